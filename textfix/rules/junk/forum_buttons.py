"""The buttons and status lines that forum software prints round every post: `只看该作者`, `回复 使用道具 举报`.

What it finds:
    Lines that hold nothing but such words, with whatever numbers they show; between the posts in a page that shows its
    frame elsewhere too; and such words behind the time of a post. Of answers on bulletin boards those that say no more than `推`.

Why it is damage:
    They were buttons; the posts are what people wrote.

Stays silent on:
    Posts, their authors and dates, answers with words of their own, quotations, and a single ordinary word such as `回复`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES, page
from textfix.evidence.pages.chrome import ANY, rows_of
from textfix.evidence.pages.removal import without
from textfix.evidence.threads.post_stamps import buttons_from
from textfix.evidence.threads.pushes import is_echo
from textfix.evidence.threads.voices import voices

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The rows."""
    yield from rows_of(text, "forum_chrome", "buttons of a forum")
    here = page(text)
    pushes = [number for number in here.tail if is_echo(here.lines[number].words)]
    for number in voices(text):
        line = here.lines[number]
        if cut := buttons_from(line.words):
            start = text.string.index(line.words, line.start)
            yield Finding(start + cut, start + len(line.words), "buttons behind the time of a post", "")
    yield from without(
        text, dict.fromkeys(pushes, "one-word answer on a bulletin board") if len(pushes) > 1 or voices(text) else {}
    )


RULE = Rule(
    name="junk/forum-buttons",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "查看: 4821|回复: 37\n湖边的步道怎么走\n" + ARTICLE + "只看该作者\n本版积分规则\n",
            "湖边的步道怎么走\n" + ARTICLE,
        ),
        Example(
            "何小满 发表于 2019-5-4 10:20 | 只看该作者\n"
            + ARTICLE
            + "老码头 发表于 2019-5-4 11:02 | 只看该作者\n"
            + ARTICLE,
            "何小满 发表于 2019-5-4 10:20\n" + ARTICLE + "老码头 发表于 2019-5-4 11:02\n" + ARTICLE,
        ),
    ),
    intact=(
        ARTICLE + "回复\n",
        ARTICLE + "回复说，步道从北门进去最近。\n",
        ARTICLE + "推 lakeside: 北門進去最近 05/04 10:20\n→ oldpier: 老碼頭也可以 05/04 10:31\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
