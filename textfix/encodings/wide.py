"""UTF-16 and UTF-32 without a byte order mark: zero bytes in every other place, or ideographs in every pair."""

from __future__ import annotations

import re
from itertools import repeat

from textfix.encodings.strict import first_error
from textfix.tables.encodings import RARE_COST, character_costs

_SAMPLE = 2048
_PLAUSIBLE = 12.5  #: bits a character; text of a language needs less
_WITH_ZEROS = 16.0  #: the same where zero bytes speak for it too
#: High bytes of the code units of East Asian text: ASCII, punctuation, kana, ideographs, hangul, full-width forms.
_EAST = bytes((0x00, 0x20, 0x21, 0x22, 0x25, 0x26, 0x30, 0x31, 0xFF, *range(0x4E, 0xA0), *range(0xAC, 0xD8)))
_ALPHABETS = (*range(0x01, 0x18), 0x1E, 0x1F)  #: high bytes of the code units of other alphabets
_OF_ALPHABETS = bytes((0, *_ALPHABETS))
_LINE_ENDS = {0x09, 0x0A, 0x0C, 0x0D}  #: those of them that are tabs and line ends in other encodings
_LANGUAGES = ("zh-hans", "zh-hant", "ja", "ko")
_CONTROL = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff]")
_ASCII = re.compile(r"[\x00-\x7f]+")


def wide_encoding(data: bytes) -> str | None:
    """The wide encoding of *data*, if it can be nothing else."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    if len(data) % 4 == 0 and sample.count(0) * 2 >= len(sample):
        for encoding in ("utf-32-le", "utf-32-be"):
            if _surprise(sample, encoding) is not None and first_error(data, encoding) is None:
                return encoding
    found: list[tuple[float, str]] = []
    for encoding, highs, lows in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if _may_be_wide(highs, lows) and (surprise := _surprise(sample, encoding)) is not None:
            found.append((surprise, encoding))
    return next((encoding for _, encoding in sorted(found) if first_error(data, encoding) is None), None)


def _may_be_wide(highs: bytes, lows: bytes) -> bool:
    """Do the high bytes of the code units look like those of Western, of one alphabet's or of East Asian text?"""
    zeros = highs.count(0)
    if zeros * 5 >= len(highs) and lows.count(0) * 20 <= len(lows):
        return True
    if len(highs.translate(None, _EAST)) * 10 <= len(highs):
        return True
    if len(highs.translate(None, _OF_ALPHABETS)) * 10 > len(highs):
        return False
    return (zeros + max(highs.count(block) for block in _ALPHABETS)) * 10 >= len(highs) * 9


def _surprise(sample: bytes, encoding: str) -> float | None:
    """Bits a character, by the language that explains the text best; None when it is no text."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start + 4 < len(sample):
            return None
        text = sample[: error.start].decode(encoding)
    native = _ASCII.sub("", text)
    if not text or _CONTROL.search(text):
        return None
    if not native:
        return 0.0
    if len(native) * 10 < len(text) * 3 or _is_alphabetic(native, spaced=b"\0" in sample):
        return 8.0
    surprise = min(
        sum(map(character_costs(language).get, native, repeat(RARE_COST))) / 8 / len(native) for language in _LANGUAGES
    )
    return surprise if surprise < (_WITH_ZEROS if len(native) * 5 < len(text) * 4 else _PLAUSIBLE) else None


def _is_alphabetic(native: str, *, spaced: bool) -> bool:
    """Is it words of one alphabet or two? Without a space (*spaced*) line ends must not pass for an Indian script."""
    letters = [ord(character) >> 8 for character in native if character.isalpha()]
    blocks = set(letters)
    known = blocks <= {0, *_ALPHABETS} and (spaced or not blocks & _LINE_ENDS)
    return known and len(blocks) < 5 and len(letters) * 2 > len(native)
