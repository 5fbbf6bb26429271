"""What is attached to an article: the list of its sources, numbered or citing something, and the files that come with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.lines import neighbour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.articles.page import Page

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


#: The name of a file that is attached, or of what it is called with its form and its size.
FILE = re.compile(
    r"(?:[·•*※▪◆\s]*\d{0,2}[.、．]?\s*)?(?:附[件录錄表圖图]\s?[\d一二三四五六七八九十]{0,3}\s?[:：.、\s]?\s?\S.{1,80}|.{2,80}?\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|csv|ofd|wps)\b.{0,24}"
    r"|.{2,80}\s?[(（]\s?(?:PDF|DOCX?|XLSX?|ODT|CSV)\s?[,，/ ]\s?[\d.]+\s?[KkMm][Bb]\s?[)）])"
)
FILES = re.compile(r"(?:相[关關])?附件(?:下[载載])?(?:列表|清[单單])?[:：]?|Attachments?:?|Documents:?|Enclosures?:?")
#: Who signs and when, or whom to ask, above what is attached.
SIGNED = re.compile(r"[^。！？；|｜»›]{2,40}")
#: What somebody has to do first to see a file; it is attached to a post.
BUTTON = re.compile(r"登[录錄入]|下[载載]次[数數]|售价|售價|阅读|閱讀|[点點][击擊]|log in|https?:|www\.", re.IGNORECASE)


def attachments(here: Page) -> Iterator[int]:
    """The numbers of the lines directly below the article that name its files, with their heading."""
    for number in here.tail:
        words = here.lines[number].words
        if not words:
            continue
        if FILES.fullmatch(words) or (FILE.fullmatch(words) and not BUTTON.search(words)):
            yield number
        elif not SIGNED.fullmatch(words):
            return


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
