"""How often a page was seen, liked and answered, and when it was last touched: `点击：583`, `阅读(873) | 评论(6)`.

What it finds:
    Lines in the head or the tail of an article that hold nothing but such counts.

Why it is damage:
    They tell how a site fared on the day when the page was saved.

Stays silent on:
    Lines that give the date of the article or its source, tables, figures of the article.
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
    yield from rows_of(text, "counters", "counts of a web page")


RULE = Rule(
    name="junk/counters",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example("湖边新建步道开放\n点击：583\n" + ARTICLE + "阅读(873) 评论(6)\n", "湖边新建步道开放\n" + ARTICLE),
    ),
    intact=(
        ARTICLE + "人数：583\n",
        "湖边新建步道开放\n2019-05-04 来源：晨报\n" + ARTICLE,
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
