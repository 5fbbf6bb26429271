"""On a terminal: widths, colours, and the line that tells how far a run has come."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from textfix.output.folding import folded, paragraphs
from textfix.output.visible import fitting, visible, width

pty = pytest.importorskip("pty", reason="needs a system with pseudo-terminals")
fcntl = pytest.importorskip("fcntl", reason="needs a system with pseudo-terminals")
termios = pytest.importorskip("termios", reason="needs a system with pseudo-terminals")

ROOT = Path(__file__).parents[1]
WIDE = "前" * 90 + "左，，右" + "後" * 90 + "\nplain " * 20 + "，，\N{ZERO WIDTH SPACE} end " + "words " * 30 + "廣告\n"
SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def on_terminal(*arguments: str, columns: int = 80, code: str = "", **environment: str) -> str:
    """What the program with the planted rules shows on a terminal, standard error too."""
    main, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, bytes([24, 0, columns, 0, 0, 0, 0, 0]))
    inherited = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")
    }
    settings = {**inherited, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "PYTHONUTF8": "1", **environment}
    command = [sys.executable, "-c", code, *arguments] if code else [sys.executable, "-m", "tests.program", *arguments]
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=child, env=settings, close_fds=True) as process:
        os.close(child)
        parts = []
        while True:
            ready, _, _ = select.select([main], [], [], 30)
            assert ready, "nothing more comes"
            try:
                part = os.read(main, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            parts.append(part)
    os.close(main)
    assert process.returncode in (0, 1), b"".join(parts)
    return b"".join(parts).decode().replace("\r\n", "\n")


def findings(shown: str) -> list[str]:
    """The lines of texts and carets, without colours, headings and the summary."""
    lines = SEQUENCE.sub("", shown).splitlines()
    return [line for line in lines if line.startswith(("  ", "- ", "+ "))]


@pytest.mark.parametrize("columns", [40, 80, 250])
@pytest.mark.parametrize("arguments", [["check"], ["check", "--diff"]])
def test_texts_fit_the_terminal(columns: int, arguments: list[str]) -> None:
    Path("a.txt").write_text(WIDE, encoding="utf-8")
    lines = findings(on_terminal(*arguments, "--full", "a.txt", columns=columns))
    assert len(lines) >= 4
    assert max(map(width, lines)) <= columns


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_carets_stand_under_the_damage(columns: int) -> None:
    Path("a.txt").write_text(WIDE, encoding="utf-8")
    lines = findings(on_terminal("check", "a.txt", columns=columns))
    marked = [(before, carets) for before, carets in pairwise(lines) if "^" in carets]
    assert len(marked) == 4
    for before, carets in marked:
        start, end = carets.index("^"), len(carets)
        left = next(number for number in range(len(before) + 1) if width(before[:number]) >= start)
        damage = before[left : left + fitting(before[left:], end - start)]
        assert damage in ("，，", "<U+200B>", "廣告")


def test_columns_that_the_user_names_hold() -> None:
    Path("a.txt").write_text(WIDE, encoding="utf-8")
    assert max(map(width, findings(on_terminal("check", "a.txt", columns=200, COLUMNS="40")))) <= 40


@pytest.mark.parametrize(
    ("environment", "arguments", "coloured"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": ""}, [], True),
        ({"TERM": "dumb"}, [], False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, [], True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color=always"], True),
        ({}, ["--color=never"], False),
    ],
)
@pytest.mark.parametrize("view", [[], ["--diff"]])
def test_colours(environment: dict[str, str], arguments: list[str], view: list[str], *, coloured: bool) -> None:
    Path("a.txt").write_text("一，，二\n", encoding="utf-8")
    shown = on_terminal("check", "a.txt", *arguments, *view, **environment)
    assert bool(SEQUENCE.search(shown)) is coloured


@pytest.mark.parametrize(("value", "coloured"), [("1", True), ("0", False), ("", False)])
def test_colours_in_a_pipe_for_those_who_force_them(value: str, *, coloured: bool) -> None:
    Path("a.txt").write_text("一，，二\n", encoding="utf-8")
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "FORCE_COLOR": value}
    settings.pop("NO_COLOR", None)
    for arguments, coloured_here in ((["check"], coloured), (["check", "--diff"], False)):
        command = [sys.executable, "-m", "tests.program", *arguments, "a.txt"]
        done = subprocess.run(command, env=settings, capture_output=True, check=False)
        assert (b"\x1b" in done.stdout) is coloured_here  # a patch is for git


def test_markup_in_names_and_texts_is_no_style() -> None:
    Path("[red]a[b].txt").write_text("[bold]一，，二[/bold][link=x]:smile:\n", encoding="utf-8")
    shown = SEQUENCE.sub("", on_terminal("check", "."))
    assert "[red]a[b].txt:1:8" in shown
    assert "[bold]一，，二[/bold][link" in shown


#: The program as it is on a slow disk: each file takes its time.
SLOW = """
import sys, time
import pytest
import textfix.visitor as visitor
import tests.program as planted
from textfix.pool import tasks
planted.plant(pytest.MonkeyPatch())
tasks.FILES = 2
fast = visitor.read
def slow(*path):
    time.sleep({seconds})
    return fast(*path)
visitor.read = slow
from textfix.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_long_run_tells_how_far_it_is(jobs: str) -> None:
    for number in range(40):
        Path(f"{number:02}.txt").write_text("一，，二\n" if number == 39 else "好\n", encoding="utf-8")
    shown = on_terminal("check", ".", "--output-format=concise", "-j", jobs, code=SLOW.format(seconds=0.08))
    drawn = re.findall(r"\r\x1b\[K([█░]{24}) (\d+) of 40 files, \d+ a second", shown)
    assert len(drawn) >= 3
    assert [int(number) for _, number in drawn] == sorted({int(number) for _, number in drawn})
    before, _, after = shown.rpartition("\r\x1b[K")
    assert "39.txt:1:2" not in before  # the line is gone before anything else is shown
    assert after.startswith("39.txt:1:2: marks/doubled")


@pytest.mark.parametrize("quiet", [["-q"], []])
def test_a_short_or_quiet_run_shows_no_progress(quiet: list[str]) -> None:
    for number in range(30):
        Path(f"{number:02}.txt").write_text("好\n", encoding="utf-8")
    shown = on_terminal("check", ".", *quiet, code=SLOW.format(seconds=0.05 if quiet else 0.001))
    assert "\x1b" not in shown


def test_progress_is_for_terminals() -> None:
    for number in range(30):
        Path(f"{number:02}.txt").write_text("好\n", encoding="utf-8")
    command = [sys.executable, "-c", SLOW.format(seconds=0.05), "check", "."]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"Nothing found in 30 files.\n")
    assert "\x1b" not in on_terminal("check", ".", code=SLOW.format(seconds=0.05), TERM="dumb")


def test_fitting() -> None:
    assert [fitting("漢字ab", columns) for columns in range(8)] == [0, 0, 1, 1, 2, 3, 4, 4]
    assert fitting("\N{ZERO WIDTH SPACE}a", 7) == 0
    assert visible("\N{ZERO WIDTH SPACE}") == "<U+200B>"


def test_messages_are_broken_between_words() -> None:
    Path("a.txt").write_text("一，，二\n" * 3, encoding="utf-8")
    name = "a-long-name.txt"
    Path(name).write_text("；；\n", encoding="utf-8")
    for command in (["check", "."], ["rules"], ["explain", "marks/doubled"], ["check", name]):
        lines = SEQUENCE.sub("", on_terminal(*command, columns=46, TERM="dumb")).split("\n")
        assert [line for line in lines if width(line) > 46] == []
        whole = {*SEQUENCE.sub("", on_terminal(*command, columns=250, TERM="dumb")).split()}
        assert {word for line in lines for word in line.split()} <= whole | {"…"} | {word[:1] for word in whole}


@pytest.mark.parametrize(
    ("text", "columns", "hang", "taken", "lines"),
    [
        ("one two three", 20, "", 0, ["one two three"]),
        ("one two three four five", 22, "  ", 0, ["one two three four", "  five"]),
        ("  one two three four five", 22, "  ", 0, ["  one two three four", "  five"]),
        ("前" * 12 + " end", 20, "", 0, ["前" * 10, "前前 end"]),
        ("x" * 25, 22, "  ", 0, ["x" * 22, "  xxx"]),
        (" message", 24, "    ", 20, ["", "    message"]),
        (" a message", 24, "    ", 21, [" a", "    message"]),
        ("a message that is not folded at all", None, "", 0, ["a message that is not folded at all"]),
        ("a message that is not folded at all", 10, "", 0, ["a message that is not folded at all"]),
    ],
)
def test_folding(text: str, columns: int | None, hang: str, taken: int, lines: list[str]) -> None:
    assert list(folded(text, columns, hang, taken=taken)) == lines


def test_paragraphs_of_a_documentation() -> None:
    text = "Head.\n\nWhat:\n    one\n    two\n      deeper\n    three\n\nEnd:\n    four"
    assert list(paragraphs(text)) == [
        *("Head.", "", "What:", "    one two", "      deeper", "    three", "", "End:", "    four")
    ]
