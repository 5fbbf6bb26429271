"""How probable a character is behind another one: in Chinese, and in one text with its own words."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from itertools import pairwise

from textfix import tables
from textfix.core import Text, fact
from textfix.evidence.gbk import SYLLABLE, character
from textfix.evidence.language import BACK_OFF, MARKS, UNKNOWN

SAMPLE = 100_000  #: code points of a text from which its own habits are taken
WEIGHT_OF_CHARACTERS = 400  #: characters of the text that count as much as what is known of Chinese
WEIGHT_OF_PAIRS = 20  #: pairs of the text, likewise
RARE = -11.0  #: of characters that are not tried in the place of lost ones
SELDOM = -8.5  #: log-probability of a character that is at home in few words,
OVERLAP = -2.0  #: of a pair whose first character is the second one of another pair, since most words have two
SIMPLIFIED = -4.0  #: of a pair that is the Simplified spelling of another one
TAIL = 0.5  #: and so is still less probable outside them, by that much for each nat
READING = re.compile(rf"\({SYLLABLE}\)")


class Habits:
    """Log-probabilities of characters in a Traditional text, in nats."""

    def __init__(self, string: str) -> None:
        own = READING.sub("", string[:SAMPLE])
        self._singles, self._pairs = tables.unigrams(), tables.bigrams()
        self._own = Counter(own)
        self._own_pairs = Counter(map("".join, pairwise(own)))
        self._size = len(own)
        self._foreign = tables.simplified_only()
        self._former: dict[str, list[str]] = defaultdict(list)
        for traditional, simplified in tables.to_simplified().items():
            self._former[simplified].append(traditional)
        self._known: dict[tuple[str, str], float] = {}
        self._leads: dict[int, list[int]] = {}

    def holds(self, sign: str) -> bool:
        """Whether the text holds this character."""
        return sign in self._own

    def alone(self, sign: str) -> float:
        """The log-probability of a character by itself."""
        if sign in self._foreign and sign not in self._own:
            return UNKNOWN
        usual = math.exp(self._singles.get(sign) or MARKS.get(sign, UNKNOWN)) * WEIGHT_OF_CHARACTERS
        return math.log((self._own[sign] + usual) / (self._size + WEIGHT_OF_CHARACTERS))

    def usual_leads(self, trail: int) -> list[int]:
        """First bytes that make a character worth trying together with this second byte."""
        if trail not in self._leads:
            found = ((lead, character(lead, trail)) for lead in range(0x81, 0xFF))
            self._leads[trail] = [lead for lead, sign in found if sign and self.alone(sign) > RARE]
        return self._leads[trail]

    def step(self, before: str, sign: str) -> float:
        """The log-probability of a character behind one or two others."""
        key = before, sign
        if key not in self._known:
            alone = self.alone(sign)
            alone += BACK_OFF + TAIL * min(0.0, alone - SELDOM)
            pair = self._pairs.get(before[-1:] + sign, UNKNOWN)
            if pair in (self._pairs.get(before[-1:] + former) for former in self._former.get(sign, ())):
                pair += SIMPLIFIED
            if before in self._pairs:
                pair += OVERLAP
            usual = max(pair, alone)
            share = self._own_pairs[before[-1:] + sign] + math.exp(usual) * WEIGHT_OF_PAIRS
            self._known[key] = math.log(share / (self._own[before[-1:]] + WEIGHT_OF_PAIRS))
        return self._known[key]


@fact
def habits(text: Text) -> Habits:
    """The habits of a text."""
    return Habits(text.string)
