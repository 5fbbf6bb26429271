"""Measuring pairs of a damaged and a sound text: shared by the suites of that shape."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tests.gauge.report import Detail, Report, Verdict, excerpts, tally
from tests.gauge.subject import repaired

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.gauge.data import Data


@dataclass(frozen=True, slots=True)
class Pair:
    """A damaged text, the text it came from, and the group it is counted in."""

    group: str
    damaged: str
    clean: str
    path: str = "-"  #: tells the kind of text


def exact(data: Data, pairs: Iterable[Pair], levels: Sequence[str]) -> Report:
    """How many damaged texts become the sound one, become a third one, or stay as they are."""
    chosen = data.sampled(pairs, lambda pair: pair.group)
    verdicts = data.each(partial(_measure, levels=tuple(levels)), chosen)
    outcomes = ("exact", "other", "left", "failed")
    columns = tuple(f"{level} {outcome}" for level in levels for outcome in outcomes)
    return tally(verdicts, columns)


def _measure(pair: Pair, levels: tuple[str, ...]) -> Verdict:
    counts: list[str] = []
    details: list[Detail] = []
    for level in levels:
        answer = repaired(pair.damaged, level, pair.path)
        if answer.failure:
            outcome = "failed"
        elif answer.text == pair.clean:
            outcome = "exact"
        else:
            outcome = "left" if answer.text == pair.damaged else "other"
        counts.append(f"{level} {outcome}")
        if outcome in ("other", "failed"):
            wanted, got = excerpts(pair.clean, answer.text)
            details.append(Detail(pair.group, answer.failure or f"{level}: wanted, and got", wanted, got))
    return Verdict(pair.group, tuple(counts), tuple(details))
