"""Radicals in the place of the characters that look like them.

What it finds:
    Characters of the blocks Kangxi Radicals and CJK Radicals Supplement inside running text, such as the radical one
    for 一.

Why it is damage:
    The two blocks are for naming radicals in dictionaries. PDF readers take them for the ordinary characters, since
    many fonts draw both with one glyph; the text looks right and cannot be searched.

Stays silent on:
    Texts that speak of radicals; radicals in a row of their kind, in quotes or brackets, before 部 or 旁; those that
    no ideograph equals; in data and programs, those beside the character that they equal.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.core import PROSE, Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.marks import HAN, unprotected
from textfix.evidence.prose_script import script_profile
from textfix.tables.radicals import ideographs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RADICALS = "\u2e80-\u2ef3\u2f00-\u2fd5"
RUN = re.compile(f"[{RADICALS}]+")
BESIDE = re.compile(f"[{HAN}]")
#: Words of texts that speak of radicals.
NAMED = re.compile(r"部首|偏旁|康熙字|[Kk]angxi|KANGXI|[Rr]adical|RADICAL|U\+2[EFef]")
#: What follows a radical that is named rather than used.
NAMES = re.compile(f"部(?![{HAN}])|字?旁(?![{HAN}])|字[头頭底框]")
LONGEST = 6  #: radicals in a row; more are a list
#: Where the equivalent ideograph has the old shape, what the writers of a script have in its place.
SIMPLIFIED = {"戶": "户", "黃": "黄", "靑": "青"}
TRADITIONAL = {"靑": "青"}
JAPANESE = {"戶": "戸", "黃": "黄", "靑": "青"}


def find(text: Text) -> Iterator[Finding]:
    """Each run of radicals that stands beside a Han character."""
    seen = unprotected(text)
    if NAMED.search(seen):
        return
    shapes: Mapping[str, str] | None = None
    for run in RUN.finditer(seen):
        start, end = run.span()
        if len(run.group()) > LONGEST or _is_row(run.group()) or not _is_running(seen, start, end):
            continue
        shapes = _shapes(text) if shapes is None else shapes
        repaired = "".join(_character(radical, shapes) for radical in run.group())
        if text.kind not in PROSE and _is_pair(seen, start, end):
            continue
        if repaired != run.group():
            yield Finding(start, end, "radicals in the place of characters", repaired)


def _is_row(run: str) -> bool:
    """Whether the radicals follow each other as in the Unicode charts."""
    return len(run) > 1 and all(ord(after) == ord(before) + 1 for before, after in pairwise(run))


def _is_running(seen: str, start: int, end: int) -> bool:
    """Whether a word goes on before or behind the run."""
    return not NAMES.match(seen, end) and bool(BESIDE.match(seen, end) or (start and BESIDE.match(seen, start - 1)))


def _is_pair(seen: str, start: int, end: int) -> bool:
    """Whether a radical stands beside its ideograph, as in a table of both; data and programs hold such tables."""
    beside = seen[max(0, start - 1) : start] + seen[end : end + 1]
    return any(ideographs().get(radical, "") in beside for radical in seen[start:end] if radical in ideographs())


def _shapes(text: Text) -> Mapping[str, str]:
    profile = script_profile(text)
    if profile.is_japanese:
        return JAPANESE
    return TRADITIONAL if profile.traditional > profile.simplified else SIMPLIFIED


def _character(radical: str, shapes: Mapping[str, str]) -> str:
    ideograph = ideographs().get(radical, radical)
    return shapes.get(ideograph, ideograph)


RULE = Rule(
    name="characters/radicals",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=(f"[{RADICALS}]", f"[{HAN}]"),
    find=find,
    kinds=frozenset(Kind),  # whoever copies from a PDF copies into programs and tables too
    damaged=(
        Example(
            "渡口\N{KANGXI RADICAL ONE}清早就有\N{KANGXI RADICAL MAN}等船。",
            "渡口一清早就有人等船。",
        ),
        Example(
            "再\N{CJK RADICAL C-SIMPLIFIED SEE}机事，请\N{KANGXI RADICAL USE}\N{KANGXI RADICAL DOOR}登录。",
            "再见机事，请用户登录。",
        ),
        Example("門\N{KANGXI RADICAL DOOR}開着，黃狗在睡。", "門戶開着，黃狗在睡。"),
        Example("# 先读\N{KANGXI RADICAL ONE}行\nread()", "# 先读一行\nread()", Kind.SOURCE),
    ),
    intact=(
        "\N{KANGXI RADICAL ONE}、\N{KANGXI RADICAL LINE}、\N{KANGXI RADICAL DOT}",
        "康熙字典把“仁”字归入\N{KANGXI RADICAL MAN}部之下。",
        "这个字从\N{KANGXI RADICAL MAN}旁，读作仁。",
        "查字典时先找偏旁\N{CJK RADICAL WATER ONE}，再数笔画。",
        "表一\N{KANGXI RADICAL ONE}\N{KANGXI RADICAL LINE}\N{KANGXI RADICAL DOT}\N{KANGXI RADICAL SLASH}如上",
        "radicals: \N{KANGXI RADICAL TREE}木",
    ),
)
