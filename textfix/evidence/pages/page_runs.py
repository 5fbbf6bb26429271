"""Runs of lines that a page sets in one form: numbers of lines, parts of a guide, boxes of a wiki, teasers with their counts."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.evidence.articles.page import dated, is_prose
from textfix.evidence.frames.page_shapes import BOX
from textfix.evidence.lines import neighbour
from textfix.evidence.pages.article_record import is_section_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textfix.evidence.articles.page import Page

#: The numbers beside the lines of a box of code, one a line; so many in a row are no table.
FEWEST_NUMBERS = 3
#: The pages of a guide with what each is about: `第2页：三阶段打法`.
PART = re.compile(r"第\s?(\d{1,2})\s?[页頁]\s?[:：]\s?\S.{0,40}")
FEWEST_PARTS = 2
#: A row of a box of links: a label and names between points.
BOX_ROW = re.compile(r"(?:[^:：·•]{1,40}[:：]\s?)?[^·•。]{1,40}(?:\s[·•]\s[^·•。]{1,40})+")
#: Below the title of another article: who wrote it or where, the day, how many read it.
READ = re.compile(
    r"\S(?:.{0,28}\S)?\s+(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s\d{1,2}:\d\d)?\s+[\d.,]{1,8}[万萬kKwW]?\+?"
)
FEWEST_READ, LONGEST_TITLE, LONGEST_TEASER = 2, 70, 3
CUT = re.compile(r"(?:…|\.{3}|。。。)+$")
#: Nothing but counts, which stand below buttons that are known.
COUNTS = re.compile(r"\d[\d.,]{0,8}[万萬kKwW]?\+?(?:\s+\d[\d.,]{0,8}[万萬kKwW]?\+?){1,6}")
#: Names of the parts of a description side by side; counts of readers and of what they did.
BAR = re.compile(r"\s*[|｜·•]\s*|\s{2,}")
FEWEST_TABS, MOST_TABS, COUNTED_CELLS = 3, 8, 2
COUNTED = re.compile(r"\d")
READERS = re.compile(
    r"[浏瀏][览覽]|[阅閱][读讀]|[应應][征徵聘]|投[递遞]|收藏|[点點按][赞讚]|播放|下[载載]|[关關]注|粉[丝絲]|[转轉][发發]|人[气氣]"
)


def page_runs(here: Page, known: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The lines of such runs, each with what it is."""
    shown = [number for number in (*here.head, *here.body, *here.tail) if here.lines[number].words]
    words = [here.lines[number].words for number in shown]
    for place in (*_line_numbers(words), *_parts(words)):
        yield shown[place], "one of a run of numbers of the page"
    for place in _boxes(words):
        yield shown[place], "a box of links"
    for place in _teasers(words):
        if shown[place] > here.body.start:
            yield shown[place], "a teaser of another article"
    for number in (*here.head, *here.body):
        cells = here.lines[number].words.split()
        if FEWEST_TABS <= len(cells) <= MOST_TABS and all(map(is_section_heading, cells)):
            yield number, "tabs of a description"
        cells = BAR.split(here.lines[number].words)
        if COUNTED_CELLS <= len(cells) <= MOST_TABS and all(map(COUNTED.search, cells)) and _are_readers(cells):
            yield number, "counts of readers"
        if COUNTS.fullmatch(here.lines[number].words) and any(
            neighbour(here.lines, number, step) in known for step in (-1, 1)
        ):
            yield number, "counts beside a row of buttons"


def _are_readers(cells: list[str]) -> bool:
    return sum(bool(READERS.search(cell)) for cell in cells) * 2 >= len(cells) and not any(map(dated, cells))


def _line_numbers(words: list[str]) -> Iterator[int]:
    """The places of `1`, `2`, `3` and so on, each alone on its line."""
    place = 0
    while place < len(words):
        count = 0
        while place + count < len(words) and words[place + count] == str(count + 1):
            count += 1
        if count >= FEWEST_NUMBERS:
            yield from range(place, place + count)
        place += count or 1


def _parts(words: list[str]) -> Iterator[int]:
    """The places of the pages of a guide, counted from the first."""
    place = 0
    while place < len(words):
        count = 0
        while place + count < len(words) and _part(words[place + count]) == count + 1:
            count += 1
        if count >= FEWEST_PARTS:
            yield from range(place, place + count)
        place += count or 1


def _part(words: str) -> int:
    found = PART.fullmatch(words)
    return int(found[1]) if found else 0


def _boxes(words: list[str]) -> Iterator[int]:
    """The places of a box's buttons and of its rows below them."""
    inside = False
    for place, line in enumerate(words):
        inside = bool(BOX.fullmatch(line) or (inside and BOX_ROW.fullmatch(line) and not is_prose(line)))
        if inside:
            yield place


def _teasers(words: list[str]) -> Iterator[int]:
    """The places of lines with writer, day and count, of the titles above them, of the words below that are cut off."""
    read = [
        place
        for place in range(1, len(words))
        if READ.fullmatch(words[place])
        and not is_prose(words[place - 1])
        and not dated(words[place - 1])
        and len(words[place - 1]) <= LONGEST_TITLE
    ]
    if len(read) < FEWEST_READ or any(after - before > LONGEST_TEASER for before, after in pairwise(read)):
        return
    for place in read:
        yield from (place - 1, place)
        if place + 1 < len(words) and CUT.search(words[place + 1]):
            yield place + 1
