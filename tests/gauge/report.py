"""What a suite answers: rows of counts, and the single cases behind them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tests.gauge.data import Data

#: How much of a text a detail shows.
EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Row:
    """Counts over the cases of one group."""

    name: str
    cases: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Detail:
    """One case worth reading: an edit, or a miss with what was wanted."""

    place: str
    what: str  #: a rule's name, or what went wrong
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one suite."""

    rows: tuple[Row, ...]
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Suite:
    """A measurement with an exact name."""

    name: str
    about: str  #: what is counted, in one line
    run: Callable[[Data], Report]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What happened to one case: the group it counts in, and what it counts as."""

    group: str
    counts: tuple[str, ...]
    details: tuple[Detail, ...] = ()
    weight: int = 1  #: how many cases it stands for


def tally(verdicts: Iterable[Verdict], columns: tuple[str, ...]) -> Report:
    """Add verdicts up by group; every column is shown, also where nothing counts in it."""
    cases: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = {}
    details: list[Detail] = []
    for verdict in verdicts:
        cases[verdict.group] += verdict.weight
        counts.setdefault(verdict.group, Counter(dict.fromkeys(columns, 0))).update(verdict.counts)
        details += verdict.details
    return Report(tuple(Row(name, cases[name], dict(counts[name])) for name in cases), tuple(details))


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Both texts from shortly before the first difference on, cut to a readable length."""
    same = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    start = max(0, same - 40)
    return before[start : start + EXCERPT], after[start : start + EXCERPT]
