"""The link that leads back to the head of a page or to the front page of its site.

What it finds:
    A line in the head or the tail of an article that holds nothing but such a link (`返回頂部`, `【返回列表】`),
    and a link `返回…首页>>` glued to the end of a paragraph, behind its full stop.

Why it is damage:
    It was a button of the page that the article was taken from; a text has nowhere to go back to.

Stays silent on:
    Sentences that tell the reader to go back (`点击返回首页`), documentation, and links in other places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES, page
from textfix.evidence.frames.wording import tokens
from textfix.evidence.pages.chrome import ANY, bars
from textfix.evidence.pages.removal import without

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a glued link is made of; the site's name between the two words is short.
GLUED = re.compile(
    r"(?<=[。！？!?”』」）)…])[ \t\u3000\xa0]*[\[【(（]?"
    r"返回[^。，,！？；\s]{0,16}(?:首[页頁]|主[页頁]|[顶頂]部|列表|[频頻]道)[\]】)）]?"
    r"[ \t\u3000\xa0]*(?:>{1,3}|＞{1,3}|»|→)?[ \t\u3000\xa0]*$"
)
ALONE = re.compile(r"返回[^。，,！？；\s的]{1,16}(?:首[页頁]|主[页頁])")
LONGEST_LINK = 60
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。"
TRADITIONAL = (
    "經過兩年的修繕，鎮上的老書院終於在本週重新開放，門口的石獅和院中的古井都保持了原來的樣子，遊客可以免費參觀。"
)


def find(text: Text) -> Iterator[Finding]:
    """Lines that are nothing but the link, and links glued to a paragraph."""
    here = page(text)
    doomed = {number for number, name in bars(text).items() if name == "back_to_top"}
    doomed |= {number for number in here.edges if _is_site_link(here.lines[number].words)}
    yield from without(text, dict.fromkeys(doomed, "link back to the top or the front page"))
    for number in (*here.body, *here.tail):
        line = here.lines[number]
        begin = max(line.start, line.end - LONGEST_LINK)
        if number not in doomed and (link := GLUED.search(text.string[begin : line.end])):
            yield Finding(begin + link.start(), line.end, "link back to the front page", "")


def _is_site_link(words: str) -> bool:
    parts = tokens(words) if len(words) <= LONGEST_LINK else []
    return len(parts) == 1 and bool(ALONE.fullmatch(parts[0]))


RULE = Rule(
    name="junk/back-to-top",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            ARTICLE + "返回湖城在线首页>>\n",
            ARTICLE + "\n",
        ),
        Example(
            TRADITIONAL + "\n\n返回頂部\n",
            TRADITIONAL + "\n\n",
        ),
    ),
    intact=(
        (
            "填完表格以后请检查一遍姓名和电话，确认没有写错，再按下面的按钮提交，系统会给出一个编号，记下之后"
            "点击返回首页\n"
        ),
        (
            "# 常用操作\n\n返回顶部\n\n页面很长的时候，右下角会出现一个箭头，按一下就能回到开头，也可以用键盘"
            "上的快捷键。\n"
        ),
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
