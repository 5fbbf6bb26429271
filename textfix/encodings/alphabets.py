"""Alphabets in the encodings of Chinese, which no language of ours is written in there: told by their bytes alone."""

from __future__ import annotations

import re

from textfix.encodings.strict import first_error

_FOUR = re.compile(rb"(?:[\x81-\xfe][0-9]){2}")
_ASCII = bytes(range(128))
_DIGITS = b"0123456789"
_ENOUGH = 4  #: characters of four bytes
_ROWS = re.compile(rb"[\xa6\xa7][\xa1-\xfe]")  #: Greek and Cyrillic letters in GB 2312 and EUC-JP


def in_four_bytes(data: bytes, evidence: bytes) -> bool:
    """Whether most of a text is in the sequences of four bytes that only GB18030 has, as Hangul and Thai are there."""
    high = len(evidence.translate(None, _ASCII))
    if 2 * (len(evidence) - len(evidence.translate(None, _DIGITS))) < high:
        return False
    found = len(_FOUR.findall(evidence))
    return found >= _ENOUGH and found * 4 > high and first_error(data, "gb18030") is None


def of_one_row(evidence: bytes) -> bool:
    """Whether most pairs of bytes would be Greek or Cyrillic letters there; no text of another encoding has so many."""
    high = len(evidence.translate(None, _ASCII))
    few = (evidence.count(0xA6) + evidence.count(0xA7)) * 3 <= high
    return not few and len(_ROWS.findall(evidence)) * 3 > high
