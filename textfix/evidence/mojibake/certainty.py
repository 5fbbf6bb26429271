"""When a line's repair by a family that its text holds elsewhere is beyond doubt, told without weighing other families."""

from __future__ import annotations

import re
from functools import cache
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING

from textfix.evidence.mojibake.cells import twice
from textfix.evidence.mojibake.families import UTF8
from textfix.evidence.mojibake.fluency import EAST_ASIAN, USUAL, bits_of, common, fluency, natives

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textfix.evidence.mojibake.families import Family

    #: Of a line, its repair, and the number of guesses in it.
    IsCertain = Callable[[str, str, int], bool]

#: What is in UTF-8 and neither East Asian nor Cyrillic; UTF-8 by chance would hardly ever be either.
_UNEXPECTED = re.compile(
    "[^\\x00-\\x7f·×«»°№\\u0400-\\u045f\\u2000-\\u206f\\u2190-\\u25ff\\u3000-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7a3\\uff01-\\uffee]"
)
_SHORT, _DIFFERENT = 6, 4  #: characters of a line, and different ones, below which chance has a say
FEW = 8  #: characters outside ASCII that are too few to be sure
_GUESSED = 0.25  #: share of guesses from which a repair is one itself
_GAIN = 1.8  #: bits a character
_CHANGES = 3  #: characters that change where two encodings have marks and kana in the same places
_OF_CHANGES = 5.0  #: bits above what is usual that they may be: names and technical terms


def certainty(chain: Sequence[Family], language: str) -> IsCertain:
    """What tells whether a line is beyond doubt."""
    first, last = chain[0], chain[-1]
    lossy = any(family.reader.wide and family.writer is not UTF8 for family in chain)
    odd = _UNEXPECTED if last.writer is UTF8 or last.writer.alphabetic else _rare(language)
    ambiguous = twice().pattern if first.reader.codec == "cp932" else None

    def is_certain(old: str, new: str, guesses: int) -> bool:
        if _is_chance(new, guesses) or (lossy and "?" in new) or (ambiguous and ambiguous.search(old)):
            return False
        if last.alike:
            return _is_gain_of_changes(old, new, language)
        if last.writer.alphabetic:
            weighed = fluency(new, last.writer.languages)
            return weighed.natives > FEW and weighed.excess < most_excess(chain)
        return not odd.search(new) or (last.writer is not UTF8 and is_clear(old, new, chain))

    return is_certain


def _is_chance(new: str, guesses: int) -> bool:
    """Whether there is too little of a repair, or too much of it guessed, to say anything."""
    if len(new) < _SHORT or (len(set(new[-_SHORT:])) < _DIFFERENT and len(set(new)) < _DIFFERENT):
        return True
    return guesses > 1 and guesses > len(natives(new)) * _GUESSED + 1


def is_clear(old: str, new: str, chain: Sequence[Family]) -> bool:
    """Whether a repair is usual text that is far more usual than what stood there."""
    after = fluency(new, chain[-1].writer.languages)
    if after.natives <= FEW or after.excess >= most_excess(chain):
        return False
    return fluency(old, EAST_ASIAN if chain[0].reader.wide else ("ru",)).excess - after.excess >= _GAIN


def _is_gain_of_changes(old: str, new: str, language: str) -> bool:
    """Whether the characters that change become usual ones."""
    if len(old) != len(new):
        return False
    changed = list(map(ne, old, new))
    count = changed.count(True)
    if count < _CHANGES:
        return False
    after = bits_of(compress(new, changed), language)
    return after < (USUAL[language] + _OF_CHANGES) * count and after < bits_of(compress(old, changed), language)


def most_excess(chain: Sequence[Family]) -> float:
    """The bits above what is usual that a repair of more than a few characters may have: UTF-8 is none by chance."""
    return 3.0 if chain[-1].writer is UTF8 else 1.0


@cache
def _rare(language: str) -> re.Pattern[str]:
    """A character that is not common in the language; one of them puts its line in doubt."""
    languages = (
        (language, "zh-hant" if language == "zh-hans" else "zh-hans") if language.startswith("zh") else (language,)
    )
    known = "".join(sorted(re.escape(character) for character in common(languages)))
    return re.compile(f"[^\\x00-\\x7f{known}]")
