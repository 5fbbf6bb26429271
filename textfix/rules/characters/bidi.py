"""Invisible marks of writing direction where nothing is written from right to left.

What it finds:
    Marks, embeddings, overrides and isolates of the bidirectional algorithm in a text without a right-to-left letter;
    overrides in any text. Left-to-right and right-to-left marks among Han characters are removed; everything else is
    reported.

Why it is damage:
    Without a right-to-left letter they order nothing. They come along with copied words; overrides show a text in
    another order than it has, which has been used to hide what source code does.

Stays silent on:
    Marks, embeddings and isolates in texts that hold Hebrew, Arabic or another script written from right to left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.marks import HAN, unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
OVERRIDES = "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}"
OTHERS = (
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{POP DIRECTIONAL FORMATTING}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}"
)
RUN = re.compile(f"[{MARKS}]+|[{OVERRIDES}{OTHERS}]")
#: Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, with the presentation forms and the historic scripts.
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
CHINESE = re.compile(f"[{HAN}、。，：；？！（）【】《》「」『』“”]")


def find(text: Text) -> Iterator[Finding]:
    """Each mark of direction that has nothing to order."""
    right_to_left = RIGHT_TO_LEFT.search(text.string) is not None
    seen = ""
    for run in RUN.finditer(text.string):
        if right_to_left and run.group() not in OVERRIDES:
            continue
        seen = seen or unprotected(text)
        start, end = run.span()
        if run.group()[0] in MARKS and start and CHINESE.match(seen, start - 1) and CHINESE.match(seen, end):
            yield Finding(start, end, "marks of direction among Han characters", "")
        else:
            yield Finding(start, end, f"invisible mark of writing direction U+{ord(run.group()[0]):04X}")


RULE = Rule(
    name="characters/bidi",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=f"[{MARKS}{OTHERS}]",
    find=find,
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
    damaged=(Example("渡口\N{LEFT-TO-RIGHT MARK}起雾，\N{RIGHT-TO-LEFT MARK}船停航。", "渡口起雾，船停航。"),),
    intact=(
        "他说 \N{RIGHT-TO-LEFT MARK}שלום\N{RIGHT-TO-LEFT MARK}，意思是平安。",
        "\N{FIRST STRONG ISOLATE}سلام\N{POP DIRECTIONAL ISOLATE} 是问候语",
        "普通的文字，plain text",
    ),
)
