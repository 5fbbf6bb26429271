"""A line that asks readers to scan a code, follow an account or install a program.

What it finds:
    In the head or the tail of an article a short line that does nothing but that: `扫描二维码关注本报微信公众号`,
    `下载客户端，看更多新闻`, `长按识别二维码`.

Why it is damage:
    The code and the button are gone; the prompt is the site's advertisement for itself and no part of the article.

Stays silent on:
    Sentences of the article, also in its last line when they are longer than a prompt; instructions in documentation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.lines import without
from textfix.evidence.page import PAGES, page

if TYPE_CHECKING:
    from collections.abc import Iterator

ACT = (
    "[关關]注|[扫掃]描|[扫掃]一[扫掃]|[扫掃][码碼]|[长長]按|[识識][别別]|下[载載]|安[装裝]|打[开開]"
    "|[点點][击擊]|添加|加入|搜索|[订訂][阅閱]"
)
AIM = (
    "公[众眾][号號]|[二2][维維][码碼]|官方微[信博]|微信[号號]|[视視][频頻][号號]|小程序"
    "|(?:手机|手機)?客[户戶]端|APP|App|[头頭][条條][号號]|抖音[号號]"
)
PROMPT = re.compile(
    rf"[^。]{{0,24}}(?:(?:{ACT})[^。]{{0,24}}(?:{AIM})|(?:{AIM})[^。]{{0,12}}(?:{ACT}))[^。]{{0,24}}[。！!]?$"
)
LONGEST = 50
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The prompts, line by line."""
    here = page(text)
    doomed = [number for number in here.edges if _is_prompt(here.lines[number].words)]
    yield from without(text, dict.fromkeys(doomed, "prompt of a web page to scan, follow or install"))


def _is_prompt(words: str) -> bool:
    return len(words) <= LONGEST and bool(PROMPT.match(words)) and not words.endswith((":", "：", "？", "?"))


RULE = Rule(
    name="junk/app-prompt",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger="(公众|公眾|二维|二維|2维|官方微|微信|视频|視頻|小程序|客户端|客戶端|APP|App|头条|頭條|抖音)",
    find=find,
    damaged=(
        Example(ARTICLE + "\n更多精彩内容，请关注湖城晨报微信公众号\n", ARTICLE + "\n"),
        Example(ARTICLE + "\n长按识别二维码\n", ARTICLE + "\n"),
    ),
    intact=(
        ARTICLE
        + "\n区里还开通了微信公众号，市民关注以后可以查到每个入口的人数，也可以提出修改的意见，已经有两千多人留言。\n",
        "# 怎样开始\n\n" + ARTICLE + "\n下载客户端\n",
    ),
    kinds=PAGES,
    enters=frozenset({Zone.ADDRESS}),
)
