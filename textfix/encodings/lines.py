"""A file that holds lines of UTF-8 beside others in an encoding of several bytes, as a log that two programs write."""

from __future__ import annotations

import re

from textfix.encodings.detect import detect

_SEQUENCE = re.compile(rb"[\xe2-\xef][\x80-\xbf]{2}")
_SURELY = re.compile(rb"(?:[\xe2-\xef][\x80-\xbf]{2}){3}")
_ASCII = bytes(range(128))
_ENOUGH = 2  #: characters of three bytes in a line that is valid UTF-8, once another line surely is UTF-8
_SURE = 4  #: the same for the line that is sure


def read_by_lines(data: bytes) -> tuple[str, str] | None:
    """The text of a file of that kind and the codec of most of its lines; None for other files.

    In the other lines bytes outside ASCII stand for themselves, as with Python's ``surrogateescape``.
    """
    if not _SURELY.search(data):
        return None
    lines = data.split(b"\n")
    counts = [_characters(line) for line in lines]
    if max(counts) < _SURE:
        return None
    others = [line for line, count in zip(lines, counts, strict=True) if count < _ENOUGH]
    if sum(count >= _ENOUGH for count in counts) > sum(not line.isascii() for line in others):
        return data.decode("utf-8", "surrogateescape"), "utf-8"
    guess = detect(b"\n".join(others))
    if not guess.certain or guess.encoding is None or guess.encoding in ("ascii", "utf-8"):
        return None
    text = (
        line.decode("ascii", "surrogateescape") if count >= _ENOUGH else line.decode(guess.encoding)
        for line, count in zip(lines, counts, strict=True)
    )
    return "\n".join(text), guess.encoding


def _characters(line: bytes) -> int:
    """How many characters of three bytes a line of valid UTF-8 holds, if it holds hardly any others; else 0."""
    if line.isascii():
        return 0
    found = len(_SEQUENCE.findall(line))
    if 3 * found * 10 < 9 * len(line.translate(None, _ASCII)):
        return 0
    try:
        line.decode()
    except UnicodeDecodeError:
        return 0
    return found
