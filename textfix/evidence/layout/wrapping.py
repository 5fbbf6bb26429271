"""Whether a text's lines were cut at one length, at which, and how the program measured.

Programs differ: some count characters, some columns; some hang a full stop over the edge, some keep Latin words whole,
some drop the space at the edge. A program is found where it would have cut every line as it is; failing that, a length at
which lines are cut inside sentences again and again, as they are when a page is typeset.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from textfix.core import Text, fact
from textfix.evidence.layout.seams import at_the_seam
from textfix.evidence.paragraphs import HAN, NEVER_FIRST, Line, blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Lines shorter than this may be verse; longer ones are paragraphs. In characters; a Han character has two columns.
NARROWEST, WIDEST = 14, 120
#: No line of verse is as long; in a short text of such lines, all of one length, fewer signs will do.
NO_VERSE = 20
#: What a line inside a sentence may fall short of the full length, and what a closing mark may exceed it by.
SLACK, HANGING = 2, 2
#: What a first line may fall short of it, whose indent is lost, in wide characters.
INDENT, WIDE = 3, "\N{IDEOGRAPHIC SPACE}"
#: Broken lines that end inside a sentence: how many there must be, and their share of all full lines.
INSIDE, INSIDE_SHARE = 3, 0.6
#: The share of the lines before another that must be full, and of those that may be longer, such as titles.
FULL_SHARE, LONGER_SHARE = 0.7, 0.05
#: A program's lines end inside sentences less often where it keeps words whole.
INSIDE_SHARE_EXACT = 0.4
#: The share of the lines ended inside sentences that show it by their last and first characters, and how many are looked at.
RUNNING, SAMPLE = 0.25, 60
#: The least share of lines that end inside a sentence, whatever the program: fewer and the lines are somebody's own.
INSIDE_LEAST = 0.25
#: Lines that are no part of a paragraph, such as titles, which a program did not fill.
OTHERS_SHARE = 0.05

#: Programs that are known, the plainest first: whether they keep words whole, hang marks, and how many spaces they drop.
PROGRAMS = ((False, False, 0), (False, True, 0), (False, False, 2), (True, False, 1), (True, True, 1), (False, True, 2))

#: Two marks in a row, which typesetters set closer, so that another character fits on the line.
NARROWED = re.compile(r"[，。、；：！？][”’」』）》]|[”’」』）》][，。、；：“「（]")
MARK_AT_END = re.compile(r"[^\w\s]\s*$")
MARKS_AT_END = re.compile(r"[，。、；：！？”’）》」』】〉…,.;:!?)\]]{0,4}$")
WORD_AT_HEAD = re.compile(r"[!-~]{1,80}")


class Wrap(NamedTuple):
    """The length at which lines were cut, how it is measured, and what the program did at the edge."""

    width: int
    measure: Callable[[str], int]
    sure: bool = False  #: whether this program would have cut every line as it is
    hangs: bool = False  #: marks may stand beyond the edge
    words: bool = False  #: Latin words are kept whole
    dropped: int = (
        0  #: how many spaces at the edge it dropped at most: none, the one before a word, or one on each side
    )

    def full(self, line: Line, after: Line) -> bool:
        """Whether what *after* begins with would not have fitted on *line*."""
        if self.sure and self.cuts(line.string, after.string):
            return True
        return not (self.sure and line.ended) and self._about_full(line, after)

    def cuts(self, line: str, after: str) -> bool:
        """Whether the program would have cut here."""
        size = self.measure(line)
        inner = self.measure(MARKS_AT_END.sub("", line)) if self.hangs else size
        if inner > self.width or (self.hangs and MARKS_AT_END.match(after[:1]) and after[:1] in NEVER_FIRST):
            return False
        dropped = 0 if HAN.match(line[-1:]) and HAN.match(after[:1]) else self.dropped  # no space parts two Han
        return size + dropped + self.measure(self.head(after)) > self.width

    def head(self, line: str) -> str:
        """What the program moves to the next line as a whole."""
        word = WORD_AT_HEAD.match(line) if self.words else None
        return word.group() if word else line[:1]

    def _about_full(self, line: Line, after: Line) -> bool:
        short = self.width - self.measure(line.string)
        if short <= 0:
            hangs = MARK_AT_END.search(line.string[-2:]) or (NARROWED.search(line.string) and not line.ended)
            return not short or (-short <= HANGING and bool(hangs))
        if line.ended:
            return short < self.measure(after.string[0])
        word = WORD_AT_HEAD.match(after.string)
        return short <= SLACK or (word is not None and short <= self.measure(word.group()))

    def lost_indent(self, line: Line) -> bool:
        """Whether the first line of a paragraph is as much shorter as an indent was wide, and stops inside a sentence."""
        return self.width - self.measure(line.string) <= INDENT * self.measure(WIDE) and not MARK_AT_END.search(
            line.string
        )

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
    return _program(wrapped) or _about(wrapped)


def _program(wrapped: Sequence[Sequence[Line]]) -> Wrap | None:
    """The program that would have cut all lines as they are, the plainest first."""
    pairs = [pair for block in wrapped for pair in pairwise(block)]
    inside = sum(_inside(line, after) for line, after in pairs)
    if inside < max(2, INSIDE_LEAST * len(pairs)) or any(len(line.string) > WIDEST for pair in pairs for line in pair):
        return None
    for (words, hangs, dropped), (measure, narrowest) in product(
        PROGRAMS, ((len, NARROWEST), (columns, 2 * NARROWEST))
    ):
        sizes = [measure(MARKS_AT_END.sub("", line.string) if hangs else line.string) for line, _ in pairs]
        longest = max(sizes, default=0)
        for width in range(max(longest, narrowest), min(longest + 1 + dropped, WIDEST) + 1):
            cut = Wrap(width, measure, sure=True, hangs=hangs, words=words, dropped=dropped)
            if _fits(cut, pairs) and _holds(cut, wrapped, INSIDE_SHARE_EXACT):
                return cut
    return None


def _fits(cut: Wrap, pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Whether nearly every line that does not end a sentence is one that the program cut."""
    left = int(OTHERS_SHARE * len(pairs))
    for line, after in pairs:
        left -= not cut.cuts(line.string, after.string) and not line.ended
        if left < 0:
            return False
    return True


def _about(wrapped: Sequence[Sequence[Line]]) -> Wrap | None:
    """A length that most lines have."""
    for measure, narrowest in ((len, NARROWEST), (columns, 2 * NARROWEST)):
        counted = Counter(measure(line.string[: 2 * WIDEST]) for block in wrapped for line in block[:-1])
        width = max(counted, key=lambda length: (counted[length], length), default=0)
        if narrowest <= width <= WIDEST and _holds(Wrap(width, measure), wrapped, INSIDE_SHARE):
            return Wrap(width, measure)
    return None


def _holds(cut: Wrap, wrapped: Sequence[Sequence[Line]], inside_share: float) -> bool:
    followed = [pair for block in wrapped for pair in pairwise(block)]
    full = [(line, after) for line, after in followed if len(line.string) <= WIDEST and cut.full(line, after)]
    inside = [pair for pair in full if _inside(*pair)]
    lengths = (cut.measure(line.string[: 2 * WIDEST]) for block in wrapped for line in block)
    longer = sum(length > cut.width + HANGING for length in lengths)
    if len(full) < FULL_SHARE * len(followed) or longer > LONGER_SHARE * len(followed):
        return False
    if len(inside) >= max(INSIDE, inside_share * len(full)):
        return _runs_on(inside, wrapped)
    whole = all(cut.exact(block) and block[-1].ended for block in wrapped)
    enough = len(inside) == len(full) == 2 or (len(inside) > 0 and len(full) >= INSIDE)
    return whole and cut.width >= NO_VERSE and enough


def _runs_on(inside: Sequence[tuple[Line, Line]], wrapped: Sequence[Sequence[Line]]) -> bool:
    """Whether sentences run over the line ends and come to an end; a list of titles as long as each other has neither."""
    ended = sum(block[-1].ended for block in wrapped)
    if ended == len(wrapped):
        return True
    sample = inside[:SAMPLE]
    seams = sum(
        at_the_seam(line.string.rstrip(), after.string[:WIDEST].strip() or after.string) > 0 for line, after in sample
    )
    return seams >= RUNNING * len(sample) and 2 * ended >= len(wrapped)


def _inside(line: Line, after: Line) -> bool:
    """Whether a line is cut where nobody would end it."""
    return after.string[:1] in NEVER_FIRST or not MARK_AT_END.search(line.string[-SLACK:])
