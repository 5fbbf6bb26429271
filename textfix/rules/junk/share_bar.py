"""The row of buttons that sends a page to friends, saved along with the article.

What it finds:
    A line in the head or the tail of an article that holds nothing but such words: `分享讓更多人看到`,
    `分享到：微信 新浪微博 QQ空间`; also a row of the services' names alone, one a line when it touches such a line.

Why it is damage:
    It was a part of the page that the article was taken from; the buttons are gone, their names remained.

Stays silent on:
    The same words inside the article, in documentation and lists, and a single service's name by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES
from textfix.evidence.pages.chrome import ANY, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。"
TRADITIONAL = (
    "經過兩年的修繕，鎮上的老書院終於在本週重新開放，門口的石獅和院中的古井都保持了原來的樣子，遊客可以免費參觀。"
)


def find(text: Text) -> Iterator[Finding]:
    """Lines that are nothing but the row."""
    yield from rows_of(text, "share_bar", "share bar of a web page")


RULE = Rule(
    name="junk/share-bar",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            ARTICLE + "\n\n分享到：\n微信\n新浪微博\nQQ空间\n",
            ARTICLE + "\n\n",
        ),
        Example(
            TRADITIONAL + "\n\n分享讓更多人看到",
            TRADITIONAL + "\n",
        ),
    ),
    intact=(
        (
            "这几年聚会少了，大家习惯在手机里说话，老人们也学会了发照片，过年的时候一家人在屏幕上互相拜年，热"
            "闹得很。\n\n微信\n"
        ),
        (
            "# 分享按钮\n\n分享\n\n点击文章下面的按钮就可以把页面发给朋友，按钮的样子可以在设置里修改，也可以"
            "完全隐藏起来。\n"
        ),
        "今天想把这件小事分享给大家：院子里的柿子熟了，邻居的孩子们每天放学都来摘几个，奶奶在门口笑着看他们。\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
