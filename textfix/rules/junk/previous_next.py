"""The links to the articles before and after this one: `上一篇：…`, `下一篇：…`.

What it finds:
    In the tail of an article lines that begin with such a label and give a title or nothing, also both in one line,
    and the title in the line below a label that stands alone.

Why it is damage:
    They were links of the site that the article was taken from, and their titles belong to other texts.

Stays silent on:
    Sentences that begin so (`上一篇文章介绍了…`), documentation with its own such links, anything above the tail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.article_links import LABEL, is_arrowed_pair, is_article_link
from textfix.evidence.articles.page import PAGES, Page, is_prose, page
from textfix.evidence.lines import neighbour
from textfix.evidence.pages.removal import without

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The links, line by line."""
    here = page(text)
    labels = [number for number in here.tail if is_article_link(here.lines[number].words)]
    doomed = set(labels)
    for number in here.tail:
        following = neighbour(here.lines, number, 1)
        if following is not None and is_arrowed_pair(here.lines[number].words, here.lines[following].words):
            doomed |= {number, following}
    for number in labels:
        title = neighbour(here.lines, number, 1)
        if title is not None and title == number + 1 and len(labels) >= 2 and _is_title(here, number, title):
            doomed.add(title)
    english = [number for number in labels if here.lines[number].words.lstrip(" <«‹←[(").isascii()]
    if len(labels) == 1 and english:
        return  # a single "Next:" may be the author's own
    yield from without(text, dict.fromkeys(doomed, "link to the article before or after this one"))


def _is_title(here: Page, label: int, title: int) -> bool:
    alone = len(here.lines[label].words) <= 6
    words = here.lines[title].words
    return (
        alone
        and len(words) <= 60
        and not is_prose(words)
        and not LABEL.match(words)
        and ":" not in words
        and "：" not in words
    )


RULE = Rule(
    name="junk/previous-next",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger="(上|下|前|后|後)一?(篇|条|條|页|頁|则|則|章|个|個|主题|主題|张|張|版|期)|[Pp]revious|[Nn]ext|«|←|‹|<<|⟵",
    find=find,
    damaged=(
        Example(ARTICLE + "\n上一篇：老码头下月动工\n下一篇：没有了\n", ARTICLE + "\n"),
        Example(ARTICLE + "\n上一篇:老码头下月动工 下一篇:植物园免费开放\n", ARTICLE + "\n"),
        Example(ARTICLE + "« 老码头下月动工\n植物园免费开放 »\n", ARTICLE),
    ),
    intact=(
        ARTICLE + "\n« 步道\n码头\n",
        ARTICLE + "\n上一篇文章介绍了步道的设计，这一篇说施工，下一篇会讲植物园的改造。\n",
        "# 第二章\n\n" + ARTICLE + "\n上一篇：第一章\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS}),
)
