"""Invisible marks of writing direction where nothing is written from right to left.

What it finds:
    Marks, embeddings, overrides and isolates of the bidirectional algorithm in a text without a right-to-left letter;
    overrides in any text. In prose those that change nothing (left-to-right marks and embeddings, marks among Han
    characters) are removed, at full also those that change the order seen. In code they are reported, with the order
    that is seen and the one that a compiler reads.

Why it is damage:
    Without a right-to-left letter they order nothing. They come along with copied words and paths; overrides and
    right-to-left isolates show a text in another order than it has, which has been used to hide what source code does.

Stays silent on:
    Marks, embeddings and isolates in texts that hold Hebrew, Arabic or another script written from right to left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import PROSE, Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.directions import as_shown
from textfix.evidence.marks import HAN, HIDDEN, unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
OVERRIDES = "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}"
OTHERS = (
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{POP DIRECTIONAL FORMATTING}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}"
)
RUN = re.compile(f"[{MARKS}]+|[{OVERRIDES}{OTHERS}]")
#: What moves something even where no letter is written from right to left.
TURNING = re.compile(
    "[\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}\N{RIGHT-TO-LEFT EMBEDDING}\N{RIGHT-TO-LEFT ISOLATE}]|["
    + OVERRIDES
    + "]"
)
#: Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, with the presentation forms and the historic scripts.
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
CHINESE = re.compile(f"[{HAN}、。，：；？！（）【】《》「」『』“”]")
LONGEST = 400  #: code points of a line whose order as seen is worked out
SHOWN = 60  #: of which so many are told


def find(text: Text) -> Iterator[Finding]:
    """Each mark of direction that has nothing to order."""
    right_to_left = RIGHT_TO_LEFT.search(text.string) is not None
    seen, line_end, turning, order = "", -1, False, ""
    for run in RUN.finditer(text.string):
        if right_to_left and run.group() not in OVERRIDES:
            continue
        seen = seen or unprotected(text)
        start, end = run.span()
        if start >= line_end:
            line_start = text.string.rfind("\n", 0, start) + 1
            line_end = text.string.find("\n", start) + 1 or len(text.string) + 1
            turning = TURNING.search(text.string, line_start, line_end) is not None
            order = _order(text.string[line_start : line_end - 1]) if turning else ""
        name = f"U+{ord(run.group()[0]):04X}"
        if run.group()[0] in MARKS and start and CHINESE.match(seen, start - 1) and CHINESE.match(seen, end):
            yield Finding(start, end, "marks of direction among Han characters", "")
        elif text.kind not in PROSE or seen[start : start + 1] == HIDDEN or right_to_left:
            yield Finding(start, end, f"invisible mark of writing direction {name}{order}")
        else:
            level = Level.FULL if turning else None
            yield Finding(start, end, f"mark of direction {name} with nothing to order{order}", "", level)


def _order(line: str) -> str:
    """What is seen of a line and what is read, where they differ."""
    if len(line) > LONGEST:
        return ""
    read = RUN.sub("", line)
    shown = as_shown(line)
    if read == shown:
        return ""
    first = next((at for at, pair in enumerate(zip(read, shown, strict=False)) if pair[0] != pair[1]), 0)
    return f": shown as {shown[first : first + SHOWN]!r}, read as {read[first : first + SHOWN]!r}"


RULE = Rule(
    name="characters/bidi",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=f"[{MARKS}{OTHERS}{OVERRIDES}]",
    find=find,
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
    damaged=(
        Example("渡口\N{LEFT-TO-RIGHT MARK}起雾，\N{RIGHT-TO-LEFT MARK}船停航。", "渡口起雾，船停航。"),
        Example(
            "Copy \N{LEFT-TO-RIGHT EMBEDDING}C:\\harbour\N{POP DIRECTIONAL FORMATTING} first.",
            "Copy C:\\harbour first.",
        ),
        Example("Open photo_\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe now.", "Open photo_gpj.exe now."),
        Example(
            "if ok: \N{RIGHT-TO-LEFT ISOLATE}return\N{POP DIRECTIONAL ISOLATE} # (x)",
            "if ok: \N{RIGHT-TO-LEFT ISOLATE}return\N{POP DIRECTIONAL ISOLATE} # (x)",
            Kind.SOURCE,
        ),
    ),
    intact=(
        "他说 \N{RIGHT-TO-LEFT MARK}שלום\N{RIGHT-TO-LEFT MARK}，意思是平安。",
        "\N{FIRST STRONG ISOLATE}سلام\N{POP DIRECTIONAL ISOLATE} 是问候语",
        "普通的文字，plain text",
    ),
)
