"""Readers: encodings in which text was read by mistake, each with its inverse from characters back to bytes.

A reader knows what programs make of its encoding: Windows, browsers and Python differ in cells without a character
(private use, U+FFFD, ``?``) and in single bytes. The inverse takes what any of them wrote. Where a byte is gone, it
writes `HOLE`, a byte that no text in UTF-8 holds.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from textfix.evidence.mojibake.cells import READERS, cells, characters, twice

if TYPE_CHECKING:
    from _codecs import _EncodingMap
    from collections.abc import Callable, Iterator

    Handler = Callable[[UnicodeError], tuple[str | bytes, int]]

HOLE = b"\xff"
LOST = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """An encoding in which something was read that is in another one."""

    name: str  #: as people call it
    codec: str  #: Python's name; several are tried for the bytes that one of them cannot hold
    wide: bool = True  #: pairs of bytes become one character

    def unread(self, string: str, *, holes: bool = False) -> bytes | None:
        """The bytes that were read as *string*; None where a character cannot come from this reader."""
        try:
            return string.encode(self.codec)
        except UnicodeEncodeError:
            pass
        try:
            if self.wide:  # what the codec lacks is rare
                return string.encode(self.codec, f"textfix.{self.codec}.{'holes' if holes else 'cells'}")
            if self.codec != "utf-8":
                return codecs.charmap_encode(string, "strict", _page(self.codec))[0]
        except UnicodeEncodeError:
            if self.wide:
                return None
        try:
            return codecs.charmap_encode(string, "strict", _codes(self.codec, holes=holes))[0]
        except UnicodeEncodeError:
            return None

    def unreadings(self, string: str) -> Iterator[bytes]:
        """All bytes that can have been read as *string*, with holes: some kanji are in Shift_JIS twice."""
        usual = self.unread(string, holes=True)
        if usual is None:
            return
        yield usual
        if self.codec == "cp932":
            yield from _otherwise(string, self)

    def reads(self, data: bytes, like: str = "") -> Iterator[str]:
        """What each kind of program makes of *data*, likeliest first to be *like* a string: Windows, browsers, Python."""
        if self.codec == "gbk":
            yield data.decode("gb18030", "textfix.gbk.browser" if LOST in like else "textfix.gbk.windows")
        for program in ("browser", "python", "windows") if LOST in like else ("windows", "browser", "python"):
            yield data.decode(self.codec, f"textfix.{self.codec}.{program}")
        if self.codec == "cp1252":
            yield data.decode("latin-1")


def _otherwise(string: str, reader: Reader) -> Iterator[bytes]:
    """The bytes with some of the kanji in their other place; with many of them only all in the other."""
    known = twice()
    places = [found.start() for found in known.pattern.finditer(string)]
    choices = range(1, 1 << len(places)) if len(places) <= _TRIED else [-1]
    for choice in choices:
        characters = list(string)
        for bit, place in enumerate(places):
            if choice >> bit & 1:
                characters[place] = known.stand_ins[ord(string[place])]
        data = reader.unread("".join(characters), holes=True)
        if data is not None:
            yield data


_TRIED = 4  #: kanji with two places of which every combination is tried


class _Codes(dict[int, bytes | None]):
    """The bytes of each character that was met, for codecs.charmap_encode; None for what no program reads as it."""

    def __init__(self, codec: str, *, holes: bool) -> None:
        super().__init__()
        self._codec = codec
        self._holes = holes

    def __missing__(self, point: int) -> bytes | None:
        character = chr(point)
        try:
            code: bytes | None = character.encode(self._codec)
        except UnicodeEncodeError:
            code = cells(self._codec).get(character) or (HOLE if self._holes and character == LOST else None)
        if len(self) > _KEPT:
            self.clear()
        self[point] = code
        return code


_KEPT = 1 << 17  #: characters; no text in a language has so many


@cache
def _codes(codec: str, *, holes: bool) -> _Codes:
    return _Codes(codec, holes=holes)


@cache
def _page(codec: str) -> dict[int, int] | _EncodingMap:
    """All bytes of a code page, those that it leaves unassigned as the controls that browsers read."""
    return codecs.charmap_build("".join(bytes((byte,)).decode(codec, "ignore") or chr(byte) for byte in range(0x100)))


def _encoding(codec: str, *, holes: bool) -> Handler:
    def back(error: UnicodeError) -> tuple[str | bytes, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        start = error.start
        code = _codes(codec, holes=holes)[ord(error.object[start])]
        if code is None:
            raise error
        if codec == "gbk" and (stretch := _as_gb18030().match(error.object, start)):
            return stretch.group().encode("gb18030"), stretch.end()
        return code, start + 1

    return back


@cache
def _as_gb18030() -> re.Pattern[str]:
    """From a private cell on what GB18030 writes as GBK does; in Big5 read as GBK such cells stand close together."""
    return re.compile(
        "[\ue000-\ue76b]"
        "[\x00-\x7fΑ-ΡΣ-ΩА-я\u3005-\u3017\u3041-\u3093\u30a1-\u30f6\u3105-\u3129\u4e00-\u9fa5"
        "\ue000-\ue76b\ue76d-\ue7c7\ue7c9-\ue7e6\ue7f4-\ue814\uff01-\uff5e]*"
    )


def _decoding(codec: str, program: str) -> Handler:
    @cache
    def read(code: bytes) -> tuple[str, int]:
        """What two bytes become, or the last one of the data, and how many of them that takes."""
        if program != "python":
            known = characters(codec)
            for size in (1, 2):
                if code[:size] in known:
                    return known[code[:size]], min(size, len(code))
        if codec in WIDE and program == "windows" and 0x80 < code[0] < 0xFF:
            return "?", len(code)
        if codec in WIDE and program == "browser" and 0x80 < code[0] < 0xFF and code[1:] >= b"\x80":
            return LOST, len(code)
        return LOST, 1

    def forth(error: UnicodeError) -> tuple[str | bytes, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        start = error.start
        character, size = read(error.object[start : start + 2])
        return character, start + size

    return forth


#: Codecs of pairs of bytes.
WIDE = ("gbk", "cp950", "cp932", "cp949")
for _codec in READERS:
    for _program in ("windows", "browser", "python"):
        codecs.register_error(f"textfix.{_codec}.{_program}", _decoding(_codec, _program))
for _codec in WIDE:
    codecs.register_error(f"textfix.{_codec}.cells", _encoding(_codec, holes=False))
    codecs.register_error(f"textfix.{_codec}.holes", _encoding(_codec, holes=True))

GBK, BIG5 = Reader("GBK", "gbk"), Reader("Big5", "cp950")
SHIFT_JIS, KOREAN = Reader("Shift_JIS", "cp932"), Reader("EUC-KR", "cp949")
WESTERN, MACINTOSH = Reader("Windows-1252", "cp1252", wide=False), Reader("MacRoman", "mac_roman", wide=False)
WINDOWS_CYRILLIC, KOI8 = Reader("Windows-1251", "cp1251", wide=False), Reader("KOI8-R", "koi8_r", wide=False)
DOS_CYRILLIC = Reader("CP866", "cp866", wide=False)
UNICODE = Reader("UTF-8", "utf-8", wide=False)
