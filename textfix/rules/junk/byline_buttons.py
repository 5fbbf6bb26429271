"""Counts and buttons that stand in one line with the date and the source of an article.

What it finds:
    In the head of an article, behind a date, an author or a source: `浏览次数：617`, `字号：[大 中 小]`, `评论(0)`, `我要纠错`,
    `Print`. What stands before them stays.

Why it is damage:
    The date and the source belong to the article, the counts and buttons to the page that showed it.

Stays silent on:
    Lines without a date or a source; anything else behind these, such as the weather or a second author.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES, dated, page
from textfix.evidence.frames.rows import row_of
from textfix.evidence.frames.site_voice import site_voice
from textfix.evidence.pages.chrome import ANY

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 200
#: Where a cell begins: behind a blank or a bar, or at a label.
GAP = re.compile(r"\s*[|｜┊·]\s*|\s+")
#: A count with its label, or its noun.
COUNT = re.compile(
    r"(?:[\[【(（]?\s*(?:本文)?(?:(?:浏览|瀏覽|阅读|閱讀|点击|點擊|访问|訪問|查看|观看|觀看|点阅|點閱|瀏覽人|转载|評論|评论|留言|跟帖|参与|參與|收藏|点赞|點讚|人气|人氣|热度|熱度|回复|回覆|分享|字数|字數|阅读量|播放)"
    r"(?:次数|次數|人次|量|数|數|率|人数|人數)?)\s*[:：(（]?\s*(?:\d[\d,.]*[万萬wk]?\+?)?\s*(?:次|条|條|人|篇)?\s*[)）\]】]?"
    r"|\d[\d,.]*[万萬wk]?\+?\s*(?:次|人)?(?:浏览|瀏覽|阅读|閱讀|点击|點擊|评论|評論|跟帖|留言|收藏|人参与|人參與|点赞|播放|views?|reads?|comments?|shares?|likes?)"
    r"|(?:Views|Hits|Reads|Comments|Shares)\s*[:(]?\s*\d[\d,]*\)?)",
    re.IGNORECASE,
)
SIZES = re.compile(
    r"(?:【|\[|\()?\s*(?:字号|字號|字体|字體|字級|大小|Text size)?\s*[:：]?\s*[\[【(（]?\s*(?:[大中小特超]{1,2}|A[-+]?)(?:[\s|｜/]*(?:[大中小特超]{1,2}|A[-+]?)){1,4}\s*[\]】)）]?\s*(?:】|\]|\))?"
    r"|(?:字号|字號|字体|字體|字級)\s*[:：]?",
)
BUTTON_VOICE = 0.6
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"
TRADITIONAL = (
    "經過兩年的修繕，鎮上的老書院終於在本週重新開放，門口的石獅和院中的古井都保持了原來的樣子，遊客可以免費參觀。\n"
)

#: How a sentence ends, which speaks of such things.
ENDED = (".", "。")


def find(text: Text) -> Iterator[Finding]:
    """The end of each such line, from the first count or button on."""
    here = page(text)
    for number in here.head:
        line = here.lines[number]
        words = line.words
        if not 8 <= len(words) <= LONGEST or not dated(words) or row_of(words).whole:
            continue
        cut = _end(words)
        if cut and dated(words[:cut]) and words[cut - 1] not in ":：":  # what a label announces is the article's
            start = text.string.index(words, line.start, line.end) + cut
            yield Finding(
                start, start + len(words) - cut, f"counts and buttons behind a date: {words[cut:].strip()[:30]}", ""
            )


def _end(words: str) -> int:
    """Where the counts and buttons at the end of a line begin; 0 where it has none."""
    for gap in GAP.finditer(words):
        rest = words[gap.end() :]
        if rest and not rest.endswith(ENDED) and _is_frame(rest) and (COUNT.match(rest) or not dated(rest.split()[0])):
            return gap.start()
    return 0


def _is_frame(rest: str) -> bool:
    """Whether a line's end is counts, sizes of letters and buttons only, and one of the first two or several of the last."""
    bare = SIZES.sub(" ", COUNT.sub(" ", rest))
    found = len(bare) < len(rest)
    buttons = [cell for cell in re.split(r"[\s|｜┊·、,，\[\]【】()（）:：]+", bare) if cell]
    return (found or bool(buttons)) and all(
        len(cell) >= 2 and (row_of(cell).sure or site_voice(cell) >= BUTTON_VOICE) for cell in buttons
    )


RULE = Rule(
    name="junk/byline-buttons",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "日期：2021-06-03 来源：水务局 浏览次数：617 字号：[ 大 中 小 ]\n" + ARTICLE,
            "日期：2021-06-03 来源：水务局\n" + ARTICLE,
        ),
        Example(
            "2019-04-18 08:26　来源：柳桥日报　评论(0)　我要纠错\n" + ARTICLE,
            "2019-04-18 08:26　来源：柳桥日报\n" + ARTICLE,
        ),
        Example("發布日期：110-01-08　點閱數：318　友善列印\n" + TRADITIONAL, "發布日期：110-01-08\n" + TRADITIONAL),
    ),
    intact=(
        "2019-04-18 08:26　来源：柳桥日报　晴\n" + ARTICLE,
        "作者：何小满 石木 2019-04-18\n" + ARTICLE,
        "2020年第三季度点击次数：617\n" + ARTICLE,
        "湖边新建步道 大 中 小\n" + ARTICLE,
        "湖边新建步道\n2019-04-18 发布：新闻\n" + ARTICLE,
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.CODE}),  # the line may be indented
)
