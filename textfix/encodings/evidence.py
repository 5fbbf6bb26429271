"""The part of a file that tells its encoding: lines with bytes outside ASCII, as many as are needed and no more."""

from __future__ import annotations

import re

LITTLE, MUCH = 384, 2048  #: bytes of evidence; the first number nearly always settles it
_WINDOW = 4096  #: bytes looked at in one step
_PLACES = 8  #: in a large file evidence comes from this many places
_LOOKED_AT = 1 << 17  #: bytes searched for rare ones
_RARE_BYTES = 24
_AROUND = 24
_ASCII = bytes(range(128))
_LINES = 100  #: lines looked at in one place; they may all be alike
_LEAST = 64  #: bytes taken from one place
_BEFORE = 100  #: bytes of a line taken before its first one outside ASCII
_LONGEST = 512  #: bytes of a line taken from there on
_LINE_END = re.compile(rb"[\n\r]")
_HIGH = re.compile(rb"[\x80-\xff]")
_SAFE_CUT = re.compile(rb"[\x00-\x2f][\x00-\x2f]")  #: never inside a character of any encoding


def gather(data: bytes, enough: int) -> bytes:
    """Lines of *data* with bytes outside ASCII, joined by line ends; some from all over a large file.

    Only at the very end of the evidence may a character be cut.
    """
    found = _Lines(data)
    if len(data) <= 2 * _PLACES * _WINDOW:
        found.collect(0, len(data), enough)
        return found.joined()
    stretch = len(data) // _PLACES
    for place in range(_PLACES):
        start = _line_start(data, place * stretch)
        if start is not None and found.size < enough:
            found.collect(
                start, (place + 1) * stretch, found.size + max(_LEAST, (enough - found.size) // (_PLACES - place))
            )
    if not found.size:
        found.collect(0, len(data), enough)
    return found.joined()


def with_rare_bytes(data: bytes, evidence: bytes) -> bytes:
    """The evidence, and what stands around bytes outside ASCII that it lacks: they tell similar encodings apart."""
    head = data[:_LOOKED_AT]
    unseen = sorted(set(head.translate(None, _ASCII)) - set(evidence))[:_RARE_BYTES]
    parts = [evidence]
    for byte in unseen:
        place = head.index(byte)
        start = max(head.rfind(b"\n", 0, place), head.rfind(b" ", 0, place), place - _AROUND)
        parts.append(head[start + 1 : place + _AROUND].split(b"\n")[0])
    return b"\n".join(parts)


def varied(evidence: bytes, least: int) -> bool:
    """Are there so many different bytes outside ASCII? One letter over and over proves nothing."""
    high = evidence.translate(None, _ASCII)
    return len(set(high[: 4 * least])) >= least or len(set(high)) >= least


def _line_start(data: bytes, position: int) -> int | None:
    """A place soon after *position* where a character begins, whatever the encoding."""
    if position == 0:
        return 0
    found = _LINE_END.search(data, position, position + _WINDOW) or _SAFE_CUT.search(data, position, position + _WINDOW)
    return found.end() if found else None


class _Lines:
    """Lines found so far, each once, since what is repeated proves nothing."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = 0
        self.whole: dict[bytes, None] = {}
        self.cut = b""  #: a part of a long line that may end within a character

    def joined(self) -> bytes:
        return b"\n".join([*self.whole, self.cut] if self.cut else self.whole)

    def collect(self, position: int, end: int, enough: int) -> None:
        """Add lines between two places, until there are *enough* bytes in all."""
        start = position
        patience = _LINES
        while position < end and self.size < enough and patience:
            window = self.data[position : position + _WINDOW]
            if window.isascii():
                position += _WINDOW
                continue
            patience -= 1
            hit = position + _high(window)
            first = max(self.data.rfind(b"\n", max(start, hit - _BEFORE), hit) + 1, hit - _BEFORE, start)
            line_end = _LINE_END.search(self.data, hit, hit + _LONGEST)
            last = line_end.start() if line_end else self._safe_end(hit)
            if last is None:
                self.cut = self.data[first : hit + _LONGEST]
                self.size += len(self.cut)
                return
            line = self.data[first:last]
            self.size += 0 if line in self.whole else last - first
            self.whole[line] = None
            position = start = last + 1

    def _safe_end(self, start: int) -> int | None:
        """A place within a long line where no character is cut."""
        end = start + _LONGEST
        if end >= len(self.data):
            return len(self.data)
        last = max(self.data.rfind(mark, start, end) for mark in (b" ", b",", b'"', b"."))
        return last if last > start else None


def _high(window: bytes) -> int:
    found = _HIGH.search(window)
    return found.start() if found else 0
