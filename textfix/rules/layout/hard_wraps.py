"""Han text cut into lines of one length, in the middle of words and before commas.

What it finds:
    In plain text: paragraphs whose lines are all filled to the same number of characters, or to the same number of
    columns, wherever in the sentence that falls; a paragraph as long as a column of its own. Where cutting the joined paragraph at that length gives
    the lines back exactly, the repair is proven.

Why it is damage:
    Some program cut the text for a narrow screen, a mail or a column. Han text has no space at which a line could
    be broken, so the line ends have become part of words.

Stays silent on:
    Verse, also of equal lines (its lines end where its sentences do); speech, lists, tables and code, whose lines
    differ in length; Latin text, where a line end stands for a space; Markdown, where a single line end is
    only a space.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.layout.lost_spaces import lost_spaces
from textfix.evidence.layout.set_columns import set_columns
from textfix.evidence.layout.wrapping import wrap
from textfix.evidence.paragraphs import HAN, LIST_MARKER, Line, blocks, glue
from textfix.evidence.zones import protected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.evidence.layout.wrapping import Wrap

CUT_IN_HAN = re.compile(r"[\u3400-\u9fff，、]\n\n?[^\n]")


def find(text: Text) -> Iterator[Finding]:
    """The line ends inside wrapped paragraphs, one finding each."""
    if not CUT_IN_HAN.search(text.string):
        return
    guarded = protected(text)
    joined: set[int] = set()
    if cut := wrap(text):
        for run in (run for block in blocks(text) for run in _paragraphs(cut, block)):
            if len(run) == 1 or guarded.overlaps(run[0].start, run[-1].end):
                continue
            joined.update(line.start for line in run)
            yield from _joined(text, cut, run)
    for lines in set_columns(text):
        if joined.isdisjoint(line.start for line in lines) and not guarded.overlaps(lines[0].start, lines[-1].end):
            for line, after in pairwise(lines):
                end, begin = line.start + len(line.string.rstrip()), after.end - len(after.string.lstrip())
                yield Finding(end, begin, "line of a narrow column", glue(line.string.rstrip(), after.string.lstrip()))


def _joined(text: Text, cut: Wrap, run: Sequence[Line]) -> Iterator[Finding]:
    """The line ends of one paragraph that the program cut."""
    proven = cut.exact(run)
    spaces = [""] * len(run) if proven else lost_spaces(text, cut, run)
    for (line, after), space in zip(pairwise(run), spaces, strict=False):
        if HAN.search(line.string) or HAN.search(after.string):
            yield Finding(line.end, after.start, f"line cut at {cut.width}", space, proven=proven)


def _paragraphs(cut: Wrap, block: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a block that the program cut from one paragraph."""
    run = [block[0]]
    for line, after in pairwise(block):
        filled = cut.full(line, after) or (line is run[0] and cut.lost_indent(line))
        if not filled or _begins_anew(line, after.string):
            yield run
            run = []
        run.append(after)
    yield run


def _begins_anew(before: Line, line: str) -> bool:
    """Whether a line begins a paragraph or, behind a full stop or a colon, an item of its own."""
    if line.startswith(("\N{IDEOGRAPHIC SPACE}", "  ", "\t")):
        return True
    return (before.ended or before.string.endswith(("：", ":"))) and bool(LIST_MARKER.match(line))


BEFORE = (
    "渡口的老人说，这条河从前比现\n在宽得多，夏天涨水的时候，对\n岸的灯火要走上半个时辰才看得\n"
    "见，后来上游修了水库，水就一\n年比一年浅了。"
)

NARROW = (
    "谷雨前后，镇上的糖坊开始熬第一锅麦\n芽糖，整条巷子都是甜的，孩子们放学\n以后不肯回家，扒着窗台看师傅拉糖。\n",
    "师傅说，拉糖要趁热，手上抹一点\n油，一拉一折，折到第七十二遍，\n糖就白了，放凉了敲开，断口像贝\n壳一样亮。\n",
)
APART = "渔具店的老板把门口的旧船板\n\n锯成了长凳，来买鱼钩的人可\n\n以坐下喝一碗茶，听他说从前\n\n江上的事，一说就是半天。\n"

RULE = Rule(
    name="layout/hard-wraps",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"[\x{3400}-\x{9fff}，、]\n\n?[^\n]",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    damaged=(
        Example(f"{BEFORE}\n", BEFORE.replace("\n", "") + "\n"),
        Example(f"{BEFORE}\n\n{BEFORE}\n", (BEFORE.replace("\n", "") + "\n\n") + BEFORE.replace("\n", "") + "\n"),
        Example("\n\n".join(NARROW), "\n\n".join(part.replace("\n", "") + "\n" for part in NARROW)),
        Example(APART, APART.replace("\n", "") + "\n"),
    ),
    intact=(
        "空山新雨后，天气晚来秋。\n明月松间照，清泉石上流。\n竹喧归浣女，莲动下渔舟。\n随意春芳歇，王孙自可留。\n",
        "昔人已乘黄鹤去，此地空余黄鹤楼。\n黄鹤一去不复返，白云千载空悠悠。\n晴川历历汉阳树，芳草萋萋鹦鹉洲。\n",
        "昔人已乘黄鹤去 此地空余黄鹤楼\n黄鹤一去不复返 白云千载空悠悠\n晴川历历汉阳树 芳草萋萋鹦鹉洲\n",
        (
            "老街木匠铺今天重新开张迎来头一位客人\n江边旧码头改成公园居民傍晚都来散步\n中学生自制水文站连续三年记录水位变化\n"
            "镇图书馆延长开放时间每晚八点半才关门\n"
        ),
        "风从江上来，吹过我们的窗子\n你在灯下，写一封没有地址的信\n纸上只有雨，和雨停之后的安静\n\n我等的人，已经走到了桥的那边\n",
        "甲：明天去不去\n乙：看天气吧，下雨就算了\n甲：那我先把票买好\n",
    ),
)
