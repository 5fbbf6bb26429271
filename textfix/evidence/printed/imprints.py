"""Lines in which a printed paper speaks of itself: who publishes and prints it, what it costs, where to call, how it was copied."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from textfix.evidence.printed.folios import ISSUE
from textfix.tables.lexicons import lexicon

LONGEST = 120
#: A part without a label is short: a slogan or what is free of charge.
SLOGAN = 16
APART = re.compile(
    r"\s*[|｜■□◆●•·／]\s*|\s{2,}|\u3000+|(?<=\S)\s(?=[\u4e00-\u9fff]{2,8}\s?[:：])|(?<=[\d元])\s(?=[\u4e00-\u9fff])"
)
#: A label of any kind with a name or the like.
LABELLED = re.compile(r"[^:：\s]{2,12}[:：][^:：]{1,24}")
LABEL = re.compile(r"[^:：]{1,24}[:：]")
#: What a value looks like that is no sentence: it gives a number, a name or an address.
NUMBERED = re.compile(r"\d{3}|@|\.(?:com|cn|org|net|tw|hk|example)\b|[£$€¥]\s?\d|\d\s?[元份]")
#: Who printed and paid for it.
MADE = re.compile(
    r"(?:[A-Z].{3,40} is )?(?:printed|published|sponsored|produced)\b.{0,30} (?:by|on|at|in)\b|this issue is",
    re.IGNORECASE,
)
MADE_BY = re.compile(
    r"[\u4e00-\u9fff]{2,8}[报報]社?(?:新[闻聞])?(?:[热熱][线線]|[专專][线線]|[电電][话話])[:： ]?[\d-]{5,13}|[\u4e00-\u9fff]{3,16}(?:承印|印刷|印制|印製|[编編]印|出版[发發]行)"
)
#: Which version of a form or bulletin it is.
REVISED = re.compile(r"[（(]?Rev(?:ised|ision)?[.:]? (?:no\. )?\d[\d/. –-]{0,16}[)）]?", re.IGNORECASE)
SENTENCE = re.compile(r"[。！？；]|[a-z]{3}\. [A-Z].*[a-z]{3}\. [A-Z]|，.*，")
#: Where the paper is in the web.
SITE = re.compile(r"(?:https?://|www\.)\S+|[a-z][\w-]+\.(?:com|org|net|cn|gov|edu|co|example)(?:[./]\S*)?")
#: What a library or a publisher stamps on each page of a copy.
STAMP = re.compile(
    r"(?:This (?:content|article|PDF) )?(?:was )?[Dd]ownloaded (?:from|by|on|at) .*(?:\d{4}|guest|user).*|Digiti[sz]ed by .{3,60}|Original from [A-Z].{3,60}"
    r"|Generated (?:on|at) .*\d{4}.* / .*|.*(?:[Gg]oogle|[Dd]igital|\w)-digiti[sz]ed|All use subject to .*|Authorized licensed use limited to.*"
    r"|[A-Z]:\\\S.{2,110}|© .{3,80}(?:[Uu]ncontrolled|[Rr]eserved|[Rr]eproduced).{0,40}"
)
#: A thing lost, which is declared void: the smallest advertisement of Chinese papers.
LOST = re.compile(
    r".{0,60}(?:不慎|遗失|遺失|丢失|丟失)[^。]{0,90}(?:作废|作廢)[。]?|(?:遗失|遺失)(?:声明|聲明|啟事|启事)|(?:分类|分類|便民)(?:广告|廣告|信息)"
)


@lru_cache(maxsize=4096)
def imprint(stripped: str) -> tuple[int, int]:
    """How many parts of a line only a paper says of itself, and how many of them others say, too; none in other lines."""
    if not 4 <= len(stripped) <= LONGEST or SENTENCE.search(stripped):
        return 0, 0
    strong = weak = 0
    for part in APART.split(stripped):
        low = part.lower().lstrip("■□◆●*（( ")
        if not part:
            continue
        if low.startswith(_labels(strong=True)) or MADE_BY.fullmatch(part):
            strong += 1
        elif low.startswith(_labels(strong=False)) or ISSUE.fullmatch(part) or LABELLED.fullmatch(part):
            weak += 1
        elif not (len(part) <= SLOGAN or NUMBERED.search(part)):
            return 0, 0
    return strong, weak


def is_call(stripped: str) -> bool:
    """Whether a line is the paper's and gives a number or an address, or has two labels and more."""
    if len(stripped) <= LONGEST and (
        REVISED.fullmatch(stripped) or (MADE.match(stripped) and not SENTENCE.search(stripped))
    ):
        return True
    strong, weak = imprint(stripped)
    return strong > 0 and (strong + weak > 1 or bool(NUMBERED.search(stripped) or LABEL.match(stripped)))


def is_stamp(stripped: str) -> bool:
    """Whether a line was stamped on a page by the library that has it."""
    return len(stripped) <= LONGEST and bool(STAMP.fullmatch(stripped))


def is_lost(stripped: str) -> bool:
    """Whether a line is a small advertisement that declares a lost thing void, or stands above such."""
    return len(stripped) <= 2 * LONGEST and bool(LOST.fullmatch(stripped))


@cache
def _labels(*, strong: bool) -> tuple[str, ...]:
    entries = lexicon("imprint")
    return tuple(sorted(entries.strong if strong else entries.weak))
