"""A comma that a re-publisher's program put before other marks, here and there over a whole text.

What it finds:
    A comma directly before another mark (`,,` `,、` `,。` and the same with `，`), in a text where this happens often
    and before several kinds of marks.

Why it is damage:
    A program that disguises copied articles puts a comma before a random part of their marks. No author writes `,、`
    or `,。`, and the other mark is the author's, so that one stays.

Stays silent on:
    A few such pairs in a long text, `,,` alone, rows of data, runs of three or more marks, code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.edits import apply
from textfix.evidence.marks import CLOSING, HAN, field_lines, is_chinese, unprotected
from textfix.evidence.zones import Ranges

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

MARKS = ",，、。；：！？;:!?"
#: By the comma, with which each begins, since `re` finds a literal fast.
PAIRED = tuple(re.compile(f"({comma})([{MARKS}])(?![{MARKS}.])") for comma in ",，")
BEFORE = f'[{HAN}{CLOSING}"0-9A-Za-z)%]'  #: what stands before a pair
#: A program that breaks every twentieth mark is at work; a slip of the hand is rarer.
SHARE, PAIRS, OTHER_PAIRS = 0.05, 4, 2


def find(text: Text) -> Iterator[Finding]:
    """Each pair, where the text as a whole carries the signature of the program."""
    pairs = _pairs(text)
    if not _is_program(pairs, unprotected(text)):
        return
    found = [Finding(pair.start(), pair.end(), f"comma injected before {pair[2]}", _kept(pair)) for pair in pairs]
    proven = _injected_again(text.string, found, pairs[0][1]) == text.string
    for finding in found:
        yield Finding(finding.start, finding.end, finding.message, finding.replacement, proven=proven)


def _pairs(text: Text) -> list[re.Match[str]]:
    if not is_chinese(text):
        return []
    rows, seen = Ranges(field_lines(text)), unprotected(text)
    pairs = sorted((pair for paired in PAIRED for pair in paired.finditer(seen)), key=re.Match.start)
    return [pair for pair in pairs if _is_behind_a_word(seen, pair.start()) and not rows.overlaps(*pair.span())]


def _is_behind_a_word(seen: str, at: int) -> bool:
    return at > 0 and re.match(BEFORE, seen[at - 1]) is not None  # compiled when it is needed: that takes long


def _is_program(pairs: list[re.Match[str]], seen: str) -> bool:
    """Whether the pairs are many, of several kinds and a fair share of all marks."""
    if len(pairs) < PAIRS or sum(pair[2] not in ",，" for pair in pairs) < OTHER_PAIRS:
        return False
    return len(pairs) >= SHARE * sum(map(seen.count, ",，、。"))


def _kept(pair: re.Match[str]) -> str:
    """The author's mark; of a comma beside a comma the full-width one, the other being the program's."""
    return "，" if "，" in pair.group() and pair[2] in ",，" else pair[2]


def _injected_again(string: str, found: list[Finding], comma: str) -> str:
    """The repaired text after the program has run over it once more and hit the same marks."""
    again = [Finding(finding.start, finding.end, "", comma + (finding.replacement or "")) for finding in found]
    return apply(string, again)


def damage(text: str, random: Random) -> str:
    """Put a comma before a random third of the marks that follow a Han character."""
    return re.sub(f"(?<=[{HAN}])[,，、。](?![{MARKS}])", lambda mark: "," * (random.random() < 1 / 3) + mark[0], text)


RULE = Rule(
    name="punctuation/injected",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger="[,，][、。；：！？;:!?]",
    find=find,
    damage=damage,
    damaged=(
        Example(
            "集市清晨開門,,菜農挑擔進城,、賣魚的擺好木盆,。孩子們圍着糖人攤,,久久不肯離開,。",
            "集市清晨開門,菜農挑擔進城、賣魚的擺好木盆。孩子們圍着糖人攤,久久不肯離開。",
        ),
        Example(
            "村里修好了水渠，，今年种上早稻，。老李说，，收成有望翻番，。米、油，、面都涨了价。",
            "村里修好了水渠，今年种上早稻。老李说，收成有望翻番。米、油、面都涨了价。",
        ),
    ),
    intact=(
        "姓名,,电话\n王小虎,,一二三\n李大山,,四五六\n",
        "他买了米，、油和盐。回家的路上下起了雨，大家都没带伞。",
        "sum(a,,b) 表示空字段,,不是笔误。第三列,,留空,,即可。",
        "等等,,,,我再想想,,,。",
    ),
)
