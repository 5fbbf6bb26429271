"""The same reading several times behind one character, strewn over a page by a program.

What it finds:
    `(hui)(hui)` in `大會(hui)(hui)`, `的(de)(de)(de)`: a reading of the character before it, twice or more in brackets; on
    pages that have it three times or more also the single readings without a tone, `代(dai)表`, by the same program.

Why it is damage:
    Whoever explains a character writes its reading once. Pages that are republished by machine are salted with repeated
    ones, behind common characters and inside words.

Stays silent on:
    Single readings on pages without repeated ones, and elsewhere those with a tone, those behind rare characters, and lines
    that have one behind nearly every character. A single repeated reading is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.readings.glosses import Gloss, glosses
from textfix.evidence.readings.strewing import strew_repeatedly

if TYPE_CHECKING:
    from collections.abc import Iterator

REPEATED, READINGS, CHARACTERS = 3, 10, 6  #: from which on nobody but the program can have done it


def find(text: Text) -> Iterator[Finding]:
    """One finding a character with its readings."""
    found = glosses(text)
    repeated = [gloss for gloss in found if gloss.is_repeated]
    if not repeated:
        return
    single = [gloss for gloss in found if not gloss.is_repeated and _is_like(gloss)]
    ours = [*repeated, *single]
    certain = (
        len(repeated) >= REPEATED
        and sum(len(gloss.readings) for gloss in ours) >= READINGS
        and len({gloss.sign for gloss in ours}) >= CHARACTERS
    )
    level = Level.SAFE if certain else Level.FULL if len(repeated) >= REPEATED else Level.REPORT
    for gloss in sorted(ours) if certain else repeated:
        message = f"reading {gloss.readings[0]} inserted {len(gloss.readings)} times behind {gloss.sign}"
        yield Finding(gloss.start, gloss.end, message, "", level)


def _is_like(gloss: Gloss) -> bool:
    """Whether a single reading is of the same make: without a tone, in prose, and needed by nobody."""
    return not gloss.dense and gloss.lacks_tone and gloss.is_usual


RULE = Rule(
    name="script/repeated-readings",
    level=Level.SAFE,
    removes=True,
    doc=__doc__ or "",
    trigger=r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü1-5](?:\)\(|）（)[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]",
    find=find,
    damage=strew_repeatedly,
    damaged=(
        Example(
            "村民大會(hui)(hui)在祠堂召開(kai)(kai)，各家代(dai)表都到了。會(hui)(hui)上說的(de)(de)(de)是修橋的(de)(de)事，"
            "橋(qiao)(qiao)塌了兩年(nian)(nian)，孩子上學(xue)(xue)要繞路。",
            "村民大會在祠堂召開，各家代表都到了。會上說的是修橋的事，橋塌了兩年，孩子上學要繞路。",
        ),
    ),
    intact=(
        "這個字讀作會(huì)，不讀會(kuài)。",
        "他按了兩下輸入鍵，選單裡有f(x)(y)和g(a)(b)兩項。",
        "会(hui)议(yi)室的门牌上写着拼音，学生照着念。",
    ),
)
