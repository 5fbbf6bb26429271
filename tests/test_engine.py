"""The engine: sequence, overlaps, protected zones, levels, stability, and places in the original text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from textfix.core import Finding, Kind, Level, Rule, Source, Text, Zone
from textfix.engine import RuleError, UnstableError, repair
from textfix.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def rule(
    pattern: str,
    replacement: str | Callable[[str], str | None] | None,
    *,
    level: Level = Level.SAFE,
    grade: Level | None = None,
    enters: frozenset[Zone] = frozenset(),
    name: str = "test/rule",
    kinds: frozenset[Kind] = frozenset(Kind),
) -> Rule:
    def find(text: Text) -> Iterator[Finding]:
        for match in re.finditer(pattern, text.string):
            new = replacement(match.group()) if callable(replacement) else replacement
            yield Finding(match.start(), match.end(), f"found {match.group()}", new, grade)

    return Rule(
        name=name, level=level, doc="", trigger=pattern, find=find, damaged=(), intact=(), enters=enters, kinds=kinds
    )


def test_rules_run_in_sequence_and_each_sees_what_the_previous_one_left() -> None:
    outcome = repair("xay", (rule("a", "b", name="t/a"), rule("b", "c", name="t/b")))
    assert outcome.text == "xcy"
    assert [step.rule.name for step in outcome.steps] == ["t/a", "t/b"]


def test_a_clean_text_is_the_same_string() -> None:
    text = "nothing here"
    assert repair(text, (rule("q", "b"),)).text is text


def test_damage_that_a_repair_brings_to_light_is_repaired_in_the_same_run() -> None:
    outcome = repair("z", (rule("a", "b", name="t/late"), rule("z", "a", name="t/early")))
    assert outcome.text == "b"


def test_overlapping_findings_of_one_rule_are_applied_once() -> None:
    def find(text: Text) -> Iterator[Finding]:
        if "abc" in text.string:
            yield Finding(1, 3, "second", "Y")
            yield Finding(0, 2, "first", "X")

    overlapping = Rule(
        name="t/o", level=Level.SAFE, removes=True, doc="", trigger="a", find=find, damaged=(), intact=()
    )
    assert repair("abcd", (overlapping,)).text == "Xcd"


@pytest.mark.parametrize(
    "text",
    ["`a`", "see https://example.org/a now", "```\na\n```", "---\nkey: a\n---\n", "<p title='a'>", "[x](a)", "$a$"],
)
def test_protected_zones_are_left_alone(text: str) -> None:
    assert repair(text, (rule("a", "b"),), kind=Kind.MARKDOWN).text == text


def test_a_rule_enters_the_zones_it_declares() -> None:
    enters = frozenset({Zone.FRONT_MATTER})
    assert repair("---\nq: a\n---\n`a`", (rule("a", "b", enters=enters),)).text == "---\nq: b\n---\n`a`"


def test_levels() -> None:
    full = rule("a", "b", level=Level.FULL)
    assert repair("a", (full,)) == Outcome("a", "a", (), ())
    assert repair("a", (full,), level=Level.FULL).text == "b"
    thin = rule("a", "b", grade=Level.FULL)
    assert repair("a", (thin,)).text == "a"
    assert [(p.level, p.applied, p.after) for p in repair("a", (thin,)).places] == [(Level.FULL, False, "b")]
    assert repair("a", (thin,), level=Level.FULL).text == "b"
    told = rule("a", None, level=Level.REPORT)
    assert [p.applied for p in repair("a", (told,), level=Level.FULL).places] == [False]


def test_a_kind_that_a_rule_does_not_work_in() -> None:
    assert repair("a", (rule("a", "b", kinds=frozenset({Kind.HTML})),)).text == "a"


def test_a_safe_rule_that_changes_the_number_of_lines_is_stopped() -> None:
    with pytest.raises(RuleError, match="number of lines"):
        repair("a\nb", (rule("a\nb", "ab"),))
    assert repair("a\nb", (rule("a\nb", "ab", level=Level.FULL),), level=Level.FULL).text == "ab"


def test_a_finding_outside_the_text_is_stopped() -> None:
    wild = Rule(
        name="t/w", level=Level.SAFE, doc="", trigger="a", find=lambda _: [Finding(0, 9, "", "")], damaged=(), intact=()
    )
    with pytest.raises(RuleError, match="0:9"):
        repair("a", (wild,))


def test_rules_that_never_come_to_rest_are_refused() -> None:
    with pytest.raises(UnstableError, match="t/grow"):
        repair("a", (rule("a", "aa", name="t/grow"),))


def test_places_are_those_of_the_original_text_past_dropped_and_joined_lines() -> None:
    original = "junk\nfirst ha\n\nlf and x\nlast x"
    plan = (
        rule("junk\n", "", level=Level.FULL, name="t/drop"),
        rule("\n\n", "", level=Level.FULL, name="t/join"),
        rule("half", "HALF", name="t/word"),
        rule("x", "y", name="t/x"),
    )
    outcome = repair(original, plan, level=Level.FULL)
    assert outcome.text == "first HALF and y\nlast y"
    spans = {(p.rule, original[p.start : p.end]) for p in outcome.places}
    assert spans == {("t/drop", "junk\n"), ("t/join", "\n\n"), ("t/word", "ha\n\nlf"), ("t/x", "x")}
    assert [p.start for p in outcome.places if p.rule == "t/x"] == [22, 29]


def test_to_write_a_text_in_another_encoding_moves_nothing() -> None:
    def convert(text: Text) -> Iterator[Finding]:
        yield Finding(0, len(text.string), "odd encoding", text.string, encoding="utf-8")

    source = Source(b"", "gb18030", "gb18030")
    converting = replace(rule(".", None, name="t/converted"), find=convert, reads_bytes=True)
    outcome = repair("一二三，，四", (converting, rule("，，", "，")), source=source)
    assert outcome.source is not None
    assert outcome.source.encoding == "utf-8"
    assert [(place.start, place.end) for place in outcome.places] == [(0, 6), (3, 5)]


def test_what_is_left_is_told_once_and_not_where_another_rule_repaired_it() -> None:
    told = rule("[ab]", None, level=Level.REPORT, name="t/told")
    outcome = repair("a b", (told, rule("a", "c", name="t/a")))
    assert [(p.rule, p.start) for p in outcome.places] == [("t/a", 0), ("t/told", 2)]
