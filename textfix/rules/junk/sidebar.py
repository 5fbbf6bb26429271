"""The boxes beside a blog or a page: archive, feeds, who made the site; prompts to follow, to rate, to subscribe.

What it finds:
    In the head or the tail of an article lines that hold nothing but such words: `近期文章`, `文章RSS`, `Archives`,
    `March 2017 (2)`, `Was this page helpful? Yes No`.

Why it is damage:
    They stand beside every article of a site.

Stays silent on:
    Sections of the article, dates, single ordinary words such as `功能` or `About`.
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
    yield from rows_of(text, "sidebar", "box beside an article")


RULE = Rule(
    name="junk/sidebar",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(ARTICLE + "文章归档\n2014年11月 (2)\n2014年10月 (5)\n文章RSS\n", ARTICLE),
        Example(ENGLISH + "Was this page helpful? Yes No\nPrint this page\n", ENGLISH + "Print this page\n"),
    ),
    intact=(
        ARTICLE + "功能\n",
        ARTICLE + "2014年11月2日\n",
        ENGLISH + "Links\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
