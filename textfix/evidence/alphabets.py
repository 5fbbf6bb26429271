"""Words that mix the letters of two alphabets, and how much of each alphabet a text holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Text, fact
from textfix.evidence.marks import unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator

LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
WIDE = "Ａ-Ｚａ-ｚ"
ALPHABETS = {"Cyrillic": "Ѐ-҂Ҋ-ԯꙀ-ꙮꚀ-ꚝ", "Greek": "ͰͱͲͳͶͷͺ-ͽͿΆΈ-Ͽἀ-῾ᴦ-ᴪ", "Armenian": "Ա-Ֆՠ-ֈ"}
OTHERS = "".join(ALPHABETS.values()) + WIDE
#: Phonetic letters; a word with one of them is a transcription, in which Greek letters are at home.
PHONETIC = "ɐ-ʸᴀ-ᴥᴫ-ᶿ"
LONGEST = 60  #: letters; what is longer is no word
JUNCTION = re.compile(f"[{LATIN}][{OTHERS}]|[{OTHERS}][{LATIN}]")
LETTER = re.compile(f"[{LATIN}{OTHERS}{PHONETIC}\u0300-\u036f]")
WORD = re.compile(f"{LETTER.pattern}+")


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
    for junction in JUNCTION.finditer(seen):
        start = junction.start()
        if start < done:
            continue
        earliest = max(done, start - LONGEST)
        while start > earliest and LETTER.match(seen, start - 1):
            start -= 1
        word = WORD.match(seen, start)
        assert word  # noqa: S101  # the junction itself is made of letters
        done = word.end()
        if done - start <= LONGEST:
            yield Mixed(start, word.group())


@fact
def alphabets(text: Text) -> dict[str, int]:
    """How many letters of each alphabet stand in words of that alphabet alone."""
    seen = unprotected(text)
    counts = {"Latin": _letters(seen, LATIN)}
    counts |= {name: _letters(seen, letters) for name, letters in ALPHABETS.items()}
    for word in mixed_words(text):
        for name, letters in (("Latin", LATIN), *ALPHABETS.items()):
            counts[name] -= _letters(word.letters, letters)
    return counts


def _letters(string: str, letters: str) -> int:
    return sum(map(len, re.findall(f"[{letters}]+", string)))


def alphabet_of(letter: str) -> str:
    """The name of a letter's alphabet; full-width letters count as one of their own, marks as none."""
    for name, letters in (("Latin", LATIN), *ALPHABETS.items(), ("full-width", WIDE), ("phonetic", PHONETIC)):
        if re.match(f"[{letters}]", letter):
            return name
    return ""
