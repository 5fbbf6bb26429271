"""Whether a text's lines were cut at one length, at which, and what stood where a line was cut.

Programs differ: some count characters, some columns; some hang a full stop over the edge, some keep Latin words whole,
some drop the space at the edge. So a line counts as full when what comes next would not have fitted on it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from textfix.core import Text, fact
from textfix.evidence.paragraphs import NEVER_FIRST, Line, blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Lines shorter than this may be verse; longer ones are paragraphs. In characters; a Han character has two columns.
NARROWEST, WIDEST = 14, 120
#: No line of verse is as long; in a short text of such lines, all of one length, fewer signs will do.
NO_VERSE = 20
#: What a line inside a sentence may fall short of the full length, and what a closing mark may exceed it by.
SLACK, HANGING = 2, 2
#: Broken lines that end inside a sentence: how many there must be, and their share of all full lines.
INSIDE, INSIDE_SHARE = 3, 0.6
#: The share of the lines before another that must be full, and of those that may be longer, such as titles.
FULL_SHARE, LONGER_SHARE = 0.7, 0.05
#: Places where Han and Latin meet that show a text's habit, and how far one way must outnumber the other.
MEETINGS, OUTNUMBER = 3, 4

MARK_AT_END = re.compile(r"[^\w\s]\s*$")
WORD_AT_HEAD = re.compile(r"[!-~]{1,30}")
SPACED = re.compile(r"[\u4e00-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u4e00-\u9fff]")
UNSPACED = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")


class Wrap(NamedTuple):
    """The length at which lines were cut, and how it is measured."""

    width: int
    measure: Callable[[str], int]

    def full(self, line: Line, after: Line) -> bool:
        """Whether what *after* begins with would not have fitted on *line*."""
        short = self.width - self.measure(line.string)
        if short <= 0:
            return not short or (-short <= HANGING and bool(MARK_AT_END.search(line.string[-2:])))
        if line.ended:
            return short < self.measure(after.string[0])
        word = WORD_AT_HEAD.match(after.string)
        return short <= SLACK or (word is not None and short <= self.measure(word.group()))

    def exact(self, block: Sequence[Line]) -> bool:
        """Whether cutting the joined block after every so many characters gives its lines back."""
        lines = [line.string for line in block]
        return self.measure is len and cut_every("".join(lines), self.width) == lines


def cut_every(string: str, width: int) -> list[str]:
    """The forward program: lines of *width* characters, wherever that falls."""
    return [string[at : at + width] for at in range(0, len(string), width)]


def columns(string: str) -> int:
    """The width of a string on a terminal."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in string)


@fact
def wrap(text: Text) -> Wrap | None:
    """How the lines of a text were cut; None where they were not."""
    wrapped = [block for block in blocks(text) if len(block) > 1]
    for measure, narrowest in ((len, NARROWEST), (columns, 2 * NARROWEST)):
        counted = Counter(measure(line.string[: 2 * WIDEST]) for block in wrapped for line in block[:-1])
        width = max(counted, key=lambda length: (counted[length], length), default=0)
        if narrowest <= width <= WIDEST and _holds(Wrap(width, measure), wrapped):
            return Wrap(width, measure)
    return None


def _holds(cut: Wrap, wrapped: Sequence[Sequence[Line]]) -> bool:
    followed = [pair for block in wrapped for pair in pairwise(block)]
    full = [(line, after) for line, after in followed if len(line.string) <= WIDEST and cut.full(line, after)]
    inside = sum(_inside(line, after) for line, after in full)
    lengths = (cut.measure(line.string[: 2 * WIDEST]) for block in wrapped for line in block)
    longer = sum(length > cut.width + HANGING for length in lengths)
    if len(full) < FULL_SHARE * len(followed) or longer > LONGER_SHARE * len(followed):
        return False
    if inside >= max(INSIDE, INSIDE_SHARE * len(full)):
        return True
    whole = all(cut.exact(block) and block[-1].ended for block in wrapped)
    return whole and cut.width >= NO_VERSE and (inside == len(full) == 2 or (inside > 0 and len(full) >= INSIDE))


def _inside(line: Line, after: Line) -> bool:
    """Whether a line is cut where nobody would end it."""
    return after.string[:1] in NEVER_FIRST or not MARK_AT_END.search(line.string[-SLACK:])


def lost_space(text: Text, cut: Wrap, line: Line, after: Line) -> str:
    """The space that was dropped at the edge, where the text has one in such places."""
    left, right = line.string[-1], after.string[0]
    if not (left.isalnum() and right.isalnum()) or not (left.isascii() or right.isascii()) or _keeps_spaces(text):
        return ""
    if left.isascii() and right.isascii():
        return " " if cut.measure(line.string) < cut.width else ""  # another letter would have fitted
    return " " if _parts_scripts(text) else ""


@fact
def _keeps_spaces(text: Text) -> bool:
    """Whether the spaces at which lines were cut are still there."""
    return any(
        line.string[0] == " " or line.string[-1] == " " for block in blocks(text) for line in block if len(block) > 1
    )


@fact
def _parts_scripts(text: Text) -> bool:
    """Whether a text has a space between Han and Latin."""
    spaced = len(SPACED.findall(text.string))
    return spaced >= MEETINGS and spaced >= OUTNUMBER * len(UNSPACED.findall(text.string))
