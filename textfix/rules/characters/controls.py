"""Control characters inside text.

What it finds:
    Characters of the C0 and C1 sets other than tab, line feed, form feed and carriage return, and DEL.

Why it is damage:
    They do nothing in a text but are kept by every editor: bytes of a terminal, of a record format or of an encoding
    that was guessed wrong. What stood there is not known, so nothing is changed.

Stays silent on:
    The escape sequences of coloured output, overstrikes of manual pages (`_` backspace `x`), a single end-of-file
    mark of DOS at the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

# \x1b before [ begins a colour; \x08 after a letter is an overstrike; \x1a ended a file under DOS
CONTROLS = re.compile(
    r"(?:[\x00-\x07\x0b\x0e-\x19\x1c-\x1f\x7f-\x84\x86-\x9f]|\x1b(?!\[)|(?<![^\x00-\x20])\x08|\x1a(?!\n?\Z)|\x85)+"
)
#: What each of these begins with.
ANY = re.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f-\\x9f]")


def find(text: Text) -> Iterator[Finding]:
    """Each run of control characters."""
    for run in _runs(text.string):
        names = " ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in run.group()[:8]))
        yield Finding(run.start(), run.end(), f"control characters {names}")


def _runs(string: str) -> Iterator[re.Match[str]]:
    """The runs, looked for by what they can begin with; the class alone is many times as fast."""
    control = ANY.search(string)
    while control:
        run = CONTROLS.match(string, control.start())
        if run:
            yield run
        control = ANY.search(string, (run or control).end())


RULE = Rule(
    name="characters/controls",
    level=Level.REPORT,
    doc=__doc__ or "",
    trigger=r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]",
    find=find,
    damaged=(
        Example("渡口\x07起雾\x00了", "渡口\x07起雾\x00了"),
        Example("price\x85list", "price\x85list"),
    ),
    intact=(
        "一行\t两列\n第二行\f下一页",
        "\x1b[31m红字\x1b[0m",
        "N\x08NA\x08AM\x08ME\x08E",
        "readme\x1a",
    ),
)
