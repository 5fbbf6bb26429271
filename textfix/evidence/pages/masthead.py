"""The name of the site in the first line of its page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.articles.page import dated
from textfix.evidence.frames.rows import row_of
from textfix.evidence.lines import neighbour

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textfix.evidence.articles.page import Page

#: How the names of sites, papers and houses end.
MASTHEAD = re.compile(
    r"(?:[网網报報刊]|在[线線]|[论論][坛壇]|博客|部落格|社[区區]|[网網]站|[频頻]道|商城|[门門][户戶]|客[户戶]端|[电電][视視][台臺]|官[网網]|[杂雜][志誌]|周刊|文[库庫]"
    r"|百科|政府|委[员員][会會]|[小中大][学學]|[学學][校院]|新[闻聞][社]?|\s::\s.{1,16}|\.(?:com|net|org|cn|tw|hk)(?:\.cn|\.tw|\.hk)?"
    r"|\b(?i:Gazette|Times|Herald|News|Post|Echo|Chronicle|Journal|Tribune|Magazine|Blog|Weekly|Daily|Monthly|Quarterly|Argus|Courier|Review|Bulletin|Advertiser|Mercury|Standard|Gazetteer|Observer|Express|Forums?|Online))$"
)
#: How the names of sites end that sign nothing themselves.
MEDIUM = re.compile(
    r"(?:[网網报報刊志誌]|在[线線]|[论論][坛壇]|博客|部落格|[频頻]道|商城|客[户戶]端|百科|\b(?i:News|Times|Blog|Magazine|Online))$"
)
#: How the names of offices end, whose sites have their rows right below them.
OFFICE = re.compile(r"[县縣市区區州省镇鎮乡鄉].{2,12}(?:局|[厅廳]|[处處]|[办辦]公室)$")
LONGEST_MASTHEAD = 30
#: So many known rows show a frame.
ROWS_OF_A_FRAME = 3
#: Lines at the top that can be the site's name; how long such a name is, and a line with it.
FIRST_LINES, SHORTEST_NAME, LONGEST_NAMED, FEWEST_IN_COLUMN = 4, 4, 60, 4
CREDITED = re.compile(
    r"[摄攝图圖文][/／:：]|[/／:：].{0,12}[摄攝]|提供|[记記]者|[来來]源|作者|[评評][论論]员?|社[论論]|[编編][辑輯]|[“”「」\"]"
)
#: A name in a menu.
NAME = re.compile(r"[\u3400-\u9fff]{2,5}")
#: The same in Latin letters, perhaps with a count; so many one a line, and rows of the frame that must be known.
LATIN_NAME = re.compile(r"[A-Z][\w.&'’-]*(?: (?:[\w.'’-]+|&)){0,2}(?: \(?\d[\d.,]{0,5}k?\)?)?")
LONGEST_LATIN, FEWEST_LATIN, ROWS_BESIDE_LATIN, WORDS_OF_A_TITLE, FEWEST_KNOWN = 24, 3, 6, 4, 2
PRICE = re.compile(r"(?:NT|HK|US|RMB|A|C)?\s?[$£€¥￥]\s?\d")


def masthead(here: Page, known: dict[int, str]) -> Iterator[int]:
    """The name of the site in the first line of a page with a frame, and the same words in a line of their own below."""
    first = next((number for number in here.head if here.lines[number].words and number not in known), -1)
    if first < 0 or len(known) < ROWS_OF_A_FRAME:
        return
    name = here.lines[first].words
    titles = [n for n in here.head if n > first and n not in known and can_be_title(here.lines[n].words)]
    beside = neighbour(here.lines, first, 1) in known
    named = (
        MASTHEAD.search(name)
        or (beside and OFFICE.search(name))
        or any(name in here.lines[n].words for n in here.tail if n in known and len(name) > 2)
    )
    entry = here.lines[here.body.start].words.startswith(name)  # an encyclopedia begins with the word that it explains
    if len(name) <= LONGEST_MASTHEAD and named and titles and not entry:
        yield first
        yield from (n for n in here.tail if here.lines[n].words == name and not _signs(here, n))


def can_be_title(words: str) -> bool:
    """Whether a line may be what the article is called."""
    return 2 <= len(words) <= 120 and not dated(words) and not PRICE.match(words)


def _signs(here: Page, number: int) -> bool:
    """Whether a line stands above a date, as the name of who signs does."""
    below = neighbour(here.lines, number, 1)
    return below is not None and dated(here.lines[below].words)


def named_lines(here: Page, known: Mapping[int, str]) -> Iterator[int]:
    """Short lines between and below the paragraphs with the name of the site, which its first lines give; no credits."""
    head = [here.lines[number].words for number in here.head if here.lines[number].words][:FIRST_LINES]
    names = [words for words in head if SHORTEST_NAME <= len(words) <= LONGEST_MASTHEAD and MEDIUM.search(words)]
    for number in (*here.body, *here.tail):
        words = here.lines[number].words
        if number in known or number in here.prose or words in names or not any(name in words for name in names):
            continue
        if _signs(here, number):
            continue
        if len(words) <= LONGEST_NAMED and not dated(words) and not CREDITED.search(words):
            yield number


def menu_column(here: Page, known: Mapping[int, str]) -> Iterator[int]:
    """Short names one a line in the first lines of a page, some of which are known channels, above a longer title."""
    run: list[int] = []
    for number in here.head:
        words = here.lines[number].words
        if not words:
            continue
        if not NAME.fullmatch(words) and number not in known and not row_of(words).whole:
            break
        run.append(number)
    told = sum(number in known or row_of(here.lines[number].words).whole for number in run)
    below = [here.lines[number].words for number in range(run[-1] + 1, here.head.stop)] if run else []
    longer = any(can_be_title(words) and not NAME.fullmatch(words) for words in below)
    if longer and len(run) >= FEWEST_IN_COLUMN and told * 2 >= len(run):
        first = next(number for number in run if number in known or row_of(here.lines[number].words).whole)
        yield from (number for number in run if number > first and number not in known)


def latin_column(here: Page, known: Mapping[int, str]) -> Iterator[int]:
    """Short Latin names one a line among the first rows of a page with a frame, above the first line as long as a title."""
    run: list[int] = []
    if len(known) < ROWS_BESIDE_LATIN:
        return
    for number in here.head:
        words = here.lines[number].words
        if number in known or not words:
            continue
        if len(words) <= LONGEST_LATIN and LATIN_NAME.fullmatch(words) and not dated(words):
            run.append(number)
            continue
        if len(words.split()) >= WORDS_OF_A_TITLE and can_be_title(words):
            if run and run[-1] == neighbour(here.lines, number, -1):
                run = run if _is_known(here.lines[run[-1]].words) else run[:-1]  # the title, above what it is of
            yield from run if len(run) >= FEWEST_LATIN and _touches(here, known, run) else ()
            return
        run = []


def _is_known(words: str) -> bool:
    return words[-1].isdecimal() or row_of(words).whole


def _touches(here: Page, known: Mapping[int, str], run: list[int]) -> bool:
    """Whether a row of the frame stands above the first of those lines or between them, or two of them are such words."""
    if sum(row_of(here.lines[number].words).whole for number in run) >= FEWEST_KNOWN:
        return True
    return neighbour(here.lines, run[0], -1) in known or any(number in known for number in range(run[0], run[-1]))
