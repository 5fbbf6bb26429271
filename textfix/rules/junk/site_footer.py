"""The foot of a web site below an article: registration numbers, the row `关于我们 | 联系我们`, who runs the site.

What it finds:
    In the tail of an article lines with an ICP or police registration number, rows of at least two such links, and the
    lines beside them that name the owner, the address or the rights (`主办单位：…`).

Why it is damage:
    The site prints it below whatever it shows; it is no part of the article.

Stays silent on:
    The labels alone (an address below an announcement belongs to it), sentences that speak of such a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES
from textfix.evidence.pages.chrome import ANY
from textfix.evidence.pages.footer import footer
from textfix.evidence.pages.removal import without

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The lines of the foot."""
    yield from without(text, dict.fromkeys(footer(text), "foot of a web site"))


RULE = Rule(
    name="junk/site-footer",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            ARTICLE + "\n关于我们 | 联系我们 | 网站地图\n主办单位：湖城新闻社\n湖ICP备12345678号-1\n",
            ARTICLE + "\n",
        ),
    ),
    intact=(
        ARTICLE + "\n主办单位：湖城新闻社\n联系电话：000-1234567\n",
        ARTICLE + "关于我们为什么把步道修成这样，设计师说是为了留住岸边的老树，也为了让孩子们看得见水里的鱼。\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS}),
)
