"""How natural a string is in each of the languages that mojibake hides, in bits a character outside ASCII."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from textfix.tables.encodings import character_costs, letter_models

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Bits that a character of running text costs on average.
USUAL = {"zh-hans": 9.3, "zh-hant": 9.1, "ja": 7.7, "ko": 7.9, "ru": 4.2}
EAST_ASIAN = ("zh-hans", "zh-hant", "ja", "ko")
_ASCII = re.compile("[\\x00-\\x7f]+")
_MIXED_WORD = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_MEETING = 6.0  #: bits where a Latin and a Cyrillic letter meet in one word
_SYMBOL = 14.0  #: bits of a character that is no letter, beside letters of an alphabet
_RARE = 21 * 8  #: eighths of a bit of a character that a language's table lacks
_FOREIGN = 13.0  #: bits of a letter outside ASCII and outside the alphabet
_MARKS = dict.fromkeys("\N{NO-BREAK SPACE}«»—–“”„№…’ё§©°±×·•€→", 6.0)


class Fluency(NamedTuple):
    """The cost of a string in the language that suits it best."""

    bits: float
    natives: int  #: characters outside ASCII
    language: str

    @property
    def excess(self) -> float:
        """Bits a character above what is usual in the language; 0 for an empty string."""
        return self.bits / self.natives - USUAL[self.language] if self.natives else 0.0


def natives(string: str) -> str:
    """The characters outside ASCII."""
    return _ASCII.sub("", string)


def native_count(string: str) -> int:
    """How many characters are outside ASCII; far faster than to collect them."""
    return len(string) - len(string.encode("ascii", "ignore"))


def fluency(string: str, languages: tuple[str, ...]) -> Fluency:
    """The best of *languages* for the string."""
    return (_fluency if len(string) > _LONG else _fluency_once)(string, languages)


def _fluency(string: str, languages: tuple[str, ...]) -> Fluency:
    native = natives(string)
    if len(languages) > 1 and "ru" in languages and not _RUSSIAN.search(native):
        languages = EAST_ASIAN
    if len(languages) == 1:
        return Fluency(_bits(string, native, languages[0]), len(native), languages[0])
    if not native:
        return Fluency(0.0, 0, languages[0])
    if languages == EAST_ASIAN:
        weighed = _east_asian_bits(native)
    else:
        weighed = [_bits(string, native, language) for language in languages]
    excesses = [bits / len(native) - USUAL[language] for bits, language in zip(weighed, languages, strict=True)]
    best = excesses.index(min(excesses))
    return Fluency(weighed[best], len(native), languages[best])


_fluency_once = lru_cache(maxsize=256)(_fluency)  #: one line is weighed several times
_LONG = 4096  #: characters that are not kept


def character_bits(character: str, language: str) -> float:
    """How surprising one character is in an East Asian language."""
    return _costs(language if language in EAST_ASIAN else "zh-hans")[character] / 8


def bits_of(characters: Iterable[str], language: str) -> float:
    """How surprising some characters outside ASCII are in an East Asian language, all together."""
    return sum(map(_costs(language).__getitem__, characters)) / 8


def common(languages: tuple[str, ...]) -> frozenset[str]:
    """The characters outside ASCII that East Asian languages use every day."""
    return frozenset(
        character
        for language in languages
        for character, cost in _costs(language).items()
        if cost < _COMMON and character > "\x7f"
    )


_COMMON = 15 * 8  #: eighths of a bit


def _bits(string: str, native: str, language: str) -> float:
    if language == "ru":
        return _alphabetic(string, native)
    return bits_of(native, language)


def _east_asian_bits(native: str) -> list[float]:
    """What the characters cost in each of the languages, summed in one run."""
    totals = [0] * len(EAST_ASIAN)
    for start in range(0, len(native), _AT_ONCE):
        packed = sum(map(_PACKED.__getitem__, native[start : start + _AT_ONCE]))
        for place in range(len(EAST_ASIAN)):
            totals[place] += packed >> place * _WIDTH & (1 << _WIDTH) - 1
    return [total / 8 for total in totals]


_WIDTH = 15  #: bits of a machine word for each language
_AT_ONCE = (1 << _WIDTH) // (_RARE + 1)  #: characters whose costs are sure to fit into that


class _Packed(dict[str, int]):
    """The costs of a character in all the languages, side by side in one number."""

    def __missing__(self, character: str) -> int:
        costs = (_costs(language)[character] << place * _WIDTH for place, language in enumerate(EAST_ASIAN))
        packed = self[character] = sum(costs)
        return packed


_PACKED = _Packed()


class _Costs(dict[str, int]):
    def __missing__(self, character: str) -> int:
        self[character] = _RARE  # the next time is much faster
        return _RARE


@cache
def _costs(language: str) -> _Costs:
    return _Costs(character_costs(language))


def _alphabetic(string: str, native: str) -> float:
    """Pairs of letters in words, and a flat price for other characters outside ASCII."""
    words = sum(map(_word_cost, _WORD.findall(string))) / 8
    strangers = _RUSSIAN.sub("", native)
    foreign = sum(map(_STRANGERS.__getitem__, strangers))
    return words + foreign + len(_MIXED_WORD.findall(string)) * _MEETING


class _Strangers(dict[str, float]):
    """What a character outside ASCII and the alphabet costs."""

    def __missing__(self, character: str) -> float:
        bits = self[character] = _FOREIGN if character.isalpha() else _SYMBOL  # the next time is much faster
        return bits


_STRANGERS = _Strangers(_MARKS)


def word_bits(word: str) -> float:
    """How surprising a word of Russian is by its pairs of letters."""
    return _word_cost(word) / 8


@lru_cache(maxsize=1 << 15)
def _word_cost(word: str) -> int:
    """The pairs of letters of a word, from the boundary before it to the one behind it, in eighths of a bit."""
    letters, costs, size = _pairs()
    classes = [0, *(letters.get(letter, 1) for letter in word.lower()), 0]
    return sum(costs[before * size + after] for before, after in pairwise(classes))


_WORD = re.compile("[А-Яа-яЁё]{1,40}")
_RUSSIAN = re.compile("[А-Яа-яЁё]+")


@cache
def _pairs() -> tuple[dict[str, int], bytes, int]:
    model = letter_models()["ru"]
    return {letter: index + 2 for index, letter in enumerate(model.alphabet)}, model.costs, model.size
