"""The head of a newspaper's page: its folio, the name of the paper, the date with the weekday, who made the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textfix.evidence.paragraphs import Line

FOLIO = re.compile(
    r"[A-D]?\d{1,2}|[A-D]?0?\d{1,2}[ 　]?版?[ 　·|｜]{1,2}[\u4e00-\u9fff]{2,5}|第[ ]?[A-D]?[\d一二三四五六七八九十]{1,3}[ ]?版(?:[ 　·|｜]{1,2}[\u4e00-\u9fff]{2,5})?|[\u4e00-\u9fff]{2,5}[ 　·|｜]{1,2}(?:第[ ]?)?[A-D]?\d{1,2}[ ]?版?"
)
DAY = re.compile(
    r"(?=.*(?:星期|礼拜|禮拜|週)[一二三四五六日天])(?:.{0,12})[\d〇○一二三四五六七八九十]{2,4}\s?年.{3,40}"
    r"|(?:.{0,40}[ ,])?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:[A-Z][a-z]{2,8} \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4}"
)
CREW = re.compile(
    r"(?:[□■◆●\s]*(?:本版|[责責]任)?(?:责编|責編|[编編][辑輯]|版式|美[编編]|校[对對]|组版|組版|[设設][计計])\s?[:：/／ 　]\s?[\u4e00-\u9fff 　]{2,8}){2,5}"
)
NAME = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:[日晚晨早时時]报|[日晚晨早時]報|周报|週報|[县市縣]报|报|報)|[A-Z]{2,}(?: [A-Z]{2,}){1,3}"
)
FIRST, LONGEST, FEWEST = 9, 12, 3


def paper_head(shown: Sequence[Line]) -> range:
    """The lines of such a head at the beginning of a text: a folio, and two more of its parts beside it."""
    parts: dict[int, str] = {}
    for at, line in enumerate(shown[:FIRST]):
        words = line.string.strip()
        for name, form in (("folio", FOLIO), ("day", DAY), ("crew", CREW), ("name", NAME)):
            if len(words) <= 70 and form.fullmatch(words):
                parts[at] = name
                break
        else:
            if len(words) > LONGEST or line.ended:
                break
    last = max(parts, default=-1)
    own = set(parts.values())
    head = range(last + 1)
    if "folio" not in own or len(own) < FEWEST or len(parts) * 2 < len(head) or last + 1 >= len(shown):
        return range(0)
    return head
