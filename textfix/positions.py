"""Lines and columns as other programs count them: in bytes of UTF-8, in UTF-16, or in code points."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _pairs(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


#: How long a string is, by the name of what is counted.
UNITS: dict[str, Callable[[str], int]] = {"utf-8": _bytes, "utf-16": _pairs, "utf-32": len}


def positions(text: str, offsets: Iterable[int], units: str, *, line_ends: str = "\n") -> dict[int, tuple[int, int]]:
    """The line and the column, both from 0, of each offset in *text*; linear in the text however long its lines are.

    *line_ends* are the single characters that end a line.
    """
    measure = UNITS[units]
    found: dict[int, tuple[int, int]] = {}
    done = line = column = 0
    for offset in sorted(set(offsets)):
        passed = text[done:offset]
        ended = sum(passed.count(end) for end in line_ends)
        if ended:
            line += ended
            last = max(passed.rfind(end) for end in line_ends)
            column = measure(passed[last + 1 :])
        else:
            column += measure(passed)
        done = offset
        found[offset] = (line, column)
    return found
