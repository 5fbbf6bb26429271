"""Lines of a page that say what sites say, wherever they stand, once other rows show that the page has a frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.articles.page import BYLINE, dated, is_prose, page
from textfix.evidence.articles.teasers import CREDIT
from textfix.evidence.articles.trail import path
from textfix.evidence.frames.row_shapes import ABOVE_TITLE, shape
from textfix.evidence.frames.rows import COUNTED as WITH_COUNTS
from textfix.evidence.frames.rows import LABELLED, row_of
from textfix.evidence.frames.site_voice import names_site, site_voice
from textfix.evidence.lines import neighbour
from textfix.evidence.pages.after_article import ATTACHED, BUTTON, after_article
from textfix.evidence.pages.article_parts import article_parts, title_by_words
from textfix.evidence.pages.author_card import author_card
from textfix.evidence.pages.credits import DATED_FIELD
from textfix.evidence.pages.inline_links import inline_links
from textfix.evidence.pages.masthead import named_lines
from textfix.evidence.pages.page_runs import page_runs
from textfix.evidence.pages.scraps import frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textfix.evidence.articles.page import Page

#: Rows of a frame that must be known, and the share of a line's words that must be a site's.
FEWEST_ROWS = 3
SHARE, SHARE_OF_PROSE = 0.5, 0.3
LONGEST_ROW, LONGEST_PROSE = 80, 200
FOR_A_BUTTON = 0.15
FEWEST_NAMED = 2
SHORTEST_TITLE, LONGEST_WORD = 3, 6
COUNTED, COUNT = re.compile(r"\d[\d,.]*"), re.compile(r"\d[\d,.]{0,8}[km万萬]?\+?", re.IGNORECASE)
LONGEST_COUNTED, FEWEST_NUMBERS, FEWEST_ALIKE = 30, 2, 2
#: A name in a menu.
NAME = re.compile(r"[\u3400-\u9fff]{2,6}")
FEWEST_IN_MENU = 5
SHARE_BESIDE, LONGEST_BESIDE = 0.15, 120
#: A caption, speech, a post's writer: what an article or its readers say.
MINE = re.compile(r"[摄攝]\s*[)）]?$|^[图圖](?:为|為|[/／:：])|^[“\"「『]|[發发]表[於于]")
LISTED = re.compile(
    r"[-*+#>|]\s|\d{1,3}[.、)）]|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|第.{1,4}[章节節条條]"
)


@fact
def site_rows(text: Text) -> dict[int, str]:
    """The lines that are the site's by their words, each with the share of them."""
    here = page(text)
    known = frame(text)
    if len(known.keys() | after_article(text).keys()) < FEWEST_ROWS:
        return {}
    found: dict[int, str] = {}
    title = title_by_words(text) or title_line(here, known)
    for number in (*here.head, *here.body):
        words = here.lines[number].words
        if number in known or not words:
            continue
        if (known_as := shape(words)) and (known_as not in ABOVE_TITLE or number < title):
            found[number] = known_as
            continue
        if number in here.head and number < title and path(words):
            found[number] = "a path through the site"
            continue
        if number < title and _is_menu(words):
            found[number] = "a row of short names above the title"
            continue
        share = site_voice(words)
        if _may_head(here, number):
            continue
        if share >= SHARE_OF_PROSE and _is_said(words, share):
            found[number] = f"{share:.0%} of its words are a site's"
    found.update(_counted(here, known))
    found.update((number, why) for number, why in page_runs(here, known) if number not in known)
    found.update(_beside(here, known, found))
    found.update(dict.fromkeys(named_lines(here, known), "names the site"))
    found.update(dict.fromkeys(author_card(here, known | after_article(text)), "the card of the author"))
    found.update(dict.fromkeys(inline_links(here, known | found), "a link or an advertisement between the paragraphs"))
    titles = [n for n in here.head if here.lines[n].words and n not in known and not dated(here.lines[n].words)]
    if (
        titles
        and all(number in found for number in titles)
        and not _starts_with_title(here.lines[here.body.start].words)
    ):
        found.pop(titles[-1], None)
    return {number: why for number, why in found.items() if number not in article_parts(text)}


def _may_head(here: Page, number: int) -> bool:
    """Whether a short line between two paragraphs may be the heading of the second: a list has it as a weak word only."""
    words, near = here.lines[number].words, (neighbour(here.lines, number, step) for step in (-1, 1))
    return (
        len(words) <= LONGEST_WORD
        and not row_of(words).sure
        and not BUTTON.search(words)
        and all(n in here.prose for n in near)
    )


def _beside(here: Page, known: Mapping[int, str], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """What a site says to its readers beside rows of its frame: short lines next to one, sentences between two."""
    for number in here.body:
        words = here.lines[number].words
        if number in known or number in found or not words or CREDIT.match(words) or LISTED.match(words):
            continue
        near = [neighbour(here.lines, number, step) for step in (-1, 1)]
        rows = sum(n is not None and (n in known or n in found) for n in near)
        needed = FEWEST_NAMED if is_prose(words) else 1
        told = names_site(words) >= needed and site_voice(words) >= SHARE_BESIDE and len(words) <= LONGEST_BESIDE
        if rows >= needed and told and not MINE.search(words):
            yield number, "says to its readers beside rows of a page's frame"


def _counted(here: Page, known: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Short lines between the paragraphs that come again with other numbers: `up 3 down 0`, `up 15 down 1`."""
    alike: dict[str, list[int]] = {}
    for number in here.head:
        above = neighbour(here.lines, number, -1)
        if COUNT.fullmatch(here.lines[number].words) and above is not None and known.get(above) in WITH_COUNTS:
            yield number, "the count of a button"
    for number in here.body:
        words = here.lines[number].words
        if number not in known and len(words) <= LONGEST_COUNTED and len(COUNTED.findall(words)) >= FEWEST_NUMBERS:
            alike.setdefault(COUNTED.sub("#", words), []).append(number)
    for words, numbers in alike.items():
        if len(numbers) >= FEWEST_ALIKE and re.search(r"[^\W\d_]{2}", words):
            yield from ((number, "the same words with other numbers") for number in numbers)


def title_line(here: Page, known: Mapping[int, str]) -> int:
    """The number of the line that is the title: above the first date or source, else the last of the head that can be."""
    last = here.body.start
    for number in here.head:
        words = here.lines[number].words
        if not words or number in known:
            continue
        if dated(words) and not path(words):
            break
        if len(words) >= SHORTEST_TITLE and not path(words) and not shape(words):
            last = number
    return last


def _is_menu(words: str) -> bool:
    """Whether a line is many short names with nothing but blanks between them."""
    cells = words.split()
    fewest = FEWEST_IN_MENU - bool(row_of(words).lists)
    return len(cells) >= fewest and all(NAME.fullmatch(cell) for cell in cells)


def _is_said(words: str, share: float) -> bool:
    if CREDIT.match(words) or ATTACHED.match(words) or LISTED.match(words) or DATED_FIELD.fullmatch(words):
        return False
    if is_prose(words):
        return len(words) <= LONGEST_PROSE and names_site(words) >= FEWEST_NAMED
    if len(words) > LONGEST_ROW or LABELLED.match(words) or BYLINE.match(words):
        return False
    return share + FOR_A_BUTTON * bool(BUTTON.search(words)) - FOR_A_BUTTON * dated(words) >= SHARE


def _starts_with_title(words: str) -> bool:
    return len(words) <= LONGEST_ROW
