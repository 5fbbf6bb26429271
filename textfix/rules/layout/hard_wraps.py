"""Han text cut into lines of one length, in the middle of words and before commas.

What it finds:
    In plain text: paragraphs whose lines are all filled to the same number of characters, or to the same number of
    columns, wherever in the sentence that falls. Where cutting the joined paragraph at that length gives
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
from textfix.evidence.paragraphs import HAN, LIST_MARKER, Line, blocks
from textfix.evidence.wrapping import lost_space, wrap
from textfix.evidence.zones import protected

if TYPE_CHECKING:
    from collections.abc import Iterator

CUT_IN_HAN = re.compile(r"[\u3400-\u9fff，、]\n[^\n]")


def find(text: Text) -> Iterator[Finding]:
    """The line ends inside wrapped paragraphs, one finding each."""
    if not CUT_IN_HAN.search(text.string) or not (cut := wrap(text)):
        return
    guarded = protected(text)
    for block in blocks(text):
        anew = any(_begins_anew(line, after.string) for line, after in pairwise(block))
        proven = not anew and cut.exact(block)
        for line, after in pairwise(block):
            if not cut.full(line, after) or _begins_anew(line, after.string) or guarded.overlaps(line.start, after.end):
                continue
            if HAN.search(line.string) or HAN.search(after.string):
                space = "" if proven else lost_space(text, cut, line, after)
                yield Finding(line.end, after.start, f"line cut at {cut.width}", space, proven=proven)


def _begins_anew(before: Line, line: str) -> bool:
    """Whether a line begins a paragraph or, behind a full stop or a colon, an item of its own."""
    if line.startswith(("\N{IDEOGRAPHIC SPACE}", "  ", "\t")):
        return True
    return (before.ended or before.string.endswith(("：", ":"))) and bool(LIST_MARKER.match(line))


BEFORE = (
    "渡口的老人说，这条河从前比现\n在宽得多，夏天涨水的时候，对\n岸的灯火要走上半个时辰才看得\n"
    "见，后来上游修了水库，水就一\n年比一年浅了。"
)

RULE = Rule(
    name="layout/hard-wraps",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"[\x{3400}-\x{9fff}，、]\n[^\n]",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    damaged=(
        Example(f"{BEFORE}\n", BEFORE.replace("\n", "") + "\n"),
        Example(f"{BEFORE}\n\n{BEFORE}\n", (BEFORE.replace("\n", "") + "\n\n") + BEFORE.replace("\n", "") + "\n"),
    ),
    intact=(
        "空山新雨后，天气晚来秋。\n明月松间照，清泉石上流。\n竹喧归浣女，莲动下渔舟。\n随意春芳歇，王孙自可留。\n",
        "昔人已乘黄鹤去，此地空余黄鹤楼。\n黄鹤一去不复返，白云千载空悠悠。\n晴川历历汉阳树，芳草萋萋鹦鹉洲。\n",
        "昔人已乘黄鹤去 此地空余黄鹤楼\n黄鹤一去不复返 白云千载空悠悠\n晴川历历汉阳树 芳草萋萋鹦鹉洲\n",
        "甲：明天去不去\n乙：看天气吧，下雨就算了\n甲：那我先把票买好\n",
    ),
)
