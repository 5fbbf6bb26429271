"""Japanese text that was read in a wrong encoding: `擔杮岅` for `日本語`, `縺ゅ→縺ｧ` for `あとで`.

What it finds:
    Lines that were UTF-8, Shift_JIS or EUC-JP and were read as GBK, Big5, Shift_JIS, EUC-KR, Windows-1252, MacRoman or
    an encoding of Cyrillic, once or several times.

Why it is damage:
    Written back in the encoding in which they were read, the characters are the bytes of kana and kanji as Japanese
    uses them. Reading these bytes wrongly again gives the damaged line, which is the proof. Where bytes are gone, the
    characters are guessed from their neighbours, at level full only.

Stays silent on:
    Half-width katakana, which old systems wrote on purpose; Chinese words in Japanese text; rare kanji and names.
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
    families.Family(recoding.GBK, families.SHIFT_JIS),
    families.Family(recoding.WESTERN, families.SHIFT_JIS),
    families.Family(recoding.WESTERN, families.UTF8),
)


def find(text: Text) -> Iterator[Finding]:
    """The damaged lines that are Japanese when they are read rightly."""
    return findings(text, ("ja",))


def damage(text: str, chance: Random) -> str:
    """The forward program of one family."""
    return chance.choice(PROGRAMS).damage(text)


RULE = Rule(
    name="mojibake/japanese",
    level=Level.SAFE,
    removes=True,
    doc=__doc__ or "",
    trigger=suspects.TRIGGER,
    find=find,
    damaged=(
        Example("塉偑傗傫偩傜弌敪偟傑偡", "雨がやんだら出発します"),
        Example("‰J‚ª‚â‚ñ‚¾‚ç\x8fo”\xad‚µ‚Ü‚·", "雨がやんだら出発します"),
        Example("肌の必で排贾を惯りてください。", "次の駅で電車を降りてください。"),
    ),
    intact=(
        "ﾃﾞｰﾀを入力してください",
        "彼は「の」の字を書いた",
        "鷗外と髙橋さんは繧繝錦を見た",
        "中国の「您好」という言葉",
    ),
    damage=damage,
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
)
