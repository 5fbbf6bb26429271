"""What a page puts between the paragraphs: titles of other articles below a heading, cards of advertisements, buttons' names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.articles.page import BYLINE, dated, is_prose
from textfix.evidence.articles.teasers import CREDIT, is_heading
from textfix.evidence.lines import neighbour
from textfix.evidence.pages.article_parts import SHARED, shared_with
from textfix.evidence.pages.article_record import is_section_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textfix.evidence.articles.page import Page

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
ENDED = ("。", "！", "；", "，", "：", "”", "」", ".", ";", ",", ":", ".”", '."')
SPEECH = re.compile(r"[“\"「『]")
LABELLED = re.compile(r"[^:：]{1,8}[:：]\s*\S")
#: How wide a title of another article is, at least, in Han characters or words; what stands between two rows, at most.
SHORTEST_TITLE, SHORTEST_LATIN, LONGEST_TITLE = 7, 4, 70
MOST_TITLES, MOST_ON_CARD, LONGEST_ON_CARD, MOST_OFFERED = 8, 2, 40, 5
#: A price, or how something is rated.
OFFER = re.compile(
    r"[$£€¥￥]\s?\d|\d\s?元起|\d(?:\.\d)?\s?分\s*(?:/|$)|\d+\s?[条條]\s?(?:[点點][评評]|[评評][论論价價])|[★☆]{3}"
)
#: Lists whose rows stand beside what is advertised.
CARDS = frozenset({"advertisement", "app_prompts", "reader_prompts"})
#: Rows that announce other articles although they are no headings of such a block by themselves.
ANNOUNCING = re.compile(
    r"recommended|trending|most (?:read|popular)|you may|you might|for you|more on|also read|推[荐薦]|往期|[热熱][门門]|[延]伸",
    re.IGNORECASE,
)


def inline_links(here: Page, known: Mapping[int, str]) -> Iterator[int]:
    """The numbers of such lines of the body; *known* are the rows of the page's frame."""
    number: int | None = here.body.start
    while number is not None and number in here.body:
        words = here.lines[number].words
        if is_heading(words) or (number in known and len(words) <= LONGEST_ON_CARD and ANNOUNCING.search(words)):
            yield from _titles(here, known, number)
        if number in known:
            yield from _card(here, known, number)
            yield from _offers(here, known, number)
        number = neighbour(here.lines, number, 1)


def _titles(here: Page, known: Mapping[int, str], heading: int) -> Iterator[int]:
    """The titles below a heading, and the heading, where a paragraph of the article follows them."""
    found: list[int] = []
    following = neighbour(here.lines, heading, 1)
    while following is not None and following in here.body and len(found) <= MOST_TITLES:
        words = here.lines[following].words
        if following in known or not _can_be_link(words):
            break
        found.append(following)
        following = neighbour(here.lines, following, 1)
    if not found or following is None or len(found) > MOST_TITLES:
        return
    below = here.lines[following].words
    if is_prose(below) and shared_with(here.lines[found[-1]].words, below) >= SHARED:
        found.pop()  # the heading of the paragraph
    if found and (following in known or is_prose(below)):
        yield heading
        yield from found


def _can_be_link(words: str) -> bool:
    """Whether a line is as long as a title and is neither a sentence nor speech nor a label with its value."""
    if len(words) > LONGEST_TITLE or words.endswith(ENDED) or is_prose(words) or SPEECH.match(words):
        return False
    wide = len(HAN.findall(words)) >= SHORTEST_TITLE or len(words.split()) >= SHORTEST_LATIN
    return wide and not CREDIT.match(words) and not BYLINE.match(words)


def _card(here: Page, known: Mapping[int, str], number: int) -> Iterator[int]:
    """One or two short lines between a row that advertises and another row."""
    found: list[int] = []
    following = neighbour(here.lines, number, 1)
    while following is not None and following not in known and len(found) <= MOST_ON_CARD:
        words = here.lines[following].words
        if (
            len(words) > LONGEST_ON_CARD
            or words.endswith(ENDED)
            or is_prose(words)
            or dated(words)
            or LABELLED.match(words)
            or is_section_heading(words)
        ):
            return
        found.append(following)
        following = neighbour(here.lines, following, 1)
    if not 0 < len(found) <= MOST_ON_CARD or following is None or following not in here.body:
        return
    offered = any(OFFER.search(here.lines[n].words) for n in found)
    if offered or CARDS & {known[number], known[following]}:
        yield from found


def _offers(here: Page, known: Mapping[int, str], button: int) -> Iterator[int]:
    """Short lines directly above a button, a price or a rating among them: what can be had or seen at that place."""
    found: list[int] = []
    above = neighbour(here.lines, button, -1)
    while above is not None and above in here.body and above not in known and len(found) <= MOST_OFFERED:
        words = here.lines[above].words
        if len(words) > LONGEST_ON_CARD or words.endswith(ENDED) or is_prose(words) or LABELLED.match(words):
            break
        if is_section_heading(words):
            return
        found.append(above)
        above = neighbour(here.lines, above, -1)
    if 0 < len(found) <= MOST_OFFERED and any(OFFER.search(here.lines[number].words) for number in found):
        yield from found
