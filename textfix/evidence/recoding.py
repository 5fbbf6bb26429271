"""Readers: encodings in which text was read by mistake, each with its inverse from characters back to bytes.

A reader knows what programs make of its encoding: Windows, browsers and Python differ in cells without a character
(private use, U+FFFD, ``?``) and in single bytes. The inverse takes what any of them wrote. Where a byte is gone, it
writes `HOLE`, a byte that no text in UTF-8 holds.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Cells = dict[str, bytes]
    Handler = Callable[[UnicodeError], tuple[str | bytes, int]]

HOLE = b"\xff"
LOST = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Reader:
    """An encoding in which something was read that is in another one."""

    name: str  #: as people call it
    codec: str  #: Python's name; several are tried for the bytes that one of them cannot hold
    wide: bool = True  #: pairs of bytes become one character

    def unread(self, string: str, holes: bool = False) -> bytes | None:
        """The bytes that were read as *string*; None where a character cannot come from this reader."""
        try:
            return string.encode(self.codec, f"textfix.{self.codec}.{'holes' if holes else 'whole'}")
        except UnicodeEncodeError:
            return None

    def reads(self, data: bytes) -> Iterator[str]:
        """What each kind of program makes of *data*: Windows, browsers, Python."""
        for program in ("windows", "browser", "python"):
            yield data.decode(self.codec, f"textfix.{self.codec}.{program}")


def _user_cells(leads: Iterator[int] | range, trails: list[int], first: int) -> Cells:
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
            character = code.decode("gb18030", "ignore")
            if len(character) == 1 and _lacks(character, "gbk"):
                cells.setdefault(character, code)
    cells |= {"\u1e3f": b"\xa8\xbc", "\u01f9": b"\xa8\xbf", "\u303e": b"\xa9\x89"}
    return cells


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
            character = code.decode("big5hkscs", "ignore")
            if len(character) == 1 and _lacks(character, "cp950"):
                cells.setdefault(character, code)
    return cells


def _cp932() -> Cells:
    cells = {
        "\x80": b"\x80",
        "\xa0": b"\xa0",
        "\uf8f0": b"\xa0",
        "\uf8f1": b"\xfd",
        "\uf8f2": b"\xfe",
        "\uf8f3": b"\xff",
    }
    cells |= _user_cells(range(0xF0, 0xFA), _LOW_TRAILS, 0xE000)
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


@cache
def cells(codec: str) -> Cells:
    """Characters that Python's codec cannot write, and the bytes that some program reads as them."""
    return _CELLS[codec]()


@cache
def _characters(codec: str) -> dict[bytes, str]:
    found: dict[bytes, str] = {}
    for character, code in cells(codec).items():
        found.setdefault(code, character)
    return found


def _encoding(codec: str, holes: bool) -> Handler:
    def back(error: UnicodeError) -> tuple[str | bytes, int]:
        assert isinstance(error, UnicodeEncodeError)
        known = cells(codec)
        written = []
        for character in error.object[error.start : error.end]:
            code = known.get(character) or (HOLE if holes and character == LOST else None)
            if code is None:
                raise error
            written.append(code)
        return b"".join(written), error.end

    return back


def _decoding(codec: str, program: str) -> Handler:
    def forth(error: UnicodeError) -> tuple[str | bytes, int]:
        assert isinstance(error, UnicodeDecodeError)
        data, start = error.object, error.start
        lead, trail = data[start], data[start + 1 : start + 2]
        if program != "python":
            known = _characters(codec)
            for size in (1, 2):
                if data[start : start + size] in known:
                    return known[data[start : start + size]], start + size
        if codec in _WIDE and program == "windows" and 0x80 < lead < 0xFF:
            return "?", start + 2
        if codec in _WIDE and program == "browser" and 0x80 < lead < 0xFF and trail >= b"\x80":
            return LOST, start + 2
        return LOST, start + 1

    return forth


_WIDE = ("gbk", "cp950", "cp932", "cp949")
for _codec in _CELLS:
    for _holes in (False, True):
        codecs.register_error(f"textfix.{_codec}.{'holes' if _holes else 'whole'}", _encoding(_codec, _holes))
    for _program in ("windows", "browser", "python"):
        codecs.register_error(f"textfix.{_codec}.{_program}", _decoding(_codec, _program))

GBK, BIG5 = Reader("GBK", "gbk"), Reader("Big5", "cp950")
SHIFT_JIS, KOREAN = Reader("Shift_JIS", "cp932"), Reader("EUC-KR", "cp949")
WESTERN, MACINTOSH = Reader("Windows-1252", "cp1252", wide=False), Reader("MacRoman", "mac_roman", wide=False)
WINDOWS_CYRILLIC, KOI8 = Reader("Windows-1251", "cp1251", wide=False), Reader("KOI8-R", "koi8_r", wide=False)
DOS_CYRILLIC = Reader("CP866", "cp866", wide=False)
