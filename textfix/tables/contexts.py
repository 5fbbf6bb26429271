"""How probable a character is behind one or two others in running Chinese, both scripts alike.

Text is read as tokens: a Traditional character as its Simplified form, a half-width mark as the full-width one, every
quotation mark as a corner bracket, a Latin letter as ``a``, a digit as ``0``. `build_contexts` counts, prunes and packs.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import accumulate
from os.path import dirname, join
from typing import TYPE_CHECKING

from textfix.tables import to_simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

UNIT = 0.35  #: log-probabilities are stored as whole numbers of units below zero, in nats
LEVEL = 40  #: stored for a back-off weight of one
NEVER = -17.0  #: log-probability of a token that the table lacks
OTHER = "\N{REPLACEMENT CHARACTER}"  #: the token of every sign that has none of its own
MARKS = frozenset('，。、：；！？（）「」《》…—·.-_/ "\n')
ALIKE = {
    **dict(zip(",:;!?()", "，：；！？（）", strict=True)),
    **dict(zip("“‘『﹁”’』﹂", "「「「「」」」」", strict=True)),
    "\t": " ",
}


class _Tokens(dict[int, str]):
    """The token of each code point, for str.translate."""

    def __missing__(self, point: int) -> str:
        token = self[point] = self._token(chr(point))
        return token

    def _token(self, sign: str) -> str:
        if "\u3400" <= sign <= "\u9fff":
            return to_simplified().get(sign, sign)
        if sign in ALIKE or sign in MARKS:
            return ALIKE.get(sign, sign)
        plain = unicodedata.normalize("NFKC", sign)
        if plain.isdigit():
            return "0"
        if plain.isascii() and plain.isalpha():
            return "a"
        return ALIKE.get(plain, plain if plain in MARKS else OTHER)


_TOKENS = _Tokens()


def token(sign: str) -> str:
    """The token of one character."""
    return _TOKENS[ord(sign)]


def tokens(string: str) -> str:
    """The string in tokens, one for each character."""
    return string.translate(_TOKENS)


Row = tuple[float, dict[str, float]]  #: weight of the shorter context, and the log-probabilities of what is known
NOTHING: Row = (0.0, {})


class Contexts:
    """Log-probabilities of tokens in nats, from a packed table whose rows are read when they are first asked for."""

    def __init__(self, signs: str, steps: bytes, pairs: list[bytes], triples: list[bytes]) -> None:
        self._signs = signs
        self._number = {sign: number for number, sign in enumerate(signs)}
        self._alone = {sign: -step * UNIT for sign, step in zip(signs, steps, strict=True)}
        self._packed_pairs, self._packed_triples = pairs, triples
        self._pairs: dict[str, Row] = {}
        self._likeliest: dict[str, list[str]] = {}
        self._places: dict[str, dict[str, tuple[list[int], bytes]]] = {}
        self._triples: dict[str, Row] = {}

    def alone(self, token: str) -> float:
        """The log-probability of a token by itself."""
        return self._alone.get(token, NEVER)

    def after(self, first: str, second: str, token: str) -> float:
        """The log-probability of a token behind two others."""
        weight, known = self._triples_of(first, second)
        found = known.get(token)
        if found is not None:
            return found
        lower, pairs = self._pairs_of(second)
        found = pairs.get(token)
        return weight + (lower + self.alone(token) if found is None else found)

    def between(self, near: Sequence[str], token: str) -> float:
        """The log-probability of a token behind the first two of four others, and of the last two behind it."""
        first, second, third, fourth = near
        triples, pairs = self._triples, self._pairs
        weight, known = triples.get(first + second) or self._triples_of(first, second)
        found = known.get(token)
        if found is None:
            lower, seconds = pairs.get(second) or self._pairs_of(second)
            found = weight + (seconds[token] if token in seconds else lower + self._alone.get(token, NEVER))
        if third == OTHER:
            return found
        weight, known = triples.get(second + token) or self._triples_of(second, token)
        lower, seconds = pairs.get(token) or self._pairs_of(token)
        ahead = known.get(third)
        if ahead is None:
            ahead = weight + (seconds[third] if third in seconds else lower + self._alone.get(third, NEVER))
        weight, known = triples.get(token + third) or self._triples_of(token, third)
        far = known.get(fourth)
        if far is None:
            lower, seconds = pairs.get(third) or self._pairs_of(third)
            far = weight + (seconds[fourth] if fourth in seconds else lower + self._alone.get(fourth, NEVER))
        return found + (ahead + far)

    def _pairs_of(self, sign: str) -> Row:
        if sign not in self._pairs:
            number = self._number.get(sign)
            packed = b"" if number is None else self._packed_pairs[number]
            self._pairs[sign] = self._read_pairs(packed) if packed else NOTHING
        return self._pairs[sign]

    def _read_pairs(self, packed: bytes) -> Row:
        numbers = Numbers(packed)
        weight, count = numbers.next(), numbers.next()
        return _row([self._signs[number] for number in numbers.ascending(count)], weight, numbers.rest(count))

    def _triples_of(self, first: str, second: str) -> Row:
        key = first + second
        if key not in self._triples:
            if first not in self._places:
                number = self._number.get(first)
                packed = b"" if number is None else self._packed_triples[number]
                self._places[first] = self._read_triples(first, packed) if packed else {}
            found = self._places[first].get(second)
            self._triples[key] = self._read_triple(second, *found) if found else NOTHING
        return self._triples[key]

    def _read_triples(self, first: str, packed: bytes) -> dict[str, tuple[list[int], bytes]]:
        """What stands behind a token and any other: the places, with the weight and the steps."""
        numbers = Numbers(packed)
        seconds = list(self._pairs_of(first)[1])
        places = {seconds[at]: numbers.ascending(numbers.next()) for at in numbers.ascending(numbers.next())}
        return {second: (found, numbers.rest(1 + len(found))) for second, found in places.items()}

    def _read_triple(self, second: str, places: list[int], steps: bytes) -> Row:
        if second not in self._likeliest:
            self._likeliest[second] = likeliest(self._pairs_of(second)[1])
        known = self._likeliest[second]
        signs = [known[place] if place < len(known) else self._signs[place - len(known)] for place in places]
        return _row(signs, steps[0], steps[1:])


def _row(signs: list[str], weight: int, steps: bytes) -> Row:
    return (LEVEL - weight) * UNIT, {sign: -step * UNIT for sign, step in zip(signs, steps, strict=True)}


class Numbers:
    """Reads whole numbers: one byte below 240, else the first of two bytes and a second one."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._at = 0

    def next(self) -> int:
        """The next number."""
        first = self._packed[self._at]
        self._at += 1
        if first < ONE_BYTE:
            return first
        self._at += 1
        if first < 0xFF:
            return ONE_BYTE + (first - ONE_BYTE) * 256 + self._packed[self._at - 1]
        self._at += 1
        return int.from_bytes(self._packed[self._at - 2 : self._at], "big")

    def ascending(self, count: int) -> list[int]:
        """That many numbers, each greater than the one before."""
        at, end = self._at, self._at + count
        steps = self._packed[at:end]
        if steps.isascii() or max(steps) < ONE_BYTE:
            self._at = end
            return list(accumulate(steps.translate(_ONE_MORE), initial=-1))[1:]
        found, last = [], -1
        for _ in range(count):
            last += 1 + self.next()
            found.append(last)
        return found

    def rest(self, count: int) -> bytes:
        """That many bytes as they are."""
        self._at += count
        return self._packed[self._at - count : self._at]


ONE_BYTE = 240
_ONE_MORE = bytes([*range(1, 0x100), 0])


def likeliest(values: dict[str, float]) -> list[str]:
    """The keys with the greatest values first; of equal ones, in their order."""
    return sorted(values, key=lambda key: -values[key])


def unpacked(data: bytes) -> Contexts:
    """The table of these bytes, its rows still packed."""
    count, size = int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big")
    at = 8 + size
    signs, steps = data[8:at].decode("utf-8"), data[at : at + count]
    at += count
    start = at + 3 * 2 * count
    rows = []
    for place in range(at, start, 3):
        end = start + int.from_bytes(data[place : place + 3], "big")
        rows.append(data[start:end])
        start = end
    return Contexts(signs, steps, rows[:count], rows[count:])


@cache
def contexts() -> Contexts:
    """The table of Chinese, read once."""
    import lzma  # only damaged text needs it

    with lzma.open(join(dirname(__file__), "contexts.bin.xz")) as file:
        return unpacked(file.read())
