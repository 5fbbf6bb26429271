"""String values of JSON and JSON lines: what stands between the quotes, but no escape sequence and no key."""

from __future__ import annotations

import re

#: A string to its closing quote or, where that is missing, to the end of the line; so every character is read once.
STRING = re.compile(r'"(?P<inside>[^"\\\n]*+(?:\\.[^"\\\n]*+)*+)(?:(?P<closed>")(?P<key>\s*+:)?|\\?(?:\n|\Z))')
ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|.)")


def touchable(string: str, path: str) -> list[tuple[int, int]] | None:
    """The pieces of string values that are not escaped."""
    del path
    found: list[tuple[int, int]] = []
    for match in STRING.finditer(string):
        if match["key"] is None:
            found += without_escapes(string, *match.span("inside"))
    return found


def without_escapes(string: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of ``start:end`` between escape sequences."""
    pieces = []
    for escape in ESCAPE.finditer(string, start, end):
        pieces.append((start, escape.start()))
        start = escape.end()
    return [*pieces, (start, end)]


def torn(string: str, path: str) -> list[tuple[int, int]]:
    """Strings that have lost their closing quote: a repair may bring it back."""
    del path
    return [match.span("inside") for match in STRING.finditer(string) if match["closed"] is None]
