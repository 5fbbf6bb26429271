"""The buttons and status lines that forum software prints round every post: `只看该作者`, `回复 使用道具 举报`.

What it finds:
    Lines that hold nothing but such words, with whatever numbers they show; between the posts in a page that shows its
    frame elsewhere too.

Why it is damage:
    They were buttons; the posts are what people wrote.

Stays silent on:
    Posts, their authors and dates, quotations, and a single ordinary word such as `回复`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.chrome import ANY, rows_of
from textfix.evidence.lines import without
from textfix.evidence.page import PAGES, page

if TYPE_CHECKING:
    from collections.abc import Iterator

#: `推 name: 推      09/07 21:15` of bulletin boards.
PUSH = re.compile(r"[推噓嘘→]\s{1,3}\w{2,16}\s{0,16}:.{0,80}\s\d\d/\d\d(?:\s\d\d:\d\d)?")
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The rows."""
    yield from rows_of(text, "forum_chrome", "buttons of a forum")
    here = page(text)
    pushes = [number for number in here.tail if PUSH.fullmatch(here.lines[number].words[:200])]
    yield from without(text, dict.fromkeys(pushes, "one-word answer on a bulletin board") if len(pushes) > 1 else {})


RULE = Rule(
    name="junk/forum-buttons",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "查看: 4821|回复: 37\n湖边的步道怎么走\n" + ARTICLE + "只看该作者\n本版积分规则\n",
            "湖边的步道怎么走\n" + ARTICLE,
        ),
    ),
    intact=(
        ARTICLE + "回复\n",
        ARTICLE + "回复说，步道从北门进去最近。\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
