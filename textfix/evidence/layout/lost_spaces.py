"""The spaces that a program dropped where it cut a line.

In a text cut by characters the lengths of the lines tell where one is missing; else the habit of the text does.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Text, fact
from textfix.evidence.paragraphs import HAN, Line, blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textfix.evidence.layout.wrapping import Wrap

#: Places where Han and Latin meet that show a text's habit, and how far one way must outnumber the other.
MEETINGS, OUTNUMBER = 3, 4
#: How likely a space is at a break, by what stands there.
LIKELY, UNLIKELY, NEVER = 0, -1, -4
#: What a length that a space does not explain weighs against it.
MISFIT = 8

SPACED = re.compile(r"[\u4e00-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u4e00-\u9fff]")
UNSPACED = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
MARKS = "。！？；，：、"
SPACED_MARK = re.compile(r"([。！？；，：、]) \S")
UNSPACED_MARK = re.compile(r"([。！？；，：、])[^\s”’」』）》】)]")


class Spaced(NamedTuple):
    """The best reading of the line ends up to here: its weight, the space at the last, and the reading before."""

    weight: int
    space: str
    before: Spaced | None


def lost_spaces(text: Text, cut: Wrap, block: Sequence[Line]) -> list[str]:
    """What stood at each line end of a block: a space or nothing."""
    pairs = list(pairwise(block))
    if keeps_spaces(text):
        return [""] * len(pairs)
    if cut.sure and cut.measure is len and not cut.words:
        return _by_length(text, cut, pairs)
    return [" " if _space(text, cut, line.string, after.string) else "" for line, after in pairs]


def _by_length(text: Text, cut: Wrap, pairs: Sequence[tuple[Line, Line]]) -> list[str]:
    """Every line was cut at one length and then lost the space at its end or at its head, which now shorten it."""
    best: dict[bool, Spaced] = {False: Spaced(0, "", None)}  # by whether the line has lost a space at its head
    for line, after in pairs:
        lost = min(max(cut.width - len(line.string), 0), 2)
        likely = _likelihood(text, line.string, after.string)
        found: dict[bool, Spaced] = {}
        for at_head, before in best.items():
            for at_tail, at_next in ((False, False), (True, False), (False, True)):
                space = " " if at_tail or at_next else ""
                weight = before.weight + (likely if space else 0) - MISFIT * abs(lost - at_head - at_tail)
                if at_next not in found or weight > found[at_next].weight:
                    found[at_next] = Spaced(weight, space, before)
        best = found
    spaces: list[str] = []
    last: Spaced | None = max(best.values(), key=lambda spaced: spaced.weight)
    while last and last.before:
        spaces.append(last.space)
        last = last.before
    return spaces[::-1]


def _likelihood(text: Text, before: str, after: str) -> int:
    left, right = before[-1], after[0]
    if left.isascii() and right.isascii() and left.isalnum() and right.isalnum():
        return LIKELY
    if HAN.match(left) and HAN.match(right):
        return NEVER
    if left in MARKS:
        return LIKELY + 1 if left in _spaced_marks(text) else UNLIKELY
    if left.isalnum() and right.isalnum():
        return LIKELY + 1 if parts_scripts(text) else UNLIKELY
    return UNLIKELY


def _space(text: Text, cut: Wrap, before: str, after: str) -> bool:
    left, right = before[-1], after[0]
    fits = cut.measure(before) + cut.measure(cut.head(after)) <= cut.width
    if cut.sure and cut.words and fits:
        return True  # only a space can have been in its way
    if left.isascii() and right.isascii() and left.isalnum() and right.isalnum():
        return cut.words or cut.measure(before) < cut.width  # another letter would have fitted
    if left in MARKS:
        return left in _spaced_marks(text)
    meet = (left.isascii() or right.isascii()) and left.isalnum() and right.isalnum()
    return (meet and parts_scripts(text)) or (cut.words and left.isascii() and right.isascii() and left in ",.;:!?)")


@fact
def keeps_spaces(text: Text) -> bool:
    """Whether the spaces at which lines were cut are still there."""
    return any(
        line.string[0] == " " or line.string[-1] == " " for block in blocks(text) for line in block if len(block) > 1
    )


@fact
def parts_scripts(text: Text) -> bool:
    """Whether a text has a space between Han and Latin."""
    spaced = len(SPACED.findall(text.string))
    return spaced >= MEETINGS and spaced >= OUTNUMBER * len(UNSPACED.findall(text.string))


@fact
def _spaced_marks(text: Text) -> frozenset[str]:
    """The marks behind which a text has a space."""
    spaced, unspaced = Counter(SPACED_MARK.findall(text.string)), Counter(UNSPACED_MARK.findall(text.string))
    return frozenset(mark for mark in spaced if spaced[mark] >= unspaced[mark])
