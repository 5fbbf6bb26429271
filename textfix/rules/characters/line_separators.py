"""Unicode's line and paragraph separators in the place of line ends.

What it finds:
    U+2028 and U+2029. Beside a line end, where they add nothing, they are removed; elsewhere they become a line end,
    which changes the number of lines and so is done at full only.

Why it is damage:
    Design programs and word processors put them into copied text. Hardly any program breaks lines there, so two lines
    stand as one, or a box is shown; in JSON inside of JavaScript they used to be syntax errors.

Stays silent on:
    Code, data and texts about these characters; line ends of every usual kind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = "\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
RUN = re.compile(f"[{SEPARATORS}]+")
NAMED = re.compile(r"U\+202[89]|\\u202[89]|[Ll]ine [Ss]eparator|LINE SEPARATOR|行分隔")


def find(text: Text) -> Iterator[Finding]:
    string = text.string
    if NAMED.search(string):
        return
    for run in RUN.finditer(string):
        start, end = run.span()
        at_line_end = string[start - 1 : start] in ("", "\n") or string[end : end + 1] in ("", "\n")
        if at_line_end:
            yield Finding(start, end, "a separator beside a line end", "")
        else:
            yield Finding(start, end, "a separator for a line end", "\n" * len(run.group()), Level.FULL)


RULE = Rule(
    name="characters/line-separators",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=f"[{SEPARATORS}]",
    find=find,
    damaged=(
        Example("渡口起雾。\N{LINE SEPARATOR}\n船停航。\N{PARAGRAPH SEPARATOR}", "渡口起雾。\n船停航。"),
        Example("First line\N{LINE SEPARATOR}Second line", "First line\nSecond line"),
    ),
    intact=("渡口起雾。\r\n船停航。\n", "U+2028 (\N{LINE SEPARATOR}) ends a line.", "`a\N{LINE SEPARATOR}b`"),
)
