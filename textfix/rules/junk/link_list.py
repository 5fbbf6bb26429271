"""A list of place names, leagues, lotteries or other bought words at the head or the foot of an article.

What it finds:
    A line in the head or the tail of an article whose items are joined by `|`, `,`, `_`, `-` or `/` and that scores
    4.5 or more: another script than the article's, places, leagues among them, words of bets and spam, none named in
    the article, many, doubled, a separator at the end; also such items one a line. The message shows the score.

Why it is damage:
    A re-publisher put it there for search engines; it has nothing to do with the article, and it spoils a corpus.

Stays silent on:
    Lists with a label (participants, key words, places, references), tables, sign-offs, items that the article names,
    anything between the first and the last line of prose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES
from textfix.evidence.pages.chrome import ANY
from textfix.evidence.pages.link_rows import link_rows
from textfix.evidence.pages.removal import without

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。"
TRADITIONAL = (
    "經過兩年的修繕，鎮上的老書院終於在本週重新開放，門口的石獅和院中的古井都保持了原來的樣子，遊客可以免費參觀。"
)


def find(text: Text) -> Iterator[Finding]:
    """The lists, each with its score."""
    yield from without(text, link_rows(text))


RULE = Rule(
    name="junk/link-list",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            TRADITIONAL + "\n（責編：何小滿）\n绥滨县| 英超| 乌审旗| 凤阳县| 无锡市| 临潭县| 宁远县| 泸溪县| 绥滨县|",
            TRADITIONAL + "\n（責編：何小滿）",
        ),
        Example(
            "极速时时彩_六合彩开奖_真人百家乐_棋牌下载\n湖边新建步道开放\n" + ARTICLE + "\n",
            "湖边新建步道开放\n" + ARTICLE + "\n",
        ),
    ),
    intact=(
        ARTICLE + "\n参加单位：绥滨县、凤阳县、无锡市、临潭县、宁远县、泸溪县、乌审旗、白河县、丰县、沛县\n",
        ARTICLE + "\n\n关键词：步道|湖边|码头|新区|休息亭\n",
        ARTICLE + "周末的比赛在晚上，英超和西甲都有。\n\n英超|西甲|德甲|意甲|法甲\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS}),
)
