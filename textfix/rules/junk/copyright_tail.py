"""A notice about rights at the foot of a page: `版权归原作者所有，向原创致敬`.

What it finds:
    In the tail of an article a line that says whose the text is, who may copy it, whom to tell; an announcement
    (`版权声明：`) goes with the notices below it.

Why it is damage:
    The site prints it below whatever it shows; it is no part of the article, and every text of a collection has it.

Stays silent on:
    Credits with a name (`【来源：…】`, `责任编辑：…`), articles about copyright, licences in documentation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES, page
from textfix.evidence.frames.notices import is_notice, is_notice_heading, is_notice_like, opens_notice
from textfix.evidence.pages.removal import without

if TYPE_CHECKING:
    from collections.abc import Iterator

#: More lines than this below one announcement are no notice but terms of use, which may be what the text is about.
LONGEST_NOTICE = 12
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。"
TRADITIONAL = (
    "經過兩年的修繕，鎮上的老書院終於在本週重新開放，門口的石獅和院中的古井都保持了原來的樣子，遊客可以免費參觀。"
)


def find(text: Text) -> Iterator[Finding]:
    """The notices, line by line."""
    here = page(text)
    doomed: dict[int, str] = {}
    announced: int | None = None
    below = 0
    for number in here.tail:
        words = here.lines[number].words
        if not words:
            continue
        if is_notice_heading(words):
            announced, below = number, 0
        elif is_notice(words) and not _is_credit(words):
            doomed[number] = "notice about rights in a web page"
            if announced is not None:
                doomed[announced] = doomed[number]
            if opens_notice(words):
                announced = number
        elif announced is not None and announced in doomed and is_notice_like(words) and below < LONGEST_NOTICE:
            doomed[number] = "notice about rights in a web page"
        elif announced is not None:
            announced = None
        below += 1
    if here.prose_in(doomed) <= here.prose_in(here.body):  # more than that would be what the text is about
        yield from without(text, doomed)


def _is_credit(words: str) -> bool:
    """Whether a line names who wrote or sent the text, though it speaks of rights as well."""
    return words.lstrip("【[（( ").startswith(
        ("来源", "來源", "记者", "記者", "责任编辑", "責任編輯", "责编", "責編", "作者", "编辑", "編輯")
    )


RULE = Rule(
    name="junk/copyright-tail",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=(
        "(?i)版权|版權|著作权|著作權|转载|轉載|侵权|侵權|侵删|侵刪|联系删除|聯繫刪除|聯係刪除|聯絡刪除"
        "|声明|聲明|申明|免责|免責|注明|註明|来源|來源|未经|未經|本网|本網|本站|本报|本報|代表|保留|网络|網絡|網路|授权"
        "|授權|镜像|鏡像|鏡象|构|構|本文|永久|看法|信息|訊息|错误|錯誤|侵犯|更正|持权|持權|参考|參考|风险|存储|存儲|儲存"
        "|風險|与本|與本|原作者"
        "|爆料|线索|線索|作品|文明|稿酬|鏈接|链接|评论|評論|以正式|以官方"
        "|copyright|©|rights ?reserved|permission|reproduced|disclaimer|notice"
    ),
    find=find,
    damaged=(
        Example(
            ARTICLE + "\n【来源：湖城融媒】\n版权归原作者所有，向原创致敬\n",
            ARTICLE + "\n【来源：湖城融媒】\n",
        ),
        Example(
            TRADITIONAL + "\n責任編輯：何小滿\n"
            "版權聲明：\n凡註明來源為“湖城新聞”的稿件，版權均為本網所有，未經許可不得轉載。如有疑問，請與我們聯繫。",
            TRADITIONAL + "\n責任編輯：何小滿\n",
        ),
    ),
    intact=(
        (
            "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里。\n【来源："
            "湖城融媒】\n责任编辑：何小满\n"
        ),
        (
            "法院昨天审理了这起侵犯著作权的案件，被告未经许可转载了原告的三篇小说，双方就赔偿的数额没有达成一"
            "致，合议庭决定择日宣判。\n"
        ),
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS}),
)
