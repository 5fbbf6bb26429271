"""What tools of this kind got wrong, each tried on ours: the whole program, in a process of its own, with all its rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DAMAGED = "雨停了，，大家才下山。\n"
REPAIRED = "雨停了，大家才下山。\n"
STRUCTURED = ("json", "json-lines", "csv", "github", "sarif", "rdjson", "junit", "html", "concise", "full")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "textfix", *arguments],
        input=stdin,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(Path.cwd() / "state"), **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


def write(name: str, content: str | bytes = DAMAGED) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("output_format", STRUCTURED)
def test_no_format_hides_damage_behind_exit_code_0(output_format: str) -> None:
    """The JSON formats of autocorrect always exit with 0."""
    write("a.txt")
    assert run("check", "--output-format", output_format, "a.txt").returncode == 1


def test_what_cannot_be_decoded_is_not_passed_over_in_silence() -> None:
    """Autocorrect skips such files and exits with 0."""
    path = write("a.txt", DAMAGED.encode() + b"\xff\xfe\xfd\n")
    for command in ("check", "fix"):
        done = run(command, "a.txt")
        assert done.returncode == 2
        assert b"a.txt" in done.stderr
    assert path.read_bytes() == DAMAGED.encode() + b"\xff\xfe\xfd\n"


def test_pipes_get_no_colours() -> None:
    """Autocorrect colours them."""
    write("a.txt")
    for arguments in (["check"], ["check", "--diff"], ["check", "--statistics"], ["fix", "--diff"]):
        done = run(*arguments, "a.txt", TERM="xterm-256color")
        assert b"\x1b" not in done.stdout + done.stderr


def test_a_diff_is_damage_found() -> None:
    """`typos --diff` exits with 0 whatever it shows."""
    write("a.txt")
    for command in ("check", "fix"):
        done = run(command, "--diff", "a.txt")
        assert (done.returncode, done.stdout[:4]) == (1, b"--- ")
    assert run("check", "--diff", write("clean.txt", REPAIRED).name).returncode == 0


def test_excludes_hold_for_named_files_where_that_is_asked() -> None:
    """In typos named paths are always done, so that pre-commit, which names all, takes no notice of the settings."""
    write("textfix.toml", 'extend-exclude = ["vendor"]\n')
    path = write("vendor/a.txt")
    assert run("fix", "--force-exclude", "vendor/a.txt").returncode == 0
    assert path.read_text(encoding="utf-8") == DAMAGED
    assert run("fix", "vendor/a.txt").returncode == 0
    assert path.read_text(encoding="utf-8") == REPAIRED


def test_gbk_is_never_written_over_with_replacement_characters() -> None:
    """Zhlint does so, and exits with 0."""
    text = "雨停了，大家才下山。山下的村子里灯火通明，老人们坐在门口说着今年的收成。\n"
    path = write("a.txt", text.encode("gb18030"))
    assert run("fix", "a.txt").returncode == 0
    assert path.read_bytes() == text.encode()
    few = write("b.txt", "\u5b89\n".encode("gbk") + b"\x81\n")
    before = few.read_bytes()
    done = run("fix", "b.txt")
    assert few.read_bytes() == before
    assert done.returncode == 2


def test_a_missing_file_is_an_error() -> None:
    """Codespell exits with 0."""
    done = run("check", "no-such-file.txt")
    assert done.returncode == 2
    assert b"no-such-file.txt" in done.stderr


def test_bad_bytes_are_told_and_not_a_traceback() -> None:
    """Texthooks ends in a traceback."""
    write("a.txt", b"\xe4\xbd\n\xff")
    done = run("fix", "a.txt")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("mark", ["", "\N{BYTE ORDER MARK}"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_line_ends_and_the_byte_order_mark_are_kept(mark: str, newline: str) -> None:
    """Texthooks forces line feeds; ftfy drops the mark and the carriage returns."""
    path = write("a.txt", mark + DAMAGED.replace("\n", newline) * 3)
    assert run("fix", "a.txt").returncode == 0
    assert path.read_bytes() == (mark + REPAIRED.replace("\n", newline) * 3).encode()
    assert (
        run("fix", "-", stdin=(mark + DAMAGED.replace("\n", newline)).encode()).stdout
        == (mark + REPAIRED.replace("\n", newline)).encode()
    )


@pytest.mark.parametrize(
    "code",
    [
        "```python\n{}```\n",
        "~~~~\n```\n{}~~~~\n",
        "- 甲\n\n  ```sh\n  {}  ```\n",
        "> ```\n> {}> ```\n",
        "乙：\n\n    {}\n",
        "用 `一，，二` 表示。\n",
        "---\ntitle: 一，，二\n---\n\n丙。\n",
        "<pre>\n{}</pre>\n",
    ],
)
def test_code_in_markdown_is_left_alone(code: str) -> None:
    """Autocorrect edits what stands in fences (its issues 71, 106 and 210)."""
    text = "# 一\n\n" * (not code.startswith("---")) + code.format(DAMAGED)
    path = write("a.md", text)
    assert run("fix", "--full", "a.md").returncode == 0
    assert path.read_text(encoding="utf-8") == text


def test_one_line_of_280_kilobytes_is_done_at_once() -> None:
    """Autocorrect did not finish one in 24 hours (its issue 70)."""
    path = write("a.txt", DAMAGED.strip() * 9_000 + "\n")
    assert path.stat().st_size > 280_000
    begun = time.monotonic()
    done = run("fix", "--output-format", "json", "a.txt")
    assert time.monotonic() - begun < 30
    assert done.returncode == 0
    assert json.loads(done.stdout)
    assert path.read_text(encoding="utf-8") == REPAIRED.strip() * 9_000 + "\n"
