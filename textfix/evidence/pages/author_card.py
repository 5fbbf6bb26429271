"""The card of an article's author below it: the name of the byline once more, and a line about its bearer, among rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.articles.page import dated
from textfix.evidence.lines import neighbour

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textfix.evidence.articles.page import Page

#: Who wrote the article, in its head.
BYLINE = re.compile(
    r"(?:^|[\s　|｜])(?:文|撰文|作者|撰稿|文字|[记記]者|采[访訪]|採訪|By|by|BY|Written by|Words by|Text)\s?[/／:：|｜丨]?\s?"
    r"(?:(?P<han>[\u4e00-\u9fff·]{2,5})(?=$|[\s　/／、|｜,，])|(?P<latin>[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){0,2}))"
)
HEADING = re.compile(
    r"(?:[关關][于於]|本文)?作者(?:[简簡][介歷历]|[介绍紹]{2})?[:：]?|[Aa]bout the [Aa]uthor|ABOUT THE AUTHOR|[Ww]ritten by"
)
ABOUT = re.compile(
    r"(?:About|Meet|Hi,? I['’]m|[关關][于於]|我是)\s?([^\s:：!！。.]{2,12}(?: [A-Z]\S{1,12}){0,2})[.!！:：]?"
)
CLAUSE = re.compile(r"\S[，,。.；]")
LONGEST_BYLINE, LONGEST_ABOUT = 60, 220
#: What is said about the author can be taken for the last paragraph.
LAST_LINES = 3


def author_card(here: Page, known: Mapping[int, str]) -> Iterator[int]:
    """The numbers of its lines, where a row of the frame stands above or below the card; *known* are those rows."""
    names = set(_names(here))
    if not names:
        return
    for number in range(max(here.body.start + 1, here.body.stop - LAST_LINES), here.tail.stop):
        words = here.lines[number].words
        about = ABOUT.fullmatch(words)
        if number in known or (about[1] if about else words) not in names:
            continue
        card = [number, *_about(here, known, number)]
        above, below = neighbour(here.lines, card[0], -1), neighbour(here.lines, card[-1], 1)
        if above is not None and above not in known and HEADING.fullmatch(here.lines[above].words):
            card.insert(0, above)
            above = neighbour(here.lines, above, -1)
        if (below in known and len(card) > 1) or (above in known and (below in known or len(card) > 1)):
            yield from card


def _names(here: Page) -> Iterator[str]:
    """The names of those who wrote the article."""
    for number in here.head:
        words = here.lines[number].words
        if len(words) <= LONGEST_BYLINE:
            yield from (found["han"] or found["latin"] for found in BYLINE.finditer(words))


def _about(here: Page, known: Mapping[int, str], name: int) -> Iterator[int]:
    """The line below a name alone, where a row stands below it."""
    line = neighbour(here.lines, name, 1)
    if line is None or line in known:
        return
    words = here.lines[line].words
    if len(words) > LONGEST_ABOUT or dated(words) or not CLAUSE.search(words):
        return  # who signs, with a date or a house
    if neighbour(here.lines, line, 1) in known:
        yield line
