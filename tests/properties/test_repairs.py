"""What holds for every repair: it is stable, leaves nothing it was asked to do, can be replayed, and brings in no U+FFFD."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from tests.properties.drawn import BROKEN_FILES, FILES, LEVELS, PLAIN_FILES, Drawn, examples, holds
from textfix.core import Finding, Kind, Level, Rule, Text
from textfix.document import SHIFTED
from textfix.edits import apply
from textfix.journal.change import Change, change_of, line_of, parsed
from textfix.journal.edits import edits_of, rebuilt
from textfix.report import FileReport, Status
from textfix.rules import ALL
from textfix.runner import repair_data
from textfix.substitutions import substitutions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textfix.core import Plan

JUDGE = "suppression/unused"
LOST = "\N{REPLACEMENT CHARACTER}"
MISREAD = LOST.encode().decode("latin-1")  #: stands for it, and so may be read as it


def repaired(file: Drawn, level: Level, plan: Plan = ALL) -> FileReport:
    """The report on a file; one that failed, or on which the rules do not come to rest, is a bug whatever the property."""
    report = repair_data(file.data, plan, path=file.name, level=level, largest_loss=1.0)
    assert "internal error" not in report.message, report.message
    assert "come to rest" not in report.message, report.message
    assert "is safe but changes the number of lines" not in report.message, report.message
    return report


def is_stable(file: Drawn, level: Level, plan: Plan = ALL) -> None:
    """A second run changes nothing."""
    once = repaired(file, level, plan)
    again = repaired(Drawn(file.name, once.after), level, plan)
    assert again.after == once.after


def is_done(file: Drawn, level: Level) -> None:
    """What a run calls clean or repaired is clean for the next one, and has nothing left to apply."""
    once = repaired(file, level)
    again = repaired(Drawn(file.name, once.after), level)
    if once.status in (Status.CLEAN, Status.REPAIRED):
        # What a comment held back may not be found any more once the rest is repaired.
        assert not [place for place in again.places() if place.rule != JUDGE], again.places()
        assert again.status in (Status.CLEAN, Status.DAMAGED)
    if once.status is not Status.REFUSED:
        assert not [place for place in again.places() if place.applied]


def is_replayed(file: Drawn, level: Level) -> None:
    """The edits of the report, applied to what was there, give what is there now: as text, and byte for byte."""
    report = repaired(file, level)
    outcome, document = report.outcome, report.document
    if outcome is None or document is None or report.status is Status.REFUSED:
        assert report.after == file.data
        return
    text = outcome.original
    for step in outcome.steps:
        assert step.before == text
        text = apply(text, step.findings)
        assert step.after == text
    assert text == outcome.text
    edits = substitutions(outcome)
    assert apply(outcome.original, (Finding(each.start, each.end, "", each.replacement) for each in edits)) == text
    recorded = edits_of(report)
    assert rebuilt(report.after, recorded) == file.data
    assert (
        change_of(parsed(line_of(Change.of("/a", 0o644, file.data, report.after, recorded)))).undone(report.after)
        == file.data
    )
    shifts = document.encoding.startswith(SHIFTED)  # whose repairs bring shifts with them
    if report.encoding == document.encoding and not document.mixed and not shifts:
        where = document.locator()
        parts, done = [], 0
        for each in edits:
            start, end = where(each.start).byte, where(each.end).byte
            written = each.replacement.replace("\n", document.newline)
            parts += [file.data[done:start], written.encode(document.encoding, "surrogateescape")]
            done = end
        assert b"".join((*parts, file.data[done:])) == report.after


def brings_no_lost_character(file: Drawn, level: Level, plan: Plan = ALL) -> None:
    """U+FFFD stands for what is lost, and no repair loses anything; a proven one may show what was lost before."""
    report = repaired(file, level, plan)
    if report.outcome is not None:
        for step in report.outcome.steps:
            for finding in step.findings:
                seen = step.before[finding.start : finding.end]
                gone = seen.count(LOST) + seen.count(MISREAD)
                assert finding.proven or (finding.replacement or "").count(LOST) <= gone, (step.rule.name, finding)


def tells_what_it_could_not_read(file: Drawn, level: Level) -> None:
    """Each byte that is no character is in a finding or in a refusal that names it; and such bytes stay as they were."""
    report = repaired(file, level)
    if report.document is None:
        assert report.status in (Status.REFUSED, Status.SKIPPED)
        assert report.message
        assert report.after == file.data
        return
    text = report.document.text
    unread = [at for at, char in enumerate(text) if "\udc80" <= char <= "\udcff"]
    if not unread:
        return
    if report.status is Status.REFUSED:
        assert report.message
        assert report.after == file.data
        return
    spans = [(place.start, place.end) for place in report.places()]
    assert all(any(start <= at < end for start, end in spans) for at in unread)


@examples(300)
@given(PLAIN_FILES, LEVELS)
def test_a_repair_is_stable(file: Drawn, level: Level) -> None:
    holds(is_stable, file, level)


@examples(150)
@given(FILES, LEVELS)
def test_a_repair_is_stable_in_every_encoding(file: Drawn, level: Level) -> None:
    holds(is_stable, file, level)


@examples(250)
@given(FILES, LEVELS)
def test_a_file_is_clean_after_its_repair(file: Drawn, level: Level) -> None:
    holds(is_done, file, level)


@examples(250)
@given(FILES, LEVELS)
def test_the_edits_replayed_give_the_new_bytes(file: Drawn, level: Level) -> None:
    holds(is_replayed, file, level)


@examples(250)
@given(FILES, LEVELS)
def test_no_repair_brings_a_replacement_character(file: Drawn, level: Level) -> None:
    holds(brings_no_lost_character, file, level)


@examples(300)
@given(BROKEN_FILES, LEVELS)
def test_what_could_not_be_read_is_told(file: Drawn, level: Level) -> None:
    holds(tells_what_it_could_not_read, file, level)


# planted faults: each of these breaks one of the properties


def _rule(find: Callable[[Text], Iterator[Finding]], trigger: str) -> Plan:
    kinds = frozenset(Kind)
    return (
        Rule(
            name="planted/fault",
            level=Level.SAFE,
            doc="",
            trigger=trigger,
            find=find,
            damaged=(),
            intact=(),
            kinds=kinds,
        ),
    )


def _replacing(before: str, after: str) -> Plan:
    def find(text: Text) -> Iterator[Finding]:
        at = text.string.find(before)
        while at >= 0:
            yield Finding(at, at + len(before), "planted", after)
            at = text.string.find(before, at + len(before))

    return _rule(find, before)


def _remembering() -> Plan:
    """A rule that is not pure: it finds something every other time that it is asked."""
    asked = count()

    def find(text: Text) -> Iterator[Finding]:
        if "x" in text.string and next(asked) % 2 == 0:
            yield Finding(text.string.index("x"), text.string.index("x") + 1, "planted", "y")

    return _rule(find, "x")


@pytest.mark.parametrize("plan", [_replacing("x", "xx"), _replacing("xy", "yx"), _remembering()])
def test_a_rule_that_is_not_stable_is_caught(plan: Plan) -> None:
    with pytest.raises(AssertionError):
        is_stable(Drawn("a.txt", b"xxxxxxxxyyyyyyyy"), Level.SAFE, plan)


def test_a_rule_that_writes_replacement_characters_is_caught() -> None:
    with pytest.raises(AssertionError, match="planted"):
        brings_no_lost_character(Drawn("a.txt", b"a,,b"), Level.SAFE, _replacing(",,", LOST))


DAMAGED = Drawn("a.txt", "今天的天气很好，，我们一起去公园散步。\n".encode())


@pytest.mark.parametrize(
    "change",
    [
        lambda report: replace(report, after=report.after + b"x"),
        lambda report: replace(report, after=report.after[:-1]),
        lambda report: replace(report, outcome=replace(report.outcome, steps=())),
    ],
)
def test_a_report_that_does_not_tell_all_is_caught(
    change: Callable[[FileReport], FileReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = repair_data
    is_replayed(DAMAGED, Level.SAFE)
    monkeypatch.setattr(f"{__name__}.repair_data", lambda *given, **named: change(honest(*given, **named)))
    with pytest.raises(AssertionError):
        is_replayed(DAMAGED, Level.SAFE)


def test_damage_that_is_left_in_silence_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = repair_data

    def silent(*given: object, **named: object) -> FileReport:
        report = honest(*given, **named)  # type: ignore[arg-type]
        return replace(
            report, status=Status.CLEAN, after=b"" if b"\xe4" in report.before else report.before, outcome=None
        )

    monkeypatch.setattr(f"{__name__}.repair_data", silent)
    with pytest.raises(AssertionError):
        tells_what_it_could_not_read(Drawn("a.txt", "渡口".encode() + b"\xe4\xb8\n"), Level.SAFE)


def test_a_repair_that_is_called_complete_and_is_not_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = repair_data

    def hasty(data: bytes, *given: object, **named: object) -> FileReport:
        report = honest(data, *given, **named)  # type: ignore[arg-type]
        return replace(report, after=data) if report.status is Status.REPAIRED else report

    monkeypatch.setattr(f"{__name__}.repair_data", hasty)
    with pytest.raises(AssertionError):
        is_done(DAMAGED, Level.SAFE)
