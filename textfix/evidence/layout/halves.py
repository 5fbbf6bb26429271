"""Lines of a text that could be the halves of one paragraph, each pair with the weight of its signs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from textfix.core import Kind, Text, fact
from textfix.evidence.layout.breaks import ALONE, STOP_INSIDE, TITLE, score
from textfix.evidence.layout.latin_breaks import latin_score
from textfix.evidence.lines import goes_on
from textfix.evidence.paragraphs import HAN, Line, is_modern, lines

#: Shorter lines are no paragraph that a page could break.
SHORTEST = 12
#: Blank lines that a column break leaves; more of them are a deliberate gap.
MOST_BLANK = 2
#: Lines of Latin words that are longer are seldom wrapped; how many of them there must be, for each that is wrapped besides.
WIDE, UNWRAPPED = 100, 3
#: No program wraps lines at more.
WIDEST = 140
#: What the lines of a column may differ by in length, and the weight of standing at its edge.
EDGE, COLUMN = 2, 1.5
#: No line of verse is as long; the share of a text that stands in such lines where a line end alone may be a break.
LONG_LINES, LONG_SHARE = 20, 0.75
#: Breaks behind a mark within a sentence that show who set the lines; lines without a mark that are a list, where fewer
#: than one of so many is broken.
CLAUSE_END, FEWEST_CLAUSES = "，、；,;", 3
MANY_UNMARKED, BROKEN_OF_UNMARKED = 30, 7
#: A number of a verse or an item.
NUMBERED = re.compile(r"\s{0,8}(\d{1,3})(?:[.、:：)）]|\s)\s{0,2}\D", re.ASCII)


class Seam(NamedTuple):
    """Two neighbouring lines, the blank lines between them, and how likely they are one."""

    first: Line
    second: Line
    blank: int
    signs: float


def seams_of(text: Text) -> list[Seam]:
    """Each pair of lines that could be halves: with a blank line or two between, or none."""
    found: list[Seam] = []
    numbered = [(number, line) for number, line in enumerate(lines(text)) if not line.blank]
    for (number, first), (next_number, second) in pairwise(numbered):
        blank = next_number - number - 1
        if blank <= MOST_BLANK:
            found.append(Seam(first, second, blank, signs_of(text, first, second, blank)))
    if _are_set(found):
        found = [seam if seam.blank else seam._replace(signs=0.0) for seam in found]
    return _with_columns(found)


def _are_set(seams: list[Seam]) -> bool:
    """Whether the lines without a blank line between are as somebody set them: verses, clauses, entries of a list.

    A page breaks a sentence at a comma now and then, who sets clauses nearly always; and in a list most lines stop without a mark.
    """
    near = [seam for seam in seams if not seam.blank]
    certain = [seam for seam in near if seam.signs >= ALONE]
    clauses = sum(seam.first.string.rstrip()[-1] in CLAUSE_END for seam in certain)
    if len(certain) >= FEWEST_CLAUSES and clauses * 2 > len(certain):
        lengths = [len(seam.first.string) for seam in certain]
        return max(lengths) - min(lengths) > 2 * EDGE
    unmarked = sum(not seam.first.ended for seam in near)
    return unmarked >= MANY_UNMARKED and len(certain) * BROKEN_OF_UNMARKED < unmarked


def _with_columns(seams: list[Seam]) -> list[Seam]:
    """The seams, those being likelier that have a certain one beside them whose line is as long: a column's edge."""
    raised: list[Seam] = []
    for before, seam, after in zip((None, *seams), seams, (*seams[1:], None), strict=False):
        edge = any(
            near
            and not near.blank
            and near.signs >= ALONE
            and abs(len(near.first.string) - len(seam.first.string)) <= EDGE
            for near in (before, after)
        )
        at_edge = edge and seam.signs > 0 and not seam.blank
        raised.append(seam._replace(signs=seam.signs + COLUMN) if at_edge else seam)
    return raised


def signs_of(text: Text, first: Line, second: Line, blank: int) -> float:
    """The score of a pair; without a blank line only where the first is too long for verse."""
    if len(first.string) < SHORTEST or _count_up(first.string, second.string):
        return 0.0
    if not HAN.search(first.string[-20:]):
        return latin_score(text, first, second) if blank or _would_fit(text, first, second) else 0.0
    if not is_modern(text):
        return 0.0
    if blank or (text.kind is Kind.PLAIN and _too_long_for_verse(first.string) and _in_long_lines(text)):
        return score(text, first, second)
    return 0.0


def _count_up(before: str, after: str) -> bool:
    """Whether two paragraphs begin with numbers of which one follows the other, as verses and items do."""
    one, two = NUMBERED.match(before), NUMBERED.match(after)
    return bool(one and two and int(two[1]) == int(one[1]) + 1)


def _too_long_for_verse(line: str) -> bool:
    return len(line) >= TITLE or (len(line) >= SHORTEST and bool(STOP_INSIDE.search(line)))


def _would_fit(text: Text, first: Line, second: Line) -> bool:
    """Whether a long English line was not cut for want of room."""
    before, after = first.string.rstrip(), second.string.strip()
    if len(before) <= WIDE or not (before[-1].isascii() and after[:1].isascii()):
        return False
    longest = _longest(text)
    return longest > 0 and (len(before) > WIDEST or len(before) + 1 + len(after.partition(" ")[0]) <= longest)


@fact
def _longest(text: Text) -> int:
    """The longest line where paragraphs stand in lines longer than anybody wraps them; 0 where sentences run over shorter ones."""
    strings = [line.string.strip() for line in lines(text)]
    long = [len(string) for string in strings if len(string) > WIDE]
    wrapped = sum(goes_on(line, after) for line, after in pairwise(strings))
    return max(long) if len(long) >= max(UNWRAPPED, wrapped * UNWRAPPED) else 0


@fact
def _in_long_lines(text: Text) -> bool:
    """Whether most of a text stands in lines too long for verse, speech and tables."""
    everything = sum(len(line.string) for line in lines(text))
    return sum(len(line.string) for line in lines(text) if len(line.string) >= LONG_LINES) >= LONG_SHARE * everything
