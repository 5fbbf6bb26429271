"""The title or the first paragraph of a page once more: as its window's title, as its summary.

What it finds:
    In the head a line that repeats one above it, alone or with the name of the site behind it (`… - 湖城网`); below the
    article's first paragraph that paragraph again, as its next or its last one.

Why it is damage:
    The page had the words in two places; the article says them once.

Stays silent on:
    Refrains, repeated lines and forms within the text, short lines below the head, a title that differs in a word.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES, Page, page
from textfix.evidence.pages.chrome import ANY
from textfix.evidence.pages.removal import without

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A title that is repeated has at least so many characters, a paragraph so many.
SHORTEST_TITLE, SHORTEST_PARAGRAPH = 6, 40
#: So many times and in half of all its paragraphs no page repeats one.
OFTEN = 3
#: A head of more lines is none: verses and dialogues repeat lines too.
LONGEST_HEAD = 12
LONGEST_TITLE = 200
#: What a title is made of; a line of strokes has none.
WORDS = re.compile(r"[^\W_]")
#: An aside, a mark of a record, speech.
NO_TITLE = re.compile(r"[（(［%*-]|[「『“].*[」』”]$")
#: What a site puts behind a title in the name of the window.
SITE = re.compile(r"\s*(?:[-–—_|｜]|－|·|»)\s*[^\s。！？][^。！？]{1,40}$")
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"
SECOND = "沿途的老树都保留了下来，步道在树边绕了一个弯，孩子们说那是给树让路。\n"


def find(text: Text) -> Iterator[Finding]:
    """The repetitions."""
    here = page(text)
    doomed = dict.fromkeys(_titles(here), "repeats the title of the page")
    doomed.update(dict.fromkeys(_paragraphs(here), "repeats the first paragraph"))
    yield from without(text, doomed)


def _titles(here: Page) -> Iterator[int]:
    """The lines among the first of the head that say no more than another one of them, above or below it."""
    head = [number for number in here.head if len(WORDS.findall(here.lines[number].words)) >= SHORTEST_TITLE]
    if len(head) > LONGEST_HEAD:
        return  # a list, a poem, a dialogue
    head = [number for number in head if not NO_TITLE.match(here.lines[number].words)]
    every = {here.lines[number].words for number in head}
    seen: set[str] = set()
    for number in head:
        words = here.lines[number].words
        if words in seen or any(bare in every for bare in _without_site(words)):
            yield number
        seen.add(words)


def _without_site(words: str) -> Iterator[str]:
    """What is left of a line when the names behind it are taken off, one after the other."""
    while len(words) <= LONGEST_TITLE and (site := SITE.search(words)) is not None and site.start() >= SHORTEST_TITLE:
        words = words[: site.start()]
        yield words


def _paragraphs(here: Page) -> Iterator[int]:
    """The first paragraph where it stands again directly below itself or as the last one, once or more."""
    prose = sorted(here.prose)
    if len(prose) < 2:
        return
    first = here.lines[prose[0]].words
    same = sum(here.lines[number].words == first for number in prose)
    if same >= OFTEN and same * 2 > len(prose):
        return  # an entry of a form that is filled in again and again
    if len(first) >= SHORTEST_PARAGRAPH:
        for rest in (prose[1:], reversed(prose[1:])):
            yield from takewhile(lambda number: here.lines[number].words == first, rest)


RULE = Rule(
    name="junk/repeated-lines",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "湖边新建步道开放\n湖边新建步道开放 - 湖城网\n" + ARTICLE,
            "湖边新建步道开放\n" + ARTICLE,
        ),
        Example(ARTICLE + SECOND + ARTICLE, ARTICLE + SECOND),
    ),
    intact=(
        "湖边新建步道\n湖边新建步道开放\n" + ARTICLE,
        SECOND + ARTICLE + SECOND + ARTICLE + SECOND.replace("树", "屋"),
        "步道\n步道\n" + ARTICLE,
    ),
    kinds=PAGES,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),
)
