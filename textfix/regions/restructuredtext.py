"""Blocks of reStructuredText that are no prose: literal blocks, directives of code and data, comments, fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Directives whose body is prose; the body of any other is left alone.
PROSE = frozenset(
    {
        *("admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"),
        *("seealso", "versionadded", "versionchanged", "deprecated", "topic", "sidebar", "epigraph", "rubric"),
    }
)
EXPLICIT = re.compile(r"(?P<indent>[ \t]*)\.\.(?:[ \t]+(?P<directive>[A-Za-z][\w-]*)::|[ \t]|$)")
FIELD = re.compile(r"[ \t]*:[A-Za-z][\w -]{0,60}:(?:[ \t]|$)")
INDENT = re.compile(r"[ \t]*")


def code(string: str) -> Iterator[tuple[int, int]]:
    """The ranges of what is no prose, a line at a time."""
    offset = 0
    inside: int | None = None  # the indent of the line that opened a block
    literal: int | None = None  # that of a line after which one may open
    for line in string.split("\n"):
        start, offset = offset, offset + len(line) + 1
        if not line.strip():
            continue
        indent = len(INDENT.match(line)[0].expandtabs())  # type: ignore[index]  # it fits any line
        if inside is not None and indent > inside:
            yield start, start + len(line)
            continue
        inside = None
        if literal is not None and indent > literal:
            inside, literal = literal, None
            yield start, start + len(line)
            continue
        literal = None
        if explicit := EXPLICIT.match(line):
            if explicit["directive"] in PROSE:
                yield start, start + explicit.end()
            else:
                inside = indent
                yield start, start + len(line)
        elif FIELD.match(line):
            yield start, start + len(line)
        elif line.rstrip().endswith("::"):
            literal = indent
