"""What is wrong with bytes that do not decode, as far as they tell, and what to do about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textfix.encodings.guess import EncodingGuess

_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_REST = re.compile(rb"[\x80-\xbf]{1,3}")
_THREE = re.compile(rb"[\xe2-\xef][\x80-\xbf]{2}")
_ALL_BUT_CERTAIN = 0.95  #: a confidence that would sound like certainty
#: Bytes shown of a place that does not decode.
_SHOWN = 4


def cause(data: bytes, start: int) -> str:
    """Why the bytes from *start* on are not UTF-8."""
    first = data[start]
    if data[start : start + 2] == b"\xc0\x80":
        return "a NUL in the modified UTF-8 of Java"
    if first == 0xED and data[start + 1 : start + 2] >= b"\xa0":
        return "half of a surrogate pair, as CESU-8 has it"
    if 0xC2 <= first <= 0xF4:
        return _beginning(data, start)
    if first < 0xC0 and _is_rest(data, start):
        return "the end of a character whose beginning is missing"
    return "bytes of another encoding"


def shown(data: bytes, start: int, end: int) -> str:
    """The bytes of a place as hexadecimal numbers, the first ones of many."""
    more = " …" if end - start > 2 * _SHOWN else ""
    return data[start : start + 2 * _SHOWN if not more else start + _SHOWN][: end - start].hex(" ").upper() + more


def _beginning(data: bytes, start: int) -> str:
    """Of a character whose first byte is there."""
    length = 2 if data[start] < 0xE0 else 3 if data[start] < 0xF0 else 4
    present = 1
    while present < length and data[start + present : start + present + 1] and data[start + present] >> 6 == 2:
        present += 1
    if start + present >= len(data):
        return f"the last character is cut off: {present} of its {length} bytes are there"
    if present > 1:
        return f"a character that was cut: {present} of its {length} bytes are there"
    return "bytes of another encoding"


def _is_rest(data: bytes, start: int) -> bool:
    """Whether a few bytes that continue a character stand beside sound UTF-8, and nothing foreign follows."""
    rest = _REST.match(data, start)
    if rest is None or (start and data[start - 1] >= 0xC0):
        return False
    if _CHARACTER.match(data, rest.end()):
        return True
    return data[rest.end() : rest.end() + 1] < b"\x80" and start > 0 and data[start - 1] >= 0x80


def undecodable(data: bytes, name: str, start: int) -> str:
    """What to say of a file that does not decode at *start* in the encoding called *name*."""
    why = f" ({cause(data, start)})" if name.lower().replace("_", "-") == "utf-8" else ""
    return f"is not valid {name}: {_place(data, start)}{why}; if the file is whole, name its encoding with --encoding"


def uncertain(data: bytes, guess: EncodingGuess) -> str:
    """What to say of a file whose encoding is only a guess."""
    where, damaged = "could be UTF-8", ""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        where = f"is not UTF-8: {_place(data, error.start)}, {cause(data, error.start)}"
        damaged = "damaged UTF-8, or " if _THREE.search(data) else ""
    likely = [name for name in (guess.encoding, guess.runner_up) if name]
    if not likely:
        return f"{where}. No encoding makes sense of it; if you know it, name it with --encoding NAME"
    if guess.encoding and (why := _stops(data, guess.encoding)):
        return f"{where}. It may be {damaged}{guess.encoding}, {why}; if the file is whole, name its encoding with --encoding"
    share = f" ({guess.confidence:.0%})" if guess.encoding and guess.confidence < _ALL_BUT_CERTAIN else ""
    others = f" or {likely[1]}" if len(likely) > 1 else ""
    return (
        f"{where}. It may be {damaged}{likely[0]}{share}{others}, but there is too little to be sure, so it was left as "
        f"it was; name its encoding, as in --encoding {likely[0]}"
    )


def _stops(data: bytes, encoding: str) -> str:
    """Where an encoding cannot read the data; nothing where it can."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start + 3 >= len(data.rstrip(b"\r\n")):
            return f"but its last character is cut off: {_place(data, error.start)}"
        return f"but {_place(data, error.start)} there, which is no character"
    return ""


def _place(data: bytes, start: int) -> str:
    line = data.count(b"\n", 0, start) + 1
    return f"byte {start} (line {line}) is {shown(data, start, start + 4)}"
