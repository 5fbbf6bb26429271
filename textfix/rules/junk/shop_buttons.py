"""The buttons, promises and headings that a shop prints round every product: `加入购物车 立即购买`.

What it finds:
    In the head or the tail of a description lines that hold nothing but such words.

Why it is damage:
    They belong to the shop, not to the product; a text has no basket.

Stays silent on:
    Descriptions, measures and prices, sentences about delivery, a single ordinary word such as `数量`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES
from textfix.evidence.pages.chrome import ANY, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"
ENGLISH = "The path round the lake was opened on Tuesday morning, and by noon several hundred people had walked all the four kilometres of it.\n"


def find(text: Text) -> Iterator[Finding]:
    """The rows."""
    yield from rows_of(text, "shop_chrome", "buttons of a shop")


RULE = Rule(
    name="junk/shop-buttons",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example("湖城铁壶\n加入购物车 立即购买\n" + ARTICLE + "正品保证 七天无理由退换\n", "湖城铁壶\n" + ARTICLE),
        Example(ENGLISH + "Add to basket\nCustomers who bought this also bought\n", ENGLISH),
    ),
    intact=(
        ARTICLE + "数量\n",
        ARTICLE + "材质：生铁\n容量：1.2 升\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
