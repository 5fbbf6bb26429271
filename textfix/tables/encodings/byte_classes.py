"""What each byte of a single-byte encoding is to a language: a letter of it, another letter, a symbol, or nothing.

Only the build script imports this.
"""

from __future__ import annotations

import math
import unicodedata

from textfix.tables.encodings.alphabets import fold

_UNDEFINED = 230  #: eighths of a bit for a byte that the encoding leaves undefined
_CONTROL = 190
_BOX = 32
_FOREIGN_ASCII, _FOREIGN = 40, 88
_ANYWHERE = set("’·\N{NO-BREAK SPACE}\N{SOFT HYPHEN}")
_BEFORE = set("„“‘«‚‹¿¡€£$©®§№")
_AFTER = set("”»›…™°ºª‰")
_COMMON = set("«»„“”‘’–—…•·°§№©®£€\N{NO-BREAK SPACE}")
_USUAL = set("¡¿ªº™‚‹›±×µ²³½¼¾†‡´÷΄΅\N{SOFT HYPHEN}฿،؛؟ـ₪\u200c\u200d\u200e\u200f")


def describe(encoding: str, language: str, alphabet: str, costs: bytes) -> bytes:
    """Three tables of 256 bytes (class, place, extra cost of a symbol), and the costs of the 128 high bytes alone."""
    size = len(alphabet) + 2
    number = {letter: index + 2 for index, letter in enumerate(alphabet)}
    classes, places, symbols, single = (bytearray(256) for _ in range(4))
    for byte in range(256):
        character = bytes([byte]).decode(encoding, "replace")
        folded = fold(character, language)
        if unicodedata.category(character)[0] in "LM":
            classes[byte] = number.get(folded, 1)
            if classes[byte] == 1:  # one class for many letters: which of them it is has a price too
                symbols[byte] = _FOREIGN_ASCII if byte < 128 else _FOREIGN
            places[byte] = 2 if character.isupper() else 1
            mean = sum(2.0 ** -(costs[row * size + classes[byte]] / 8) for row in range(size)) / size
            single[byte] = min(
                255, round(-8 * math.log2(mean)) + (16 if places[byte] == 2 else 0) + 40 * (classes[byte] == 1)
            )
        elif byte > 127:
            places[byte] = _place(character)
            symbols[byte] = _symbol_cost(character)
            single[byte] = min(255, symbols[byte] + 20)
    return bytes(classes + places + symbols + single[128:])


def _place(character: str) -> int:
    """Where a symbol stands: 0 anywhere, 3 before words, 4 after words, 5 between words, 6 apart, 7 beside its like."""
    if character in _ANYWHERE:
        return 0
    if character in "–—":
        return 5
    if _is_box(character):
        return 7
    return 3 if character in _BEFORE else 4 if character in _AFTER else 6


def _is_box(character: str) -> bool:
    """Is it one of the lines and blocks that tables and menus were drawn with?"""
    return "\N{BOX DRAWINGS LIGHT HORIZONTAL}" <= character <= "\N{DARK SHADE}"


def _symbol_cost(character: str) -> int:
    if character == "\N{REPLACEMENT CHARACTER}":
        return _UNDEFINED
    if unicodedata.category(character) in ("Cc", "Co"):
        return _CONTROL
    if character in _COMMON:
        return 48
    if _is_box(character):
        return _BOX
    return 64 if character in _USUAL else 104
