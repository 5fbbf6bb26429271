"""Whether a text is an article as a web page shows it, and where on it the head ends and the tail begins.

The head is what stands before the first line of prose: title, date, source, and what the page's frame left there. The
tail is what stands behind the last line of prose that is neither a legal notice nor a teaser of another article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textfix.core import Kind, Text, Zone, fact
from textfix.evidence.articles.article_ends import body_end, body_start
from textfix.evidence.articles.framing import is_framed
from textfix.evidence.articles.genre import is_article, is_linked, is_written
from textfix.evidence.frames.notices import is_notice
from textfix.evidence.frames.phrases import is_frame_sentence, plain
from textfix.evidence.frames.pieces import speaks_for_site
from textfix.evidence.frames.rows import row_of
from textfix.evidence.lines import Line, lines
from textfix.evidence.zones import zones

if TYPE_CHECKING:
    from collections.abc import Iterable

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
SENTENCE_MARK = re.compile(r"[。！？；]|[!?;](?=\s|$|[”\"])")
COMMA = re.compile(r"[，,]")
GRAMMAR = re.compile(r"[的了是在和与與为為不有这這将將被把也就]")
LATIN_WORD = re.compile(r"[^\W\d_]{2,}")
LATIN_STOP = re.compile(r"[.!?][\"”’)]?(?=\s|$)")
#: Words that an article is filed under, in a row behind their label.
TAGGED = re.compile(
    r"[【\[(（■·]?(?:[相][关關]|文章|[热熱][门門]|本文|本帖|[内內]容)?(?:[标標][签籤簽]|[关關][键鍵][字词詞]|TAGS?|Tags?|[话話][题題]|[专專][题題])[】\])）]?\s*[:：][^。！？；]{2,300}$"
)
#: Arrows between the steps of a path through a site.
STEPS = re.compile(r"[»›‹]|(?<=\S)\s*[>＞]\s*(?=\S)")
LONGEST_PATH, MOST_STEPS = 140, 2
#: A teaser ends so: the rest of it is behind a link.
MORE = re.compile(
    r"[\[【(（<〔]\s*(?:详细|詳細|详情|詳情|查看详情|更多|全文|阅读全文|閱讀全文|查看全文)\s*(?:>{1,2}|»)?\s*[\]】)）>〕]\s*$"
)
DATED = re.compile(r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}|\d{1,2}:\d\d|[12]\d{3}\b")
#: Who wrote a text, where it comes from.
BYLINE = re.compile(
    r"[\s【\[(（□■◎]*(?:来源|來源|作者|记者|記者|通讯员|通訊員|文[/／:：]|图[/／:：]|圖[/／:：]|文章来源|文章來源|编辑|編輯|撰文|供稿"
    r"|摄影|攝影|发布|發布|發佈|出版|责任|責任|责编|責編|本报|本報|本刊|by\b|posted\b|published\b|written\b|author\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a text by line number; all empty where the text is no article."""

    lines: tuple[Line, ...]
    head: range
    body: range
    tail: range
    prose: frozenset[int]  #: the lines of prose, in body and tail

    @property
    def edges(self) -> tuple[int, ...]:
        """The numbers of the lines of head and tail that have words on them."""
        return tuple(number for part in (self.head, self.tail) for number in part if self.lines[number].words)

    def prose_in(self, numbers: Iterable[int]) -> int:
        """How many characters of prose those lines have."""
        return sum(len(self.lines[number].words) for number in numbers if number in self.prose)


#: The kinds of text that can be a saved page.
PAGES = frozenset({Kind.PLAIN, Kind.MARKDOWN})

NO_PAGE = Page((), range(0), range(0), range(0), frozenset())


def is_prose(words: str) -> bool:
    """Whether a line is running text: a sentence or more, no title, list, label or path through a site."""
    if (
        len(words) < 20
        or TAGGED.match(words)
        or (len(words) <= LONGEST_PATH and len(STEPS.findall(words)) >= MOST_STEPS)
    ):
        return False
    words = words[:2000]  # the beginning of a line tells
    han = len(HAN.findall(words))
    if han >= 20 and han * 3 > len(words):
        if SENTENCE_MARK.search(words):
            return True
        return bool(COMMA.search(words)) and len(GRAMMAR.findall(words)) * 40 >= han and words.count("|") < 3
    return len(words) >= 60 and bool(LATIN_STOP.search(words)) and len(LATIN_WORD.findall(words)) >= 10


@fact
def page(text: Text) -> Page:
    """The parts of an article; `NO_PAGE` for documentation, lists, tables, code and whatever else is no article."""
    every = lines(text)
    if not every or text.kind not in PAGES:
        return NO_PAGE
    first = _first_line(text, every)
    prose = frozenset(number for number in range(first, len(every)) if is_prose(every[number].words))
    body = _body(every, prose)
    if not body or not (_is_page(text, every[first:], body, every) or is_framed(every[first:])):
        return NO_PAGE
    start, end = body_start(every, body), body_end(every, body)
    return Page(every, range(first, start), range(start, end), range(end, len(every)), prose)


def _is_page(text: Text, shown: tuple[Line, ...], body: list[int], every: tuple[Line, ...]) -> bool:
    """Whether a text looks like an article of a page rather than one that was written as it stands."""
    if (text.kind is Kind.MARKDOWN or is_linked(shown)) and is_written(shown):
        return False
    return is_article(shown, sum(len(every[number].words) for number in body))


def _body(every: tuple[Line, ...], prose: frozenset[int]) -> list[int]:
    """The numbers of the lines of prose that are the article's; one about web sites speaks of pages all the time."""
    mine = sorted(number for number in prose if not _is_frame(every[number].words))
    speeches = {number for number in mine if speaks_for_site(plain(every[number].words))}
    said = sum(len(every[number].words) for number in speeches)
    if said * 3 > sum(len(every[number].words) for number in mine):
        return mine
    return [number for number in mine if number not in speeches]


def _first_line(text: Text, every: tuple[Line, ...]) -> int:
    """The number of the first line behind the front matter."""
    front = next((span for span in zones(text) if span.zone is Zone.FRONT_MATTER), None)
    if front is None:
        return 0
    return next((number for number, line in enumerate(every) if line.start > front.end), len(every))


def dated(words: str) -> bool:
    """Whether a line gives a date, or who wrote the text and where it comes from, as lines below a title do."""
    return bool(DATED.search(words) or BYLINE.match(words))


def is_teaser(words: str) -> bool:
    """Whether a line ends with the word of a link to the rest of it: `…[详细]`."""
    return bool(MORE.search(words[-40:]))


def _is_frame(words: str) -> bool:
    return (
        is_teaser(words)
        or is_notice(words)
        or is_frame_sentence(words)
        or (len(words) <= 120 and row_of(words, firm=True).sure)
    )
