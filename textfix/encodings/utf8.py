"""UTF-8 in which a few bytes are wrong: a last character that was cut off, or lines in another encoding."""

from __future__ import annotations

import re

_ASCII = bytes(range(128))
_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CUT = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")


def damaged_utf8(data: bytes, error: int, evidence: bytes) -> str | None:
    """Why *data*, of which the byte at *error* is the first wrong one, is UTF-8 all the same; None when it is not."""
    if len(data) - error < 4 and _CUT.fullmatch(data, error) and not data[:error].isascii():
        return "UTF-8 whose last character is cut off"
    high = len(evidence.translate(None, _ASCII))
    readable = len(evidence.decode("utf-8", "ignore").encode()) - (len(evidence) - high)
    lines = [line for line in evidence.splitlines() if not line.isascii()]
    valid = sum(map(_is_valid, lines))
    in_lines = valid * 2 > len(lines) and valid > 1
    if not in_lines and readable * 10 <= high * 9:
        return None
    fitting = sum(map(len, _SEQUENCE.findall(evidence)))
    if in_lines and fitting * 3 >= high:
        return f"UTF-8 in {valid} of {len(lines)} lines looked at; the byte at {error} does not decode"
    if fitting > 11 and fitting * 10 > high * 9:
        return f"UTF-8 in nearly all places; the byte at {error} does not decode"
    return None


def _is_valid(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
