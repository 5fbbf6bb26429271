"""The buttons of a page in a row: print, close, keep, complain.

What it finds:
    A line in the head or the tail of an article that holds nothing but such words: `【打印本页】【关闭窗口】`;
    also three and more of them one below the other.

Why it is damage:
    They were buttons of the page that the article was taken from.

Stays silent on:
    One such word alone that is also an ordinary word, lines with other words, documentation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.chrome import bars
from textfix.evidence.lines import without
from textfix.evidence.page import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """Lines that are nothing but the buttons."""
    rows = [number for number, name in bars(text).items() if name == "page_tools"]
    yield from without(text, dict.fromkeys(rows, "buttons of a web page"))


RULE = Rule(
    name="junk/page-tools",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=(
        "(?i)打印|列印|关闭|關閉|收藏|纠错|糾錯|评论|評論|首页|首頁|推荐|推薦|投稿|举报|舉報|报错|報錯"
        "|反馈|反饋|语音|語音|朗读|朗讀|听|聽|複製|复制|復制|手机|手機|播报|播報|手機閱讀|下载|下載|体中文|體中文"
        "|论坛|論壇|保存|转发|轉發|跳|登录|登錄|注册|註冊|浏览|瀏覽|赞|讚|贊|踩|订阅|訂閱|简体|簡體|繁体"
        "|繁體|放大|背景|静音|靜音|播放|护眼|護眼|全屏|查看|加载|加載|全文|楼主|樓主|倒序|快速|直达|直達|关灯|關燈|进入|進入|顶一下|頂一下|print|close|comments|english"
    ),
    find=find,
    damaged=(Example(ARTICLE + "【打印本页】 【关闭窗口】\n", ARTICLE),),
    intact=(
        ARTICLE + "\n关闭\n",
        (
            "# 常用按钮\n\n打印本页\n\n按下这个按钮以后会出现打印的窗口，选择打印机和纸张的大小，确认之后开始"
            "打印，也可以保存成文件。\n"
        ),
    ),
    kinds=PAGES,
)
