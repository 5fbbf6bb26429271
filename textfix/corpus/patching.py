"""Put the repair of a text into the JSON string that it stands in; what the repair leaves alone keeps its spelling."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from textfix.journal.edits import edits_of

if TYPE_CHECKING:
    from textfix.report import FileReport

#: An escape sequence of JSON; the two halves of a character beyond U+FFFF are one.
ESCAPE = re.compile(rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


def patched(inside: str, report: FileReport, *, ascii_only: bool) -> str:
    """The inside of a JSON string, repaired as the *report* on the bytes of its text says.

    What is new is escaped where it has to be, and where *ascii_only* asks for it.
    """
    wanted = report.after.decode()
    places = _Places(inside.encode())
    parts: list[str] = []
    done = 0
    for edit in edits_of(report):
        start = places.of(edit.at)
        parts += (places.raw[done:start].decode(), _escaped((edit.new or b"").decode(), ascii_only=ascii_only))
        done = places.of(edit.at + len(edit.old))
    parts.append(places.raw[done:].decode())
    text = "".join(parts)
    return text if json.loads(f'"{text}"') == wanted else _escaped(wanted, ascii_only=ascii_only)


def _escaped(text: str, *, ascii_only: bool) -> str:
    return json.dumps(text, ensure_ascii=ascii_only)[1:-1]


class _Places:
    """Where the bytes of a text stand in the string that spells them."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._texts, self._raws = [0], [0]  # offsets at the start, and behind each escape sequence
        shift = 0
        for escape in ESCAPE.finditer(raw) if b"\\" in raw else ():
            spelled = escape.group()
            shift += len(spelled) - len(json.loads(b'"%b"' % spelled).encode())
            self._texts.append(escape.end() - shift)
            self._raws.append(escape.end())

    def of(self, offset: int) -> int:
        """The offset in the string of an offset in the text that is at the border of a character."""
        at = bisect_right(self._texts, offset) - 1
        return self._raws[at] + offset - self._texts[at]
