"""The bytes of a file that its encoding could not read, which stand for themselves in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.encodings.causes import cause, shown
from textfix.encodings.detect import detect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: A trigger for RE2, and the same for `re`.
ESCAPED_BYTE = r"[\x{dc80}-\x{dcff}]"
RUN = re.compile("[\udc80-\udcff]+")
_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII = bytes(range(128))
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff]")
_UTF8 = ("utf-8", "ascii")
_LIKELY, _FEW = 0.6, 6  #: confidence, and bytes outside ASCII in one line, below which nobody is told what lines may be


@dataclass(frozen=True, slots=True)
class ForeignLine:
    """A line with bytes that were not read."""

    start: int
    end: int
    encoding: str  #: in which it probably is
    text: str  #: what that encoding makes of it; encodes back to the same bytes


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text with bytes that were not read."""

    foreign: tuple[ForeignLine, ...]  #: those in another encoding
    damaged: bool  #: whether there are others
    certain: bool  #: whether the encoding of the foreign ones is certain


@fact
def foreign_lines(text: Text) -> Lines:
    """The lines in another encoding; all of them together tell which one."""
    codec = text.source.read_as if text.source else "utf-8"
    lines = [
        (start, end, text.string[start:end].encode(codec, "surrogateescape")) for start, end in _lines(text.string)
    ]
    whole = [(start, end, data) for start, end, data in lines if codec not in _UTF8 or not _mostly_utf8(data)]
    guess = detect(b"\n".join(data for _, _, data in whole))
    if not whole or guess.encoding is None or (codec in _UTF8 and guess.encoding in _UTF8):
        return Lines((), bool(lines), certain=False)
    if not guess.certain and (guess.confidence < _LIKELY or max(len(_high(data)) for _, _, data in whole) < _FEW):
        return Lines((), damaged=True, certain=False)
    found = [
        ForeignLine(start, end, guess.encoding, read)
        for start, end, data in whole
        if (read := _read(data, guess.encoding))
    ]
    return Lines(tuple(found), len(found) < len(lines), guess.certain)


def unread(text: Text) -> Iterator[tuple[int, int, Callable[[], str]]]:
    """The runs of bytes that were not read: start, end, and what makes a message of the bytes and their offset."""
    source = text.source
    codec = source.read_as if source else "utf-8"
    data, string = b"", text.string
    if codec in _UTF8:  # in others a repair may stand beside these bytes that they cannot hold
        data = source.data if source else string.encode(codec, "surrogateescape")
        string = data.decode(codec, "surrogateescape")
    known = codec in _UTF8 and _count(string) == _count(text.string)
    done = byte = 0
    places = RUN.finditer(string) if known else iter(())
    for run in RUN.finditer(text.string):
        if known:
            place = next(places)
            byte += len(string[done : place.start()].encode(codec, "surrogateescape"))
            done = place.start()
        own = run.group().encode("ascii", "surrogateescape")
        yield run.start(), run.end(), partial(_message, own, data, byte if known else None)


def _message(own: bytes, data: bytes, byte: int | None) -> str:
    what = shown(own, 0, len(own))
    return f"{what}: bytes of another encoding" if byte is None else f"{what} at byte {byte}: {cause(data, byte)}"


def _count(string: str) -> int:
    return sum(1 for _ in RUN.finditer(string))


def _lines(string: str) -> Iterator[tuple[int, int]]:
    """The lines with such bytes, each once."""
    position = 0
    while run := RUN.search(string, position):
        start = string.rfind("\n", 0, run.start()) + 1
        end = string.find("\n", run.end())
        end = len(string) if end < 0 else end
        yield start, end
        position = end


def _mostly_utf8(data: bytes) -> bool:
    """Whether a line is UTF-8 that was damaged, since at least half of it still is."""
    return sum(map(len, _SEQUENCE.findall(data))) * 2 >= len(_high(data))


def _high(data: bytes) -> bytes:
    return data.translate(None, _ASCII)


def _read(data: bytes, encoding: str) -> str:
    """What an encoding makes of a line; nothing where it does not encode back to the same bytes."""
    try:
        read = data.decode(encoding)
        return "" if _CONTROLS.search(read) or "\n" in read or read.encode(encoding) != data else read
    except UnicodeError:
        return ""
