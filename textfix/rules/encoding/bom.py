"""Byte order marks where none belongs.

What it finds:
    U+FEFF at the beginning of a later line, and more than one of them at the beginning of the file.

Why it is damage:
    The mark belongs to the start of a file. Files that were joined keep those of the later ones, and programs that add
    one to every file add a second: nobody sees it, but the first word of the line is no longer found, and the first
    field of a table or the first line of a script is not what it looks like.

Stays silent on:
    The one mark at the start of a file, which is kept; the same character within a line, where it may be a joiner.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Source, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
AT_A_LINE = re.compile(f"\n({MARK}+)")
FIRST = re.compile(f"{MARK}+")
BYTES = b"\xef\xbb\xbf"


def find(text: Text) -> Iterator[Finding]:
    """Each run of marks at the beginning of a line; at that of the text those behind the file's own."""
    if first := FIRST.match(text.string):
        own = text.source is None or not text.source.data.startswith((BYTES, b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
        if first.end() > own:
            yield Finding(int(own), first.end(), "byte order mark behind a byte order mark", "")
    for found in AT_A_LINE.finditer(text.string):
        yield Finding(*found.span(1), "byte order mark of a file that was joined to another", "")


TWICE = f"{MARK}name,town\n"

RULE = Rule(
    name="encoding/bom",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=rf"(?:\n|\A){MARK}",
    find=find,
    damaged=(
        Example(f"name,town\nAnna,Lund\n{MARK}Olof,Ystad\n", "name,town\nAnna,Lund\nOlof,Ystad\n", Kind.DATA),
        Example(TWICE, "name,town\n", source=Source(BYTES + TWICE.encode(), "utf-8", "utf-8")),
        Example(f"{MARK}{MARK}int main(void);\n", f"{MARK}int main(void);\n", Kind.SOURCE),
    ),
    intact=(f"{MARK}name,town\n", f"half{MARK}way\n", "no mark\n"),
    kinds=frozenset(Kind),
    reads_bytes=True,
)
