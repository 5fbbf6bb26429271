"""Whether to believe that a string was read in a wrong encoding: how much more usual the repair is, and how usual."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from textfix.evidence.mojibake.families import UTF8
from textfix.evidence.mojibake.fluency import natives
from textfix.evidence.mojibake.short_votes import are_few_capitals

if TYPE_CHECKING:
    from textfix.evidence.mojibake.families import Family
    from textfix.evidence.mojibake.fluency import Fluency


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


_ASIAN = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_KANA = re.compile("[\u3040-\u30ff]")
_BITS = 24.0  #: by which a repair is more usual, in all
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


def is_believed(reading: Reading, *, trusted: bool = False) -> bool:
    """Whether the gain is too large, and the result too usual, to be chance; less is asked of a *trusted* family."""
    family, count = reading.chain[0], reading.fluency.natives
    if not count or len(reading.guessed) > count * _GUESSED + 1 or (not trusted and _is_chance(reading)):
        return False
    if family.alike and len(_ASIAN.findall(reading.string)) * 2 < len(natives(reading.string)):
        return False
    gain, excess = _demands(reading)
    if trusted:
        gain, excess = gain * 0.4, excess + 2.0
    elif (count > 8 or family.alike) and reading.gain >= _MUCH:
        excess += 0.8
    elif family.writer is not UTF8 and not family.alike and count <= _FEW and _MEETING.search(reading.string):
        return False
    if reading.gain < gain or reading.fluency.excess > excess:
        return False
    return len(set(natives(reading.string))) >= min(count, _DIFFERENT)


def _demands(reading: Reading) -> tuple[float, float]:
    """The bits a character that must be gained at least, and that the result may be above what is usual."""
    family, count = reading.chain[0], reading.fluency.natives
    if family.writer is UTF8:
        typographic = family.reader.wide and not _NOT_TYPOGRAPHY.search(reading.string)
        return (0.0, 9.0) if typographic else _step(count, _OF_UTF8)
    if family.alike:
        return _step(count, _OF_ALIKE)
    return _step(count, _OF_LETTERS if family.writer.alphabetic else _OF_PAIRS)


def _is_chance(reading: Reading) -> bool:
    """Whether a list of some hundred thousand words holds one that such a family makes words of another language."""
    family, count = reading.chain[0], reading.fluency.natives
    if family.writer.alphabetic and are_few_capitals(natives(reading.string)):
        return True
    if not family.reader.wide or family.writer is UTF8:
        return False
    if family.alike and _KANA.search(reading.string):
        return False  # of Japanese the whole text decides
    return count < _FEW or reading.gain * count < _BITS


def _step(count: int, steps: _Steps) -> tuple[float, float]:
    return next((gain, excess) for most, gain, excess in steps if count <= most)
