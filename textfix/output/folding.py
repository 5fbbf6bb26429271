"""Long lines for a terminal: broken at blanks, not within words, and in columns as wide as Han characters are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.output.visible import fitting, width

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROWEST = 20  #: columns; where there is less room, a terminal breaks the lines as it likes


def folded(text: str, columns: int | None, hang: str = "", *, taken: int = 0) -> Iterator[str]:
    """The text in lines of so many columns; all but the first begin with *hang*, and of the first some are *taken*."""
    if columns is None or columns < NARROWEST + len(hang):
        yield text
        return
    room, lead = max(columns - taken, 0), 0
    while width(text) > room:
        end = fitting(text, room)
        blank = text.rfind(" ", lead, end + 1)
        if blank > lead or (blank == lead == 0 < taken):
            line, text = text[:blank], text[blank + 1 :]
        elif taken and not lead:
            line = ""
        else:
            line, text = text[:end], text[end:]
        yield line.rstrip(" ")
        text = hang + text.lstrip(" ")
        room, lead = columns, len(hang)
    yield text


def paragraphs(text: str) -> Iterator[str]:
    """The lines of a text, those that belong to one paragraph put together: indented alike, with nothing between."""
    held = ""
    for line in text.split("\n"):
        if held.startswith(" ") and line.strip() and _indent(line) == _indent(held):
            held += " " + line.strip()
            continue
        if held:
            yield held
        if not line:
            yield ""
        held = line
    if held:
        yield held


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
