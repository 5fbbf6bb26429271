"""Readings in brackets that a program has inserted behind the commoner characters of a page.

What it finds:
    `(xù)` in `持續(xù)抓好`: a toned reading in half-width brackets behind a character whose Simplified form differs, always the
    character's usual reading, behind every occurrence of that character, four times or more on the page; also one that the
    end of a line has broken. With less evidence the readings are reported, and removed on request.

Why it is damage:
    Pages that are republished by machine are salted with them: a program walks the GBK bytes of the page and inserts the
    reading behind each pair of bytes on its list. Running that program over the repaired line gives the damaged one back.

Stays silent on:
    Readings an author gave, on a damaged page too: unusual ones (`說(shuì)客`), a rare character's, those of a character
    that stands elsewhere without, those with full-width brackets, a capital or a space (`李曄(Yè)`), word lists, texts
    with a reading behind most characters, Simplified and Japanese text; in data, values with a single reading.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textfix.core import PROSE, Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.edits import apply
from textfix.evidence.readings.annotations import Annotations, annotated, in_word, judge, needs_no_reading
from textfix.evidence.readings.gbk import Walk, character
from textfix.evidence.readings.program import annotate_between
from textfix.evidence.readings.salted_values import is_salted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.readings.annotations import Hit


def find(text: Text) -> Iterator[Finding]:
    """One finding a reading; those of a line are proven together."""
    whole = annotated(text)
    if not (whole.alike or (whole.certain and whole.insistent)) or not is_salted(text):
        return
    for start, line, hits in whole.by_line(text.string):
        for finding in _in_line(line, hits, whole):
            yield replace(finding, start=start + finding.start, end=start + finding.end)


def _in_line(line: str, hits: list[Hit], whole: Annotations) -> Iterator[Finding]:
    """The findings of one line, judged by the page and, where the page does not decide, by the line itself."""
    page = dict(whole.page) if whole.certain else {}
    rest = [hit for hit in hits if hit.pair not in page]
    alone = judge(line, rest if whole.alike else (), "")
    if alone.certain and whole.plausible:
        page |= alone.page
    certain = [_finding(line, hit, Level.SAFE) for hit in hits if hit.pair in page]
    if certain and Walk(page).insert_between(apply(line, certain)) == line:
        certain = [_finding(line, hit, Level.SAFE, proven=True) for hit in hits if hit.pair in page]
    yield from certain
    if not whole.alike:
        return
    likely = whole.mostly if whole.certain else set(alone.page) if alone.plausible else set[bytes]()
    thin = [hit for hit in rest if hit.pair in likely and hit.pair not in page and not whole.is_gloss(hit)]
    if certain or any(needs_no_reading(hit) for hit in thin):
        yield from (_finding(line, hit, Level.FULL) for hit in thin if in_word(line, hit))


def _finding(line: str, hit: Hit, level: Level, *, proven: bool = False) -> Finding:
    message = f"reading {hit.reading} inserted behind {character(*hit.pair)}"
    line_end = "\n" * line.count("\n", hit.start, hit.end)
    return Finding(hit.start, hit.end, message, line_end, level, proven)


RULE = Rule(
    name="script/readings",
    level=Level.SAFE,
    removes=True,
    doc=__doc__ or "",
    trigger=r"\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\)|麼\(me\)|們\(men\)|嗎\(ma\)|唄\(bei\)|[墶繨]\(da\)|餎\(le\)",
    find=find,
    damage=annotate_between,
    kinds=PROSE | {Kind.DATA},  # pages are stored as data, no program is
    enters=frozenset(Zone),
    damaged=(
        Example(
            "縣(xiàn)裏的圖書(shū)館冬季開(kāi)放時(shí)間(jiān)有調整，星期一全天開(kāi)放。",
            "縣裏的圖書館冬季開放時間有調整，星期一全天開放。",
        ),
        Example("兩岸漁民都說，這條河的魚(yú)比十年前多了。", "兩岸漁民都說，這條河的魚比十年前多了。"),
        Example(
            '{"id": 7, "text": "縣(xiàn)裏的圖書(shū)館冬季開(kāi)放時(shí)間(jiān)有調整，星期一全天開(kāi)放。"}',
            '{"id": 7, "text": "縣裏的圖書館冬季開放時間有調整，星期一全天開放。"}',
            Kind.DATA,
        ),
    ),
    intact=(
        "他是個能言善辯的說(shuì)客，說起話來滔滔不絕。",
        "妃嬪(pín)媵（yìng）嬙，王子皇孫，辭樓下殿，輦來於秦。",
        "這裏的“強”讀作強(qiǎng)，不讀強(qiáng)。",
        "李曄(Yè)是這個專欄的編輯。",
        "書(shū)\n學(xué)\n車(chē)\n門(mén)\n東(dōng)\n",
        "强 (qiáng) - strong",
    ),
)
