"""A text in an encoding that few programs expect any more.

What it finds:
    A file in GB18030, Big5, Shift_JIS, EUC-KR, windows-1251 or another encoding older than Unicode, where its bytes tell
    for certain which one. The repair writes the same text in UTF-8, and is proven: encoded back it is the same bytes.

Why it is damage:
    Nothing in the file says what its bytes mean, so editors, browsers, git and search show something else; a program
    that takes it for UTF-8 and saves it destroys it.

Stays silent on:
    An encoding that is not certain; a file that itself names it rightly (XML, HTML, coding lines, LaTeX, SQL); files
    whose readers expect the code page of the system, such as `.bat`, `.rc`, `.reg`, `.csv`; patches and mails; UTF-16
    and UTF-32; files for which `--encoding` or `--to-encoding` says what is wanted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Source, Text, Zone
from textfix.evidence.encodings.contracts import is_agreed

if TYPE_CHECKING:
    from collections.abc import Iterator

UNICODE = ("utf-", "ascii")
NATIVE = re.compile(r"[^\x00-\x7f]{1,40}")


def find(text: Text) -> Iterator[Finding]:
    """One finding for the file, at its first characters outside ASCII."""
    source = text.source
    if source is None or source.settled or not source.certain or source.encoding != source.read_as:
        return
    if source.read_as.startswith(UNICODE) or source.data.endswith(b"\0") or not (first := NATIVE.search(text.string)):
        return
    if not is_agreed(text, source):
        message = f"the file is in {source.read_as}, which nothing in it says; as UTF-8 it is the same text"
        yield Finding(first.start(), first.end(), message, first.group(), proven=True, encoding="utf-8")


def _file(text: str, encoding: str, name: str = "-") -> Source:
    return Source(text.encode(encoding), encoding, encoding, name)


NOTICE = "渡口今天停航，请改乘汽车。\n"
LETTER = "Паром сегодня не ходит.\n"

RULE = Rule(
    name="encoding/legacy",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=r"\x1b[$(]|~\{",  # in bytes that may be ASCII; whatever else is no UTF-8 is read with care anyway
    find=find,
    damaged=(
        Example(NOTICE, NOTICE, source=_file(NOTICE, "gb18030")),
        Example(LETTER, LETTER, source=_file(LETTER, "cp1251")),
    ),
    intact=(NOTICE, "plain text\n", "\x1b[31mred\x1b[0m ~{}"),
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
    reads_bytes=True,
)
