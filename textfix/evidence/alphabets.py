"""Words that mix the letters of two alphabets, and how much of each alphabet a text holds."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Text, fact
from textfix.evidence.automata import may_hold
from textfix.evidence.marks import unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
WIDE = "Ａ-Ｚａ-ｚ"
ALPHABETS = {"Cyrillic": "Ѐ-҂Ҋ-ԯꙀ-ꙮꚀ-ꚝ", "Greek": "ͰͱͲͳͶͷͺ-ͽͿΆΈ-Ͽἀ-῾ᴦ-ᴪ", "Armenian": "Ա-Ֆՠ-ֈ"}
OTHERS = "".join(ALPHABETS.values()) + WIDE
#: Phonetic letters; a word with one of them is a transcription, in which Greek letters are at home.
PHONETIC = "ɐ-ʸᴀ-ᴥᴫ-ᶿ"
LONGEST = 60  #: letters; what is longer is no word
#: Latin letters that may touch others; one class alone, which `re` looks for faster than for the two that meet.
RUN, OTHER = re.compile(f"[{LATIN}]+"), re.compile(f"[{OTHERS}]")
LETTER = re.compile(f"[{LATIN}{OTHERS}{PHONETIC}\u0300-\u036f]")
WORD = re.compile(f"{LETTER.pattern}+")
#: What stands before a word and ends with a letter that is no letter of it: `%(name)s`, `%s`, `%1$lu`, `\\n`.
FILLED_IN = re.compile(r"(?:%(?:\([^()\n]{0,40}\))?[-+#0-9.$*]{0,8}[hlLqjzt]{0,2}|\\)[A-Za-z]")
LONGEST_FILLED_IN = 56


class Mixed(NamedTuple):
    """A word with letters of two alphabets."""

    start: int
    letters: str


@fact
def mixed_words(text: Text) -> tuple[Mixed, ...]:
    """The words of the text that mix Latin letters with others, in their order."""
    return tuple(_mixed_words(unprotected(text)))


def _mixed_words(seen: str) -> Iterator[Mixed]:
    done = 0
    for junction in _junctions(seen):
        start = junction
        if start < done:
            continue
        earliest = max(done, start - LONGEST)
        while start > earliest and LETTER.match(seen, start - 1):
            start -= 1
        start = _behind_filled_in(seen, start, junction)
        word = WORD.match(seen, start)
        assert word  # noqa: S101  # the junction itself is made of letters
        done = word.end()
        if done - start <= LONGEST and start <= junction:
            yield Mixed(start, word.group())


def _behind_filled_in(seen: str, start: int, junction: int) -> int:
    """Where the word really begins that a program's place for a value, or an escaped line end, is glued to."""
    before = seen[max(0, start - LONGEST_FILLED_IN) : junction + 1]
    for found in FILLED_IN.finditer(before):
        end = junction + 1 - len(before) + found.end()
        if start < end:
            return end
    return start


def _junctions(seen: str) -> Iterator[int]:
    """Where a Latin letter and another one stand side by side; of each word at least the first place."""
    for run in RUN.finditer(seen):
        start, end = run.span()
        if start and OTHER.match(seen, start - 1):
            yield start - 1
        elif OTHER.match(seen, end):
            yield end - 1


THREE = frozenset({"Latin", "Cyrillic", "Greek"})
NOISE = 20  #: of so many mixed words more than one has letters of three alphabets


@fact
def is_noise(text: Text) -> bool:
    """Whether many words have letters of three alphabets, as nobody writes: keys, samples, what a cipher made."""
    if not may_hold(_three_in_a_word(), text.string):
        return False
    words = mixed_words(text)
    three = sum(len({alphabet_of(letter) for letter in word.letters} & THREE) == len(THREE) for word in words)
    return three * NOISE > len(words)


@cache
def _three_in_a_word() -> str:
    """A pattern of letters of the three alphabets in one word, in any order."""
    letters = {"Latin": LATIN, **ALPHABETS}
    between = f"[{LATIN}{OTHERS}{PHONETIC}\u0300-\u036f]*"
    return "|".join(between.join(f"[{letters[name]}]" for name in order) for order in permutations(sorted(THREE)))


@fact
def alphabets(text: Text) -> Mapping[str, int]:
    """How many letters of each alphabet stand in words of that alphabet alone."""
    return _Counts(text)


class _Counts(dict[str, int]):
    """The letters of each alphabet, counted when one asks."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text

    def __missing__(self, name: str) -> int:
        letters = LATIN if name == "Latin" else ALPHABETS[name]
        mixed = sum(_letters(word.letters, letters) for word in mixed_words(self._text))
        self[name] = _letters(unprotected(self._text), letters) - mixed
        return self[name]


def _letters(string: str, letters: str) -> int:
    return sum(map(len, re.findall(f"[{letters}]+", string)))


@lru_cache(maxsize=1 << 12)
def alphabet_of(letter: str) -> str:
    """The name of a letter's alphabet; full-width letters count as one of their own, marks as none."""
    for name, letters in (("Latin", LATIN), *ALPHABETS.items(), ("full-width", WIDE), ("phonetic", PHONETIC)):
        if re.match(f"[{letters}]", letter):
            return name
    return ""
