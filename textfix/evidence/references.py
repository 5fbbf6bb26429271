"""The list of an article's sources: a heading, and below it items that are numbered one after another or cite something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.lines import neighbour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.page import Page

HEADING = re.compile(
    r"[#=\s【]*(?:[参參]考(?:[资資]料|文[献獻]|[来來]源|[书書]目)|引用(?:[来來]源|文[献獻])|[资資]料[来來]源|[脚腳]?[注註][释釋解脚腳]?"
    r"|References|Notes|Footnotes|Citations|Sources|Bibliography|Works cited|Literature cited)[】=\s]*[:：]?",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"[\[［【(（]?(\d{1,3})[\]］】)）]?\s?[.．、:：]?\s?[^\s\d]")
MARKED = re.compile(r"[\^↑]\s?\S")
#: A year, a journal, a publisher or an address: what a source is named with.
CITES = re.compile(
    r"\((?:1[5-9]|20)\d\d[a-z]?\)|[,，.．]\s?(?:1[5-9]|20)\d\d\b|出版社|\[[JMDCNR](?:/OL)?\]|《[^》]{2,40}》.{0,40}\d|\bpp?\. ?\d|\bISBN\b|\bdoi\b",
    re.IGNORECASE,
)


def references(here: Page) -> Iterator[int]:
    """The numbers of the heading and of the items below it."""
    for number in here.tail:
        if HEADING.fullmatch(here.lines[number].words):
            items = list(_items(here, number))
            if items:
                yield from (number, *items)


def _items(here: Page, heading: int) -> Iterator[int]:
    """The items, each with the number after the last one's, or with a source in it."""
    last = 0
    at = neighbour(here.lines, heading, 1)
    while at is not None:
        words = here.lines[at].words
        numbered = NUMBERED.match(words)
        if numbered and int(numbered[1]) == last + 1:
            last += 1
        elif not (MARKED.match(words) or CITES.search(words)):
            return
        yield at
        at = neighbour(here.lines, at, 1)
