"""What a string was before it was read in a wrong encoding: the readings of every family, and which to believe."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from textfix.evidence.mojibake import families
from textfix.evidence.mojibake.belief import Reading, is_believed
from textfix.evidence.mojibake.families import UTF8, Family, Writer
from textfix.evidence.mojibake.fluency import EAST_ASIAN, Fluency, fluency
from textfix.evidence.mojibake.looks import readers_suspected
from textfix.evidence.mojibake.lost_bytes import decoded, fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROUNDS = 4  #: times a text may have been read wrongly, one after another
_SINGLE = frozenset(family.reader.name for family in families.ALL if not family.reader.wide)


def suspected(string: str) -> tuple[Family, ...]:
    """The families of which the string bears the marks; those of single bytes look alike, and are suspected together."""
    return _families_of(readers_suspected(string))


@lru_cache(maxsize=256)
def _families_of(readers: frozenset[str]) -> tuple[Family, ...]:
    if not readers.isdisjoint(_SINGLE):
        readers |= _SINGLE
    return tuple(family for family in families.ALL if family.reader.name in readers)


def best(string: str, tried: tuple[Family, ...], rounds: int = ROUNDS, *, trusted: bool = False) -> Reading | None:
    """The most natural reading of a whole string by one of the families, if one is natural enough to believe."""
    return (_best if len(string) > _KEPT else _best_once)(string, tried, rounds, trusted=trusted)


def _best(string: str, tried: tuple[Family, ...], rounds: int, *, trusted: bool) -> Reading | None:
    found: list[Reading] = []
    for reading in readings(string, tried):
        believed = is_believed(reading, trusted=trusted)
        if believed:
            found.append(_proved(reading, string))
        if rounds > 1 and reading.chain[0].writer is UTF8 and not (believed and reading.fluency.excess < 1.5):
            inner = best(reading.string, suspected(reading.string), rounds - 1)
            if inner:
                found.append(_chained(_proved(reading, string), inner))
    return min(found, key=lambda reading: (bool(reading.guessed), reading.fluency.excess), default=None)


_best_once = lru_cache(maxsize=1 << 13)(_best)  #: what is left of a text is read again after each repair of it
_KEPT = 1000  #: the most characters of a line that is kept


def _chained(outer: Reading, inner: Reading) -> Reading:
    gain = outer.gain + inner.gain
    proven = outer.proven and inner.proven
    return Reading(inner.string, outer.chain + inner.chain, inner.fluency, gain, inner.guessed + outer.guessed, proven)


def readings(string: str, tried: Sequence[Family]) -> Iterator[Reading]:
    """Every family's reading of the whole string that is not hopeless, yet without proof."""
    plain: dict[bool, Fluency] = {}
    unread: dict[str, tuple[bytes, ...]] = {}
    utf8: set[str] = set()
    for family in tried:
        reader, writer = family
        if reader.name in utf8:
            continue  # Western text that is UTF-8 by chance does not occur
        if reader.name not in unread:
            unread[reader.name] = tuple(reader.unreadings(string))
        for data in unread[reader.name]:
            read, guessed = (_decode if len(data) > _LONG else _decode_once)(data, family)
            if not read or read == string:
                continue
            if writer is UTF8 and not reader.wide and not guessed:
                utf8.add(reader.name)
                if not _NATIVE.search(read) and not suspected(read):
                    continue
            if writer is not UTF8 and not family.alike and fluency(read, writer.languages).excess > _HOPELESS:
                continue  # nor could it be a step on the way to anything
            if reader.wide not in plain:
                plain[reader.wide] = fluency(string, EAST_ASIAN if reader.wide else ("ru",))
            yield _reading(string, read, family, plain[reader.wide], guessed)


def _reading(string: str, read: str, family: Family, plain: Fluency, guessed: tuple[str, ...]) -> Reading:
    after = fluency(read, family.writer.languages)
    if family.alike and len(read) == len(string):
        plain, after = _of_changes(string, read, family.writer)
    return Reading(read, (family,), after, plain.excess - after.excess, guessed)


def _proved(reading: Reading, string: str) -> Reading:
    """The reading, and whether the one wrong reading that it undoes gives *string* again."""
    family = reading.chain[0]
    lost = family.reader.wide and family.writer is not UTF8 and _BETWEEN.search(reading.string) is not None
    proven = not reading.guessed and not lost and family.makes(reading.string, string)
    return reading._replace(proven=True) if proven else reading


def _decode(data: bytes, family: Family) -> tuple[str, tuple[str, ...]]:
    """The bytes in the encoding they really were in, and what was guessed; empty where they are not in it."""
    writer = family.writer
    for codec in writer.codecs:
        try:
            return data.decode(codec), ()
        except UnicodeDecodeError:
            pass
    if writer is UTF8 and _LOOKS_UTF8.search(data):
        filled = fill(decoded(data), family.reader.codec)
        if filled:
            return filled
    return "", ()


_HOPELESS = 6.0  #: bits above what is usual at which a reading is never believed, however much is gained by it
_decode_once = lru_cache(maxsize=256)(_decode)  #: one line is tried with one family up to three times
_LONG = 4096  #: bytes of a line that is not kept
_BETWEEN = re.compile("[^\\x00-\\x7f][?][^\\x00-\\x7f]")  #: what a character may have become that the reader lacks
_NATIVE = re.compile("[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LOOKS_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf\xff?]")


def _of_changes(before: str, after: str, writer: Writer) -> tuple[Fluency, Fluency]:
    """Where two encodings agree on kana and marks, only the characters that change tell anything."""
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    plain = fluency("".join(old for old, _ in changed), writer.languages)
    repaired = fluency("".join(new for _, new in changed), writer.languages)
    return plain, repaired._replace(bits=repaired.bits - 3.0 * repaired.natives)
