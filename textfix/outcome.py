"""What came of a repair: the steps that rules made, what they left, and where each place stood in the text that was given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from textfix.edits import PositionMap, carry_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textfix.core import Finding, Level, Rule, Source


@dataclass(frozen=True, slots=True)
class Step:
    """What one rule did: ``apply(before, findings) == after``."""

    rule: Rule
    before: str
    findings: tuple[Finding, ...]  #: applied ones, sorted by start
    after: str

    def positions(self) -> PositionMap:
        """Where each code point of `after` stood in `before`; a finding that only changes the encoding moves none."""
        seen = self.before
        moved = (finding for finding in self.findings if seen[finding.start : finding.end] != finding.replacement)
        return PositionMap(tuple(moved))


@dataclass(frozen=True, slots=True)
class Place:
    """One damaged place: where it stood in the text that was given, and what was done about it."""

    rule: str
    level: Level
    start: int  #: code points of the original text
    end: int
    before: str  #: what the rule saw there, after the rules before it
    after: str | None  #: the proposed or applied repair; None where there is none
    message: str
    proven: bool
    applied: bool


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that was not applied, on the text as it was after a number of steps."""

    rule: Rule
    finding: Finding
    seen: str  #: the characters in its span
    steps: int  #: how many steps had been made


@dataclass(frozen=True)
class Outcome:
    """The repaired text and how it came about."""

    original: str
    text: str
    steps: tuple[Step, ...]
    left: tuple[Left, ...]
    source: Source | None = None  #: the file, and the encoding in which the rules want it written

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every finding, applied or left, with its place in the original text, in the order of the original."""
        places: list[Place] = []
        maps: list[PositionMap] = []
        for step in self.steps:
            for finding in step.findings:
                seen = step.before[finding.start : finding.end]
                places.append(_place(maps, step.rule, finding, seen, applied=True))
            maps.append(step.positions())
        places += _still_there(self.left, maps)
        places.sort(key=lambda place: (place.start, place.end))
        return tuple(places)

    def origins(self) -> Callable[[int], int]:
        """A function from offsets in the repaired text to those in the original."""
        maps = [step.positions() for step in self.steps]
        return lambda position: carry_back(maps, position, position)[0]


def _place(maps: Sequence[PositionMap], rule: Rule, finding: Finding, seen: str, *, applied: bool) -> Place:
    start, end = carry_back(maps, finding.start, finding.end)
    level = rule.level.lowest(finding.level)
    return Place(rule.name, level, start, end, seen, finding.replacement, finding.message, finding.proven, applied)


def _still_there(left: Iterable[Left], maps: Sequence[PositionMap]) -> list[Place]:
    """The places that are left in the repaired text, each once."""
    found: dict[tuple[str, int, int], Place] = {}
    for kept in left:
        place = _place(maps, kept.rule, kept.finding, kept.seen, applied=False)
        found.setdefault((place.rule, place.start, place.end), place)
    return list(found.values())


def is_edit(finding: Finding, string: str) -> bool:
    """Whether the replacement differs from what stands there, or the bytes of the file will."""
    return finding.encoding is not None or string[finding.start : finding.end] != finding.replacement
