"""Readings behind every few characters of running prose, strewn by a program.

What it finds:
    Readings of single characters inside common words (`會(hui)議`, `圖書（shū）館`, `學(xue2)校`, `學xué校`), ten or more: some with
    a tone and some without, or behind every occurrence of their characters again and again.

Why it is damage:
    An author explains a rare character, once, behind the whole word; a lesson has a reading behind every character. Common
    characters in the midst of common words are explained by programs that salt the pages they republish. With less
    evidence, and where the readings have no brackets, they are removed on request.

Stays silent on:
    Rare and unusual readings (`說(shuì)客`), lines with a reading behind many characters, word lists, readings with tones
    that explain a character here and not there; on a damaged page too.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.readings.annotations import is_everyday
from textfix.evidence.readings.gbk import TONED
from textfix.evidence.readings.glosses import again, glosses, has_many, is_common
from textfix.evidence.readings.strewing import strew

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.evidence.readings.glosses import Gloss

READINGS, CHARACTERS = 10, 6  #: from which on a page can be certain
NEEDLESS, COMMONPLACE = 0.07, 0.5  #: share of the readings within words, and of those behind common characters
FAMILIAR = 0.3  #: the same share, where each character has its reading again and again
MIXED = 3  #: readings with a tone and without one, of each
MANY, SPLIT = (
    20,
    0.2,
)  #: readings, and share within words, from which on they are certain without any that lack the tone
AGAIN = 6  #: readings behind characters that had one before


def find(text: Text) -> Iterator[Finding]:
    """One finding a reading."""
    if not has_many(text, READINGS):
        return
    found = glosses(text)
    strewn = [gloss for gloss in found if not gloss.dense and gloss.is_usual]
    mixed = _is_mixed(strewn)
    if _is_certain(strewn, len(found), mixed=mixed) and (mixed or _is_thorough(text.string, strewn)):
        strewn += [] if mixed else _as_well(text.string, found, strewn)
        many = len(strewn) >= MANY and sum(gloss.inside for gloss in strewn) >= SPLIT * len(strewn)
        for gloss in sorted(strewn):
            level = Level.SAFE if (mixed or many) and text.string[gloss.start] in "(（" else Level.FULL
            yield Finding(gloss.start, gloss.end, f"reading {gloss.readings[0]} strewn behind {gloss.sign}", "", level)


def _is_certain(strewn: Sequence[Gloss], everything: int, *, mixed: bool) -> bool:
    return (
        len(strewn) >= READINGS
        and len(strewn) * 2 > everything
        and len({gloss.sign for gloss in strewn}) >= CHARACTERS
        and sum(gloss.inside for gloss in strewn) >= NEEDLESS * len(strewn)
        and sum(is_common(gloss.sign) for gloss in strewn) >= (COMMONPLACE if mixed else FAMILIAR) * len(strewn)
    )


def _is_mixed(strewn: Sequence[Gloss]) -> bool:
    """Whether some have the tone and some lack it."""
    lacking = sum(gloss.lacks_tone for gloss in strewn)
    return min(lacking, len(strewn) - lacking) >= MIXED


def _as_well(string: str, found: Sequence[Gloss], strewn: Sequence[Gloss]) -> list[Gloss]:
    """The readings of everyday characters that are not the usual ones, where those stand behind every occurrence too."""
    others = [gloss for gloss in found if not (gloss.dense or gloss in strewn) and is_everyday(gloss.sign)]
    counts = Counter(gloss.sign for gloss in others)
    return [gloss for gloss in others if string.count(gloss.sign) == counts[gloss.sign]]


def _is_thorough(string: str, strewn: Sequence[Gloss]) -> bool:
    """Whether the annotated characters have their reading nearly everywhere, which no author keeps up in prose."""
    counts = Counter(gloss.sign for gloss in strewn)
    present = Counter(sign for sign in string if sign in counts)
    kept = [gloss for gloss in strewn if counts[gloss.sign] == present[gloss.sign]]
    return len(kept) >= max(READINGS, 0.8 * len(strewn)) and again(kept) >= AGAIN


RULE = Rule(
    name="script/scattered-readings",
    level=Level.SAFE,
    removes=True,
    doc=__doc__ or "",
    trigger=rf"[一-鿿](?:[(（][a-zü]*[{TONED}]?[a-z]*[1-5]?[)）]|[a-zü]*[{TONED}])",
    find=find,
    damage=strew,
    damaged=(
        Example(
            "村裡的圖書(shū)館今年重新(xin)開放，孩子們放學(xué)以後都來(lai)看書。管理員說新的(de)閱覽室有(yǒu)兩百個座(zuo)位，"
            "每個座位都有(yǒu)燈。家長不必再抱著孩(hai)子爬樓，老師也(yě)常帶學生來上(shang)課，講故(gu)事給他們聽。",
            "村裡的圖書館今年重新開放，孩子們放學以後都來看書。管理員說新的閱覽室有兩百個座位，"
            "每個座位都有燈。家長不必再抱著孩子爬樓，老師也常帶學生來上課，講故事給他們聽。",
        ),
    ),
    intact=(
        "我(wǒ)爱(ài)学(xué)习(xí)汉(hàn)语(yǔ)，你(nǐ)呢(ne)？",
        "他是個能言善辯的說(shuì)客，妃嬪(pín)媵（yìng）嬙都怕他。",
        "生字表：書(shū)、車(chē)、門(mén)、東(dōng)、馬(mǎ)、魚(yú)、鳥(niǎo)、人(ren)、口(kou)、手(shou)、大(da)。",
        "強 (qiáng) - strong",
    ),
)
