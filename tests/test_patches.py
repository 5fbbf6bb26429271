"""What --diff prints is what fix writes: over all fixtures, in several encodings and with both line ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FIXTURES = sorted(path for path in (ROOT / "fixtures").rglob("*") if path.is_file())


def run(*command: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(command, input=data, capture_output=True, check=False, env=environment)


def textfix(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return run(sys.executable, "-m", "textfix", *arguments, "--isolated", "--no-respect-gitignore", ".")


def contents() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file() and ".git" not in path.parts}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All fixtures, some in another encoding or with other line ends."""
    monkeypatch.chdir(tmp_path)
    for number, fixture in enumerate(FIXTURES):
        data = fixture.read_bytes()
        path = Path(fixture.relative_to(ROOT / "fixtures"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if fixture.suffix == ".txt" and b"\r" not in data:
            text = data.decode("utf-8", "replace")
            path.with_suffix(".crlf.txt").write_bytes(text.replace("\n", "\r\n").encode())
            if number % 3 == 0:
                path.with_suffix(".utf16.txt").write_bytes(text.encode("utf-16"))
    for command in (["init", "-q"], ["config", "core.autocrlf", "false"], ["add", "-A"]):
        assert run("git", *command).returncode == 0


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("level", [[], ["--full"]], ids=["safe", "full"])
def test_the_applied_patch_is_what_fix_writes(level: list[str]) -> None:
    before = contents()
    level = [*level, "--force"]  # some pages are mostly residue
    patch = textfix("fix", "--diff", *level)
    assert contents() == before
    assert textfix("fix", *level, "--output-format=concise").returncode in (0, 1)
    written = contents()
    difference = run("git", "diff", "--binary").stdout
    assert len(difference) > 10_000

    for name, data in before.items():
        Path(name).write_bytes(data)
    done = run("git", "apply", "-", data=patch.stdout)
    assert done.returncode == 0, done.stderr  # git warns of spaces at line ends, which the texts have
    assert contents() == written
    assert run("git", "diff", "--binary").stdout == difference
