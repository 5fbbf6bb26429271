"""Lines that a printed page has at its edge: the name of the paper, the number of the page, the date, the issue, who made it.

Such a line is told by its parts, each of which is set apart: `3版　本地新闻　2021年4月23日　星期五`, `The Ferry Post • Page 3`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textfix.evidence.paragraphs import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A folio is short; one that names its makers and the telephone is longer.
LONGEST = 110
#: So many names stand on a folio at most: the paper, its part, the section, the place.
MOST_NAMES = 3
SET_APART = re.compile(r"\s*[•·∙|｜／♦■□◆●▪]\s*|\s*[ \t\u00a0]{2,}\s*|\s*\u3000\s*|\s+[–—-]\s+|,\s")
BLANK = re.compile(r"\s+")
#: What belongs together although a blank stands in it, in Chinese.
INNER = re.compile(
    r"(?<=第)\s(?=\w)|(?<=[\d一二三四五六七八九十])\s(?=[期版页頁卷号號年月日])|(?<=[：:])\s|(?<=[年月])\s(?=\d)|(?<=年)\s(?=第)|(?<=[页頁])[ ](?=[共总總])|(?<=[共总總])\s(?=\d)"
    r"|(?<=[责責][编編])\s(?=[\u4e00-\u9fff])|(?<=美[编編])\s(?=[\u4e00-\u9fff])|(?<=校[对對])\s(?=[\u4e00-\u9fff])|(?<=[编編][辑輯])\s(?=[\u4e00-\u9fff])"
)
NUMERAL = r"(?:\d{1,4}|[〇○零一二三四五六七八九十百]{1,4})"
#: Digits of a year.
YEAR = 4
COUNTS = re.compile(r"[\d〇○零一二三四五六七八九十]|美[编編]|校[对對]|版式|[责責][编編]")
PAGE_HAN = re.compile(
    rf"第?[A-DＡ-Ｄ]?{NUMERAL}[版页頁](?:[:：/][\w·]{{2,8}}|[,，/]?[共总總]\d{{1,4}}[页頁版])?|[A-D]\d{{1,2}}(?:[:：-]\w{{2,6}})?|0\d"
)
PAGE_WORD = re.compile(
    r"(?:[Pp]age|PAGE|[Pp]g?\.)\s?[A-Z]?-?\d{1,4}(?:\s(?:of|OF)\s\d{1,4})?|[A-F]\d{1,2}|\d{1,2}[A-F]"
)
#: A page's number behind a name, with its word or behind a year.
AT_END = re.compile(
    r"(?P<name>.{3,70}?)[\s,]\s?(?P<page>(?:[Pp]age|PAGE)\s[A-Z]?-?\d{1,4})|(?P<day>.*\b(?:19|20)\d\d) (?P<bare>\d{1,3})"
)
#: An issue behind a name.
ISSUE_AT_END = re.compile(r"(?P<name>.*[A-Za-z]) (?P<issue>(?:No\.|Issue|Vol\.|Number) ?\d{1,4})")
#: An index of pages: `Comics B4 | Weather A2`.
INSIDE = re.compile(r"(?:Inside|INSIDE|Index|INDEX|In this issue)(?: today)?:\s?")
PAGE_AT_END = re.compile(r"(?P<name>.*[A-Za-z]) (?P<page>[A-F]\d{1,2}|\d{1,2}[A-F])")
PRICE = re.compile(r"(?:[£$€]\s?\d[\d.,]*|\d{1,3}\s?(?:cents|pence|p|¢))|FREE|Free", re.IGNORECASE)
BARE = re.compile(r"[0-9０-９]{1,4}")
MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
DATE = re.compile(
    rf"(?:中[华華]民[国國])?{NUMERAL}年(?:{NUMERAL}月)?(?:{NUMERAL}?[日號号])?(?:印[发發]|出版)?(?:[（(]?(?:星期|[周週]|礼拜|禮拜)[一二三四五六日天][)）]?)?|{NUMERAL}月(?:{NUMERAL}[日號号])?"
    r"|(?:星期|[周週]|礼拜|禮拜)[一二三四五六日天]|[农農夏]?[历曆]?[\u4e00-\u9fff]{0,2}年?[正一二三四五六七八九十冬腊臘]{1,2}月(?:[初十廿二三][一二三四五六七八九十]{1,2})"
    r"|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?",
)
DATE_ENGLISH = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\.?)?,?\s?(?:{MONTH}\.?(?:[-–/]{MONTH})?(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH})?"
    r",?\s?(?:(?:19|20)\d\d)?",
    re.IGNORECASE,
)
ISSUE = re.compile(
    rf"(?:(?:{NUMERAL}年)?[总總]?第{NUMERAL}[期号號卷辑輯](?:[（(][总總]第?\d+期?[)）])?|[\u4e00-\u9fff○〇]{{1,6}}年?[春夏秋冬]字第\d+期|(?:{NUMERAL}年)?[春夏秋冬]季?[號号刊]|[月周週季旬]刊|[总總]第\d+期|第{NUMERAL}卷第{NUMERAL}期)"
)
ISSUE_ENGLISH = re.compile(
    r"(?:Spring|Summer|Autumn|Fall|Winter|Easter|Christmas|Michaelmas|Lent|Harvest)\s(?:19|20)\d\d(?:[-/]\d{2,4})?|(?:Issue|No\.?|Number|Nr\.?|Vol(?:ume|\.)?|Edition)\s?(?:No\.?\s?)?[\dIVXLC]+(?:[.,/]?\s?(?:No\.?|Issue|Number)\s?\d+)?|(?:Report|Audit|Document|Ref)\b.{0,12}\d.*|.{0,60}\b\d{1,4} ?\((?:19|20)\d\d\),? [A-Z]?\d+[-–]\d+",
    re.IGNORECASE,
)
CREW = re.compile(
    r"[（(]?(?:本版|[责責]任|[执執]行|值班|[见見][习習])?(?:[责責]?[编編][辑輯]?|版式|美[编編]|校[对對]|组版|組版|[设設][计計]|版面|[主][编編任])(?:[设設][计計])?[:：/／]?[\u4e00-\u9fff]{0,4}(?:[、/][\u4e00-\u9fff]{2,4})*[)）]?"
)
CONTACT = re.compile(
    r"[\u4e00-\u9fff]{2,8}[:：]?(?:[(（]?\d{2,4}[)）]?[-－ ]?)?\d{3,4}-?\d{3,5}(?:[、/]\d{4,11})*|(?:[\u4e00-\u9fff]{2,6}[:：])?[\w.-]+@[\w.-]+|(?:https?://|www\.)\S+",
    re.IGNORECASE,
)
NAME_HAN = re.compile(r"(?!.*第\d+期)[\u3400-\u9fffA-Za-z][\u3400-\u9fffA-Za-z0-9·《》]{1,17}")
NAME_ENGLISH = re.compile(r"[A-Z\d&'’.“\"(][^\n]{1,60}")
#: A word of a name that may be small.
SMALL = re.compile(r"(?:of|the|and|for|in|on|at|to|a|an|by|de|la|&)$")


class Folio(NamedTuple):
    """The parts of such a line."""

    page: int | None  #: the number of the page, where one is given
    worded: bool  #: whether the number is marked as a page's: `Page 3`, `第3版`, `B4`
    names: tuple[str, ...]
    dates: int
    issues: int  #: numbers of issues, and seasons with their year
    others: int  #: parts that say who made the page or how to reach the paper
    pages: int  #: how many pages it names: an index of all pages names several

    @property
    def sure(self) -> bool:
        """Whether nothing else has these parts: a page and its date or makers, or an index of pages."""
        return self.pages > 1 or (self.worded and self.dates + self.issues + self.others > 0)


@lru_cache(maxsize=4096)
def folio(stripped: str) -> Folio | None:
    """The parts of a line, where all of it is such parts, and they are more than one or a page's number with its word."""
    if not 2 <= len(stripped) <= LONGEST or stripped[-1] in "。！？；,，：:" or not COUNTS.search(stripped):
        return None
    parts = _parts(stripped)
    if not parts:
        return None
    kinds = [kind for kind, _ in parts]
    names = tuple(part for kind, part in parts if kind == "name")
    if len(names) > MOST_NAMES + kinds.count("page") or (len(parts) == 1 and kinds[0] != "page"):
        return None
    numbers = [part for kind, part in parts if kind in ("page", "bare")]
    if kinds.count("crew") == len(kinds) > 1:
        return Folio(None, False, (), 0, 0, len(kinds), 0)
    if kinds.count("bare") > 1 or len(numbers) + kinds.count("date") + kinds.count("issue") == 0:
        return None
    return Folio(
        _number(numbers[0]) if numbers else None,
        "page" in kinds,
        names,
        kinds.count("date"),
        kinds.count("issue"),
        kinds.count("crew") + kinds.count("contact"),
        kinds.count("page"),
    )


def _number(part: str) -> int | None:
    digits = re.search(r"\d+", part)
    return int(digits.group()) if digits else None


def _parts(stripped: str) -> list[tuple[str, str]]:
    """The parts with their kinds; none where one of them is of no kind."""
    stripped = INSIDE.sub("", stripped)
    if found := AT_END.fullmatch(stripped):
        head, page = (found["name"], found["page"]) if found["name"] else (found["day"], found["bare"])
        rest = _parts(head.strip(" ,•·|–—-"))
        return [*rest, ("page", page)] if rest else []
    found_parts: list[tuple[str, str]] = []
    for segment in SET_APART.split(stripped):
        own = _parts_of(segment) if segment else []
        if segment and not own:
            return []
        found_parts += own
    return found_parts


def _parts_of(segment: str) -> list[tuple[str, str]]:
    """The parts of what stands between two gaps; in Chinese a blank parts, too."""
    if HAN.search(segment):
        pieces = [piece for piece in BLANK.split(INNER.sub("", segment)) if piece]
        found = [(_kind(piece, CHINESE), piece) for piece in pieces]
        return found if all(kind for kind, _ in found) else []
    for form, second in ((ISSUE_AT_END, "issue"), (PAGE_AT_END, "page")):
        if (split := form.fullmatch(segment)) and _is_name(split["name"]):
            return [("name", split["name"]), (second, split[second])]
    kind = _kind(segment, ENGLISH) or ("name" if _is_name(segment) else "")
    return [(kind, segment)] if kind else []


def _kind(segment: str, forms: Sequence[tuple[str, re.Pattern[str]]]) -> str:
    """What one part of a line is; empty where it is nothing that folios have."""
    kind = next((kind for kind, form in forms if form.fullmatch(segment)), "")
    return "date" if kind == "bare" and len(segment) == YEAR and segment[:2] in ("19", "20") else kind


#: The forms of parts in the order in which they are tried.
CHINESE = (
    ("page", PAGE_HAN),
    ("bare", BARE),
    ("date", DATE),
    ("issue", ISSUE),
    ("crew", CREW),
    ("contact", CONTACT),
    ("name", NAME_HAN),
)
ENGLISH = (
    ("page", PAGE_WORD),
    ("bare", BARE),
    ("date", DATE_ENGLISH),
    ("issue", ISSUE_ENGLISH),
    ("contact", CONTACT),
    ("crew", PRICE),
)


def _is_name(segment: str) -> bool:
    """Whether a part is what a paper or a section is called: its words have capitals."""
    words = segment.split()
    if not NAME_ENGLISH.fullmatch(segment) or len(words) > 9 or segment.endswith((".", "!", "?", ":")):
        return False
    return all(not word[0].islower() or SMALL.match(word) for word in words)
