"""Zero bytes behind the end of a text.

What it finds:
    A run of NUL bytes at the end of a file that is text otherwise.

Why it is damage:
    The file was given its length and never filled: the system stopped before the text was on the disk, or a record of
    fixed length was written as it is. What may have stood there is not known; the zeros are kept.

Stays silent on:
    Files with zeros elsewhere, which are binary; UTF-16 and UTF-32.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Source, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDE = ("utf-16", "utf-32")


def find(text: Text) -> Iterator[Finding]:
    """One finding behind the last character."""
    source = text.source
    if source is None or source.read_as.startswith(WIDE) or not source.data.endswith(b"\0"):
        return
    end = len(source.data.rstrip(b"\0"))
    zeros = len(source.data) - end
    message = f"{zeros} zero byte{'s' if zeros > 1 else ''} from byte {end} on: the end of the text may be missing"
    yield Finding(len(text.string), len(text.string), message)


RULE = Rule(
    name="encoding/padding",
    level=Level.REPORT,
    doc=__doc__ or "",
    trigger=r"\x00",
    find=find,
    damaged=(
        Example("08:01 ready\n", "08:01 ready\n", source=Source(b"08:01 ready\n" + bytes(500), "utf-8", "utf-8")),
    ),
    intact=("08:01 ready\n", "08:01 ready\n\x00"),
    kinds=frozenset(Kind),
    reads_bytes=True,
)
