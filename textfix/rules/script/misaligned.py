"""Readings that a program has inserted inside characters, so that the bytes behind them were paired wrongly.

What it finds:
    `燃?xì)夤揪S搶修`, once `燃氣公司維搶修`: a `?`, a toned reading with its bracket, and behind it characters that make no sense up
    to an ASCII letter or mark that was half of a character. Likewise `組成?，F(xiàn)有`, once `組成。現有`, where an inserted comma cut.

Why it is damage:
    The program that inserts readings walks the GBK bytes of a page at every offset. 細 is BC 9A; 燃 ends with BC, 氣 begins with
    9A, so `(xì)` came between them. The decoder after it could not read the 9A alone, and paired what follows one byte off.
    With the lost byte put back and all paired anew, running that program over the repair gives the damaged text back.

Stays silent on:
    A question with a reading behind it (`他姓什麼?(xìng)`), readings that no character before the `?` could have led to, and
    text that reads better as it stands. What more than one text could have become is repaired on request, or reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.annotations import annotations
from textfix.evidence.gbk import SYLLABLE, Decoder, Walk, pair, usual_reading
from textfix.evidence.habits import habits
from textfix.evidence.language import naturalness
from textfix.evidence.program import annotate_bytes
from textfix.evidence.shifted import LOST, Search, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

CUT = re.compile(rf"[{LOST}](?:(?P<kept>\(?){SYLLABLE}\)|(?P<comma>,?)(?=[，！][!-~]))")
BEFORE = re.compile(rf"(?P<sign>.)(?:\((?P<reading>{SYLLABLE})\))?\Z", re.DOTALL)
READING = re.compile(rf"\(?{SYLLABLE}\)")
FAR = 12  #: code points in which the character before a lost byte lies, behind which a reading may stand
CLEAR = 3.0  #: nats by which a repair must be ahead of the next one to be safe, and one more for each byte that was guessed
BEYOND_DOUBT = 12.0  #: the same to be proven
TOLERANCE = 1.5  #: nats a character by which a repair may read worse than what stands there


def find(text: Text) -> Iterator[Finding]:
    """One finding a stretch of wrong pairs."""
    string, done = text.string, 0
    for cut in CUT.finditer(string):
        before = BEFORE.search(string, max(done, cut.start() - FAR), cut.start())
        if cut.start() >= done and before and pair(before["sign"]):
            finding = _finding(text, cut, before)
            if finding:
                done = finding.end
                yield finding


def _finding(text: Text, cut: re.Match[str], before: re.Match[str]) -> Finding | None:
    """The repair of one stretch, graded; without one, a report where the program can have been at work."""
    repairs = _repairs(text, cut, before)
    if not repairs:
        return None
    best = repairs[0]
    ahead = best.score - repairs[1].score if len(repairs) > 1 else BEYOND_DOUBT
    repaired = best.text[: best.size]
    safe = annotations(text).certain and ahead >= CLEAR + best.guessed
    return Finding(
        cut.start(),
        best.end,
        f"character cut in two by an inserted {'reading' if cut['comma'] is None else 'comma'}: once {repaired}",
        repaired,
        Level.SAFE if safe else Level.FULL,
        safe and not best.guessed and ahead >= BEYOND_DOUBT,
    )


def _repairs(text: Text, cut: re.Match[str], before: re.Match[str]) -> list[Way]:
    """The ways to read the stretch out of which the program makes the damage and which read better, the best one first."""
    found = annotations(text)
    if cut["comma"] is not None and not found.certain:
        return []
    decoder = Decoder.KEEPING if cut["kept"] or cut["comma"] else Decoder.SWALLOWING
    ways, end = Search(text.string, found.page, habits(text), decoder).ways(cut.start(), before["sign"])
    if not ways:
        return []
    damaged = text.string[before.start() : end]
    page = dict(found.page)
    if before["reading"]:
        page.setdefault(pair(before["sign"]), before["reading"])
    comma = 0 if cut["comma"] is None else len(pair(before["sign"])) + 1
    floor = naturalness(READING.sub("", damaged)) - TOLERANCE
    return [
        way
        for way in ways
        if way.end
        and naturalness(way.bare) > floor
        and Walk({code: usual_reading(code) for code in way.listed} | page).insert(way.bare, decoder, comma) == damaged
    ]


RULE = Rule(
    name="script/misaligned",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=(
        r"[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\)",
        rf"[{LOST}](?:\(?[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\)|,?[，！])",
    ),
    find=find,
    damage=annotate_bytes,
    damaged=(Example("燃?xì)夤揪S搶修", "燃氣公司維搶修"),),
    intact=("他姓什麼?(xìng)",),
)
