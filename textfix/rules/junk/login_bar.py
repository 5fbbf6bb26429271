"""The bar that lets readers in, finds things and switches scripts: `登录 | 注册`, `Skip to content`, `My account`.

What it finds:
    In the head or the tail of an article a line that holds nothing but such words, or greets whoever comes.

Why it is damage:
    It stands on every page of a site and says nothing about the article.

Stays silent on:
    Titles, single ordinary words such as `登录` or `Search`, documentation.
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
    yield from rows_of(text, "login_bar", "bar for logging in or searching")


RULE = Rule(
    name="junk/login-bar",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "无障碍浏览 | 长者模式 | 繁體 | 简体 | 登录\n湖边新建步道开放\n" + ARTICLE, "湖边新建步道开放\n" + ARTICLE
        ),
        Example(
            "Search | My account | Wishlist (0) | Basket\nThe lake path is open\n" + ENGLISH,
            "The lake path is open\n" + ENGLISH,
        ),
    ),
    intact=(
        "登录\n" + ARTICLE,
        "My account\n" + ENGLISH,
        "# 界面\n\n登录 注册\n\n" + ARTICLE,
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
