"""A block of links to other articles below an article: `相关新闻`, `推荐阅读`.

What it finds:
    Below the first line of prose a heading of that kind in a line of its own, with the titles, teasers (`…[详细]`)
    and time stamps under it, down to a credit or the end; each is weighed, and the message shows the sum. Also what
    is left when the links are gone: such headings at the very end, three and more bare dates.

Why it is damage:
    The site put it below whatever it shows; the links are gone, and the teasers are pieces of other texts.

Stays silent on:
    Sections of an article or of documentation with such a heading, references, reading lists with addresses or
    book titles, running text, credits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES
from textfix.evidence.articles.teasers import blocks, orphans
from textfix.evidence.pages.chrome import ANY
from textfix.evidence.pages.removal import without

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"
EDITOR = "责任编辑：何小满\n"
TEASER = "  • 老码头下月动工\n\n    码头改造工程将在下月动工，预计明年春天完成，届时游船会恢...[详细]\n"


def find(text: Text) -> Iterator[Finding]:
    """The blocks, line by line."""
    doomed: dict[int, str] = {}
    for block in blocks(text):
        doomed.update(dict.fromkeys(block.numbers, f"links to other articles: {block.score:.1f} = {block.reasons}"))
    for number in orphans(text):
        doomed.setdefault(number, "heading or dates of links that are gone")
    yield from without(text, doomed)


RULE = Rule(
    name="junk/related-news",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(ARTICLE + EDITOR + "\n相关新闻\n" + TEASER + "\n    02-13 14-02湖城网\n", ARTICLE + EDITOR + "\n\n\n"),
        Example(ARTICLE + "热门推荐\n书摊摆到湖边\n湖里来了天鹅\n步道夜景亮灯\n", ARTICLE),
    ),
    intact=(
        ARTICLE + "\n延伸阅读\n《湖边的城》，何小满著\n《步道设计手册》，第二版\n",
        ARTICLE + "\n相关链接\n" + ARTICLE + ARTICLE,
        ARTICLE + "\n最新消息：\n步道今天下午临时关闭。\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # Markdown takes indented teasers for code
)
