"""Zero-width characters among Han characters.

What it finds:
    Zero-width spaces, joiners and non-joiners, word joiners, soft hyphens and inner byte order marks beside a Han
    character or a full-width mark, where the other side is Chinese, ASCII or the edge of the line.

Why it is damage:
    Chinese breaks its lines anywhere and joins nothing, so these characters do nothing in it. They are left by web
    editors and byte order marks of joined files, or put there against copying, and make words impossible to search.

Stays silent on:
    Joiners in emoji and in Arabic, Persian and Indic words; Thai, Khmer, Japanese and Korean texts, which mark word
    breaks with them; a zero-width space that holds Markdown's emphasis marks apart; code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.marks import HAN, is_chinese, unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator

INVISIBLE = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
    "\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}\N{MONGOLIAN VOWEL SEPARATOR}\N{SOFT HYPHEN}"
)
RUN = re.compile(f"[{INVISIBLE}]+")
CHINESE = re.compile(f"[{HAN}、。，：；？！（）【】《》〈〉「」『』〔〕]")
BESIDE = re.compile(f"{CHINESE.pattern[:-1]}\n -~“”‘’…—·•\N{IDEOGRAPHIC SPACE}]")
EMPHASIS = re.compile("[*_~`]")


def find(text: Text) -> Iterator[Finding]:
    """Each run of zero-width characters that stands among Han characters."""
    seen = unprotected(text)
    if not RUN.search(seen) or not is_chinese(text):
        return
    for run in RUN.finditer(seen):
        start, end = run.span()
        before, after = text.string[start - 1 : start] or "\n", text.string[end : end + 1] or "\n"
        if not (BESIDE.match(before) and BESIDE.match(after)) or not (CHINESE.match(before) or CHINESE.match(after)):
            continue
        if text.kind is Kind.MARKDOWN and (EMPHASIS.match(before) or EMPHASIS.match(after)):
            continue
        yield Finding(start, end, "zero-width characters among Han characters", "")


RULE = Rule(
    name="characters/zero-width",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=(f"[{INVISIBLE}]", f"[{HAN}]"),
    find=find,
    damaged=(
        Example("渡\N{ZERO WIDTH SPACE}口起\N{ZERO WIDTH NON-JOINER}雾了。", "渡口起雾了。"),
        Example("第一章\n\N{ZERO WIDTH NO-BREAK SPACE}老街的灯亮了\N{WORD JOINER}。", "第一章\n老街的灯亮了。"),
        Example("老街\N{ZERO WIDTH SPACE}\N{ZERO WIDTH SPACE} cafe 开门了", "老街 cafe 开门了"),
    ),
    intact=(
        "一家人👨\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}👧出门了",
        "波斯语的 می\N{ZERO WIDTH NON-JOINER}خواهم 意思是我要",
        "今日は\N{ZERO WIDTH SPACE}東京で\N{ZERO WIDTH SPACE}会議です",
        "क्\N{ZERO WIDTH JOINER}ष 是一个字母",
        "`渡\N{ZERO WIDTH SPACE}口`",
        "zero\N{ZERO WIDTH SPACE}width 与中文无关",
    ),
)
