"""Lines in another encoding than the rest of the file.

What it finds:
    Whole lines that are not in the encoding of the others: a GB18030 line in a UTF-8 log, UTF-8 lines in a Big5 file.
    All such lines of a file together tell their encoding, and each is converted alone.

Why it is damage:
    Two programs wrote to one file, each in its own encoding, so that no reader gets all of it right. A line is converted
    only where it encodes back to the same bytes, which proves that nothing is lost.

Stays silent on:
    Lines of UTF-8 in which a character was cut; a file whose own encoding is not certain. Where the encoding of the
    lines is not certain, or one of them does not decode in it, they are reported and the file is left; so are patches,
    whose lines belong to other files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.encodings.contracts import of_other_files
from textfix.evidence.encodings.unread import ESCAPED_BYTE, foreign_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 20  #: lines reported where none is repaired


def find(text: Text) -> Iterator[Finding]:
    """Each line in another encoding: repaired where every one of them can be."""
    if text.source is not None and not text.source.certain:
        return
    lines = foreign_lines(text)
    apart = text.source is not None and of_other_files(text.source)
    if lines.certain and not lines.damaged and not apart:
        for line in lines.foreign:
            yield Finding(line.start, line.end, f"a line in {line.encoding}", line.text, proven=True)
        return
    probably = "" if lines.certain else "probably "
    for line in lines.foreign[:MOST]:
        yield Finding(line.start, line.end, f"{probably}a line in {line.encoding}", level=Level.REPORT)


def _log(before: str, line: str, encoding: str, after: str) -> str:
    """A text in UTF-8 with a line in another encoding, as it is read."""
    return (before.encode() + line.encode(encoding) + after.encode()).decode("utf-8", "surrogateescape")


FIRST, LINE, LAST = "08:01 渡船靠岸，放行。\n", "08:02 汽车上船，共计十二辆", "\n08:03 渡船离岸。\n"

RULE = Rule(
    name="encoding/mixed",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=ESCAPED_BYTE,
    find=find,
    damaged=(
        Example(_log(FIRST, LINE, "gb18030", LAST), FIRST + LINE + LAST),
        Example(
            _log("Fähre 1\n", "Паром отменён до утра", "cp1251", "\nFähre 2\n"),
            "Fähre 1\nПаром отменён до утра\nFähre 2\n",
        ),
    ),
    intact=(
        FIRST + LINE + LAST,
        (FIRST.encode()[:-3] + b"\n" + LINE.encode()).decode("utf-8", "surrogateescape"),
        "a byte on its own: \udcff\n",
    ),
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
    reads_bytes=True,
)
