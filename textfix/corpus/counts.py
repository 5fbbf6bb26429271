"""What was found in the rows of a shard, in numbers; and which of the rows could not be done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textfix.core import Level
from textfix.report import FileReport, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

#: How many rows of a shard are named that could not be done; the others are counted.
NAMED = 20

#: A rule and the level of what it found.
Key = tuple[str, str]


@dataclass
class Counts:
    """Sums over rows. A row is damaged where something was found in it, and changed where something was repaired."""

    rows: int = 0
    damaged: int = 0
    changed: int = 0
    undone: int = 0  #: rows that are no rows, or of which a text was left for a reason
    left_to_full: int = 0
    places: Counter[Key] = field(default_factory=Counter)
    applied: Counter[Key] = field(default_factory=Counter)
    found_in: Counter[Key] = field(default_factory=Counter)  #: how many rows
    problems: list[tuple[int, str]] = field(default_factory=list)  #: the first of those rows; 0 is the shard itself

    def add_row(self, reports: Iterable[FileReport]) -> None:
        """Count what was found in the texts of one row."""
        found: set[Key] = set()
        changed = False
        for report in reports:
            changed = changed or report.changed
            for place in report.places():
                key = (place.rule, place.level.value)
                found.add(key)
                self.places[key] += 1
                self.applied[key] += place.applied
                self.left_to_full += not place.applied and place.level is Level.FULL and place.after is not None
        self.damaged += bool(found)
        self.changed += changed
        self.found_in.update(found)

    def cannot(self, row: int, why: str) -> None:
        """Count a row that could not be done, or not in full."""
        self.undone += 1
        if len(self.problems) < NAMED:
            self.problems.append((row, why))

    def add(self, other: Counts) -> None:
        """Take in the sums of another shard; its problems are told with it."""
        for name in ("rows", "damaged", "changed", "undone", "left_to_full"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("places", "applied", "found_in"):
            getattr(self, name).update(getattr(other, name))

    @property
    def left(self) -> int:
        """How many places were not repaired."""
        return self.places.total() - self.applied.total()


@dataclass(frozen=True, slots=True)
class ShardReport(FileReport):
    """What became of a shard; of its bytes nothing is kept."""

    counts: Counts = field(default_factory=Counts)


def report_on(path: str, counts: Counts) -> ShardReport:
    """The report on a shard that was gone through."""
    status = Status.DAMAGED if counts.left else Status.REPAIRED if counts.changed else Status.CLEAN
    return ShardReport(path, status, counts=counts)
