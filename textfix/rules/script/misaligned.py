"""Readings that a program has inserted inside characters, so that the bytes behind them were paired wrongly.

What it finds:
    `燃?xì)夤揪S搶修`, once `燃氣公司維搶修`: a `?` or `�`, a toned reading with its bracket, and behind it characters that make no sense up
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

from textfix.core import PROSE, Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.readings.annotations import annotated
from textfix.evidence.readings.gbk import LOST, SYLLABLE, TONED, pair
from textfix.evidence.readings.program import annotate_inside, characters_read
from textfix.evidence.readings.realigned import BEYOND_DOUBT, ahead, is_clear, repairs
from textfix.evidence.readings.salted_values import is_salted

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS = f"[a-zü]*[{TONED}][a-z]*"
CUT = re.compile(rf"[{LOST}](?:(?P<kept>\(?){SYLLABLE}\)|(?P<comma>,?)(?=[，！][!-~]))")
BEFORE = re.compile(rf"(?P<sign>.)(?:\((?P<reading>{SYLLABLE})\))?\Z", re.DOTALL)
MOST = 200  #: stretches of one text that are searched; further ones are reported
FAR = 12  #: code points in which the character before a lost byte lies, behind which a reading may stand


def find(text: Text) -> Iterator[Finding]:
    """One finding a stretch of wrong pairs."""
    if not is_salted(text):
        return
    string, done, left = text.string, 0, MOST
    for cut in CUT.finditer(string):
        before = BEFORE.search(string, max(done, cut.start() - FAR), cut.start())
        if cut.start() >= done and before and pair(before["sign"]):
            left -= 1
            finding = _finding(text, cut, before) if left > 0 else _report(text, cut, before)
            if finding:
                done = finding.end
                yield finding


def _finding(text: Text, cut: re.Match[str], before: re.Match[str]) -> Finding | None:
    """The repair of one stretch, graded; without one, a report where the program can have been at work."""
    found = repairs(text, cut, before)
    if not found:
        return _report(text, cut, before)
    best = found[0]
    repaired = best.text[: best.size]
    level = Level.SAFE if annotated(text).certain and is_clear(found, lost=bool(cut["kept"])) else Level.FULL
    return Finding(
        cut.start(),
        best.end,
        f"character cut in two by an inserted {'reading' if cut['comma'] is None else 'comma'}: once {repaired}",
        repaired,
        level,
        level is Level.SAFE and not best.guesses and ahead(found) >= BEYOND_DOUBT,
    )


def _report(text: Text, cut: re.Match[str], before: re.Match[str]) -> Finding | None:
    """That nothing can be done, where a character with this reading does begin with the last byte before the lost one."""
    reading = cut[0].strip("(?)\N{REPLACEMENT CHARACTER}")
    if not annotated(text).certain or not characters_read(reading, pair(before["sign"])[1]):
        return None
    message = f"character cut in two by an inserted reading, {reading}; what stood here cannot be told"
    return Finding(cut.start(), cut.end(), message, level=Level.REPORT)


RULE = Rule(
    name="script/misaligned",
    level=Level.SAFE,
    removes=True,
    doc=__doc__ or "",
    trigger=(
        rf"[{LOST}](?:\(?(?:{LETTERS}|me|men|ma|bei|da|le)\)|,?[，！])",
        rf"(?:{LETTERS}|me|men|ma|bei|da|le)\)",
    ),
    find=find,
    damage=annotate_inside,
    kinds=PROSE | {Kind.DATA},
    enters=frozenset(Zone),
    damaged=(
        Example(
            "燃?xì)夤揪S修隊下午檢(jiǎn)查了管線，沒有發(fā)現(xiàn)漏氣。隊員說(shuō)，檢(jiǎn)查會持續到月底。",
            "燃氣公司維修隊下午檢(jiǎn)查了管線，沒有發(fā)現(xiàn)漏氣。隊員說(shuō)，檢(jiǎn)查會持續到月底。",
        ),
        Example("蘭陵日?qǐng)?bào)社的記者訪問了三位退休教師。", "蘭陵日報(bào)社的記者訪問了三位退休教師。"),
        Example("先把大目標拆成幾個子目標，再談?(wù)勊鼈兊南柔帷?", "先把大目標拆成幾個子目標，再談談它們的先後。"),
        Example(
            "小隊由五名工程師(shī)組成，在現(xiàn)場(chǎng)檢測，並(bìng)記錄(lù)結(jié)果。委員會由九人組成?，F(xiàn)有三人缺席。",
            "小隊由五名工程師(shī)組成，在現(xiàn)場(chǎng)檢測，並(bìng)記錄(lù)結(jié)果。委員會由九人組成。現(xiàn)有三人缺席。",
        ),
    ),
    intact=(
        "他姓什麼?(xìng)請把答案寫在橫線上。",
        "誰說的?(shuí)是誰(shuí)說(shuō)的?",
        "這個字怎麼讀?qiáng)還是qiǎng)?",
        "你怎麼又來了?，F盤不是已經修好了嗎?",
        "a?b(c):d",
    ),
)
