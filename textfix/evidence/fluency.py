"""How natural a string is in each of the languages that mojibake hides, in bits a character outside ASCII."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from textfix.tables.encodings import character_costs, letter_models

#: Bits that a character of running text costs on average.
USUAL = {"zh-hans": 9.3, "zh-hant": 9.1, "ja": 7.7, "ko": 7.9, "ru": 4.2}
EAST_ASIAN = ("zh-hans", "zh-hant", "ja", "ko")
_ASCII = re.compile("[\\x00-\\x7f]+")
_HAN_KANA_HANGUL = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_MIXED_WORD = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_MEETING = 6.0  #: bits where a Latin and a Cyrillic letter meet in one word
_SYMBOL = 14.0  #: bits of a character that is no letter, beside letters of an alphabet
_RARE = 21 * 8  #: eighths of a bit of a character that a language's table lacks
_FOREIGN = 13.0  #: bits of a letter outside ASCII and outside the alphabet
_MARKS = dict.fromkeys("\N{NO-BREAK SPACE}«»—–“”„№…’ё§©°±×·•€→", 6.0)


class Fluency(NamedTuple):
    """The cost of a string in the language that suits it best."""

    bits: float
    count: int  #: characters outside ASCII
    language: str

    @property
    def excess(self) -> float:
        """Bits a character above what is usual in the language; 0 for an empty string."""
        return self.bits / self.count - USUAL[self.language] if self.count else 0.0


def natives(string: str) -> str:
    """The characters outside ASCII."""
    return _ASCII.sub("", string)


def fluency(string: str, languages: tuple[str, ...]) -> Fluency:
    """The best of *languages* for the string."""
    native = natives(string)
    found = (Fluency(_bits(string, native, language), len(native), language) for language in languages)
    return min(found, key=lambda answer: answer.excess)


def _bits(string: str, native: str, language: str) -> float:
    if language == "ru":
        return _alphabetic(string, native)
    return sum(map(_costs(language).__getitem__, native)) / 8


class _Costs(dict[str, int]):
    def __missing__(self, character: str) -> int:
        return _RARE


@cache
def _costs(language: str) -> _Costs:
    return _Costs(character_costs(language))


def _alphabetic(string: str, native: str) -> float:
    """Pairs of letters in words, and a flat price for other characters outside ASCII."""
    classes, pairs, size = _pairs()
    total, before = 0, 0
    for kind in string.lower().translate(classes):
        code = ord(kind)
        if code > 1 or before > 1:
            total += pairs[before * size + code] if code < size else 0
        before = code if code < size else 0
    foreign = sum(
        _MARKS.get(character, _FOREIGN if character.isalpha() else _SYMBOL) for character in _strangers(native)
    )
    return total / 8 + foreign + len(_MIXED_WORD.findall(string)) * _MEETING


def _strangers(native: str) -> str:
    return _RUSSIAN.sub("", native)


_RUSSIAN = re.compile("[А-Яа-яЁё]+")


class _Classes(dict[int, str]):
    def __missing__(self, key: int) -> str:
        return "\0"


@cache
def _pairs() -> tuple[dict[int, str], bytes, int]:
    model = letter_models()["ru"]
    classes = _Classes({ord(letter): chr(index + 2) for index, letter in enumerate(model.alphabet)})
    return classes, model.costs, model.size
