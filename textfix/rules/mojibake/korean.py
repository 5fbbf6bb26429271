"""Korean text that was read in a wrong encoding: `茄惫绢` for `한국어`, `ÇÑ±¹¾î` likewise.

What it finds:
    Lines that were UTF-8 or EUC-KR and were read as GBK, Big5, Shift_JIS, Windows-1252, MacRoman or an encoding of
    Cyrillic, once or several times.

Why it is damage:
    Written back in the encoding in which they were read, the characters are the bytes of the commonest syllables of
    Korean. Reading these bytes wrongly again gives the damaged line, which is the proof. Where bytes are gone, the
    syllables are guessed, at level full only.

Stays silent on:
    Hanja in Korean text, Chinese text with spaces between its words, words with many accents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.mojibake import families, recoding, suspects
from textfix.evidence.mojibake.unmade import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

#: Each is a forward program, of which one is drawn.
PROGRAMS = (
    families.Family(recoding.GBK, families.EUC_KR),
    families.Family(recoding.WESTERN, families.EUC_KR),
    families.Family(recoding.WESTERN, families.UTF8),
)


def find(text: Text) -> Iterator[Finding]:
    """The damaged lines that are Korean when they are read rightly."""
    return findings(text, ("ko",))


def damage(text: str, chance: Random) -> str:
    """The forward program of one family."""
    return chance.choice(PROGRAMS).damage(text)


RULE = Rule(
    name="mojibake/korean",
    level=Level.SAFE,
    removes=True,
    doc=__doc__ or "",
    trigger=suspects.TRIGGER,
    find=find,
    damaged=(
        Example("厚啊 弊摹搁 促矫 免惯钦聪促.", "비가 그치면 다시 출발합니다."),
        Example("ºñ°¡ ±×Ä¡¸é ´Ù½Ã Ãâ¹ßÇÕ´Ï´Ù.", "비가 그치면 다시 출발합니다."),
        Example("ë¹„ê°€ ê·¸ì¹˜ë©´ ë‹¤ì‹œ ì¶œë°œí•©ë‹ˆë‹¤.", "비가 그치면 다시 출발합니다."),
    ),
    intact=(
        "韓國과 中國의 漢字",
        "篮 球 比 赛 开 始",
        "他 绰 号 叫 阿 俊",
    ),
    damage=damage,
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
)
