"""What can make a slip look like one that is none: a name, somebody's term, how one person writes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textfix.evidence.lone_slips import LEFT_BEHIND
from textfix.evidence.named import can_be_name
from textfix.evidence.slips import Slip, meanings

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORT = 20  #: characters of Traditional evidence below which a single slip may be how somebody writes
CONVERTED = 3  #: different characters left standing and nowhere right show that the whole text was converted that way
#: Half-converted words that a vendor of software writes throughout as its own term, and the right ones: a guess for
#: that reason, where the text does not write the right one as often.
TERMS = {"系結": "繫結"}
SPOKEN = 5  #: 係 in a text that writes spoken Cantonese and so hardly speaks of a 系
#: A character that hardly anything but a slip can be where phrases show it to be one elsewhere in the text.
AGAIN = "并"


class Doubts:
    """The doubts about the slips of a text, of which phrases show some for *certain*."""

    def __init__(self, string: str, certain: Mapping[int, Slip]) -> None:
        self._string = string
        self._wrong = Counter(string[at] for at in certain)
        self._right = {sign: sum(map(string.count, meanings(sign))) for sign in {*self._wrong, *LEFT_BEHIND}}
        self._is_converted = sum(not self._right[sign] for sign in self._wrong) >= CONVERTED
        self._is_spoken = string.count("係") >= SPOKEN
        self._terms = {term for term, good in TERMS.items() if string.count(term) > string.count(good)}

    def is_guess(self, at: int) -> bool:
        """Whether a character that no phrase shows to be a slip may be right, by the text's other slips."""
        sign = self._string[at]
        if (sign in AGAIN and self._wrong[sign]) or (sign == "系" and self._is_spoken):
            return False
        return not (self._is_converted and sign in LEFT_BEHIND and not self._right[sign])

    def is_term(self, at: int) -> bool:
        """Whether it begins a word that this text writes so."""
        return self._string[at : at + 2] in self._terms

    def is_name(self, at: int) -> bool:
        """Whether it may be part of a name, in a text that mostly writes the right character."""
        sign = self._string[at]
        return self._wrong[sign] < self._right.get(sign, 0) and can_be_name(self._string, at)

    def is_alone(self, evidence: int) -> bool:
        """Whether it is the only one in a text with so few characters of Traditional evidence."""
        return self._wrong.total() == 1 and evidence < SHORT
