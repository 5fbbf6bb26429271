"""What programs read in the cells of an encoding that Python's codec leaves empty: private use, euro, single bytes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Cells = dict[str, bytes]


def _user_cells(leads: range, trails: list[int], first: int) -> Cells:
    codes = (bytes((lead, trail)) for lead in leads for trail in trails)
    return {chr(first + index): code for index, code in enumerate(codes)}


_LOW_TRAILS = [*range(0x40, 0x7F), *range(0x80, 0xFD)]
_BIG5_TRAILS = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
_HIGH_TRAILS = list(range(0xA1, 0xFF))


def _gbk() -> Cells:
    cells = {"\N{EURO SIGN}": b"\x80", "\x80": b"\x80", "\uf8f5": b"\xff"}
    for lead in range(0x81, 0xFF):
        for trail in [*range(0x40, 0x7F), *range(0x80, 0xFF)]:
            code = bytes((lead, trail))
            character = character_of(code, "gb18030")
            if character and _lacks(character, "gbk"):
                cells.setdefault(character, code)
    cells |= {"\u1e3f": b"\xa8\xbc", "\u01f9": b"\xa8\xbf", "\u303e": b"\xa9\x89"}
    return cells


def character_of(code: bytes, codec: str) -> str:
    """The one character of some bytes; empty where they are none, or several."""
    try:
        character = code.decode(codec)
    except UnicodeDecodeError:
        return ""
    return character if len(character) == 1 else ""


def _lacks(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return True
    return False


def _big5() -> Cells:
    cells = {"\x80": b"\x80", "\uf8f8": b"\xff"}
    cells |= _user_cells(range(0xFA, 0xFF), _BIG5_TRAILS, 0xE000)
    cells |= _user_cells(range(0x8E, 0xA1), _BIG5_TRAILS, 0xE311)
    cells |= _user_cells(range(0x81, 0x8E), _BIG5_TRAILS, 0xEEB8)
    cells |= _user_cells(range(0xC6, 0xC9), _BIG5_TRAILS[63:], 0xF6B1)
    rows = [(lead, trail) for lead in range(0xC6, 0xC9) for trail in _BIG5_TRAILS if (lead, trail) >= (0xC6, 0xA1)]
    cells |= {chr(0xF6B1 + index): bytes(row) for index, row in enumerate(rows)}
    for lead in range(0x87, 0xFF):
        for trail in _BIG5_TRAILS:
            code = bytes((lead, trail))
            character = character_of(code, "big5hkscs")
            if character and _lacks(character, "cp950"):
                cells.setdefault(character, code)
    return cells


class Twice(NamedTuple):
    """Characters with two places: where they stand in a string, stand-ins for the other place, and the stand-ins' bytes."""

    pattern: re.Pattern[str]
    stand_ins: dict[int, str]
    cells: Cells


@cache
def twice() -> Twice:
    """Kanji and marks that Shift_JIS has in two places, each with the one that Python does not write."""
    stand_ins: dict[int, str] = {}
    cells: Cells = {}
    for lead in (0x81, 0x87, 0xFA, 0xFB, 0xFC):
        for trail in _LOW_TRAILS:
            code = bytes((lead, trail))
            character = character_of(code, "cp932")
            if character and character.encode("cp932") != code:
                stand_in = chr(0x10F000 + len(stand_ins))
                stand_ins[ord(character)], cells[stand_in] = stand_in, code
    return Twice(re.compile(f"[{''.join(map(chr, stand_ins))}]"), stand_ins, cells)


def _cp932() -> Cells:
    cells = {
        "\x80": b"\x80",
        "\xa0": b"\xa0",
        "\uf8f0": b"\xa0",
        "\uf8f1": b"\xfd",
        "\uf8f2": b"\xfe",
        "\uf8f3": b"\xff",
    }
    cells |= _user_cells(range(0xF0, 0xFA), _LOW_TRAILS, 0xE000) | twice().cells
    return cells | {
        "\N{YEN SIGN}": b"\x5c",
        "\N{OVERLINE}": b"\x7e",
        "〜": b"\x81\x60",
        "−": b"\x81\x7c",
        "‖": b"\x81\x61",
    }


def _cp949() -> Cells:
    cells = {"\x80": b"\x80", "\uf8f7": b"\xff"}
    cells |= _user_cells(range(0xC9, 0xCA), _HIGH_TRAILS, 0xE000)
    return cells | _user_cells(range(0xFE, 0xFF), _HIGH_TRAILS, 0xE05E)


def _western() -> Cells:
    """Windows-1252 and Latin-1 at once: the cells that either lacks are the other's."""
    return {chr(byte): bytes((byte,)) for byte in range(0x80, 0xA0)}


def _single(codec: str) -> Callable[[], Cells]:
    def cells() -> Cells:
        empty = (byte for byte in range(0x80, 0x100) if not bytes((byte,)).decode(codec, "ignore"))
        return {chr(byte): bytes((byte,)) for byte in empty}

    return cells


_CELLS: dict[str, Callable[[], Cells]] = {
    "gbk": _gbk,
    "cp950": _big5,
    "cp932": _cp932,
    "cp949": _cp949,
    "cp1252": _western,
}
_SINGLE = ("mac_roman", "cp1251", "koi8_r", "cp866", "cp1250", "cp437", "cp850", "iso8859_5", "mac_cyrillic")
_CELLS |= {codec: _single(codec) for codec in _SINGLE}
_CELLS["utf-8"] = dict
READERS = tuple(_CELLS)


@cache
def cells(codec: str) -> Cells:
    """Characters that Python's codec cannot write, and the bytes that some program reads as them."""
    return _CELLS[codec]()


#: Cells that read as a character that another cell is written for.
_AMBIGUOUS = {"gbk": {b"\xa2\xe3": "\N{EURO SIGN}"}}


@cache
def characters(codec: str) -> dict[bytes, str]:
    """The other way round: what programs read in these cells."""
    found: dict[bytes, str] = {}
    for character, code in cells(codec).items():
        if character >= "\U0010f000":
            continue
        found.setdefault(code, character)
    return found | _AMBIGUOUS.get(codec, {})
