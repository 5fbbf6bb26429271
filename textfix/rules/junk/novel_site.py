"""The bars and reminders of sites for serial novels: `上一章 目录 下一章`, `一秒记住…`.

What it finds:
    Lines that hold nothing but such words or are such a reminder; between the paragraphs in a page that shows its frame
    elsewhere too.

Why it is damage:
    The site repeats them on every page of a chapter, also inside it.

Stays silent on:
    The chapter and its heading, remarks of the author, single ordinary words such as `目录`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES
from textfix.evidence.pages.chrome import ANY, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The rows."""
    yield from rows_of(text, "reader_prompts", "bar or reminder of a site for novels")


RULE = Rule(
    name="junk/novel-site",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "上一章 目录 下一章 加入书签\n第二章 渡口\n" + ARTICLE + "投推荐票 上一章 章节目录 下一章 返回书架\n",
            "第二章 渡口\n" + ARTICLE,
        ),
    ),
    intact=(
        "目录\n" + ARTICLE,
        ARTICLE + "他翻到下一章，看见自己的名字。\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
