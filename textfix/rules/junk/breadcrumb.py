"""The trail of links that says where in its site a page stands.

What it finds:
    A line in the head of an article whose parts are joined by `>>`, `>`, `»` and that names the front page, a channel
    or a site (`湖城网>>新闻频道>>要闻`, `当前位置：首页 > 新闻 > 正文`), and the site's name in a line beside it.

Why it is damage:
    It was navigation of the page that the article was taken from, and says nothing about its matter.

Stays silent on:
    Paths through menus in instructions (`设置 > 通用 > 语言`), comparisons, quotations, Markdown, anything below the
    first line of prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES, page
from textfix.evidence.articles.trail import trail
from textfix.evidence.lines import Line, neighbour
from textfix.evidence.pages.above_title import leads_to_title
from textfix.evidence.pages.removal import without

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The name of a site, as the first line of a page shows it.
SITE = re.compile(
    r"[^\s，。：:！？]{1,10}(?:网|網|在线|在線|热线|熱線|门户|門戶|首页|首頁|频道|頻道)|首[页頁]|主[页頁]"
)
MESSAGE = "breadcrumb trail of a web page"
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。"
TRADITIONAL = (
    "經過兩年的修繕，鎮上的老書院終於在本週重新開放，門口的石獅和院中的古井都保持了原來的樣子，遊客可以免費參觀。"
)


def find(text: Text) -> Iterator[Finding]:
    """The trail, and the lines beside it that repeat its first or last part."""
    here = page(text)
    doomed: dict[int, str] = {}
    for number in here.head:
        if parts := trail(here.lines[number].words):
            doomed[number] = MESSAGE
            doomed.update(_repeated(here.lines, number, here.head, parts))
        elif leads_to_title(here, number):
            doomed[number] = MESSAGE
    yield from without(text, doomed)


def _repeated(every: tuple[Line, ...], number: int, head: range, parts: list[str]) -> dict[int, str]:
    """The site's name above or below the trail, and the word for the text itself below it."""
    beside: dict[int, str] = {}
    for step, names in ((-1, {parts[0]}), (1, {parts[0], "正文"})):
        other = neighbour(every, number, step)
        if other is None or other not in head:
            continue
        words = every[other].words
        if words in names or (step < 0 and SITE.fullmatch(words) and neighbour(every, other, -1) is None):
            beside[other] = MESSAGE
    return beside


RULE = Rule(
    name="junk/breadcrumb",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=">|＞|»|›|→|首页|首頁|主页|主頁|(?i)home",
    find=find,
    damaged=(
        Example(
            "湖城網\n湖城網>>新聞頻道>>文化要聞\n\n書院重修完工\n\n" + TRADITIONAL + "\n",
            "\n書院重修完工\n\n" + TRADITIONAL + "\n",
        ),
        Example(
            "您当前的位置：首页 > 新闻中心 > 正文\n湖边新建步道开放\n" + ARTICLE + "\n",
            "湖边新建步道开放\n" + ARTICLE + "\n",
        ),
    ),
    intact=(
        (
            "怎样换语言\n\n设置 > 通用 > 语言与地区\n\n进入这个页面以后，把需要的语言拖到最上面，系统会提示重"
            "新启动，重启之后菜单就会变成新的语言。\n"
        ),
        (
            "速度比较\n\n甲 > 乙 > 丙\n\n三台机器跑同一段程序，甲用了两分钟，乙用了三分半，丙一直没有跑完，所"
            "以结论是很清楚的，不需要更多的说明。\n"
        ),
        "> 首页 > 新闻\n\n" + ARTICLE + "\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS}),
)
