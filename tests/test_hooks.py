"""Both hooks, run by pre-commit itself in a repository of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

yaml = pytest.importorskip("yaml", reason="comes with pre-commit")
pytest.importorskip("pre_commit", reason="pre-commit is not installed")

ROOT = Path(__file__).parents[1]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
DAMAGED = "今天的天气很好，，我们一起去公园散步。\n"
REPAIRED = "今天的天气很好，我们一起去公园散步。\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which this project's own code stands in for an installed one, so that nothing is fetched."""
    repository = tmp_path / "repository"
    repository.mkdir()
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    program = tmp_path / "bin" / "textfix"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m textfix "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    git("init", "-q")
    return repository


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def configure(hook: str, **changes: object) -> None:
    """Ask for one of our hooks as users do, but for the installation."""
    entry = {**HOOKS[hook], "language": "system", **changes}
    config = {"repos": [{"repo": "local", "hooks": [entry]}]}
    Path(".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")


def pre_commit() -> subprocess.CompletedProcess[str]:
    git("add", ".")
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never"]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.usefixtures("repository")
def test_the_repairing_hook_fails_where_it_repaired_and_passes_then() -> None:
    configure("textfix")
    damaged, clean = Path("a.txt"), Path("b.txt")
    damaged.write_text(DAMAGED, encoding="utf-8")
    clean.write_text(REPAIRED, encoding="utf-8")
    first = pre_commit()
    assert first.returncode == 1, first.stdout
    assert "files were modified by this hook" in first.stdout
    assert damaged.read_text(encoding="utf-8") == REPAIRED
    second = pre_commit()
    assert second.returncode == 0, second.stdout


@pytest.mark.usefixtures("repository")
def test_the_checking_hook_fails_and_changes_nothing() -> None:
    configure("textfix-check", args=["--output-format=concise"])
    Path("a.txt").write_text(DAMAGED, encoding="utf-8")
    done = pre_commit()
    assert done.returncode == 1
    assert "a.txt:1:8: punctuation/doubled" in done.stdout
    assert "modified by this hook" not in done.stdout
    assert Path("a.txt").read_text(encoding="utf-8") == DAMAGED
    Path("a.txt").write_text(REPAIRED, encoding="utf-8")
    assert pre_commit().returncode == 0


@pytest.mark.usefixtures("repository")
def test_excluded_files_stay_as_they_are() -> None:
    """pre-commit names every file; the excludes hold nevertheless, and users' args cannot drop that."""
    configure("textfix", args=["--extend-exclude", "vendor"])
    Path("vendor").mkdir()
    Path("vendor/a.txt").write_text(DAMAGED, encoding="utf-8")
    assert pre_commit().returncode == 0
    assert Path("vendor/a.txt").read_text(encoding="utf-8") == DAMAGED


@pytest.mark.usefixtures("repository")
def test_other_encodings_and_binary_files_do_no_harm() -> None:
    configure("textfix")
    contents = {
        "gbk.py": ("# coding: gbk\n# " + REPAIRED).encode("gbk"),
        "gbk.bat": (REPAIRED * 5).replace("\n", "\r\n").encode("gbk"),
        "utf16.txt": REPAIRED.encode("utf-16"),
        "utf16-unmarked.txt": REPAIRED.encode("utf-16-le"),
        "crlf.txt": REPAIRED.replace("\n", "\r\n").encode(),
        "image.png": b"\x89PNG\r\n\x1a\n\0\0",
        "image.txt": b"\x89PNG\r\n\x1a\n\0\0",
    }
    for name, data in contents.items():
        Path(name).write_bytes(data)
    done = pre_commit()
    assert done.returncode == 0, done.stdout
    assert {name: Path(name).read_bytes() for name in contents} == contents


@pytest.mark.usefixtures("repository")
def test_a_file_in_an_old_encoding_is_converted_once() -> None:
    configure("textfix")
    Path("gbk.txt").write_bytes(REPAIRED.replace("\n", "\r\n").encode("gbk"))
    first = pre_commit()
    assert first.returncode == 1, first.stdout
    assert Path("gbk.txt").read_bytes() == REPAIRED.replace("\n", "\r\n").encode()
    assert pre_commit().returncode == 0


@pytest.mark.usefixtures("repository")
def test_a_file_that_cannot_be_read_for_certain_stops_the_commit_and_stays() -> None:
    configure("textfix")
    Path("a.txt").write_bytes(b"caf\xe9\n")
    done = pre_commit()
    assert done.returncode == 1
    assert "--encoding cp1252" in done.stdout
    assert Path("a.txt").read_bytes() == b"caf\xe9\n"


def test_a_user_cannot_drop_what_the_hooks_need() -> None:
    for hook in HOOKS.values():
        assert "--force-exclude" in hook["entry"]
        assert hook["require_serial"]
        assert hook["types"] == ["text"]
        assert hook["language"] == "python"
        assert "args" not in hook
