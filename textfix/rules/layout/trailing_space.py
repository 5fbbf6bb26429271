"""Spaces and tabs at the end of lines.

What it finds:
    In plain text that is prose: spaces, tabs and ideographic spaces between the last character of a line and its end.

Why it is damage:
    Nobody sees them; they are left by cells, cut links and padded columns, and show up in every comparison.

Stays silent on:
    Markdown, where two spaces break a line; verse, tables, logs and code; the signature mark ``-- ``;
    lines that are nothing but space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.paragraphs import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE = " \t\N{IDEOGRAPHIC SPACE}"
BEFORE_LINE_END = re.compile(r"(?<=[ \t\u3000])(?=\n)")


def find(text: Text) -> Iterator[Finding]:
    """White space before each line end."""
    string = text.string
    if not is_prose(text):
        return
    for place in BEFORE_LINE_END.finditer(string):
        end = place.start()
        line_start = string.rfind("\n", 0, end) + 1
        line = string[line_start:end]
        kept = line.rstrip(SPACE)
        if kept and line != "-- ":
            yield Finding(line_start + len(kept), end, "white space at the end of the line", "")


PROSE = "码头上堆着成筐的橘子，船工们一边抽烟一边说笑。太阳升起来的时候，第一班渡轮已经靠岸，乘客提着行李匆匆下船。"

RULE = Rule(
    name="layout/trailing-space",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"[ \t\x{3000}]\n",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    damaged=(Example(f"{PROSE} \n\n{PROSE}\t \n", f"{PROSE}\n\n{PROSE}\n"),),
    intact=(
        f"{PROSE}\n\n{PROSE}\n",
        f"{PROSE}\n-- \n林秋\n",
        "江南 \n可采莲\n",
        "id \tname \n1 \tx\n",
    ),
)
