"""The single-byte encodings: which codec makes words of which language out of the evidence."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from functools import cache
from itertools import pairwise
from operator import add, itemgetter, mul
from sys import byteorder
from typing import TYPE_CHECKING

from textfix.encodings.candidate import Candidate
from textfix.tables.encodings import letter_models, readings, viscii  # noqa: F401  # viscii registers its codec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textfix.tables.encodings import Reading

_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_A = ord("a")
_ASCII = bytes(range(128))
_LATIN, _OTHER = 12, 7  #: readings whose letter pairs are looked at
_HARDLY, _MOSTLY = 0.4, 0.65  #: shares of bytes outside ASCII in the words of Latin scripts and of others
_OF_ONE = 3  #: the same, of one encoding
_COMMON_COST = 4.6  #: bits for a letter of running text
_UNKNOWN = 150  #: eighths of a bit from which a byte stands for nothing that is written
#: Eighths of a bit for what stands after what. Rows and columns: no letter, lower or no case, upper, a symbol before
#: words, after words, between words, apart from words, beside its like (lines of a drawn table).
_ORDER = [
    *(0, 2, 18, 0, 16, 0, 8, 48),
    *(0, 0, 72, 40, 0, 8, 24, 96),
    *(4, 6, 6, 40, 0, 8, 24, 96),
    *(16, 0, 8, 0, 16, 0, 8, 64),
    *(0, 40, 40, 0, 0, 0, 8, 64),
    *(0, 8, 8, 0, 0, 0, 8, 64),
    *(8, 24, 24, 8, 8, 8, 8, 64),
    *(8, 96, 96, 64, 64, 64, 64, 0),
]
_EIGHTFOLD = bytes(8 * place % 256 for place in range(256))


class Pairs:
    """How often each byte follows each other one in the words of the evidence that are not all ASCII."""

    def __init__(self, evidence: bytes) -> None:
        words = [word for word in _WORD.findall(evidence) if not word.isascii()]
        joined = b" " + b" ".join(words) + b" "
        counted = Counter(pairwise(joined))
        self.firsts = bytes(map(itemgetter(0), counted))
        self.seconds = bytes(map(itemgetter(1), counted))
        self.counts = list(counted.values())
        self.letters = max(1, len(joined) - 1)
        self.high = Counter(joined.translate(None, _ASCII))
        self.native = sum(self.high.values())


def candidates(evidence: bytes) -> list[Candidate]:
    """The readings that make most sense, best first."""
    pairs = Pairs(evidence)
    share = pairs.native / pairs.letters
    more = min(6, max(1, 200 // len(pairs.counts)))  # a short text leaves more open, and costs less to read
    wanted = {True: _LATIN * more if share < _MOSTLY else 0, False: _OTHER * more if share > _HARDLY else 0}
    chosen: list[Reading] = []
    for reading in _roughly(pairs):
        latin = reading.classes[_A] > 1
        if wanted[latin]:
            wanted[latin] -= 1
            chosen.append(reading)
    return _scored(pairs, chosen)


def again(evidence: bytes, wanted: set[tuple[str, str]]) -> list[Candidate]:
    """The readings named by encoding and language, on other evidence, best first."""
    return _scored(
        Pairs(evidence), (reading for reading in readings() if (reading.encoding, reading.language) in wanted)
    )


def of_encoding(evidence: bytes, encoding: str) -> list[Candidate]:
    """The readings of one encoding that make most sense, best first."""
    pairs = Pairs(evidence)
    return _scored(pairs, [reading for reading in _roughly(pairs) if reading.encoding == encoding][:_OF_ONE])


def _roughly(pairs: Pairs) -> list[Reading]:
    """All readings, ordered by what the single bytes outside ASCII cost in each."""
    rows = _rows()
    total = sum(count * rows[byte] for byte, count in pairs.high.items()) + rows[0]
    everything = readings()
    costs = array("I", total.to_bytes(4 * len(everything), byteorder))
    return [everything[number] for number in sorted(range(len(costs)), key=costs.__getitem__)]


@cache
def _rows() -> dict[int, int]:
    """The costs of each byte in all readings as one large number, 32 bits for each; under 0 the readings' weights.

    One multiplication of such a number serves all readings at once.
    """
    found = {0: _number(int(reading.weight * 8) for reading in readings())}
    for byte in range(128, 256):
        found[byte] = _number(reading.single[byte - 128] for reading in readings())
    return found


def _number(costs: Iterable[int]) -> int:
    return int.from_bytes(array("I", costs).tobytes(), byteorder)


def _scored(pairs: Pairs, chosen: Iterable[Reading]) -> list[Candidate]:
    return sorted((_candidate(pairs, reading) for reading in chosen), key=lambda candidate: candidate.cost)


def _candidate(pairs: Pairs, reading: Reading) -> Candidate:
    """Bits that the language needs for these pairs of bytes."""
    costs, rows = _costs(reading.language)
    before = map(rows.__getitem__, pairs.firsts.translate(reading.classes))
    letters = map(costs.__getitem__, map(add, before, pairs.seconds.translate(reading.classes)))
    places = pairs.firsts.translate(reading.places).translate(_EIGHTFOLD)
    orders = map(_ORDER.__getitem__, map(add, places, pairs.seconds.translate(reading.places)))
    cost = sum(map(mul, pairs.counts, map(add, orders, letters)))
    symbols = pairs.seconds.translate(reading.symbols)
    dearest = max(symbols)
    if dearest:
        cost += sum(map(mul, pairs.counts, symbols))
    surprise = cost / 8 / pairs.letters / _COMMON_COST
    bits = cost / 8 + reading.weight
    return Candidate(reading.encoding, reading.language, bits, pairs.native, surprise, errors=dearest > _UNKNOWN)


@cache
def _costs(language: str) -> tuple[list[int], list[int]]:
    """The costs of the language's pairs of letters, and where the row of each letter begins; lists are fastest."""
    model = letter_models()[language]
    return list(model.costs), list(range(0, len(model.costs), model.size))
