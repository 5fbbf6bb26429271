"""Which script the prose of a text is written in.

Judged by running prose alone: a list of Simplified place names at the foot of a Traditional page says nothing about it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from textfix import tables
from textfix.core import Text, fact
from textfix.evidence.zones import zones

if TYPE_CHECKING:
    from collections.abc import Iterator

ENOUGH = 8  #: evidence characters from which on a text is said to be in one script
DOMINANT = 0.6  #: share of the evidence characters
JAPANESE = 0.05  #: share of kana among Han and kana
CLASSICAL = 0.005  #: share of modern function words among Han, below which Chinese is no modern prose
MOSTLY = 10  #: times the Han characters of the prose, in a text that is hardly prose at all
CLASSICAL_FROM = 100  #: Han characters without which nothing can be said about that
FUNCTION_WORDS = "的了們這個们这个嘅咗唔佢"  #: not 是 在 有 我, which poets use as well
SENTENCE = re.compile(r"[。！？；，]|[.!?](?:[ \t\"')]|$)")
HAN = re.compile("[〇㐀-鿿\uf900-\ufaff\U00020000-\U0003ffff]")
WINDOWS, WIDTH = 16, 8_000  #: a longer text is judged by so many windows of so many code points, evenly spread


@dataclass(frozen=True, slots=True)
class ScriptProfile:
    """How many characters of each kind the prose holds; of a long text, a sample of its prose."""

    han: int = 0
    traditional: int = 0  #: Han characters that only Traditional Chinese has
    simplified: int = 0  #: Han characters that only Simplified Chinese has
    function_words: int = 0  #: the commonest words of modern Chinese, spoken Cantonese too
    kana: int = 0
    hangul: int = 0
    latin: int = 0

    @property
    def is_traditional(self) -> bool:
        """Chinese prose in the Traditional script, with enough evidence."""
        return self._dominates(self.traditional)

    @property
    def is_simplified(self) -> bool:
        """Chinese prose in the Simplified script, with enough evidence."""
        return self._dominates(self.simplified)

    @property
    def is_japanese(self) -> bool:
        """Kana among the Han characters, more than a Chinese text quotes."""
        return self.kana > JAPANESE * (self.han + self.kana)

    @property
    def is_classical(self) -> bool:
        """Poetry or classical Chinese, where characters stand for older words."""
        return self.han >= CLASSICAL_FROM and self.function_words < CLASSICAL * self.han

    def _dominates(self, evidence: int) -> bool:
        least = max(ENOUGH, DOMINANT * (self.traditional + self.simplified))
        return evidence >= least and not self.is_japanese


@fact
def script_profile(text: Text) -> ScriptProfile:
    """The profile of the text's prose; of all that is outside protected zones where no line is prose."""
    outside = _sample("".join(_outside(text)))
    prose = "\n".join(line for line in outside.split("\n") if SENTENCE.search(line))
    return _larger(profile(prose), outside) if holds_han(prose) else profile(outside)


def _larger(prose: ScriptProfile, outside: str) -> ScriptProfile:
    """The profile of the prose, unless it is a line or two of a classical text that has no marks."""
    if prose.han < CLASSICAL_FROM and (whole := profile(outside)).is_classical and whole.han > MOSTLY * prose.han:
        return whole
    return prose


def profile(string: str) -> ScriptProfile:
    """Count the characters of a string, all of it."""
    totals = [0] * len(fields(ScriptProfile))
    for kinds, count in Counter(map(_KINDS.__getitem__, string)).items():
        for kind in kinds:
            totals[kind] += count
    return ScriptProfile(*totals)


class _Kinds(dict[str, bytes]):
    """For which numbers of a profile a character counts, in the order of its fields."""

    def __missing__(self, character: str) -> bytes:
        han = is_han(character)
        counts = (
            han,
            han and character in tables.traditional_only(),
            han and character in tables.simplified_only(),
            FUNCTION_WORDS.count(character),
            "ぁ" <= character <= "ヿ" and character not in "・ー",
            "가" <= character <= "힣",
            character < "ɐ" and character.isalpha(),
        )
        kinds = self[character] = b"".join(bytes((kind,)) * times for kind, times in enumerate(counts))
        return kinds


_KINDS = _Kinds()


def is_han(character: str) -> bool:
    """Whether a character is a Han character."""
    return HAN.match(character) is not None


def holds_han(string: str) -> bool:
    """Whether a string holds a Han character."""
    return HAN.search(string) is not None


def _outside(text: Text) -> Iterator[str]:
    """The stretches of the text between its protected zones."""
    at = 0
    for start, end, _ in zones(text):
        yield text.string[at:start]
        at = max(at, end)
    yield text.string[at:]


def _sample(string: str) -> str:
    """The string, or windows of whole lines evenly spread over it."""
    if len(string) <= WINDOWS * WIDTH:
        return string
    stride = len(string) // WINDOWS
    return "\n".join(string[start : start + WIDTH] for start in range(0, stride * WINDOWS, stride))
