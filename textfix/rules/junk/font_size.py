"""The switch that makes the letters of a page larger, saved along with the article.

What it finds:
    A line in the head or the tail of an article that holds nothing but the words of such a switch (`小字号`,
    `字号：大 中 小`, `【字體：大 中 小】 打印`), and such a switch at the end of the line with the date.

Why it is damage:
    It was a button of the page that the article was taken from; no article says it.

Stays silent on:
    The same words inside the article, in documentation, in lists and tables, and a line with other words beside them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES, page
from textfix.evidence.pages.chrome import ANY, bars
from textfix.evidence.pages.removal import without

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANK = r"[ \t\u3000\xa0]"
BETWEEN = r"[ \t\u3000\xa0|/]*"
SIZES = f"(?:特大|大){BETWEEN}(?:中|默[认認]){BETWEEN}小|小{BETWEEN}(?:中|默[认認]){BETWEEN}大|T{BETWEEN}T"
SWITCH = re.compile(
    rf"{BLANK}*[【\[(（]?{BLANK}*(?:调整|調整)?(?:字[号號体體]|文字)(?:大小)?"
    rf"{BLANK}*[:：]?{BLANK}*[\[(（【]?{BLANK}*(?:{SIZES})[ \t\u3000\xa0】\])）]*"
    r"(?:[【\[]?(?:打印|列印|[关關][闭閉]|收藏)(?:本[页頁])?[】\] \t\u3000\xa0]*)*$"
)
DATE = re.compile(r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}")
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。"
TRADITIONAL = (
    "經過兩年的修繕，鎮上的老書院終於在本週重新開放，門口的石獅和院中的古井都保持了原來的樣子，遊客可以免費參觀。"
)


def find(text: Text) -> Iterator[Finding]:
    """Lines that are nothing but the switch, and the switch behind the date."""
    rows = {number: "font-size switch of a web page" for number, name in bars(text).items() if name == "font_size"}
    yield from without(text, rows)
    here = page(text)
    for number in here.head:
        line = here.lines[number]
        if number in rows or len(line.words) > 300 or not DATE.search(line.words):
            continue
        if (switch := SWITCH.search(text.string[line.start : line.end])) and switch.start():
            yield Finding(line.start + switch.start(), line.end, "font-size switch of a web page", "")


RULE = Rule(
    name="junk/font-size",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "湖边新建步道开放\n\n小字号\n\n" + ARTICLE + "\n",
            "湖边新建步道开放\n\n\n" + ARTICLE + "\n",
        ),
        Example(
            "書院重修完工\n2019-05-04 10:20 來源：晨報 【字號：大 中 小】\n" + TRADITIONAL + "\n",
            "書院重修完工\n2019-05-04 10:20 來源：晨報\n" + TRADITIONAL + "\n",
        ),
    ),
    intact=(
        (
            "# 阅读器设置\n\n字号：大 中 小\n\n在设置页面里可以选择字号，默认是中号，修改之后会立刻生效，并且"
            "在下次打开时保持不变。\n"
        ),
        (
            "排版课讲义\n\n小字号的文字在屏幕上更难辨认，所以正文一般不小于十四像素，标题则按照比例放大，行距"
            "也要随之调整。\n"
        ),
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
