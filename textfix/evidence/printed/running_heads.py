"""Running heads and feet: lines that come again beside the numbers of pages or between the halves of sentences."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.evidence.articles.genre import is_markup
from textfix.evidence.layout.seams import at_the_seam
from textfix.evidence.paragraphs import HAN
from textfix.evidence.printed.page_breaks import ISSUE, around, key_of, may_run, splits
from textfix.evidence.printed.page_numbers import NUMBER, pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textfix.evidence.paragraphs import Line

#: Letters of a name in a head.
SHORTEST_PIECE = 3
#: A text of which more than one line in so many is markup or code has no running heads.
MARKED = 4
#: What begins like this is a heading where it stands for the first time, and a running head after that.
HEADING = re.compile(r"\d+(?:\.\d+)*[、.]?\s|第.{1,3}[章节節回]|[一二三四五六七八九十]+、|[A-Z][A-Z]")
PAGE_TOKEN = re.compile(
    rf"(?:第[ ]?(?:{NUMBER}|[A-Z]\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[ ]?[页頁版]|\b[Pp](?:age|AGE)[ ][A-Z]?\d{{1,3}}|[A-Z]?\d{{1,2}}[ ]?版)"
)


def running(shown: Sequence[Line], numbers: set[int], times: Counter[str]) -> set[int]:
    """Lines that stand beside the numbers of at least two pages, or one that stands so and is repeated."""
    found: set[int] = set()
    for index in sorted(numbers):
        for step in (-1, 1):
            at = index + step
            while (
                0 <= at < len(shown)
                and may_run(shown[at])
                and times[key_of(shown[at].string)] > 1
                and abs(at - index) <= 2
            ):
                found.add(at)
                at += step
    beside = Counter(key_of(shown[at].string) for at in found)
    return {at for at in found if beside[key_of(shown[at].string)] > 1}


def repeated(shown: Sequence[Line], at_mark: set[int], times: Counter[str]) -> set[int]:
    """Lines that stand in the text more than once, half of the times between the halves of a sentence.

    A refrain, a form of words and a piece of code come again with the line before or behind them; a page's head does not.
    """
    found: dict[str, list[int]] = {}
    broken: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    for at, line in enumerate(shown):
        key = line.string.strip()
        if times[key_of(key)] > 1 and may_run(line):
            found.setdefault(key, []).append(at)
            place = around(shown, at, at_mark, times)
            broken[key] += splits(shown, *place)
            sure[key] += _parts_halves(shown, *place)
    heads = [
        places
        for key, places in found.items()
        if (2 if HAN.search(key) or _names_a_page(key) else 3) <= len(places) <= broken[key] * _weight(key, places)
        and (sure[key] * 2 >= broken[key] or _names_a_page(key))
    ]
    if not heads or sum(is_markup(line.string.strip()) for line in shown) * MARKED > len(shown):
        return set()
    again = {at for places in heads if not _come_again(shown, places, at_mark) for at in places}
    return {at for at in again if not _is_heading(shown, at, found[shown[at].string.strip()])}


def _parts_halves(shown: Sequence[Line], before: int, after: int) -> bool:
    """Whether a line stands between the halves of a sentence, in Chinese by the words at the seam as well.

    The lines of a list stop without a mark, too.
    """
    if not splits(shown, before, after):
        return False
    first, second = shown[before].string.strip(), shown[after].string.strip()
    return not HAN.search(second) or at_the_seam(first, second) > 0


def _is_heading(shown: Sequence[Line], at: int, places: Sequence[int]) -> bool:
    """Whether a repeated line stands for the first time and between two paragraphs."""
    first = at == places[0] and (at == 0 or shown[at - 1].ended)
    return first and bool(HEADING.match(shown[at].string.strip()))


def _weight(key: str, places: Sequence[int]) -> int:
    """How many places one broken sentence speaks for: a year and a name, twice, may be a list of owners."""
    return 2 if len(places) > 2 or HAN.search(key) or PAGE_TOKEN.search(key) else 1


def _names_a_page(key: str) -> bool:
    return bool(ISSUE.search(key) or PAGE_TOKEN.search(key))


def _come_again(shown: Sequence[Line], places: Sequence[int], at_mark: set[int]) -> bool:
    """Whether the line before or behind a repeated one, other than a page's number, is repeated with it, or is the same.

    A title that stands twice at the top of a page is no head of two pages.
    """
    if any(two - one == 1 for one, two in pairwise(places)):
        return True
    for step in (-1, 1):
        beside = (at + step for at in places)
        near = [shown[at].string.strip() for at in beside if 0 <= at < len(shown) and at not in at_mark]
        if len(set(near)) < len(near):
            return True
    return False


def set_apart(shown: Sequence[Line]) -> dict[int, set[str]]:
    """The lines with pieces at both margins, of which one stands so on another page: the names of a book and its part."""
    apart = {at: pieces_of(line.string.strip()) for at, line in enumerate(shown) if not line.ended}
    places: dict[str, list[int]] = {}
    for at, pieces in apart.items():
        for piece in set(pieces):
            if sum(map(str.isalpha, piece)) >= SHORTEST_PIECE:
                places.setdefault(piece, []).append(at)
    names = {piece for piece, at in places.items() if len(at) > 1 and at[-1] - at[0] >= 3 * (len(at) - 1)}
    return {at: both for at, pieces in apart.items() if (both := names.intersection(pieces))}
