"""Whether a text is an article as a web page shows it, and where on it the head ends and the tail begins.

The head is what stands before the first line of prose: title, date, source, and what the page's frame left there. The
tail is what stands behind the last line of prose that is neither a legal notice nor a teaser of another article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textfix.core import Kind, Text, Zone, fact
from textfix.evidence.articles import is_article, is_written
from textfix.evidence.frame_phrases import is_frame_sentence, plain
from textfix.evidence.frame_pieces import speaks_for_site
from textfix.evidence.frame_words import row_of
from textfix.evidence.lines import Line, lines
from textfix.evidence.notices import is_notice
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
#: The editor's name, which stands below an article.
EDITOR = re.compile(r"[【\[(（]?\s*(?:责任编辑|責任編輯|责编|責編|本文编辑|本文編輯)\s*[:：]")
DATED = re.compile(r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}|\d{1,2}:\d\d|[12]\d{3}\b")
#: Who wrote a text, where it comes from.
BYLINE = re.compile(
    r"[\s【\[(（□■◎]*(?:来源|來源|作者|记者|記者|通讯员|通訊員|文[/／:：]|图[/／:：]|圖[/／:：]|文章来源|文章來源|编辑|編輯|撰文|供稿"
    r"|摄影|攝影|发布|發布|發佈|出版|责任|責任|责编|責編|本报|本報|本刊|by\b|posted\b|published\b|written\b|author\b)",
    re.IGNORECASE,
)
#: Lists whose rows stand below an article only.
ENDS = frozenset({"site_footer", "comment_form"})


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
    written = text.kind is Kind.MARKDOWN and is_written(every[first:])
    if written or not body or not is_article(every[first:], sum(len(every[number].words) for number in body)):
        return NO_PAGE
    start, end = _body_start(every, body), _body_end(every, body)
    return Page(every, range(first, start), range(start, end), range(end, len(every)), prose)


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


def _body_start(every: tuple[Line, ...], body: list[int]) -> int:
    """The number of the article's first line: of its first line of prose, or where a row of the frame says so below.

    What a site says to its readers above an article can be a sentence as well; rows of the frame stand between.
    """
    total = sum(len(every[number].words) for number in body)
    passed = 0
    for index in range(len(body) - 1):
        passed += len(every[body[index]].words)
        if passed * 5 > total or index > 1:
            break
        below = range(body[index] + 1, body[index + 1])
        if sum(_is_navigation(every[number].words) for number in below) >= 1:
            return body[index + 1]
    return body[0]


def _is_navigation(words: str) -> bool:
    """Whether a line is a row that stands above the title."""
    row = row_of(words) if 2 <= len(words) <= 300 else None
    return row is not None and row.sure and row.name in ("channels", "login_bar", "cookie_notice")


def _body_end(every: tuple[Line, ...], body: list[int]) -> int:
    """The number of the line behind the article: at its last line of prose, or where a closing line says so before.

    What a site prints below an article can be prose as well; it is short, and the editor's name or a row of buttons
    stands between.
    """
    total = sum(len(every[number].words) for number in body)
    left = 0
    end = body[-1] + 1
    for index in range(len(body) - 1, 0, -1):
        left += len(every[body[index]].words)
        if left * 4 > total or len(body) - index > 6:
            break
        above = range(body[index - 1] + 1, body[index])
        if any(_closes(every[number].words) for number in above):
            end = body[index - 1] + 1
    return end


def _closes(words: str) -> bool:
    """Whether a line shows that the article is over: the editor's name, or a row of the frame that stands below it."""
    if not 2 <= len(words) <= 120:
        return False
    if EDITOR.match(words):
        return True
    row = row_of(words)
    return row.sure and bool(row.strong) and row.name in ENDS


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
