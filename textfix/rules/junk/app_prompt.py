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
from textfix.evidence.articles.page import PAGES, page
from textfix.evidence.pages.chrome import ANY, bars
from textfix.evidence.pages.removal import without

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
PROMPT_INSIDE = re.compile(rf"(?:{ACT})[^。]{{0,40}}(?:{AIM})|(?:{AIM})[^。]{{0,24}}(?:{ACT})")
INVITATION = re.compile(
    "(?:欢迎|歡迎|请|請|[扫掃][码描碼一]|[长長]按|[关關]注|下[载載]|[点點][击擊]|搜索|打[开開]|立即|更多|想[看要知了]|喜[欢歡]|如果[你您]"
    "|加入|[订訂][阅閱]|追[踪蹤]|添加|[识識][别別]|快[来來]|即刻|[获獲]取)"
)
LONGEST, LONGEST_INVITATION = 50, 120
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The prompts, line by line."""
    here = page(text)
    doomed = {number for number in here.edges if _is_prompt(here.lines[number].words)}
    doomed |= {number for number, name in bars(text).items() if name == "app_prompts"}
    yield from without(text, dict.fromkeys(doomed, "prompt of a web page to scan, follow or install"))


def _is_prompt(words: str) -> bool:
    if words.endswith((":", "：", "？", "?")):
        return False
    return bool(PROMPT.match(words)) if len(words) <= LONGEST else _is_invitation(words)


def _is_invitation(words: str) -> bool:
    """Whether a longer line invites readers from its first word on."""
    return len(words) <= LONGEST_INVITATION and bool(INVITATION.match(words)) and bool(PROMPT_INSIDE.search(words))


RULE = Rule(
    name="junk/app-prompt",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
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
    together=True,
    enters=frozenset({Zone.ADDRESS}),
)
