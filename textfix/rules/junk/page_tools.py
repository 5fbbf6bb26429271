"""The buttons of a page in a row: print, close, keep, complain.

What it finds:
    A line in the head or the tail of an article that holds nothing but such words: `【打印本页】【关闭窗口】`;
    also three and more of them one below the other.

Why it is damage:
    They were buttons of the page that the article was taken from.

Stays silent on:
    One such word alone that is also an ordinary word, lines with other words, documentation.
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
    """Lines that are nothing but the buttons."""
    yield from rows_of(text, "page_tools", "buttons of a web page")


RULE = Rule(
    name="junk/page-tools",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(Example(ARTICLE + "【打印本页】 【关闭窗口】\n", ARTICLE),),
    intact=(
        ARTICLE + "\n关闭\n",
        (
            "# 常用按钮\n\n打印本页\n\n按下这个按钮以后会出现打印的窗口，选择打印机和纸张的大小，确认之后开始"
            "打印，也可以保存成文件。\n"
        ),
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
