"""What a page has between the halves of a sentence: with a line that is known for the edge of a page go those around it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.evidence.layout.breaks import score
from textfix.evidence.layout.halves import signs_of
from textfix.evidence.layout.typeset import column
from textfix.evidence.paragraphs import CREDIT, HAN, LIST_MARKER
from textfix.evidence.printed.page_numbers import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.core import Text
    from textfix.evidence.paragraphs import Line

LONGEST = 70
#: No line of a column is as long.
UNWRAPPED = 100
#: No column has longer lines of Han.
PARAGRAPH = 45
#: How sure it must be that a sentence goes on behind the gap.
HAN_SIGNS, LATIN_SIGNS = 3.0, 4.0
#: What a name or a heading has not.
PROSE = re.compile(r"[，。；！？]|[a-z]{2}[.,;] [a-z]|[“”「」]")
#: A word that goes on in the next line.
CUT = re.compile(r"[^\W\d_]{2}[-\u00ad\u2010]\s*$")
#: How many lines before and behind a known one are looked at, the fewest first.
STEPS = ((1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (2, 1), (1, 2))
#: The name of a table or a picture, which floats to the edge of a page and is the article's.
CAPTION = re.compile(
    r"[（(【\[]?(?:[图圖表][ ]?[\d一二三四五六七八九十A-Z]|附[图圖表]|Table|Fig|Photo|Picture|Plate|Above|Below|Left|Right)|[▲△▼]"
)


def gaps(text: Text, shown: Sequence[Line], found: set[int]) -> set[int]:
    """The lines beside runs of known ones that part the halves of a sentence with them."""
    added: set[int] = set()
    for first, last in runs(sorted(found)):
        if first == 0 or last + 1 >= len(shown) or _are_whole(text, shown, first, last):
            continue
        for up, down in STEPS:
            above, below = first - 1 - up, last + 1 + down
            between = [*range(above + 1, first), *range(last + 1, below)]
            if above < 0 or below >= len(shown) or not all(_may_hang(shown[at]) for at in between):
                continue
            if not {above, below} & found and parts(text, shown[above], shown[below]):
                added.update(between)
                break
    return added


def _are_whole(text: Text, shown: Sequence[Line], first: int, last: int) -> bool:
    """Whether a sentence runs over known lines as they are, and no advertisement stands below its first half."""
    if not parts(text, shown[first - 1], shown[last + 1]):
        return False
    return first == 1 or len(shown[first - 2].string) < UNWRAPPED or not _may_hang(shown[first - 1])


def parts(text: Text, first: Line, second: Line) -> bool:
    """Whether a sentence runs from one line to the other."""
    if pieces_of(first.string.strip()):
        return False
    if CUT.search(first.string) and second.string.lstrip()[:1].islower():
        return True
    if HAN.search(first.string[-20:]):
        return score(text, first, second) >= HAN_SIGNS
    return signs_of(text, first, second, 1) >= LATIN_SIGNS


def are_halves(text: Text, shown: Sequence[Line], above: int, below: int) -> bool:
    """Whether the lines on both sides of a page's edge are one paragraph, and not two lines of a column that goes on."""
    first, second = shown[above], shown[below]
    before, after = first.string.rstrip(), second.string.strip()
    if CUT.search(before) or column(text) or not parts(text, first, second):
        return False
    if HAN.search(before[-20:]):
        begins = above == 0 or shown[above - 1].ended
        return len(before) >= PARAGRAPH or (second.ended and begins)
    return before[-1].isascii() and after[:1].isascii()


def _may_hang(line: Line) -> bool:
    """Whether a line can be what stands beside the text."""
    stripped = line.string.strip()
    if len(stripped) > LONGEST or CAPTION.match(stripped) or CREDIT.search(stripped):
        return False
    if stripped.startswith("©"):
        return True
    return not (line.ended or stripped[0].islower() or LIST_MARKER.match(stripped) or PROSE.search(stripped))


def runs(indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of neighbours."""
    start = None
    for one, two in pairwise((*indexes, -1)):
        start = one if start is None else start
        if two != one + 1:
            yield start, one
            start = None
