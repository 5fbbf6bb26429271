"""Blocks of links to other articles: a heading such as `相关新闻`, titles, teasers with `[详细]`, time stamps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from textfix.core import Text, fact
from textfix.evidence.articles.page import Page, is_prose, is_teaser, page
from textfix.evidence.frames.wording import squeezed
from textfix.tables.lexicons import lexicon

BULLET = re.compile(r"[•·●■◆▪►▶★☆○□※◇-]\s*\S|\d{1,2}[.、]\s?\S")
#: A date or a time, perhaps with the site's name glued to it: `02-13 14-02大众网`, `2021-10-01 17:02`.
STAMP = re.compile(
    r"[\[(（【]?(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}[-:：]\d{2}(?:[-:：]\d{2})?)?[\])）】]?"
)
STAMP_AT_END = re.compile(
    r"\s[\[(（【]?(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[\])）】]?$"
)
HEADING_ENDS = re.compile(
    r"(?:推[荐薦介]|[阅閱][读讀]|[新要][闻聞]|文章|[热熱][点點门門文]|排行榜?|精[选選]|回[顾顧]|[关關]注|[专專][题題]|[图圖][集片文]|看[点點]"
    r"|[资資][讯訊]|[链鏈]接|[连連][结結]|[视視][频頻]|[导導][读讀航]|[头頭][条條]|快[讯訊]|最新|更多|[热熱]榜|同[步类類])$"
)
#: Others of the same kind: `其他衛教文章`, `往期好文`.
OTHERS = re.compile(
    r"[【\[▍▌■◆●▶»\s]*(?:其[他它]|更多|相[关關]|[热熱][门門卖賣]|最新|推[荐薦]|延伸|近期|精[选選彩]|同[类類系]|往期|本[周週期]|上期|猜你喜[欢歡])(?:的|[\u4e00-\u9fff]{0,4})"
    r"(?:文章|好文|新[闻聞]|[资資][讯訊]|[内內]容|[游遊][记記]|[产產]品|商品|[视視][频頻]|影片|[图圖]集|食[谱譜]|攻略|消息|[报報][道導]|[专專][栏欄]|[课課]程|[职職]位|案例|知[识識]|[问問][题題答]|[词詞][条條]|精彩|回[顾顧])"
    r"[】\]\s]*[:：]?"
)
BARE_DATE = re.compile(
    r"[\[(（]?(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[\])）]?"
)
CREDIT = re.compile(
    r"[【\[(（]?\s*(?:责任编辑|責任編輯|责编|責編|编辑|編輯|来源|來源|记者|記者|作者|审核|審核|校对|校對|初审|终审|監製|监制)\s*[:：]"
)
REFERENCE = re.compile(r"https?://|doi[:.]|《[^》]{1,60}》|^\[\d+\]|\bvol\.|\bpp\.|^[-*] \[", re.IGNORECASE)
LONGEST_TITLE, LONGEST_STAMP = 70, 40
THRESHOLD = 4.0
#: More lines than this below one heading are not looked at.
LONGEST_BLOCK = 600


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive lines that lead to other articles; the score says how sure that is."""

    numbers: tuple[int, ...]
    score: float
    reasons: str


def is_heading(words: str) -> bool:
    """Whether a line does nothing but announce other articles."""
    return len(words) <= 40 and (_heading_word(words) in lexicon("related_headings") or bool(OTHERS.fullmatch(words)))


def is_like_heading(words: str) -> bool:
    """Whether a line could announce other articles by its end: `湖城热点`, `编辑室推荐`."""
    word = squeezed(words)
    return (
        3 <= len(word) <= 10
        and not word.startswith("本")
        and bool(HEADING_ENDS.search(word))
        and not words.endswith(("。", "，", "？", "！"))
    )


def _heading_word(words: str) -> str:
    word = squeezed(words.rstrip(".…"))
    for more in ("更多", "more", "换一换", "換一換"):
        if word not in lexicon("related_headings") and word.endswith(more):
            word = word[: -len(more)]
    return word


def is_stamp(words: str) -> bool:
    """Whether a line is a date, perhaps with the name of a source."""
    stamp = STAMP.match(words) if len(words) <= LONGEST_STAMP else None
    return bool(stamp) and not is_prose(words) and not re.search(r"[，。,;；]", words)


@dataclass(frozen=True, slots=True)
class Link:
    """What a line below a heading looks like."""

    kind: str  #: heading, teaser, stamp, prose, title, credit, other; empty for a blank line
    dated: bool
    bullet: bool
    reference: bool


@fact
def blocks(text: Text) -> tuple[Block, ...]:
    """The blocks of an article's page, below its first line of prose."""
    here = page(text)
    if not here.lines:
        return ()
    found: list[Block] = []
    links = [_link(line.words) for line in here.lines]
    number = here.body.start + 1
    while number < len(here.lines):
        if links[number].kind == "heading" or (number in here.tail and is_like_heading(here.lines[number].words)):
            block = _block(here, links, number)
            if block.score >= THRESHOLD and _is_small(here, block):
                found.append(block)
                number = block.numbers[-1]
        number += 1
    return tuple(found)


@fact
def orphans(text: Text) -> tuple[int, ...]:
    """What is left of blocks whose links are gone: headings at the very end, three and more bare dates in the tail."""
    here = page(text)
    words = {number: here.lines[number].words for number in here.tail if here.lines[number].words}
    found: list[int] = []
    for number in reversed(words):
        if not is_heading(words[number]) or words[number].endswith((":", "：")):
            break
        found.append(number)
    dates: list[int] = []
    for number in (*words, -1):
        if number >= 0 and BARE_DATE.fullmatch(words[number]):
            dates.append(number)
            continue
        found += dates if len(dates) >= 3 else []
        dates = []
    return tuple(found)


def _link(words: str) -> Link:
    if not words:
        return Link("", dated=False, bullet=False, reference=False)
    kind = _kind(words)
    return Link(
        kind,
        dated=kind == "stamp" or bool(STAMP_AT_END.search(words[-40:])),
        bullet=bool(BULLET.match(words)),
        reference=bool(REFERENCE.search(words[:500])),
    )


def _kind(words: str) -> str:
    if CREDIT.match(words):
        return "credit"
    if is_heading(words):
        return "heading"
    if is_teaser(words):
        return "teaser"
    if is_stamp(words):
        return "stamp"
    if is_prose(words) or words.endswith(("。", "；", "！”", "。”", "。」")):
        return "prose"
    return "title" if len(words) <= LONGEST_TITLE else "other"


def _block(here: Page, links: list[Link], first: int) -> Block:
    """The block that a heading begins: down to a credit; none where an article goes on below the heading."""
    numbers: list[int] = []
    for number in range(first, min(first + LONGEST_BLOCK, len(links))):
        kind = links[number].kind
        if kind == "credit":
            break
        if not kind:
            continue
        if kind == "prose" and numbers and links[numbers[-1]].kind == "prose":
            return Block((), 0.0, "")
        numbers.append(number)
    score, reasons = _score(here, numbers, [links[number] for number in numbers])
    return Block(tuple(numbers), score, reasons)


def _score(here: Page, numbers: list[int], links: list[Link]) -> tuple[float, str]:
    if len(numbers) < 2:
        return 0.0, ""
    kinds = [link.kind for link in links]
    loose = sum(1 for before, kind in pairwise(kinds) if kind == "prose" and before != "title")
    strong = _heading_word(here.lines[numbers[0]].words) in lexicon("related_headings").strong
    parts = {
        "heading": 2.0 if strong else 0.5,
        "headings": 1.0 * min(2, kinds.count("heading") - 1),
        "[详细]": 2.0 * min(2, kinds.count("teaser")),
        "dates": 1.5 * min(2, sum(link.dated for link in links)),
        "bullets": 1.0 if sum(link.bullet for link in links) >= 2 else 0.0,
        "titles": (1.0 if kinds.count("title") >= 2 else 0.0)
        + (1.0 if kinds.count("title") >= 3 and not loose else 0.0),
        "references": -1.0 * min(4, sum(link.reference for link in links)),
        "running text": -2.0 * loose,
        "other": -1.0 * kinds.count("other"),
    }
    return sum(parts.values()), ", ".join(f"{reason} {value:+.1f}" for reason, value in parts.items() if value)


def _is_small(here: Page, block: Block) -> bool:
    """Whether the block holds at most a third of the text's unmarked prose: more would be the article itself."""
    inside = here.prose_in(number for number in block.numbers if not is_teaser(here.lines[number].words))
    return inside * 3 <= here.prose_in(here.prose)
