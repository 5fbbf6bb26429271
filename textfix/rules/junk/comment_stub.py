"""What is left of the comment form below an article: `我要评论`, `已有0人参与`, `登录后才能评论`.

What it finds:
    In the tail of an article a short line that is wholly such a stub, with whatever numbers it shows.

Why it is damage:
    The form and the comments are gone; the line is the frame's, not the article's.

Stays silent on:
    Comments themselves, sentences that speak of comments, documentation of such a form.
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

TALK = "(?:[评評][论論]|留言|跟[帖貼]|回[复復]|[发發]言|吐槽)"
WHOSE = "(?:文章|我的|您的|你的|全部|所有|更多|最新)"
ASK = "(?:我要|我[来來]|[发發]表|[参參]与|查看|[写寫]下|全部|最新|[热熱]门?|所有|网友|網友|精彩|文章|用[户戶]|新[闻聞])"
COUNT = r"(?:共有?|已有|目前(?:已)?有|[现現]有|有)?\s*\d{1,7}\s*[人位条條个個次](?:网友|網友|用户|用戶)?(?:[参參][与與]|[发發]表)?(?:了)?"
LOG_IN = "(?:登[录錄陆陸]|注[册冊]|[/或]|后|後|才能|可以|才可以|方可|再|即可|[参參]与|[发發]表|[进進]行|您的)"
NONE = "[暂暫尚][无無时時](?:[无無]|[没沒]有)?(?:相关)?"
ENGLISH = (
    r"leave a (?:comment|reply)|post a comment|add a comment|no comments(?: yet)?|\d+ comments?"
    r"|comments are closed\.?|log in to comment"
)
STUB = re.compile(
    r"[\s【\[(（•·]*(?:"
    rf"{ASK}{WHOSE}?{TALK}|我有[话話](?:要)?[说說]|{COUNT}{TALK}?"
    rf"|{NONE}{TALK}(?:信息|内容)?|{NONE}{TALK}[，,]?快[来來][发發]表[你您]的{TALK}吧?|[还還][没沒]有(?:人)?{TALK}"
    rf"|快[来來][抢搶](?:沙发|沙發).{{0,10}}|[抢搶]沙[发發]"
    rf"|(?:[请請您你]{{0,2}}(?:先|需要)?)?{LOG_IN}{{1,8}}{TALK}|(?:{ENGLISH})"
    r")(?:[(（\[]?\s*\d{0,7}\s*[条條人个個]?\s*[)）\]]?)?[\s】\])）:：>»。！!]*$",
    re.IGNORECASE,
)
LONGEST = 40
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The stubs, line by line."""
    here = page(text)
    doomed = [n for n in here.tail if 2 <= len(here.lines[n].words) <= LONGEST and _is_stub(here.lines[n].words)]
    doomed += [number for number, name in bars(text).items() if name == "comment_form"]
    yield from without(text, dict.fromkeys(doomed, "stub of a comment form"))


def _is_stub(words: str) -> bool:
    if not STUB.match(words):
        return False
    return bool(re.search(rf"{TALK}|[话話]|沙[发發]|comment|reply|[参參]", words, re.IGNORECASE))


RULE = Rule(
    name="junk/comment-stub",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(ARTICLE + "\n我要评论\n已有0人参与\n登录后才能发表评论\n", ARTICLE + "\n"),
        Example(ARTICLE + "\n網友評論（0）\n", ARTICLE + "\n"),
    ),
    intact=(
        ARTICLE + "\n评论说，这是湖边多年来最好的一件事。\n",
        ARTICLE + "\n我要评论的是第二件事\n",
        "# 表单\n\n" + ARTICLE + "\n发表评论\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
