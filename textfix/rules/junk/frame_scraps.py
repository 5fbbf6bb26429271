"""A short line that only stands between rows of a page's frame: a slogan above the menu, the name of a column.

What it finds:
    Above the last row of navigation in the head of a page what is not the title; in the tail at most six short lines
    between two rows of the frame; at most four below the foot of the site.

Why it is damage:
    The frame goes round the article: what stands within the frame is no part of it.

Stays silent on:
    Sentences, credits, dates, labels with a value, numbered items and attachments; pages whose navigation stands below
    the only line that can be the title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.after_article import after_article
from textfix.evidence.chrome import ANY, bars
from textfix.evidence.lines import without
from textfix.evidence.page import PAGES
from textfix.evidence.scraps import scraps
from textfix.evidence.site_rows import site_rows
from textfix.evidence.thread import post_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The lines, each by its place."""
    buttons = bars(text)  # which have rules of their own
    beyond = {
        number: f"of the page, not of the article: {why}"
        for number, why in after_article(text).items()
        if number not in buttons
    }
    between = dict.fromkeys(scraps(text), "stands between rows of a page's frame")
    yield from without(text, site_rows(text) | beyond | between | post_frame(text))


RULE = Rule(
    name="junk/frame-scraps",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "湖边的日子\n登录 | 注册\n湖边新建步道开放\n" + ARTICLE,
            "登录 | 注册\n湖边新建步道开放\n" + ARTICLE,
        ),
        Example(
            ARTICLE + "分享到：微信 微博\n湖城名片\n关于我们 | 联系我们\n",
            ARTICLE + "分享到：微信 微博\n关于我们 | 联系我们\n",
        ),
    ),
    intact=(
        "湖边新建步道开放\n登录 | 注册\n" + ARTICLE,
        "湖边新建步道开放\n2019-05-04 10:20\n首页 > 新闻 > 正文\n四公里走一圈\n" + ARTICLE,
        ARTICLE + "分享到：微信 微博\n（何小满）\n关于我们 | 联系我们\n",
        ARTICLE + "分享到：微信 微博\n柿子熟了\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),
)
