"""UTF-8 that lost bytes on its way through another encoding: where they were, and what the gaps are filled with."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from textfix.evidence.cells import character_of
from textfix.evidence.fluency import EAST_ASIAN, fluency
from textfix.evidence.guesses import has_marks, likeliest
from textfix.evidence.recoding import HOLE, LOST, WIDE

#: A sequence cut short by ``?``, which took the next ASCII character with it; one with holes; one whose last two
#: bytes, a cell without a character, left no trace.
_GAP = re.compile(
    rb"(?P<swallowed>(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf])\?)"
    rb"|(?P<hole>[\xe0-\xef][\x80-\xbf]\xff|[\xe0-\xef]\xff[\x80-\xbf]|(?<![\xc2-\xff])\xff[\x80-\xbf][\x80-\xbf]"
    rb"|[\xe0-\xef]\xff\xff|\xff[\x80-\xbf]\xff|\xff\xff[\x80-\xbf]|[\xc2-\xdf]\xff|\xff[\x80-\xbf])"
    rb"|(?P<vanished>[\xe3-\xe9](?=[\x00-\x7f\xc2-\xef]|$))"
)
#: `€` also stands for A2 E3, and for A2 E3 80; only the bytes behind it tell, which belong to a sequence that E3 begins.
_EURO = re.compile(rb"(?<=[\xe0-\xef][\x80-\xbf])\x80(?=[\x80-\xbf][\x80-\xbf\xff?])")
_EURO_AND_80 = re.compile(rb"(?<=[\xe0-\xef][\x80-\xbf])\x80(?=[\x81-\xbf](?:[^\x80-\xbf]|$))")
_CONTINUATION = range(0x80, 0xC0)
_LEADS = range(0xC2, 0xF0)
_CHOICE = 600  #: characters among which a guess is worth the time
_BESIDE = 120  #: bytes around a gap that are its context
_LINE = 400  #: bytes on either side that tell what a line is
_NO_SPACE_BEFORE = (b'"', b"'", b",", b";", b":", b")", b"]", b"}", b">", b"?", b"!")
_TAG = re.compile(rb"/[a-zA-Z][a-zA-Z0-9]{0,15}>")
_CLOSES = re.compile(rb"\s{0,4}(?:[,;:)\]}]|\r?$)")
_VALUE = re.compile(rb'[:=\[,(]\s{0,4}"[^"]{0,400}$')


class Filled(NamedTuple):
    """UTF-8 without gaps, and what was guessed: the places in the bytes that had them, and the characters."""

    data: bytes
    guesses: tuple[tuple[int, str], ...]


def resolve_euro(data: bytes) -> bytes:
    """The bytes with A2 E3 where ``€`` must have been that."""
    if b"\x80" not in data:
        return data
    return _EURO_AND_80.sub(b"\xa2\xe3\x80", _EURO.sub(b"\xa2\xe3", data))


def is_whole_but_for_gaps(data: bytes) -> bool:
    """Whether the bytes outside the gaps are UTF-8: what can be filled at all."""
    try:
        _GAP.sub(b"\0", data).decode()
    except UnicodeDecodeError:
        return False
    return True


def fill(data: bytes, codec: str, language: str = "") -> Filled:
    """Put into each gap that *codec* made what is likeliest there in the language; a single possibility is no guess."""
    if not language:
        language = fluency(data.decode("utf-8", "ignore"), EAST_ASIAN).language
    parts: list[bytes] = []
    guesses: list[tuple[int, str]] = []
    done = 0
    for gap in _GAP.finditer(data):
        start, end = gap.span()
        parts.append(data[done:start])
        fitting = _fits(gap, data[end : end + 1], codec)
        if len(fitting) == 1:
            found = fitting
        elif 0 < len(fitting) <= _CHOICE and not "\u0400" <= fitting[0] <= "\u052f":  # letters have no model here
            beside = _BESIDE if has_marks(fitting) else 4
            rest = data[end : end + beside].decode("utf-8", "ignore").partition("\n")[0]
            before = b"".join(parts[-3:])[-beside:].decode("utf-8", "ignore").rpartition("\n")[2]
            found = likeliest(fitting, before, rest, language)
        else:
            found = LOST
        if gap.lastgroup == "swallowed":
            found += _swallowed(data, start, end)
        if len(fitting) != 1 or len(found) > 1:
            guesses.append((start, found))
        parts.append(found.encode())
        done = end
    parts.append(data[done:])
    return Filled(b"".join(parts), tuple(guesses))


def _swallowed(data: bytes, start: int, end: int) -> str:
    """The ASCII character that went with a lost byte: a quote or a tag's beginning where its line proves it, else a space."""
    rest = data[end : data.find(b"\n", end) if b"\n" in data[end : end + _LINE] else end + _LINE]
    if _TAG.match(rest):
        return "<"
    if _CLOSES.match(rest):
        before = data[max(data.rfind(b"\n", 0, start) + 1, start - _LINE) : start]
        if _VALUE.search(before) and (before.count(b'"') + rest.count(b'"')) % 2:
            return '"'
    return " " if rest and rest[:1] not in _NO_SPACE_BEFORE else ""


def _fits(gap: re.Match[bytes], following: bytes, codec: str) -> str:
    """Every character that can have been in a gap."""
    if gap.lastgroup == "swallowed":
        return _fitting(gap.group()[:-1] + HOLE, b"?", codec)
    return _fitting(gap.group(), following, codec) if gap.lastgroup == "hole" else _vanished(gap.group(), codec)


@lru_cache(maxsize=4096)
def _fitting(cut: bytes, following: bytes, codec: str) -> str:
    """The characters that a cut sequence can have been: those in which the codec loses just these bytes."""
    found = [b""]
    for at, byte in enumerate(cut):
        after = cut[at + 1 : at + 2] or following
        if byte != 0xFF:
            choice = [byte]
        elif at and after == HOLE and codec in WIDE and codec != "cp932":
            choice = [0x80]  # two holes in a row: the first byte is nearly always the one that is nothing at all
        else:
            choice = [b for b in (_CONTINUATION if at else _LEADS) if _unreadable(b, after, codec)]
        found = [head + bytes((b,)) for head in found for b in choice]
    characters = (code.decode("utf-8", "ignore") for code in found)
    return "".join(character for character in characters if len(character) == 1)


@cache
def _vanished(lead: bytes, codec: str) -> str:
    """The characters of a lead byte whose other two bytes the codec has no character for."""
    pairs = (bytes((first, second)) for first in _CONTINUATION for second in _CONTINUATION)
    return "".join((lead + pair).decode() for pair in pairs if not character_of(pair, codec))


@lru_cache(maxsize=8192)
def _unreadable(byte: int, after: bytes, codec: str) -> bool:
    """Whether the codec cannot read a byte before another one; before a hole or the end every byte may be such."""
    single = bytes((byte,)).decode(codec, "ignore")
    if single or codec not in WIDE or after in (b"", HOLE) or after < b"\x80":
        return not single
    return not character_of(bytes((byte,)) + after, codec)
