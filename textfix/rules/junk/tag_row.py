"""The row of tags that a site puts above or below an article: `标签：步道 湖边 城东`, `#步道 #湖边 #城东`.

What it finds:
    In the head or the tail of an article a line that is a label such as `标签` with its items, three and more words
    with `#` before each, or a row of such fields (`分类：走路 | 标签：秋天 | 阅读(873)`).

Why it is damage:
    The tags were links to other pages; as text they repeat words of the article without a sentence.

Stays silent on:
    Key words of a paper (`关键词：…`), sentences, headings of Markdown, lists within the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES, page
from textfix.evidence.articles.tag_rows import is_tag_row
from textfix.evidence.pages.removal import without

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The rows."""
    here = page(text)
    rows = [number for number in here.edges if is_tag_row(here.lines[number].words)]
    yield from without(text, dict.fromkeys(rows, "row of tags"))


RULE = Rule(
    name="junk/tag-row",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger="#|＃|:|：",
    find=find,
    damaged=(
        Example(ARTICLE + "标签：步道 湖边 城东\n", ARTICLE),
        Example(ARTICLE + "#步道 #湖边 #城东\n", ARTICLE),
        Example(ARTICLE + "分类：走路 | 标签：秋天, 湖边 | 阅读(873)\n", ARTICLE),
    ),
    intact=(
        ARTICLE + "关键词：步道；湖边；城东\n",
        ARTICLE + "#步道\n",
        ARTICLE + "标签：这条步道没有标签，因为市民不喜欢，设计师也说过同样的话。\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS}),
)
