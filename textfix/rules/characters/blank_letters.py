"""Letters that show nothing.

What it finds:
    Hangul fillers and the blank pattern of Braille in a text that has no Hangul and no Braille; reported.

Why it is damage:
    They count as letters, so that programs do not trim them: names that look empty, gaps that no search for spaces
    finds. Most come from chat programs and game sites.

Stays silent on:
    Korean texts, Braille, texts about these characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

FILLERS = (
    "\N{HANGUL FILLER}\N{HALFWIDTH HANGUL FILLER}\N{HANGUL CHOSEONG FILLER}\N{HANGUL JUNGSEONG FILLER}"
    "\N{BRAILLE PATTERN BLANK}"
)
RUN = re.compile(f"[{FILLERS}]+")
AT_HOME = re.compile(
    "[\N{BRAILLE PATTERN DOTS-1}-\N{BRAILLE PATTERN DOTS-12345678}\uac00-\ud7a3\u1100-\u115e\u1161-\u11ff\u3131-\u3163]"
)
NAMED = re.compile(r"U\+(?:3164|FFA0|115F|1160|2800)|[Ff]iller|FILLER|[Bb]raille|盲文|點字")


def find(text: Text) -> Iterator[Finding]:
    string = text.string
    if not RUN.search(string) or AT_HOME.search(string) or NAMED.search(string):
        return
    for run in RUN.finditer(string):
        yield Finding(run.start(), run.end(), f"blank letter U+{ord(run.group()[0]):04X}")


RULE = Rule(
    name="characters/blank-letters",
    level=Level.REPORT,
    doc=__doc__ or "",
    trigger=f"[{FILLERS}]",
    find=find,
    damaged=(
        Example("昵称：\N{HANGUL FILLER}（空）", "昵称：\N{HANGUL FILLER}（空）"),
        Example("wait\N{BRAILLE PATTERN BLANK}here", "wait\N{BRAILLE PATTERN BLANK}here"),
    ),
    intact=(
        "한글 채움 \N{HANGUL FILLER} 문자",
        "⠓⠑⠇⠇⠕\N{BRAILLE PATTERN BLANK}⠺",
        "U+3164 (\N{HANGUL FILLER}) is invisible.",
    ),
)
