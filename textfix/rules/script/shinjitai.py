"""A Japanese form of a character in Chinese text.

What it finds:
    A character in the form that only Japanese has had since 1946 (対 for 對 or 对, 応 for 應 or 应), alone among Chinese
    ones; reported.

Why it is damage:
    Input methods, fonts and character recognition for Japanese put it there. Chinese readers do not write it, and
    searches pass over the word.

Stays silent on:
    Japanese words, which have more than one such character or kana beside them; quoted words; lines that speak of Japan;
    forms that Japanese names are known by (桜 沢 広) or that Chinese has as variants; poems and classical Chinese.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import HAN, is_chinese, unprotected
from textfix.evidence.prose_script import script_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Forms that neither GB 2312 nor Big5 has, without those of well-known names.
FORMS = (
    "対応発売読駅図団囲圧営単厳収労効勧実専帯帰庁廃弾従徴拠拡択払抜戦戯挙掲揺摂撃暁桟検様権歓歯歳歴渇済渉満焼犠猟獣畳砕"
    "穂穏粛経絵続総縁縄縦繊聴脳臓薬覚覧観訳譲賛転軽遅郷酔釈鉄鉱銭鋳錬録闘険雑霊頼顕駆騒験髄髪黙齢価剣剤塁増壊壌変奨嬢"
)
FORM = re.compile(f"[{FORMS}]")
BESIDE = re.compile(f"[{HAN}，。、；：！？]")
QUOTES = re.compile('[「」『』“”‘’《》〈〉（）()"]')
NAMED = re.compile("日[本文語语式系版產产]|東京|东京|大阪|京都|漢字|汉字|字體|字体|[ぁ-ゖァ-ヺ]|U\\+")
APART = 5  #: code points within which a second such character makes a Japanese word


def find(text: Text) -> Iterator[Finding]:
    seen = unprotected(text)
    if not FORM.search(seen) or not is_chinese(text) or script_profile(text).is_classical:
        return
    line_end, japanese, last = -1, False, -APART
    for form in FORM.finditer(seen):
        at = form.start()
        if at > line_end:
            line_start = seen.rfind("\n", 0, at) + 1
            line_end = seen.find("\n", at)
            line_end = len(seen) if line_end < 0 else line_end
            japanese = NAMED.search(seen, line_start, line_end) is not None
        lonely = at - last >= APART and not FORM.search(seen, at + 1, at + APART)
        last = at
        quoted = QUOTES.search(seen, max(0, at - APART), at + APART)
        if not japanese and lonely and not quoted and at and BESIDE.match(seen, at - 1) and BESIDE.match(seen, at + 1):
            yield Finding(at, at + 1, f"{form.group()} is a Japanese form")


RULE = Rule(
    name="script/shinjitai",
    level=Level.REPORT,
    doc=__doc__ or "",
    trigger=f"[{FORMS}]",
    find=find,
    damaged=(
        Example("渡口的老人対我们说，船要晚些才到。", "渡口的老人対我们说，船要晚些才到。"),
        Example("這座橋由鎮上出錢修建，経過三年才完工。", "這座橋由鎮上出錢修建，経過三年才完工。"),
    ),
    intact=(
        "店里挂着“発売中”的牌子，他们都不认识。",
        "他去日本旅行，在駅前等我们。",
        "経済対策这四个字印在封面上，他们没有翻开。",
        "駅の前で待っています。",
        "这里没有别的字，说话的人都走远了。",
    ),
)
