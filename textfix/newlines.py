"""Line ends: rules see ``\\n`` alone, and files get back what they had."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What users call them.
NEWLINES = {"lf": "\n", "crlf": "\r\n"}


def line_ends(string: str) -> tuple[str, str, frozenset[int]]:
    """A file's text with ``\\n``, its line end, and where both are mixed the offsets of those that were CR LF.

    A carriage return elsewhere stays a character of the text.
    """
    pairs = string.count("\r\n")
    if not pairs:
        if "\r" in string and "\n" not in string:
            return string.replace("\r", "\n"), "\r", frozenset()
        return string, "\n", frozenset()
    text = string.replace("\r\n", "\n")
    lines = string.count("\n")
    if pairs == lines:
        return text, "\r\n", frozenset()
    return text, "\r\n" if pairs * 2 > lines else "\n", frozenset(_crlf(string))


def _crlf(string: str) -> Iterator[int]:
    """The offsets of the line ends that are CR LF, in the text where each is one character."""
    position = -1
    for line in string.split("\n")[:-1]:
        ends_in_pair = line.endswith("\r")
        position += len(line) + 1 - ends_in_pair
        if ends_in_pair:
            yield position
