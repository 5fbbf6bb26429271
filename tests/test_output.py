"""Every format: what it shows, that it shows nothing dangerous, and that the diff can be applied."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.program import RULES, Program, program
from textfix import engine
from textfix.core import Level
from textfix.output.diff_view import readable
from textfix.output.hunks import change
from textfix.output.visible import visible, width
from textfix.runner import repair_data

if TYPE_CHECKING:
    from textfix.report import FileReport

__all__ = ["program"]

HOSTILE = (
    "廣告\x1b[31m\x07\x9b31m\N{RIGHT-TO-LEFT OVERRIDE}[slug][/][link=x]:smile:\N{LINE SEPARATOR}"
    "\N{ZERO WIDTH SPACE}，，\r結束\x7f\n"
)
NAMES = [
    *("a\nb.txt", "\x1b[31mred.txt", "[slug].txt", "[/].txt", "::error::x.txt"),
    *(os.fsdecode(b"\xff\xfe.txt"), "\N{RIGHT-TO-LEFT OVERRIDE}b.txt"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, data: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# the formats


def test_full(program: Program) -> None:
    write("a.txt", "前文" * 30 + "左，，右" + "後文" * 30 + "\n\n末\N{ZERO WIDTH SPACE}尾；；\n廣告")
    assert program("check").text.splitlines() == [
        "a.txt:1:62: marks/doubled (safe, proven): planted marks/doubled",
        "  - …文前文前文前文前文前文前文前文前文前文左，，右後文後文後文後文後文後文後文後文後文後…",
        "    " + " " * 41 + "^^^^",
        "  + …文前文前文前文前文前文前文前文前文前文左，右後文後文後文後文後文後文後文後文後文後…",
        "",
        "a.txt:3:2: marks/unseen (safe): planted marks/unseen",
        "  - 末<U+200B>尾；；",
        "      ^^^^^^^^",
        "  + 末尾；；",
        "",
        "a.txt:3:4: marks/thin (full): planted marks/thin",
        "  - 末<U+200B>尾；；",
        "                ^^^^",
        "  + 末<U+200B>尾；",
        "    repaired with --full",
        "",
        "a.txt:4:1: words/seen (report): planted words/seen",
        "  - 廣告",
        "    ^^^^",
        "    no repair: for you to decide",
        "",
    ]


def test_a_finding_over_lines(program: Program) -> None:
    write("a.txt", "甲\n\n\n\n乙\n")
    assert program("check", "--full").text.splitlines()[:4] == [
        "a.txt:1:2: lines/blank (full): planted lines/blank",
        "  - 甲↵↵↵↵乙",
        "      ^^^^",
        "  + 甲↵↵乙",
    ]


def test_concise(program: Program) -> None:
    write("a.txt", "一，，二，，\r\n三；；\r\n")
    assert program("check", "--output-format", "concise").text.splitlines() == [
        "a.txt:1:2: marks/doubled planted marks/doubled",
        "a.txt:1:5: marks/doubled planted marks/doubled",
        "a.txt:2:2: marks/thin planted marks/thin",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_json_places_are_those_of_the_file(program: Program, encoding: str, newline: str) -> None:
    text = f"這是𠀀第一行。{newline}第二行，，有重複的標點，還有一些别的漢字。{newline}第三行；；完{newline}"
    data = text.encode(encoding)
    write("a.txt", data)
    arguments = ["--encoding=gb18030"] if encoding == "gb18030" else []
    result = program("check", "--output-format", "json", *arguments)
    document = json.loads(result.out)
    assert result.out.isascii()
    (file,) = document["files"]
    first, second = file["findings"]
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (2, 4, 2, 6)
    assert (second["line"], second["column"]) == (3, 4)
    codec = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert data[first["byte"] : first["end_byte"]].decode(codec) == first["before"] == "，，"
    assert data[second["byte"] : second["end_byte"]].decode(codec) == "；；"
    assert (file["encoding"], file["byte_order_mark"]) == (codec, encoding in ("utf-8-sig", "utf-16"))
    assert [found["applied"] for found in (first, second)] == [True, False]
    assert [found["proven"] for found in (first, second)] == [True, False]
    assert document["totals"]["applied"] == document["totals"]["left"] == 1


def test_json_of_a_clean_tree_and_of_errors(program: Program) -> None:
    write("a.txt", "好\n")
    assert json.loads(program("check", "--output-format=json").out)["files"] == []
    (file,) = json.loads(program("check", "missing", "--output-format=json").out)["files"]
    assert (file["path"], file["status"], file["message"]) == ("missing", "refused", "no such file or directory")


def test_fix_lists_what_is_left_and_json_everything(program: Program) -> None:
    path = write("a.txt", "一，，二廣告\n")
    assert program("fix", "a.txt", "--output-format=concise").text == "a.txt:1:5: words/seen planted words/seen\n"
    path.write_text("一，，二廣告\n", encoding="utf-8")
    result = program("fix", "a.txt", "--output-format=concise", "--verbose")
    assert len(result.text.splitlines()) == 2
    assert "repaired: a.txt" in result.err
    path.write_text("一，，二廣告\n", encoding="utf-8")
    (file,) = json.loads(program("fix", "a.txt", "--output-format=json").out)["files"]
    assert (file["written"], len(file["findings"])) == (True, 2)


def test_statistics(program: Program) -> None:
    write("a.txt", "一，，二，，" * 5 + "廣告\n")
    write("b.txt", "一，，\n")
    assert program("check", "--statistics").text.splitlines() == [
        "11  marks/doubled (safe) in 2 files",
        " 1  words/seen (report) in 1 file",
        "",
        "11  a.txt",
        " 1  b.txt",
    ]


# safe to show


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("arguments", [["--output-format=full"], ["--output-format=concise"], ["--output-format=json"]])
def test_nothing_hostile_reaches_a_terminal(program: Program, name: str, arguments: list[str]) -> None:
    write(name, HOSTILE)
    result = program("check", "--color=never", *arguments)
    shown = result.out.decode()
    assert not {char for char in shown if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - {"\n"}
    assert not any(line.startswith("::") for line in shown.splitlines())
    if "json" in arguments[0]:
        assert json.loads(shown)["files"][0]["path"] == name
    elif name.startswith("["):
        assert name in shown


@pytest.mark.parametrize("name", NAMES)
def test_nothing_hostile_in_messages(program: Program, name: str) -> None:
    result = program("check", f"missing{name}")
    assert result.code == 2
    assert result.err.count("\n") == 2
    assert result.err.replace("\n", "").isprintable()


def test_colours_are_ours_alone(program: Program) -> None:
    write("[slug].txt", HOSTILE)
    shown = program("check", "--color=always").text
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "\x1b" not in plain
    assert plain == program("check", "--color=never").text
    assert "\x1b[" in shown


def test_no_colour_where_nobody_asked(program: Program) -> None:
    write("a.txt", "一，，二\n")
    assert b"\x1b" not in program("check").out


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("漢字，全形", "漢字，全形"),
        ("\N{ZERO WIDTH SPACE}", "<U+200B>"),
        ("\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}", "<U+00A0>\N{IDEOGRAPHIC SPACE}"),
        ("\ud800\udcff", "<U+D800><U+DCFF>"),
        ("葛\U000e0100\ufe0f", "葛<U+E0100><U+FE0F>"),
        ("\t\x1b\x7f\x85", "<U+0009><U+001B><U+007F><U+0085>"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_character_is_shown_safely() -> None:
    for code in range(0x110000):
        char = chr(code)
        if not char.isprintable() and code != 0x3000:
            assert visible(char) == f"<U+{code:04X}>"


def test_width() -> None:
    assert [width(text) for text in ("ab", "漢字", "e\N{COMBINING ACUTE ACCENT}", "，")] == [2, 4, 1, 2]


# diffs


def git_apply(patch: bytes) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "apply", "-"], input=patch, check=True)


TEXTS = [
    "一，，二\n",
    "一，，二",
    "一，，二\r\n三\r\n四，，\r\n",
    "一，，二\r\n三\n四，，",
    "\N{BYTE ORDER MARK}一，，二\n",
    "\n\n\n\n甲\n\n\n\n\n",
    "甲\\\n乙\\\n丙\n" + "行\n" * 20 + "丁，，\\\n戊",
    "行\n" * 4 + "\N{ZERO WIDTH SPACE}\n" + "行\n" * 6 + "，，\n" + "行\n" * 7 + "，，\n",
    "\N{ZERO WIDTH SPACE}",
    "，，\r三，，\r",
    "甲\n\n\n" + "，，\n\n\n" * 3,
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize("name", ["a.txt", "sub/一 [slug].txt", 'quote".txt', "a\nb\\\x1b.txt"])
def test_git_takes_the_diff(program: Program, text: str, encoding: str, name: str) -> None:
    if encoding == "gb18030":
        text = text.replace("\N{BYTE ORDER MARK}", "") + "這是一段用來認出編碼的文字。"
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(encoding))
    arguments = ["--full", name] + (["--encoding", encoding] if encoding == "gb18030" else [])
    patch = program("fix", "--diff", *arguments)
    before = path.read_bytes()
    assert program("fix", "-q", *arguments).code == 0
    after = path.read_bytes()
    assert (patch.code, before != after) == (1, True)
    path.write_bytes(before)
    git_apply(patch.out)
    assert path.read_bytes() == after


def test_the_hunks_are_small(program: Program) -> None:
    write("a.txt", "行\n" * 50 + "一，，二\n" + "行\n" * 50)
    assert program("check", "--diff").text == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -48,7 +48,7 @@\n 行\n 行\n 行\n-一，，二\n+一，二\n 行\n 行\n 行\n"
    )


def report_on(text: str) -> FileReport:
    return repair_data(text.encode(), RULES, level=Level.FULL)


def test_random_texts_give_diffs_that_apply() -> None:
    """Regions are made from findings, some on top of others; whatever they are, the patch must be exact."""
    draw = random.Random(20)
    pieces = ["\n", "\n\n\n", "，，", "，", "甲", "\N{ZERO WIDTH SPACE}", "\\\n", "；；", "\r\n", "一行字\n"]
    for _ in range(300):
        report = report_on("".join(draw.choices(pieces, k=draw.randrange(1, 40))))
        old, new, regions = change(report)
        rebuilt, done = [], 0
        for region in regions:
            rebuilt += old[done : region.old_start] + new[region.new_start : region.new_end]
            done = region.old_end
        assert b"".join(rebuilt + old[done:]) == report.after


def test_regions_come_from_the_findings() -> None:
    changed = change(report_on("行\n" * 100 + "，，\n" + "行\n" * 100 + "甲\\\n乙\n" + "行\n" * 100))
    assert [tuple(region) for region in changed.regions] == [(100, 101, 100, 101), (201, 203, 201, 202)]


def test_a_diff_on_a_terminal_hides_nothing() -> None:
    report = report_on("前" * 500 + "，，\x1b[31m" + "後" * 500 + "\n次行\n")
    shown = readable(report, colour=False)
    assert "\x1b" not in shown
    assert shown.splitlines()[:2] == ["-", "@@ line 1 @@"]
    assert shown.splitlines()[2] == "- …" + "前" * 23 + "，，<U+001B>[31m" + "後" * 19 + "…"
    assert len(readable(report, colour=True)) > len(shown)


def test_a_diff_of_many_changes_takes_linear_time() -> None:
    """Two thousand changes far apart in a long file; difflib would compare everything with everything."""
    lines = ["行\n"] * 20_000
    lines[::10] = ["一，，二\n"] * 2_000
    plan = RULES[:1]
    outcome = engine.repair("".join(lines), plan)
    assert len(outcome.places) == 2_000
    changed = change(repair_data("".join(lines).encode(), plan))
    assert len(changed.regions) == 2_000
