"""Edits: what is applied can be carried back, and a library's change becomes findings."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from textfix.core import Finding
from textfix.edits import PositionMap, apply, carry_back, findings_of_change

SHORT = st.text(alphabet="ab\n中", max_size=12)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    parts = draw(st.lists(st.tuples(SHORT, st.booleans(), SHORT), max_size=6))
    text, findings = "", []
    for old, edit, new in parts:
        if edit and (old or new) and not (findings and findings[-1].end == len(text)):
            findings.append(Finding(len(text), len(text) + len(old), "", new))
        text += old
    return text, findings


@given(edited())
def test_untouched_characters_are_carried_back_exactly(case: tuple[str, list[Finding]]) -> None:
    before, findings = case
    after = apply(before, findings)
    positions = PositionMap(findings)
    shift, done = 0, 0
    for finding in [*findings, Finding(len(before), len(before), "", "")]:
        for position in range(done, finding.start):
            assert positions.start(position + shift) == position
            assert positions.end(position + 1 + shift) == position + 1
            assert after[position + shift] == before[position]
        shift += len(finding.replacement or "") - (finding.end - finding.start)
        done = finding.end


def test_a_span_inside_a_replacement_is_the_whole_of_what_was_replaced() -> None:
    positions = PositionMap([Finding(2, 5, "", "wxyz")])
    assert (positions.start(3), positions.end(5)) == (2, 5)


def test_a_span_beside_a_deletion_does_not_take_it_in() -> None:
    positions = PositionMap([Finding(2, 5, "", "")])
    assert (positions.start(2), positions.end(4)) == (5, 7)
    assert (positions.start(0), positions.end(2)) == (0, 2)
    assert carry_back([positions], 2, 2) == (5, 5)


def test_a_span_is_carried_through_several_edits() -> None:
    first, second = [Finding(0, 2, "", ""), Finding(4, 4, "", "!!")], [Finding(1, 3, "", "-")]
    before = "abcdefgh"
    middle = apply(before, first)
    after = apply(middle, second)
    assert (middle, after) == ("cd!!efgh", "c-!efgh")
    start = after.index("gh")
    assert carry_back([PositionMap(first), PositionMap(second)], start, start + 2) == (6, 8)


@given(SHORT, SHORT)
def test_the_findings_of_a_change_make_the_change(before: str, after: str) -> None:
    findings = list(findings_of_change(before, after, "changed"))
    assert apply(before, findings) == after
    assert all(a.end <= b.start for a, b in pairwise(findings))


def test_the_findings_of_a_change_are_small() -> None:
    before, after = "one\ntwo three four\nfive", "one\ntwo 3 four\nfive"
    assert list(findings_of_change(before, after, "m")) == [Finding(8, 13, "m", "3")]
