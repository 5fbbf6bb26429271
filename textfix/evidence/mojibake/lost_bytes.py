"""UTF-8 that lost bytes on its way through another encoding: where they were, and what the gaps are filled with.

Python keeps the bytes that are no UTF-8 as lone surrogates in a string; the gaps are the runs of those.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from textfix.evidence.mojibake.cells import character_of
from textfix.evidence.mojibake.fluency import EAST_ASIAN, fluency
from textfix.evidence.mojibake.guesses import likeliest
from textfix.evidence.mojibake.recoding import HOLE, LOST, WIDE

#: A sequence cut short by ``?``, which took the next ASCII character with it; one with holes; one whose last two
#: bytes, a cell without a character, left no trace.
_GAP = re.compile(
    rb"(?P<swallowed>(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf])\?)"
    rb"|(?P<hole>[\xe0-\xef][\x80-\xbf]\xff|[\xe0-\xef]\xff[\x80-\xbf]|(?<![\xc2-\xff])\xff[\x80-\xbf][\x80-\xbf]"
    rb"|[\xe0-\xef]\xff\xff|\xff[\x80-\xbf]\xff|\xff\xff[\x80-\xbf]|[\xc2-\xdf]\xff|\xff[\x80-\xbf])"
    rb"|(?P<vanished>[\xe3-\xe9](?=[\x00-\x7f\xc2-\xef]|$))"
)
_RUN = re.compile("[\udc80-\udcff]+[?]?")
#: `€` also stands for A2 E3, and for A2 E3 80; only the bytes behind it tell, which belong to a sequence that E3 begins.
_EURO = re.compile(rb"\x80(?<=[\xe0-\xef][\x80-\xbf]\x80)(?=[\x80-\xbf][\x80-\xbf\xff?])")
_EURO_AND_80 = re.compile(rb"\x80(?<=[\xe0-\xef][\x80-\xbf]\x80)(?=[\x81-\xbf](?:[^\x80-\xbf]|$))")
_CONTINUATION = range(0x80, 0xC0)
_LEADS = range(0xC2, 0xF0)
_CHOICE = 600  #: characters among which a guess is worth the time
_BESIDE = 120  #: characters around a gap that are its context
_LINE = 400  #: characters on either side that tell what a line is
_NO_SPACE_BEFORE = "\"',;:)]}>?!"
_TAG = re.compile("/[a-zA-Z][a-zA-Z0-9]{0,15}>")
_CLOSES = re.compile("[ \t]{0,4}(?:[,;:)\\]}]|\r?$)")
_VALUE = re.compile('(?:^|[:=\\[,({\t]| {2})[ \t]{0,4}"[^"]{0,400}$')


class Filled(NamedTuple):
    """A line without gaps, and the characters that were guessed."""

    string: str
    guessed: tuple[str, ...]


class _Gap(NamedTuple):
    """The characters that can have been in a gap, and whether a character of ASCII went with it."""

    fitting: str
    swallowed: bool


def decoded(data: bytes) -> str:
    """UTF-8 with its gaps, and with A2 E3 where ``€`` must have been that."""
    if b"\x80" in data:
        data = _EURO_AND_80.sub(b"\xa2\xe3\x80", _EURO.sub(b"\xa2\xe3", data))
    return data.decode("utf-8", "surrogateescape")


def fill(line: str, codec: str, language: str = "") -> Filled | None:
    """Put into each gap that *codec* made what is likeliest there in the language; a single possibility is no guess.

    None where what is no UTF-8 is no such gap either.
    """
    runs: list[tuple[int, int, tuple[_Gap, ...]]] = []
    for run in _RUN.finditer(line):
        start, end = run.span()
        gaps = _gaps(run.group(), line[end : end + 1], codec)
        if not gaps:
            return None  # before anything is guessed, which takes far longer
        runs.append((start, end, gaps))
    if runs and not language:
        language = fluency(_RUN.sub("", line), EAST_ASIAN).language
    parts: list[str] = []
    guessed: list[str] = []
    done = 0
    for start, end, gaps in runs:
        parts.append(line[done:start])
        for number, gap in enumerate(gaps, 1):
            before = "".join(parts[-9:])[-_BESIDE:]
            rest = line[end : end + _BESIDE]
            found = _filling(gap, before, rest if number == len(gaps) else LOST + rest, language)
            if gap.swallowed:
                found += _swallowed(line, start, end)
            if len(gap.fitting) != 1 or len(found) > 1:
                guessed.append(found)
            parts.append(found)
        done = end
    parts.append(line[done:])
    return Filled("".join(parts), tuple(guessed))


def _filling(gap: _Gap, before: str, rest: str, language: str) -> str:
    fitting = gap.fitting
    if len(fitting) == 1:
        return fitting
    if 0 < len(fitting) <= _CHOICE:
        return likeliest(fitting, before, rest, language)
    return LOST


def _swallowed(line: str, start: int, end: int) -> str:
    """The ASCII character that went with a lost byte: a quote or a tag's beginning where its line proves it, else a space."""
    rest = line[end : end + _LINE]
    if _TAG.match(rest):
        return "<"
    if _CLOSES.match(rest):
        before = line[max(0, start - _LINE) : start]
        if '"' in before and _VALUE.search(before) and (before.count('"') + rest.count('"')) % 2:
            return '"'
    return " " if rest and rest[0] not in _NO_SPACE_BEFORE else ""


@lru_cache(maxsize=4096)
def _gaps(run: str, following: str, codec: str) -> tuple[_Gap, ...]:
    """The gaps that a run of bytes is made of; none where it is more than that."""
    data = run.encode("utf-8", "surrogateescape")
    whole = data + following.encode("utf-8", "surrogatepass")[:1]
    at = 0
    gaps: list[_Gap] = []
    while at < len(data):
        gap = _GAP.match(whole, at)
        if gap is None or (gap.lastgroup == "vanished" and codec not in WIDE):  # no cell of two bytes to vanish
            if data[at:] != b"?":
                return ()
            return (*gaps, _Gap("?", swallowed=False))
        gaps.append(_Gap(_fits(gap, whole[gap.end() : gap.end() + 1], codec), gap.lastgroup == "swallowed"))
        at = gap.end()
    return tuple(gaps)


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
