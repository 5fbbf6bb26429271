"""How much a line looks like a list of links that were put on a page for search engines, and why.

Each part of the score is an observation about the line, its items or the article; the parts are shown with the finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.articles.common_items import begin_alike, common_word
from textfix.evidence.articles.page import HAN, page
from textfix.tables import simplified_only, traditional_only
from textfix.tables.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What joins the items, the surest first; a comma joins items of honest lists as well.
JOINTS = ("|", "｜", "】【", "][", "_", "/", "-", ",", "，", "、", " ")
SURE = frozenset(("|", "｜", "_", "】【", "]["))
#: Lists that belong to an article scored 3.7 at most, junk 5.2 and more.
THRESHOLD = 4.5
LONGEST, LONGEST_ITEM = 20_000, 24
#: What a list joined by anything but bars must hold to be looked at: a place with its suffix, or a word of spam.
SUSPECT = (
    r"(?:县|縣|区|區|市|旗|州|盟)(?:、|，|,| |-|/|\||｜|_|\n|\r|\t|　|$)|彩票|时时彩|時時彩|六合彩|双色球|"
    r"四不像[图圖]|天天好彩|今晚[开開]什|[开開]什[么麼]号|[挂掛]牌正版|正版[挂掛]牌|彩[图圖][库庫]|玄[机機][图圖诗詩]|一[码碼]中特|新澳[门門]|新奥[开開]|雙色球|大乐透|大樂透|福彩|体彩|體彩|足彩|购彩|購彩"
    r"|彩金|分分彩|快乐8|[pP][kK]10|赛车|賽車|飞艇|飛艇|11选5|11選5|快三|快3|开奖|開獎|特码|特碼|马会|馬會"
    r"|心水|白小姐|博彩|赌|賭|百家乐|百家樂"
    r"|老虎机|老虎機|棋牌|捕鱼|捕魚|真人|娱乐城|娛樂城|娱乐场|娛樂場|娱乐平台|投注|下注|赔率|賠率|比分|葡"
    r"京|威尼斯人|金沙|太阳城|太陽城|[bB]et365|365[bB]et"
    r"|万博|萬博|亚博|亞博|体育投|體育投|[aA][gG]真人|成人|色情|情色|无码|無碼|三级片|三級片|激情|一夜情|"
    r"约炮|約炮|裸聊|偷拍|自拍|性爱|性愛"
    r"|国产精品|國產精品|发票|發票|办证|辦證|刻章|代孕|贷款|貸款|私服|外挂|外掛|刷单|刷單|代写|代寫|侦探|"
    r"偵探|[cC]asino|[pP]oker|[gG]ambling|[pP]orn"
)
SUSPICIOUS = re.compile(SUSPECT)
LABEL = re.compile(r"[^:：|｜_,，、/]{1,16}[:：]")
STOP = re.compile(r"[。！？!?；;…]")


@dataclass(slots=True)
class Score:
    """The parts of a score with the reason of each."""

    parts: list[tuple[str, float]] = field(default_factory=list)

    def add(self, reason: str, value: float) -> None:
        """Count *value* for *reason*; nothing counts nothing."""
        if value:
            self.parts.append((reason, value))

    @property
    def total(self) -> float:
        """The sum of the parts."""
        return sum(value for _, value in self.parts)

    def __str__(self) -> str:
        return f"{self.total:.1f} = " + ", ".join(f"{reason} {value:+.1f}" for reason, value in self.parts)


@fact
def leaning(text: Text) -> int:
    """The script of an article's body: 1 Traditional, -1 Simplified, 0 undecided."""
    return lean(_body(text))


@fact
def _body(text: Text) -> str:
    """The beginning of the article, long enough to tell what it is about."""
    here = page(text)
    return "\n".join(here.lines[number].words for number in here.body)[:50_000]


def lean(string: str) -> int:
    """1 where Traditional-only characters clearly prevail, -1 where Simplified-only ones do, else 0."""
    traditional = sum(1 for character in string if character in traditional_only())
    simplified = sum(1 for character in string if character in simplified_only())
    if traditional >= 3 and traditional > 4 * simplified:
        return 1
    return -1 if simplified >= 3 and simplified > 4 * traditional else 0


def items_of(words: str) -> tuple[str, list[str]]:
    """The joint of a list and its items; no items where a line is no list."""
    if not 8 <= len(words) <= LONGEST or words[0] in "|｜#>":
        return "", []
    for joint in JOINTS:
        if words.count(joint) >= (5 if joint == " " else 2):
            items = [item.strip("[]【】 \t\u3000\xa0") for item in words.split(joint)]
            items = [item for item in items if item]
            short = sum(1 for item in items if len(item) <= LONGEST_ITEM)
            if len(items) >= 3 and short * 10 >= len(items) * 9:
                return joint, items
    return "", []


def score(text: Text, words: str, *, outermost: bool = False) -> Score:
    """How much *words* is a list of bought links; they stand in the head or the tail of an article, maybe outermost."""
    result = Score()
    joint, items = items_of(words)
    if not items:
        return result
    foreign = lean(words) * leaning(text) < 0
    count = len(items)
    places = sum(1 for item in items if _is_place(item)) / count
    spam = sum(spam_in(item) for item in items) / count
    leagues = sum(1 for item in items if item.lower() in lexicon("leagues").strong)
    stem = common_word(items)
    if joint not in SURE and not (foreign or spam >= 0.25 or stem or SUSPICIOUS.search(words)):
        return result
    result.add("script differs from the article's", 3.0 if foreign else 0)
    result.add(f"half of the items say {stem}", 2.0 if stem else 0)
    result.add("the items begin with the first of them", 2.0 if stem and begin_alike(items) else 0)
    result.add("half of the items are places", 1.5 if places >= 0.5 and count >= 5 else 0)
    result.add("words of bets and spam", round(1.0 + 3.0 * min(1.0, 1.5 * spam), 1) if spam >= 0.25 else 0)
    result.add("leagues among other things", 2.0 if leagues and leagues < count and places + spam >= 0.3 else 0)
    result.add("many items", 1.0 if count >= 20 else 0.5 if count >= 8 else 0)
    result.add("joined by bars", 0.5 if joint in SURE else 0)
    result.add("an item twice", 0.5 if len(set(items)) < count else 0)
    result.add("ends with a separator", 0.5 if words.endswith(joint) and joint in SURE else 0)
    result.add("first or last on the page", 0.5 if outermost else 0)
    _add_article(result, text, items)
    _add_honest(result, words, joint)
    return result


def _add_article(result: Score, text: Text, items: list[str]) -> None:
    """What the article says about the items: those of an honest list are named in it."""
    body = _body(text)
    asked = items[:50]
    named = sum(1 for item in asked if len(item) >= 2 and item in body) / len(asked)
    result.add("no item is named in the article", 1.0 if not named else 0)
    result.add("items are named in the article", -2.0 if named >= 0.2 else 0)


def _add_honest(result: Score, words: str, joint: str) -> None:
    """What an honest list looks like."""
    result.add("a label announces it", -2.5 if LABEL.match(words) else 0)
    opening = words[:12].lower()
    belongs = any(len(label) > 1 and label in opening for label in lexicon("list_labels").strong)
    result.add("a list that belongs to an article", -2.0 if belongs else 0)
    result.add("ends like a sentence", -2.0 if STOP.search(words[-2:]) else 0)
    result.add("joined as in a sentence", -1.0 if joint in "、，" else -0.5 if joint == " " else 0)


def places_in(words: str) -> float:
    """The share of places among the items of a line joined by bars; 0 where it is no such list."""
    joint, items = items_of(words)
    return sum(1 for item in items if _is_place(item)) / len(items) if joint in SURE else 0.0


def _is_place(item: str) -> bool:
    if not 2 <= len(item) <= 12 or len(HAN.findall(item)) != len(item):
        return False
    return item in lexicon("regions").strong or any(
        item.endswith(suffix) for suffix in lexicon("place_suffixes").strong
    )


def spam_in(item: str) -> float:
    """1 for a word that only spam uses, 0.5 for one that an honest list can hold, else 0."""
    low = item.lower()
    strong, weak = _spam_words()
    return 1.0 if strong.search(low) else 0.5 if weak.search(low) else 0.0


@cache
def _spam_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the strong and of the weak words; Latin ones match as words only."""
    lists = [lexicon(name) for name in ("betting", "adult", "spam_trades", "brands")]
    return _any_of(word for words in lists for word in words.strong), _any_of(
        word for words in lists for word in words.weak
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(
        "|".join(
            rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word[0].isascii() else re.escape(word) for word in sorted(words)
        )
    )
