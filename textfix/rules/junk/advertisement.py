"""The mark that stands where an advertisement was: `广告`, `Story continues below advertisement`.

What it finds:
    A line that is nothing but such a mark, in the head or the tail of an article; between its paragraphs in a page that
    shows its frame elsewhere too.

Why it is damage:
    The advertisement is gone; the mark interrupts the article and belongs to the site.

Stays silent on:
    The word in a sentence or a title, a single ordinary word in a text without any other piece of a frame.
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
    yield from rows_of(text, "advertisement", "mark of an advertisement")


RULE = Rule(
    name="junk/advertisement",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(ARTICLE + "我是广告 请继续往下阅读\n", ARTICLE),
        Example(ENGLISH + "Story continues below advertisement\n", ENGLISH),
    ),
    intact=(
        "广告\n" + ARTICLE,
        ARTICLE + "湖边没有一块广告牌，这是设计师坚持的，他说看湖的人不该看见别的东西，后来大家也都同意了。\n",
        "# Ads\n\nAdvertisement\n\n" + ENGLISH,
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
