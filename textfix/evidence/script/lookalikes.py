"""Which alphabet a word with letters of two alphabets is in, and what its other letters should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Level
from textfix.evidence.alphabets import alphabet_of
from textfix.tables.lookalikes import FULL_WIDTH, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

USED = 3  #: letters of an alphabet in words of their own from which on the text uses it
SYMBOLS = frozenset("αγινρσυ")  #: Greek letters of formulas and of chemistry; only a long word around them is proof
SHORT, LONG = 3, 6  #: letters of a word in which one letter proves nothing, and of one in which it does
GREEK_TEXT = 20  #: Greek letters without which a Greek letter beside a Latin one is a symbol


#: Letters that machines put into Latin spellings of names, where they stand for another sound than the Latin letter.
TRANSLITERATED = frozenset("ҮүҺһ")

#: Small Latin letters inside a word of an alphabet, by whether its letters are capitals: what they were, or several.
ODD: Mapping[tuple[str, bool], Mapping[str, str | None]] = {
    ("Cyrillic", True): {"b": "Ь", "l": None},
    ("Cyrillic", False): {"r": "г"},
    ("Greek", True): {"l": "Ι"},
    ("Greek", False): {"r": None},
}


class Verdict(NamedTuple):
    """The letters that a word should have, by their places in it, and how certain that is."""

    letters: Mapping[int, str | None]
    level: Level | None


def judge(word: str, used: Mapping[str, int]) -> Verdict | None:
    """What a mixed word should be; None where it may be meant as it stands."""
    kinds = [alphabet_of(letter) for letter in word]
    others = set(kinds) - {"Latin", ""}
    if len(others) != 1 or "Latin" not in kinds:
        return None
    other = others.pop()
    latin = {place: letter for place, letter in enumerate(word) if kinds[place] == "Latin"}
    foreign = {place: letter for place, letter in enumerate(word) if kinds[place] == other}
    if other == "full-width":
        return _judge_width(latin, foreign)
    if other not in pairs():
        return None
    if all(letter in pairs()[other].to_latin for letter in foreign.values()):
        return _of_look_alikes(word, latin, foreign, other, used)
    return _of_latin_look_alikes(word, latin, foreign, other, used)


def is_styled(word: str, verdict: Verdict) -> bool:
    """Whether a word is spelled as names of bands and brands are: in capitals, one of them at either end a foreign one."""
    return word.isupper() and len(verdict.letters) == 1 and min(verdict.letters) in (0, len(word) - 1)


def _of_look_alikes(
    word: str, latin: Mapping[int, str], foreign: Mapping[int, str], other: str, used: Mapping[str, int]
) -> Verdict | None:
    """A word whose letters of the other alphabet could all be Latin ones."""
    to_latin, from_latin, *_ = pairs()[other]
    if any(letter not in from_latin for letter in latin.values()):
        return _to_latin(word, latin, {place: _plain(word, place, to_latin) for place in foreign}, other, used)
    return _undecided(word, latin, foreign, other, used)


def _plain(word: str, place: int, to_latin: Mapping[str, str]) -> str:
    """The Latin letter; a stroke between small ones is an l."""
    letter = to_latin[word[place]]
    between = word[max(0, place - 1) : place] + word[place + 1 : place + 2]
    return "l" if letter == "I" and len(between) == len("ab") and between.islower() else letter


def _of_latin_look_alikes(
    word: str, latin: Mapping[int, str], foreign: Mapping[int, str], other: str, used: Mapping[str, int]
) -> Verdict | None:
    """A word with letters that only the other alphabet has, and Latin ones that could belong to it."""
    _, from_latin, roughly, remote = pairs()[other]
    if len(latin) == 1 and (odd := _odd(word, latin, other, used)):
        return odd
    if all(letter in from_latin for letter in latin.values()):
        return _from_latin(word, {place: from_latin[letter] for place, letter in latin.items()}, other, used)
    if all(letter in from_latin or letter in roughly for letter in latin.values()):
        return _roughly(word, latin, roughly, other, used)
    if len(foreign) == 1 and remote.issuperset(foreign.values()) and _is_inside(word, min(foreign), reach=2):
        return Verdict(dict.fromkeys(foreign), Level.REPORT)
    return None


def _odd(word: str, latin: Mapping[int, str], other: str, used: Mapping[str, int]) -> Verdict | None:
    """A small Latin letter that looks like a capital of the other alphabet, inside a word of capitals, and the like."""
    ((place, letter),) = latin.items()
    rest = word[:place] + word[place + 1 :]
    known = ODD.get((other, rest.isupper()), {})
    if letter not in known or len(word) < LONG or used[other] < GREEK_TEXT or not _is_inside(word, place, reach=1):
        return None
    return Verdict({place: known[letter]}, Level.FULL if known[letter] else Level.REPORT)


def _judge_width(latin: Mapping[int, str], wide: Mapping[int, str]) -> Verdict | None:
    """Full-width letters in a longer plain word become plain."""
    if len(latin) < SHORT or len(wide) * 2 > len(latin):
        return None
    return Verdict({place: chr(ord(letter) - FULL_WIDTH) for place, letter in wide.items()}, None)


def _to_latin(
    word: str, latin: Mapping[int, str], meant: Mapping[int, str], other: str, used: Mapping[str, int]
) -> Verdict | None:
    """A Latin word, unless the other letters are an ending, a preposition or a symbol."""
    first, last = min(meant), max(meant)
    if other == "Greek" and not SYMBOLS.isdisjoint(word):
        plain = sum(letter.islower() and letter.isascii() for letter in latin.values())
        inside = all(_is_inside(word, place, reach=1) for place in meant)
        return Verdict(meant, Level.FULL) if plain >= SHORT and len(latin) > SHORT and inside else None
    if used[other] >= USED:
        ending = first > max(latin)
        preposition = last < min(latin) and word[: last + 1].islower()
        if ending or preposition:
            return None
    if len(word) < SHORT or len(latin) < len(meant):
        return Verdict(meant, Level.FULL) if len(latin) > 1 else None
    return Verdict(meant, None if TRANSLITERATED.isdisjoint(word) else Level.FULL)


def _from_latin(word: str, meant: Mapping[int, str], other: str, used: Mapping[str, int]) -> Verdict | None:
    """A Cyrillic or Greek word, unless the Latin letters are a symbol with an index or a class behind a word."""
    if other == "Greek" and (used[other] < GREEK_TEXT or len(word) <= SHORT):
        return None
    rest = len(word) - len(meant)
    is_class = min(meant) >= rest and word[min(meant)].isupper() and not word.isupper()
    inner_capital = any(word[place].isupper() and word[place - 1].islower() for place in meant if place)
    brand = word[0].islower() and 0 in meant and word[1:2].isupper()
    if is_class or inner_capital or brand or rest < 1:
        return None
    symbol = set(meant) == {0} and word[0].isupper() and len(word) < LONG and not word.isupper()
    if symbol and len(word) < LONG - 1:
        return None
    thin = symbol or len(word) < SHORT or rest < len(meant)
    return Verdict(meant, Level.FULL if thin else None)


def _roughly(
    word: str, latin: Mapping[int, str], roughly: Mapping[str, str], other: str, used: Mapping[str, int]
) -> Verdict | None:
    """A Cyrillic or Greek word with Latin letters inside that resemble its own from afar: reported."""
    inside = all(
        _is_inside(word, place, reach=1) and word[place].isupper() == word[place - 1].isupper() for place in latin
    )
    if not inside or len(word) < LONG or used[other] < GREEK_TEXT or len(latin) > 1:
        return None
    ((place, letter),) = latin.items()
    guess = roughly[letter] if other == "Greek" else None
    return Verdict({place: guess}, Level.FULL if guess else Level.REPORT)


def _undecided(
    word: str, latin: Mapping[int, str], foreign: Mapping[int, str], other: str, used: Mapping[str, int]
) -> Verdict | None:
    """No letter tells: the alphabet that the text is in decides, where it is in one alone."""
    if len(word) < SHORT or (other == "Greek" and used[other] < GREEK_TEXT and not word.isupper()):
        return None
    to_latin, from_latin, *_ = pairs()[other]
    if used[other] < USED:
        return Verdict({place: to_latin[letter] for place, letter in foreign.items()}, Level.FULL)
    if not (word.isupper() or word[1:].islower()) or min(foreign) > max(latin):
        return None
    if used[other] > used["Latin"]:
        return Verdict({place: from_latin[letter] for place, letter in latin.items()}, Level.FULL)
    return Verdict(dict.fromkeys(foreign), Level.REPORT)


def _is_inside(word: str, place: int, reach: int) -> bool:
    return reach <= place < len(word) - reach
