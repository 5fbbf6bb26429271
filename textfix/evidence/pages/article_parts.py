"""Lines above and below the paragraphs that are the text's own, whatever words they have: its title, headings, record,
sources.

The title says again what the body says, or stands above the price of what the text is about.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.articles.page import dated, page
from textfix.evidence.frames.row_shapes import shape
from textfix.evidence.frames.rows import row_of
from textfix.evidence.lines import neighbour
from textfix.evidence.pages.article_record import RECORD, headings, is_record, record
from textfix.evidence.pages.masthead import MASTHEAD
from textfix.evidence.pages.references import attachments, references
from textfix.evidence.threads.voices import voices

if TYPE_CHECKING:
    from textfix.evidence.articles.page import Page

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
LATIN = re.compile(r"[a-z\d]+(?:[-'][a-z\d]+)*")
#: What parts the cells of a menu, or the names of a site in the title that a browser shows.
PARTED = re.compile(r"[|｜_»›>]|\s[-–—·/]\s")
LONGEST_TITLE, SHORTEST_TITLE = 100, 4
CELLS = 5  #: a row of so many names parted by blanks is a menu, not a title
#: A price in a line of its own, perhaps with its name before it.
PRICED = re.compile(r"[\u4e00-\u9fff]{0,6}[:：]?\s?(?:NT|HK|US|RMB|A|C)?\s?[$£€¥￥]\s?[1-9][\d,.]*(?:\s\S.{0,40})?$")
MOST_ABOVE_PRICE = 4
LONGEST_NAME, LONGEST_FOOT = 30, 2_000
#: How many were sold; an item of a list of contents.
SOLD = re.compile(r"[\u4e00-\u9fff]{2,4}\s?[:：]?\s?[\d,.]+\s?[万萬件个個+]*$")
NUMBERED = re.compile(r"\d{1,2}[.、\s]")
#: The share of its pairs and words that the title shares with the body, and code points of the body that are read.
SHARED, READ = 0.6, 20_000


@fact
def article_parts(text: Text) -> frozenset[int]:
    """The numbers of those lines."""
    here = page(text)
    title = title_by_words(text)
    # what people say in a thread stays as well
    return voices(text).union(
        headings(here), record(here), references(here), attachments(here), () if title is None else (title,)
    )


@fact
def title_by_words(text: Text) -> int | None:
    """The number of the line of the head that says again what the body says; the last of those that say the most."""
    here = page(text)
    if (product := _above_price(here)) is not None:
        return product
    told = [*here.body, *(number for number in here.head if is_record(here.lines[number].words))]
    body = "\n".join(here.lines[number].words for number in told)[:READ].lower()
    grams = {body[at : at + 2] for at in range(len(body) - 1)}
    tokens = set(LATIN.findall(body))
    foot = "\n".join(here.lines[number].words for number in here.tail)[-LONGEST_FOOT:].lower()
    signatures = _signatures(here)
    best, found = 0.0, None
    for number in here.head:
        words = here.lines[number].words
        if not SHORTEST_TITLE <= len(words) <= LONGEST_TITLE or PARTED.search(words) or dated(words):
            continue
        if (HAN.match(words) and len(words.split()) >= CELLS) or NUMBERED.match(words) or MASTHEAD.search(words):
            continue
        share = _shared(words.lower(), grams, tokens)
        if share and (words in signatures or _owns_site(foot, words)):
            continue
        if share and share >= best and not row_of(words).sure and not RECORD.match(words):
            best, found = share, number
    return found


def _owns_site(foot: str, words: str) -> bool:
    """Whether a line of the foot says that a name is the site's: `© 2023 Kiln Talk`, `关于湖城百科`."""
    name = words.lower()
    if len(name) > LONGEST_NAME or name not in foot:
        return False
    owned = rf"(?:©|\(c\)|copyright|版[权權]所有|[关關][于於]|about)[\s\d:：–-]{{0,14}}{re.escape(name)}"
    return re.search(owned, foot) is not None


def _signatures(here: Page) -> set[str]:
    """The lines below the article that stand above a date: who signs is no title."""
    tail = [here.lines[number].words for number in here.tail if here.lines[number].words]
    return {words for words, below in pairwise(tail) if len(words) <= LONGEST_NAME and dated(below)}


def _above_price(here: Page) -> int | None:
    """The number of the line above the price of a product, past ratings and buttons; None where there is no price."""
    for number in here.head:
        if not PRICED.match(here.lines[number].words):
            continue
        above: int | None = number
        for _ in range(MOST_ABOVE_PRICE):
            above = neighbour(here.lines, above, -1) if above is not None else None
            if above is None or above not in here.head:
                break
            words = here.lines[above].words
            if SHORTEST_TITLE <= len(words) <= LONGEST_TITLE and not PARTED.search(words) and not _is_row(words):
                return above
    return None


def _is_row(words: str) -> bool:
    row = row_of(words)
    return row.sure or row.whole or bool(PRICED.match(words) or SOLD.match(words)) or shape(words) != ""


def shared_with(words: str, paragraph: str) -> float:
    """The share of a line's pairs of Han characters and of its Latin words that a paragraph has."""
    told = paragraph[:READ].lower()
    grams, tokens = {told[at : at + 2] for at in range(len(told) - 1)}, set(LATIN.findall(told))
    asked = _asked(words.lower(), grams, tokens)
    return sum(asked) / len(asked) if asked else 0.0


def _asked(words: str, grams: set[str], tokens: set[str]) -> list[bool]:
    """For each pair of Han characters and each Latin word of a line whether it is one of those."""
    asked = [run[at : at + 2] in grams for run in HAN.findall(words) for at in range(len(run) - 1)]
    return asked + [word in tokens for word in LATIN.findall(words) if len(word) > 1]


def _shared(words: str, grams: set[str], tokens: set[str]) -> float:
    """How many of a line's pairs of Han characters and of its Latin words the body has, times their share; 0 if few."""
    asked = _asked(words, grams, tokens)
    share = sum(asked) / len(asked) if len(asked) >= SHORTEST_TITLE else 0.0
    return share * sum(asked) if share >= SHARED else 0.0
