"""Text whose bytes are gone: `锟斤拷锟斤拷`, `嚙踝蕭嚙踝蕭`, `���`, endless loops, memory that was never filled.

What it finds:
    Lines with U+FFFD beside other characters, with what GBK or Big5 makes of U+FFFD, with text that was read wrongly
    many times over, and runs of `烫` or `屯` in a text that has other marks of a memory dump.

Why it is damage:
    A program met bytes that it could not read, wrote U+FFFD for each, and another one saved that. All these places are
    the same now, whatever stood there: no tool can tell them apart, and the original file is needed.

Stays silent on:
    `锟斤拷` in quotation marks or once in a sentence that speaks of it; `烫烫烫` in a song or a joke; lines that can be
    repaired in part, which the other rules report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.mojibake.misread import damages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.mojibake.misread import Damage

QUOTES = "“”‘’「」『』\"'`（）()"
WHAT = (
    (
        "GBK text was read as UTF-8 and saved, then read as GBK",
        "锟斤拷锟[^\\s，。：]{0,200}|(?:锟[一-鿿]){2}(?:[锟斤拷]|锟[一-鿿]){0,99}",
    ),
    ("Big5 text was read as UTF-8 and saved, then read as Big5", "(?:嚙[一-鿿]蕭?){2}(?:[嚙踝蕭]|嚙[一-鿿]){0,99}"),
    ("the marks of lost bytes were read wrongly once more", "閿熸枻鎷[^\\s]{0,99}|(?:ï¿½){2,99}"),
    ("the text was read as GBK again and again", "[闂傚倸鍊搁崐鎼佸磹閸濆嫰婵犵數濠电姷缂鎰闁绘劗鍓鐎崟顓犵]{8,99}"),
    (
        "bytes could not be read and were lost",
        f"(?<![{QUOTES}])\N{REPLACEMENT CHARACTER}+(?![{QUOTES}\N{REPLACEMENT CHARACTER}])",
    ),
)
CAUSE = re.compile("|".join(f"({pattern})" for _, pattern in WHAT))
FILLER = re.compile("烫{4,99}|屯{4,99}|葺{4,99}|铪{4,99}")
DUMP = re.compile(
    "[\N{NULL}-\\x08\\x0e-\\x1f\N{REPLACEMENT CHARACTER}\ue000-\uf8ff]|锟斤拷锟|烫{4}[^\\n]{0,200}屯{4}|屯{4}[^\\n]{0,200}烫{4}"
)

TRIGGER = "锟[^，。]|嚙[^，。]|\N{REPLACEMENT CHARACTER}|ï¿½|閿熸枻鎷|闂傚|濠电|烫烫烫烫|屯屯屯屯|葺葺葺葺|铪铪铪铪"
MARKS = re.compile(TRIGGER)


def find(text: Text) -> Iterator[Finding]:
    """One report for each line that lost bytes, from the first such place to the last."""
    fillers = any(sign * 4 in text.string for sign in "烫屯葺铪") and bool(DUMP.search(text.string))
    damage: Damage | None = None
    repaired: Iterator[Damage] | None = None
    for start, end in _marked_lines(text.string):
        line = text.string[start:end]
        if repaired is None:
            if not any(_in_line(line, start, fillers=fillers)):
                continue
            repaired = iter(damages(text))
        while (damage is None or damage.end <= start) and (following := next(repaired, None)):
            damage = following
        if not (damage and damage.end > start and damage.start < end):
            yield from _in_line(line, start, fillers=fillers)


def _marked_lines(string: str) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end that bear one of the marks; a look for the marks alone is far faster."""
    done = 0
    while mark := MARKS.search(string, done):
        start = string.rfind("\n", 0, mark.start()) + 1
        end = string.find("\n", mark.start())
        end = len(string) if end < 0 else end
        yield start, end
        done = end + 1


def _in_line(line: str, offset: int, *, fillers: bool) -> Iterator[Finding]:
    places = list(CAUSE.finditer(line))
    if places:
        cause = WHAT[(places[0].lastindex or 1) - 1][0]
        message = f"{cause}; what stood here is lost, look for the original file"
        yield Finding(offset + places[0].start(), offset + places[-1].end(), message)
    elif fillers:
        for run in FILLER.finditer(line):
            message = "memory that was never filled, read as GBK; look for the original file"
            yield Finding(offset + run.start(), offset + run.end(), message)


RULE = Rule(
    name="mojibake/lost",
    level=Level.REPORT,
    doc=__doc__ or "",
    trigger=TRIGGER,
    find=find,
    damaged=(
        Example("锟斤拷锟斤拷锟铰碉拷锟斤拷", "锟斤拷锟斤拷锟铰碉拷锟斤拷"),
        Example("第二章 ��ҹ��", "第二章 ��ҹ��"),
    ),
    intact=(
        "手持两把锟斤拷，口中疾呼烫烫烫",
        "网页上出现“锟斤拷”，说明编码错了",
        "好烫好烫，烫烫烫烫！他跳了起来",
        "U+FFFD（“�”）是替换字符",
    ),
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
)
