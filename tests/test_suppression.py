"""Comments, baselines and allowed words: what is left alone is left alone by check and fix alike, and stays so."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest

import textfix.rules
from tests.program import RULES, Program, program
from textfix.allowance import Allowance
from textfix.baseline import Baseline
from textfix.core import Finding, Kind, Level, Text
from textfix.engine import repair
from textfix.evidence.suppressions import directives
from textfix.quick import fired
from textfix.rules.suppression import unused
from textfix.runner import repair_data
from textfix.suppression import Suppression
from textfix.tables import triggers

__all__ = ["program"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def repaired(text: str, *, level: Level = Level.SAFE) -> str:
    """The text as a run of the planted rules leaves it; a second run leaves it too."""
    outcome = repair(text, RULES, level=level, sieve=Suppression())
    assert repair(outcome.text, RULES, level=level, sieve=Suppression()).text == outcome.text
    return outcome.text


# comments


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("一，，二 # textfix: ignore\n三，，四", "一，，二 # textfix: ignore\n三，四"),
        ("一，，二 <!-- textfix:ignore[marks/doubled] -->", "一，，二 <!-- textfix:ignore[marks/doubled] -->"),
        ("一，，二 // textfix: ignore[words, marks]", "一，，二 // textfix: ignore[words, marks]"),
        ("一，，二 % textfix: ignore[*/doubled]", "一，，二 % textfix: ignore[*/doubled]"),
        ("一，，二 -- textfix: ignore[words]", "一，二 -- textfix: ignore[words]"),
        ("一，，二 ; textfix: ignore[marks/unseen]", "一，二 ; textfix: ignore[marks/unseen]"),
        ("# textfix: off\n一，，二\n# textfix: on\n三，，四", "# textfix: off\n一，，二\n# textfix: on\n三，四"),
        ("零，，一 # textfix: off\n一，，二", "零，，一 # textfix: off\n一，，二"),
        ("textfix: off[words]\n一，，二\ntextfix: on\n", "textfix: off[words]\n一，二\ntextfix: on\n"),
        (
            "textfix: off[marks]\n一，，二\ntextfix: off\ntextfix: on\n三，，",
            "textfix: off[marks]\n一，，二\ntextfix: off\ntextfix: on\n三，",
        ),
        ("\n" * 9 + "textfix: ignore-file\n一，，二", "\n" * 9 + "textfix: ignore-file\n一，，二"),
        ("\n" * 10 + "textfix: ignore-file\n一，，二", "\n" * 10 + "textfix: ignore-file\n一，二"),
        ("textfix: ignore-file[words]\n一，，二", "textfix: ignore-file[words]\n一，二"),
        ("mytextfix: ignore 一，，二", "mytextfix: ignore 一，二"),
        ("textfix: ignored 一，，二", "textfix: ignored 一，二"),
        ("Textfix: ignore 一，，二", "Textfix: ignore 一，二"),
    ],
)
def test_what_a_comment_holds_back(before: str, after: str) -> None:
    assert repaired(before) == after


def test_a_repair_over_several_lines_is_held_back_by_each_of_them() -> None:
    assert repaired("一\\\n二 textfix: ignore[marks]", level=Level.FULL) == "一二 textfix: ignore[marks]"
    assert repaired("一\\\n二\ntextfix: ignore", level=Level.FULL) == "一二\ntextfix: ignore"
    assert repaired("textfix: ignore 一\\\n二", level=Level.FULL) == "textfix: ignore 一\\\n二"
    assert repaired("一\n\n\n\ntextfix: ignore", level=Level.FULL) == "一\n\ntextfix: ignore"


def test_no_rule_may_take_a_comment_away() -> None:
    from dataclasses import replace

    def find(text: Text) -> list[Finding]:
        return [Finding(0, len(text.string), "all of it", "")] if text.string else []

    greedy = replace(RULES[3], name="lines/all", trigger=".", find=find)
    text = "一，，二 # textfix: ignore[marks]\n"
    assert repair(text, (greedy,), level=Level.FULL, sieve=Suppression()).text == text
    assert repair("一，，二\n", (greedy,), level=Level.FULL, sieve=Suppression()).text == ""


def test_check_and_fix_agree_and_the_lines_are_those_on_disk(program: Program) -> None:
    text = "甲\\\n乙\n丙，，丁 # textfix: ignore\n戊，，己\n"
    Path("a.txt").write_text(text)
    lines = program("check", "--full", "--output-format=concise", "a.txt").text.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["a.txt:1:2:", "a.txt:4:2:"]
    assert program("fix", "--full", "a.txt").code == 0
    assert Path("a.txt").read_text() == "甲乙\n丙，，丁 # textfix: ignore\n戊，己\n"
    assert program("check", "--full", "a.txt").code == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_comments_in_any_encoding(program: Program, encoding: str, newline: str) -> None:
    text = f"今天的天气很好，，我们去散步。 # textfix: ignore{newline}".encode(encoding)
    Path("a.txt").write_bytes(text)
    given = [] if encoding != "gb18030" else ["--encoding=gb18030"]
    assert program("fix", "a.txt", *given).code == 0
    assert Path("a.txt").read_bytes() == text


# comments that are not needed


@pytest.fixture
def judging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textfix.rules, "ALL", (*RULES, unused.RULE))


def told(text: str, *, level: Level = Level.SAFE, plan: tuple[str, ...] = ()) -> list[tuple[int, str]]:
    """The line and the message of each finding about a comment."""
    rules = tuple(rule for rule in (*RULES, unused.RULE) if not plan or rule.name in plan)
    report = repair_data(text.encode(), rules, path="a.txt", level=level)
    assert not report.changed
    return [
        (text.count("\n", 0, place.start) + 1, place.message)
        for place in report.places()
        if place.rule == unused.RULE.name
    ]


@pytest.mark.usefixtures("judging")
def test_unused_comments_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple((rule.name, rule.triggers, "always") for rule in RULES)
    monkeypatch.setattr("textfix.tables.triggers.TRIGGERS", rows)
    assert told("一 textfix: ignore\n") == [(1, "no finding to suppress on this line")]
    assert told("一，，二 textfix: ignore\n") == []
    assert told("一，，二 textfix: ignore[marks, words]\n") == [(1, "no finding of words to suppress on this line")]
    assert told("textfix: off\n一\ntextfix: on\n") == [(1, "no finding to suppress in this region")]
    assert told("textfix: on\n") == [(1, "nothing is off here")]
    assert told("textfix: ignore-file\n一\n") == [(1, "no finding to suppress in this file")]
    assert told("\n" * 12 + "textfix: ignore-file\n") == [(13, "below the first ten lines `ignore-file` has no effect")]
    ((line, message),) = told("一，， textfix: ignore[marks/dubled, marks]\n")
    assert (line, message.startswith("no rule or family is called 'marks/dubled'; did you mean marks/doubled")) == (
        1,
        True,
    )


@pytest.mark.usefixtures("judging")
def test_a_comment_that_another_level_or_rule_needs_is_not_unused() -> None:
    assert told("一\\\n二 textfix: ignore\n") == [(2, "no finding to suppress on this line")]
    assert told("一 textfix: ignore\\\n二\n") == []
    assert told("一 textfix: ignore\\\n二\n", level=Level.FULL) == []
    assert told("一，，二 textfix: ignore\n", plan=("words/seen", unused.RULE.name)) == []
    assert told("一 textfix: ignore\n", plan=("words/seen",)) == []  # the judge itself was not chosen


def test_an_unused_comment_is_damage_that_is_left(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = {rule.name: rule for rule in (*RULES, unused.RULE)}
    monkeypatch.setattr(sys.modules["textfix.rules"], "ALL", tuple(rules.values()))
    monkeypatch.setattr(sys.modules["textfix.rules"], "named", rules.__getitem__)
    rows = tuple((rule.name, rule.triggers, "always") for rule in (*RULES, unused.RULE))
    monkeypatch.setattr(triggers, "TRIGGERS", rows)
    Path("a.txt").write_text("一 # textfix: ignore\n")
    assert program("check", "a.txt").code == 1
    assert program("fix", "a.txt").code == 1
    assert program("check", "--ignore", "suppression", "a.txt").code == 0
    assert program("check", "--select", "marks", "a.txt").code == 0


def test_clean_files_with_a_comment_are_looked_at() -> None:
    assert fired("今天天氣很好。".encode()) == frozenset()
    assert unused.RULE.name in (fired("今天天氣很好。 # textfix: ignore".encode()) or ())


@pytest.mark.parametrize(
    "hostile",
    [
        "textfix: ignore ，，",
        "textfix: off[a]，，\n",
        "textfix:",
        "textfix: ignore[",
        "textfix: on\n，，",
        "textfix: ignore-file ，，",
    ],
)
def test_comments_without_end_cost_linear_time(hostile: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        repair(hostile * times, RULES[:1], sieve=Suppression())
        return time.process_time() - start

    assert seconds(16_000) < max(seconds(1_000), 0.01) * 16 * 8


def test_many_comments_are_read_as_their_lines_say() -> None:
    text = Text("".join(f"一，，{number} textfix: ignore[a{number}]\n" for number in range(100)))
    assert [directive.selectors for directive in directives(text).lines] == [(f"a{number}",) for number in range(100)]


# baselines


def test_a_baseline_knows_its_places_when_lines_move(program: Program) -> None:
    path = Path("a.txt")
    path.write_text("甲，，乙\n丙，，丁\n這是廣告。\n")
    arguments = ("check", "--baseline", "known.json", "--output-format=concise", "a.txt")
    missing = program(*arguments)
    assert (missing.code, "--write-baseline writes one" in missing.err) == (2, True)
    assert program(*arguments, "--write-baseline").code == 0
    assert program(*arguments).code == 0
    path.write_text("新的\n丙，，丁\n甲，，乙\n又，，來\n這是廣告。\n這是廣告。\n")
    lines = program(*arguments).text.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["a.txt:4:2:", "a.txt:6:3:"]
    assert program("fix", "--baseline", "known.json", "a.txt").code == 1  # one more 廣告
    assert path.read_text() == "新的\n丙，，丁\n甲，，乙\n又，來\n這是廣告。\n這是廣告。\n"
    before = path.stat()
    program("fix", "--baseline", "known.json", "a.txt")
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_baseline_goes_by_paths_from_its_own_folder(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("甲，，乙\n")
    assert program("check", "--write-baseline", "--baseline", "known.json", ".").code == 0
    assert list(json.loads(Path("known.json").read_text())["files"]) == ["in/a.txt"]
    monkeypatch.chdir("in")
    assert program("check", "--baseline", "../known.json", "a.txt").code == 0
    Path("textfix.toml").write_text('baseline = "../known.json"\n')
    assert program("check").code == 0
    assert program("check", "--isolated").code == 1


def test_what_is_written_is_the_same_each_time(program: Program) -> None:
    Path("b.txt").write_text("甲，，乙\n這是廣告。\n")
    Path("a.txt").write_text("甲，，乙\n")
    arguments = ("check", "--write-baseline", "--baseline", "known.json", ".")
    assert program(*arguments).code == 0
    first = Path("known.json").read_bytes()
    assert program(*arguments).code == 0
    assert Path("known.json").read_bytes() == first
    assert Baseline.read("known.json").of("a.txt").total() == 1


def test_mistakes_with_baselines(program: Program) -> None:
    Path("a.txt").write_text("甲\n")
    assert "needs --baseline FILE" in program("check", "--write-baseline", "a.txt").err
    assert "use it with check" in program("fix", "--write-baseline", "--baseline", "k.json", "a.txt").err
    for data in (
        "",
        "[]",
        '{"version": 2}',
        '{"version": 1, "files": []}',
        '{"version": 1, "files": {"a": {"x": "y"}}}',
        "[" * 9999,
    ):
        Path("known.json").write_text(data)
        result = program("check", "--baseline", "known.json", "a.txt")
        assert result.code == 2
        assert "error: known.json: is " in result.err
    assert "could not be written" in program("check", "--write-baseline", "--baseline", "no/k.json", "a.txt").err


def test_a_file_that_cannot_be_done_is_told_when_a_baseline_is_written(program: Program) -> None:
    assert program("check", "--write-baseline", "--baseline", "known.json", "missing.txt").code == 2


# allowed text


def test_allowed_words_and_expressions_stay(program: Program) -> None:
    Path("words.txt").write_text("﻿# 說明\n三，，四  # 專名\n\n", encoding="utf-8")
    Path("textfix.toml").write_text(
        'allow = ["一，，二"]\nallow-re = ["第\\\\d+，，"]\nlexicons = ["words.txt"]\n', encoding="utf-8"
    )
    path = Path("a.txt")
    path.write_text("一，，二 三，，四 五，，六 第12，，第x，，\n")
    assert program("fix", "a.txt").code == 0
    assert path.read_text() == "一，，二 三，，四 五，六 第12，，第x，\n"
    assert program("check", "a.txt").code == 0


def test_a_repair_may_carry_allowed_text_along() -> None:
    sieve = Allowance(["中文"])
    text = Text("一中文二")

    def passes(finding: Finding) -> bool:
        return sieve(text, RULES[0], finding) is not None

    assert passes(Finding(0, 4, "", "二中文一"))
    assert not passes(Finding(0, 4, "", "中 文"))
    assert not passes(Finding(0, 2, "", "一中"))
    assert not passes(Finding(2, 3, "", "文"))
    assert not passes(Finding(1, 3, "", None))
    assert not passes(Finding(2, 2, "", "x"))
    assert passes(Finding(1, 1, "", "x"))
    assert passes(Finding(3, 3, "", "x"))
    assert passes(Finding(0, 1, "", ""))


def test_expressions_take_linear_time_whatever_they_are() -> None:
    text = "a" * 50_000 + "，，"
    sieve = Allowance((), ["(a*)*b", "(a|aa)+$x"])
    start = time.process_time()
    assert repair(text, RULES[:1], sieve=sieve).text == "a" * 50_000 + "，"
    assert time.process_time() - start < 2


def test_words_take_linear_time() -> None:
    sieve = Allowance(["，" + "，" * length for length in range(40)])
    start = time.process_time()
    repair("，，" * 20_000, RULES[:1], sieve=sieve)
    assert time.process_time() - start < 5


def test_kinds_of_the_judge() -> None:
    assert unused.RULE.kinds == frozenset(Kind)
