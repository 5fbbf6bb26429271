"""The row of links to the parts of a site, above or below an article: `首页 | 新闻 | 体育 | 财经`.

What it finds:
    In the head or the tail of an article a line of four and more short words that begins with the front page, or of
    which three and more are channels (`新闻 体育 财经`); two of them where they stand above the title.

Why it is damage:
    It was the site's navigation; it says nothing about the article.

Stays silent on:
    Rows of other words that do not begin with the front page, sentences, tables, documentation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES, Page, page
from textfix.evidence.pages.chrome import ANY, bars
from textfix.evidence.pages.removal import without

if TYPE_CHECKING:
    from collections.abc import Iterator

FRONT = r"(?:网站|網站)?首[页頁]|主[页頁]|Home|HOME"
ROW = re.compile(
    rf"[\[【]?(?:{FRONT})[\]】]?(?:[\s|｜·•/]+[\[【]?[^\s|｜·•/。，：:；！？|]{{1,10}}[\]】]?){{3,60}}[\s|｜·•/]*$"
)
LONGEST = 600
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里。沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The rows."""
    here = page(text)
    doomed = [n for n in here.edges if len(here.lines[n].words) <= LONGEST and ROW.match(here.lines[n].words)]
    doomed += [number for number, name in bars(text).items() if _leads(here, number, name)]
    yield from without(text, dict.fromkeys(doomed, "navigation of a web site"))


def _leads(here: Page, number: int, name: str) -> bool:
    """Whether a row leads to the parts of a site; above the title what else stands at its foot does so too."""
    return name == "channels" or (name == "site_footer" and number in here.head)


RULE = Rule(
    name="junk/navigation",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example("新闻 | 体育 | 财经 | 娱乐\n湖边新建步道开放\n" + ARTICLE, "湖边新建步道开放\n" + ARTICLE),
        Example("首页 | 新闻 | 体育 | 财经\n湖边新建步道开放\n" + ARTICLE, "湖边新建步道开放\n" + ARTICLE),
    ),
    intact=(
        "新闻 | 步道 | 老码头 | 茶馆\n" + ARTICLE,
        "首页 新闻\n" + ARTICLE,
        "# 网站的结构\n\n首页 | 新闻 | 体育 | 财经\n\n" + ARTICLE,
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
