"""The program that inserts readings, and the two ways in which its output was decoded.

The program walks the GBK bytes of a page at every offset and inserts ``(reading)`` behind each pair of bytes that is on
its list. It does not know where characters begin: a pair may be the second half of one character and the first half of
the next. The brackets then stand inside a character, and the decoder after it has to make do with a lone lead byte.
"""

from __future__ import annotations

import codecs
import re
from enum import Enum
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    Page = Mapping[bytes, str]  #: the list of a page: pairs of bytes, and the reading that is inserted behind each
    Meeting = tuple[bytes, bytes]  #: two pairs of the list that overlap

#: Letters of pinyin that carry a tone.
TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
#: A reading: a syllable with its tone, at most ``zhuāng`` long, or that of 麼 們 嗎 唄 墶 餎, which has none.
SYLLABLE = f"(?:[a-zü]{{0,4}}[{TONED}][a-z]{{0,4}}|me|men|ma|bei|da|le)"

#: What stands for a byte that could not be read.
LOST = "?\N{REPLACEMENT CHARACTER}"


class Decoder(Enum):
    """What becomes of a lead byte that lost its second byte."""

    KEEPING = "replace"  #: it becomes ``?`` and nothing else is lost, as in Python: ``?(dìng)``
    SWALLOWING = (
        "textfix.swallow"  #: it takes the next ASCII character along: ``?dìng)``; two bytes without a character vanish
    )


def _swallow(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    lead, *second = error.object[error.start : error.start + 2]
    if not second or lead in (0x80, 0xFF):
        return "?", error.start + 1
    return ("?" if second[0] < 0x80 else ""), error.start + 2


codecs.register_error(Decoder.SWALLOWING.value, _swallow)


@cache
def pair(character: str) -> bytes:
    """The two bytes of a character in GBK; empty where it has one byte or none."""
    try:
        code = character.encode("gbk")
    except UnicodeEncodeError:
        return b""
    return code if len(code) == 2 else b""


@cache
def character(lead: int, trail: int) -> str:
    """The character of two bytes; empty where there is none."""
    if lead < 0x81:
        return ""
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return ""


def stretches(string: str) -> Iterator[tuple[str, bytes]]:
    """The string in pieces with their GBK bytes; a character that GBK lacks is a piece without bytes."""
    try:
        yield string, string.encode("gbk")
        return
    except UnicodeEncodeError:
        pass
    done = 0
    for at, sign in enumerate(string):
        if sign >= "\x80" and not pair(sign):
            if done < at:
                yield string[done:at], string[done:at].encode("gbk")
            yield sign, b""
            done = at + 1
    if done < len(string):
        yield string[done:], string[done:].encode("gbk")


class Walk:
    """The program, with the list of one page.

    It takes one pair of the list after the other. Where two pairs overlap, the later bytes of one being the first of the
    other, both have their readings if the second was taken first; else the reading of the first one parts the second.
    """

    def __init__(self, page: Page, *, overlapping: bool = True, parted: Collection[Meeting] = ()) -> None:
        """*parted*: overlapping pairs of which the first was taken first; all of them, if not *overlapping*."""
        self._page = page
        self._overlapping = overlapping
        self._parted = parted
        leads = b"".join(sorted({re.escape(code[:1]) for code in page}))
        self._lead = re.compile(b"[" + leads + b"]") if page else None

    def meetings(self, string: str) -> set[Meeting]:
        """The overlapping pairs of the list that a string holds."""
        found = set()
        for _, data in stretches(string):
            hits = {at for at, _ in self._hits(data)}
            found |= {(data[at - 3 : at - 1], data[at - 2 : at]) for at in hits if at - 1 in hits}
        return found

    def insert(self, string: str, decoder: Decoder, comma: int = 0) -> str:
        """What the program and the decoder make of a string, with a comma inserted at that many bytes."""
        return "".join(self._decoded(data, decoder, comma) if data else piece for piece, data in stretches(string))

    def insert_between(self, string: str) -> str:
        """The same without the insertions that fall inside a character."""
        return "".join(self._between(piece, data) if data else piece for piece, data in stretches(string))

    def insert_inside(self, string: str, decoder: Decoder) -> str:
        """The same without the insertions that fall between two characters."""
        return "".join(self._inside(piece, data, decoder) if data else piece for piece, data in stretches(string))

    def _hits(self, data: bytes) -> Iterator[tuple[int, str]]:
        """The offset behind each pair of the list, with its reading."""
        last = -1
        if self._lead:
            for lead in self._lead.finditer(data):
                at = lead.end() + 1
                if reading := self._page.get(data[at - 2 : at]):
                    if at == last + 1 and self._is_parted(data[at - 3 : at]):
                        continue
                    yield at, f"({reading})"
                    last = at

    def _is_parted(self, three: bytes) -> bool:
        return not self._overlapping or (three[:2], three[1:]) in self._parted

    def _decoded(self, data: bytes, decoder: Decoder, comma: int) -> str:
        insertions = list(self._hits(data))
        return _insert(data, sorted([*insertions, (comma, ",")]) if comma else insertions, decoder)

    def _inside(self, piece: str, data: bytes, decoder: Decoder) -> str:
        borders = set(accumulate(1 if sign < "\x80" else 2 for sign in piece))
        return _insert(data, [hit for hit in self._hits(data) if hit[0] not in borders], decoder)

    def _between(self, piece: str, data: bytes) -> str:
        parts: list[str] = []
        done = offset = byte = 0
        for at, insertion in self._hits(data):
            while byte < at:
                byte += 1 if piece[offset] < "\x80" else 2
                offset += 1
            if byte == at:
                parts += (piece[done:offset], insertion)
                done = offset
        parts.append(piece[done:])
        return "".join(parts)


def _insert(data: bytes, insertions: Iterable[tuple[int, str]], decoder: Decoder) -> str:
    parts: list[bytes] = []
    done = 0
    for at, insertion in insertions:
        parts += (data[done:at], insertion.encode("gbk"))
        done = at
    parts.append(data[done:])
    return b"".join(parts).decode("gbk", decoder.value).replace("\N{REPLACEMENT CHARACTER}", "?")
