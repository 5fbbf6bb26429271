"""What a string was before it was read in a wrong encoding: the readings of every family, and which to believe."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textfix.evidence import families
from textfix.evidence.families import UTF8, Family, Writer
from textfix.evidence.fluency import EAST_ASIAN, Fluency, fluency, natives
from textfix.evidence.looks import readers_suspected
from textfix.evidence.lost_bytes import decoded, fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROUNDS = 4  #: times a text may have been read wrongly, one after another
_SINGLE = frozenset(family.reader.name for family in families.ALL if not family.reader.wide)


class Reading(NamedTuple):
    """What a string was before it was read wrongly, once or several times."""

    string: str
    chain: tuple[Family, ...]  #: the last wrong reading first
    fluency: Fluency  #: of what changed
    gain: float  #: bits a character by which the repair is more usual
    guessed: tuple[str, ...] = ()
    proven: bool = False

    @property
    def language(self) -> str:
        """The language that the repair suits."""
        return self.fluency.language


def is_suspicious(string: str) -> bool:
    """Whether the string bears the marks of some family."""
    return bool(readers_suspected(string))


def suspected(string: str) -> tuple[Family, ...]:
    """The families of which the string bears the marks; those of single bytes look alike, and are suspected together."""
    readers = readers_suspected(string)
    if not readers.isdisjoint(_SINGLE):
        readers |= _SINGLE
    return tuple(family for family in families.ALL if family.reader.name in readers)


def best(string: str, tried: tuple[Family, ...], rounds: int = ROUNDS, *, trusted: bool = False) -> Reading | None:
    """The most natural reading of a whole string by one of the families, if one is natural enough to believe."""
    return (_best if len(string) > _KEPT else _best_once)(string, tried, rounds, trusted=trusted)


def _best(string: str, tried: tuple[Family, ...], rounds: int, *, trusted: bool) -> Reading | None:
    found: list[Reading] = []
    for reading in readings(string, tried):
        believed = _believed(reading, trusted=trusted)
        if believed:
            found.append(reading)
        if rounds > 1 and reading.chain[0].writer is UTF8 and not (believed and reading.fluency.excess < 1.5):
            inner = best(reading.string, suspected(reading.string), rounds - 1)
            if inner:
                found.append(_chained(reading, inner))
    return min(found, key=lambda reading: (bool(reading.guessed), reading.fluency.excess), default=None)


_best_once = lru_cache(maxsize=1 << 13)(_best)  #: what is left of a text is read again after each repair of it
_KEPT = 1000  #: the most characters of a line that is kept


def _chained(outer: Reading, inner: Reading) -> Reading:
    gain = outer.gain + inner.gain
    proven = outer.proven and inner.proven
    return Reading(inner.string, outer.chain + inner.chain, inner.fluency, gain, inner.guessed + outer.guessed, proven)


def readings(string: str, tried: Sequence[Family]) -> Iterator[Reading]:
    """Every family's reading of the whole string: what decodes strictly, or UTF-8 with holes."""
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
            if reader.wide not in plain:
                plain[reader.wide] = fluency(string, EAST_ASIAN if reader.wide else ("ru",))
            yield _reading(string, read, family, plain[reader.wide], guessed)


def _reading(string: str, read: str, family: Family, plain: Fluency, guessed: tuple[str, ...]) -> Reading:
    after = fluency(read, family.writer.languages)
    if family.alike and len(read) == len(string):
        plain, after = _of_changes(string, read, family.writer)
    lost = family.reader.wide and family.writer is not UTF8 and _BETWEEN.search(read) is not None
    proven = not guessed and not lost and family.makes(read, string)
    return Reading(read, (family,), after, plain.excess - after.excess, guessed, proven)


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


_decode_once = lru_cache(maxsize=256)(_decode)  #: one line is tried with one family up to three times
_LONG = 4096  #: bytes of a line that is not kept
_BETWEEN = re.compile("[^\\x00-\\x7f][?][^\\x00-\\x7f]")  #: what a character may have become that the reader lacks
_NATIVE = re.compile("[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_ASIAN = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_LOOKS_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf\xff?]")


def _of_changes(before: str, after: str, writer: Writer) -> tuple[Fluency, Fluency]:
    """Where two encodings agree on kana and marks, only the characters that change tell anything."""
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    plain = fluency("".join(old for old, _ in changed), writer.languages)
    repaired = fluency("".join(new for _, new in changed), writer.languages)
    return plain, repaired._replace(bits=repaired.bits - 3.0 * repaired.natives)


def _believed(reading: Reading, *, trusted: bool = False) -> bool:
    """Whether the gain is too large, and the result too usual, to be chance; less is asked of a *trusted* family."""
    family, count = reading.chain[0], reading.fluency.natives
    if family.writer is UTF8:
        typographic = family.reader.wide and not _NOT_TYPOGRAPHY.search(reading.string)
        demands = (0.0, 9.0) if typographic else _step(count, _OF_UTF8)
    elif family.alike:
        demands = _step(count, _OF_ALIKE)
    else:
        demands = _step(count, _OF_LETTERS if family.writer.alphabetic else _OF_PAIRS)
    gain, excess = demands
    if not count or len(reading.guessed) > count * _GUESSED + 1:
        return False
    if family.alike and len(_ASIAN.findall(reading.string)) * 2 < len(natives(reading.string)):
        return False
    if trusted:
        gain, excess = gain * 0.4, excess + 2.0
    elif (count > 8 or family.alike) and reading.gain >= _MUCH:
        excess += 0.8
    elif family.writer is not UTF8 and not family.alike and count <= _FEW and _MEETING.search(reading.string):
        return False
    if reading.gain < gain or reading.fluency.excess > excess:
        return False
    return len(set(natives(reading.string))) >= min(count, _DIFFERENT)


_DIFFERENT = 4  #: characters; one that is repeated is no text
_GUESSED = 0.4  #: share of guesses from which a repair is one itself
_MUCH = 4.0  #: bits a character so much that the result may be somewhat unusual
_FEW = 4  #: characters that may come of an accented word by chance
_MEETING = re.compile("[A-Za-z][^\\x00-\\x7f]|[^\\x00-\\x7f][A-Za-z]")
#: Up to so many characters, the bits a character that must be gained at least, and that may be above what is usual.
_Steps = tuple[tuple[float, float, float], ...]
_OF_UTF8: _Steps = ((1, 6.5, 3.5), (2, 4.0, 4.0), (math.inf, 1.5, 4.5))
_OF_ALIKE: _Steps = ((2, 4.0, 2.5), (math.inf, 2.5, 2.2))
_OF_LETTERS: _Steps = ((4, 5.0, 0.5), (8, 3.0, 0.7), (math.inf, 1.8, 1.3))
_OF_PAIRS: _Steps = ((2, 6.5, 2.5), (4, 4.6, 2.0), (8, 3.2, 1.6), (math.inf, 1.8, 1.3))
_NOT_TYPOGRAPHY = re.compile("[^\\x00-\\x7f‘’“”–—…•]")


def _step(count: int, steps: _Steps) -> tuple[float, float]:
    return next((gain, excess) for most, gain, excess in steps if count <= most)
