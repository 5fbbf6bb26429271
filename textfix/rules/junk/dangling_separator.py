"""The bar behind a date whose other side is gone.

What it finds:
    One `|` at the end of the line with date, time or source above an article: `2021年10月01日17:02 |`; and one behind
    the full stop or the credit that ends a paragraph.

Why it is damage:
    The bar stood between the words and something that did not survive, a button or the source's name.

Stays silent on:
    Rows of tables, a bar with words on both sides, short lines without a date.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.articles.page import PAGES, is_prose, page

if TYPE_CHECKING:
    from collections.abc import Iterator

DATED = re.compile(r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}")
LONGEST = 120
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。"


def find(text: Text) -> Iterator[Finding]:
    """The bars, each with the blanks before it."""
    here = page(text)
    for number, line in enumerate(here.lines):
        words = line.words
        if not words.endswith(("|", "｜")) or words.startswith(("|", "｜")):
            continue
        rest = words.rstrip("|｜ \t\u3000\xa0")
        if _is_header(rest) if number in here.head else _is_end(rest, words):
            yield Finding(text.string.index(words, line.start) + len(rest), line.end, "bar with nothing behind it", "")


def _is_header(rest: str) -> bool:
    """Whether a line above the article gives its date, with one more bar at most."""
    return len(rest) <= LONGEST and bool(DATED.search(rest)) and rest.count("|") + rest.count("｜") <= 1


def _is_end(rest: str, words: str) -> bool:
    """Whether running text, or the credit behind it, ends before the only bar of its line."""
    return is_prose(rest) and rest.endswith(("。", "）", ")")) and words.count("|") + words.count("｜") == 1


RULE = Rule(
    name="junk/dangling-separator",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger="(?m)(\\||｜)( |\\t|\\r|　|\N{NO-BREAK SPACE})*$",
    find=find,
    damaged=(
        Example(
            "湖边新建步道开放\n\n2021年10月01日17:02 |\n\n" + ARTICLE + "\n",
            "湖边新建步道开放\n\n2021年10月01日17:02\n\n" + ARTICLE + "\n",
        ),
    ),
    intact=(
        "| 2021年10月01日 | 晴 |\n" + ARTICLE + "\n",
        "日期 | 2021年10月01日\n" + ARTICLE + "\n",
    ),
    kinds=PAGES,
)
