"""The lines of a text that is short enough to be a page, and findings that take whole lines out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textfix.core import Finding, Text, Zone, fact
from textfix.evidence.zones import Ranges, zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: A longer text is no page but a book, a log or a corpus, which has neither a page's head nor its tail.
LONGEST_PAGE = 1_000_000
MOST_LINES = 10_000
#: Widths of a line of Latin words wrapped by hand.
NARROW, WIDE = 36, 100
OPEN_END = re.compile(r"[a-z\d,)'\"`]$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its ``\\n``; *words* is what stands on it between the blanks."""

    start: int
    end: int
    words: str


@fact
def lines(text: Text) -> tuple[Line, ...]:
    """The lines of a text, cut at ``\\n`` only; none where the text is too long to be a page."""
    string = text.string
    if len(string) > LONGEST_PAGE or string.count("\n") > MOST_LINES:
        return ()
    found: list[Line] = []
    start = 0
    for content in string.split("\n"):
        end = start + len(content)
        found.append(Line(start, end, content.strip().strip("\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}")))
        start = end + 1
    return tuple(found)


def without(text: Text, doomed: Mapping[int, str]) -> Iterator[Finding]:
    """Findings that take lines out, each with its ``\\n``; *doomed* tells the message for the number of each line.

    The last line has no ``\\n`` of its own: it takes the one before it, unless that goes with the line before.
    """
    every = lines(text)
    goes = _that_go(text, every, set(doomed))
    for number in sorted(goes):
        line = every[number]
        start, end = line.start, line.end + 1
        if end > len(text.string):
            end = len(text.string)
            if start and number - 1 not in goes:
                start -= 1
        if start < end:
            yield Finding(start, end, doomed[number], "")


def _that_go(text: Text, every: tuple[Line, ...], doomed: set[int]) -> set[int]:
    """The lines without those of blocks of code and those that share a sentence with a line that stays."""
    code = _blocks(text) if doomed else None
    goes = {n for n in doomed if not (code and code.overlaps(every[n].start, every[n].end))}
    for numbers, step in ((sorted(goes), -1), (sorted(goes, reverse=True), 1)):
        for number in numbers:
            beside = number + step
            if not 0 <= beside < len(every) or beside in goes:
                continue
            upper, lower = (beside, number) if step < 0 else (number, beside)
            if goes_on(every[upper].words, every[lower].words):
                goes.discard(number)
    return goes


@fact
def _blocks(text: Text) -> Ranges:
    """The blocks of code that say where they begin and end, each of several lines."""
    spans = ((span.start, span.end) for span in zones(text) if span.zone is Zone.CODE)
    return Ranges((start, end) for start, end in spans if text.string.find("\n", start, end) >= 0)


def neighbour(every: tuple[Line, ...], number: int, step: int) -> int | None:
    """The number of the next line with words on it, downwards (*step* 1) or upwards (-1)."""
    number += step
    while 0 <= number < len(every):
        if every[number].words:
            return number
        number += step
    return None


def spread(every: tuple[Line, ...], seeds: Iterable[int], eligible: Mapping[int, object]) -> set[int]:
    """*seeds* and the eligible lines that touch them, directly or through each other, past blank lines."""
    reached = set(seeds)
    for step in (1, -1):
        for seed in sorted(reached, reverse=step < 0):
            number = neighbour(every, seed, step)
            while number is not None and number in eligible and number not in reached:
                reached.add(number)
                number = neighbour(every, number, step)
    return reached


def runs(every: tuple[Line, ...], eligible: Mapping[int, object]) -> Iterator[list[int]]:
    """Three and more eligible lines one below the other, past blank ones."""
    done: set[int] = set()
    for number in sorted(eligible):
        run: list[int] = []
        following: int | None = number
        while following is not None and following in eligible and following not in done:
            run.append(following)
            done.add(following)
            following = neighbour(every, following, 1)
        if len(run) >= 3:
            yield run


def goes_on(words: str, after: str) -> bool:
    """Whether a sentence of Latin words runs from one line into the next."""
    return NARROW <= len(words) <= WIDE and "a" <= after[:1] <= "z" and bool(OPEN_END.search(words))
