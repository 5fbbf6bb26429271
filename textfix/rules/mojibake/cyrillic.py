"""Russian text that was read in a wrong encoding: `РїСЂРёРІРµС‚`, `ïðèâåò` or `ОПХБЕР` for `привет`.

What it finds:
    Lines that were UTF-8, Windows-1251, KOI8-R or CP866 and were read as one another, as Windows-1252, MacRoman or as
    an East Asian encoding, once or several times.

Why it is damage:
    Written back in the encoding in which they were read, the characters are the bytes of Russian words, judged by
    which letters follow one another. Reading these bytes wrongly again gives the damaged line, which is the proof.

Stays silent on:
    Capitals, abbreviations, other languages with Cyrillic letters, single words in doubt.
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
    families.Family(recoding.WESTERN, families.WINDOWS_1251),
    families.Family(recoding.WINDOWS_CYRILLIC, families.KOI8),
    families.Family(recoding.WINDOWS_CYRILLIC, families.UTF8),
)


def find(text: Text) -> Iterator[Finding]:
    """The damaged lines that are Russian when they are read rightly."""
    return findings(text, ("ru",))


def damage(text: str, chance: Random) -> str:
    """The forward program of one family."""
    return chance.choice(PROGRAMS).damage(text)


RULE = Rule(
    name="mojibake/cyrillic",
    level=Level.SAFE,
    removes=True,
    doc=__doc__ or "",
    trigger=suspects.TRIGGER,
    find=find,
    damaged=(
        Example("Êîãäà äîæäü êîí÷èòñÿ, ìû ïîéä¸ì äàëüøå.", "Когда дождь кончится, мы пойдём дальше."),
        Example("лПЗДБ ДПЦДШ ЛПОЮЙФУС, НЩ РПКДЈН ДБМШЫЕ.", "Когда дождь кончится, мы пойдём дальше."),
        Example("Љ®Ј¤\xa0 ¤®¦¤м Є®\xadзЁвбп, ¬л Ї®©¤с¬ ¤\xa0«миҐ.", "Когда дождь кончится, мы пойдём дальше."),
        Example("РљРѕРіРґР° РґРѕР¶РґСЊ РєРѕРЅС‡РёС‚СЃСЏ.", "Когда дождь кончится."),
    ),
    intact=(
        "РСФСР и СССР, ТАСС",
        "сРНК и мРНК в клетке",
        "Ой у лузі червона калина",
        "ЕЩЁ РАЗ О ГЛАВНОМ",
        "она сказала «да»и ушла",
        "╒═══════════╤════════════╤════════╤═════════╕\n│ path      │ plays      │ size   │ seconds │\n",
    ),
    damage=damage,
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
)
