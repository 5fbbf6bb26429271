"""Paragraphs of Han text that were set in a narrow column, each told by its own lines: as long as each other, cut in sentences.

A page of a newspaper has columns of several widths, and titles and captions between them, so that no one length holds for
the whole text. Sometimes every line has become a paragraph with a blank line behind it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.layout.seams import at_the_seam
from textfix.evidence.layout.wrapping import columns
from textfix.evidence.paragraphs import HAN, LIST_MARKER, Line, is_modern, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Columns of a line; a Han character has two. Shorter lines are verse and lists as often.
NARROWEST, WIDEST = 22, 110
#: What a line falls short of the next that ends a paragraph.
SHORT = 6
#: What a line may fall short of the longest, where a mark or a Latin word did not fit, and a first line without its indent.
SLACK, INDENT = 2, 4
FEWEST, FEWEST_APART = 3, 4
#: The share of lines that stop without a mark, of lines with a comma inside, and of seams that show that the sentence goes on.
OPEN, COMMAS, RUNNING = 0.55, 0.4, 0.25
MARK_AT_END = re.compile(r"[^\w\s]\s*$")
COMMA_INSIDE = re.compile(r"[\w”’」』）》][，、。；：！？][\w“‘「『（《]")


@fact
def set_columns(text: Text) -> tuple[tuple[Line, ...], ...]:
    """The paragraphs, each as its lines."""
    if not HAN.search(text.string) or not is_modern(text):
        return ()
    crammed = _is_crammed(lines(text))
    stretches = [*_stretches(lines(text))]
    found = [tuple(run) for stretch in stretches for run in _runs(stretch, crammed=crammed)]
    return (*found, *_as_wide(stretches, found))


def _as_wide(stretches: Sequence[Sequence[Line]], found: Sequence[Sequence[Line]]) -> Iterator[tuple[Line, ...]]:
    """Other lines that stop inside a sentence where the columns that were found end."""
    widths = {max(map(_size, run[1:-1])) for run in found}
    taken = {line.start for run in found for line in run}
    for stretch in stretches if widths else ():
        run: list[Line] = []
        for line, after in pairwise(stretch):
            runs_on = line.start not in taken and after.start not in taken and _is_full(line, after, widths)
            if runs_on:
                run = run or [line]
                run.append(after)
            if run and not runs_on:
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)


def _is_full(line: Line, after: Line, widths: set[int]) -> bool:
    """Whether a line is as long as a column, is no title, and its sentence can go on in the next."""
    before, follows = line.string.strip(), after.string.strip()
    if not any(abs(_size(line) - width) <= SLACK for width in widths) or line.ended or _begins_anew(after):
        return False
    open_end = before[-1].isalnum() or before[-1] in "，、"
    inside = COMMA_INSIDE.search(before) or at_the_seam(before, follows) > 0
    return bool(open_end and inside and HAN.search(before))


def _is_crammed(every: Sequence[Line]) -> bool:
    """Whether paragraphs end at short lines with no blank line behind; then some end at full lines, too."""
    for line, after in pairwise(every):
        if line.ended and not after.blank and _size(line) + SHORT <= _size(after) <= WIDEST:
            return True
    return False


def _stretches(every: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines without a blank line between, and lines with exactly one blank line between each."""
    shown = [(number, line) for number, line in enumerate(every) if not line.blank]
    for gap in (1, 2):
        stretch: list[Line] = []
        before = None
        for number, line in shown:
            if before is not None and number - before != gap:
                yield stretch
                stretch = []
            stretch.append(line)
            before = number
        yield stretch


def _runs(stretch: Sequence[Line], *, crammed: bool) -> Iterator[list[Line]]:
    """The paragraphs of a stretch: full lines, and the line behind them that is not longer."""
    run: list[Line] = []
    width = 0  # of the widest line but the first
    for line in stretch:
        if run and not _goes_on(run, line, width, crammed=crammed):
            if _is_set(run):
                yield run
            run, width = [], 0
        width = max(width, _size(line)) if run else 0
        run.append(line)
    if _is_set(run):
        yield run


def _goes_on(run: Sequence[Line], line: Line, width: int, *, crammed: bool) -> bool:
    """Whether a line can stand below a run: all but a first line without its indent are full, none is longer."""
    size, last = _size(line), _size(run[-1])
    if len(run) == 1:
        if run[-1].ended and line.start - run[-1].end > 1:
            return False
        return -SLACK <= size - last <= INDENT or size < last
    ended = run[-1].ended and (crammed or _begins_anew(line) or line.start - run[-1].end > 1)
    return last >= width - SLACK and size <= width + SLACK and not ended


def _begins_anew(line: Line) -> bool:
    return line.string.startswith(("\N{IDEOGRAPHIC SPACE}", "  ", "\t")) or bool(LIST_MARKER.match(line.string))


def _is_set(run: Sequence[Line]) -> bool:
    """Whether lines are a paragraph that a column cut."""
    apart = len(run) > 1 and run[1].start - run[0].end > 1
    if len(run) < (FEWEST_APART if apart else FEWEST) or any(_begins_anew(line) for line in run[1:]):
        return False
    full = [_size(line) for line in run[:-1]]
    if not NARROWEST <= max(full) <= WIDEST or min(full[1:] or full) < max(full) - SLACK:
        return False
    strings = [line.string.strip() for line in run]
    if sum(len(HAN.findall(string)) for string in strings) * 2 < sum(map(len, strings)):
        return False
    seams = list(pairwise(strings))
    unmarked = sum(not MARK_AT_END.search(before) for before, _ in seams)
    commas = sum(bool(COMMA_INSIDE.search(string)) for string in strings)
    running = sum(at_the_seam(before, after) > 0 for before, after in seams)
    return (
        unmarked >= max(2, OPEN * len(seams))
        and commas >= COMMAS * len(strings)
        and running >= RUNNING * len(seams)
        and (run[-1].ended or running >= 2)
    )


def _size(line: Line) -> int:
    return columns(line.string.strip()[:WIDEST])
