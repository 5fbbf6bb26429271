"""How probable a character is behind two others: in Chinese, and in one Traditional text with its own words."""

from __future__ import annotations

import math

from textfix.core import Text, fact
from textfix.evidence.readings.cantonese import cantonese
from textfix.evidence.readings.gbk import character
from textfix.evidence.readings.own_words import GAP, MARKS, SPACE, OwnWords
from textfix.evidence.readings.spellings import spelling
from textfix.tables.contexts import OTHER, contexts, tokens

#: How many tokens, pairs and triples of Chinese at large count as one of the text's own.
TOKENS, PAIRS, TRIPLES = 300.0, 10.0, 3.0
OWN_WORDS = 0.1  #: share of the characters that depend on the text's subject alone, not on the characters before
RARE = -13.0  #: log-probability of characters that are not tried in the place of lost ones
GAPS = frozenset(" \n")
USUAL = 40  #: characters that are tried where one byte of two is known


class Habits:
    """Log-probabilities of characters in a Traditional text, in nats."""

    def __init__(self, string: str) -> None:
        self._chinese = contexts()
        self._own = OwnWords(string)
        self._spoken = cantonese(self._own.signs)
        self._known: dict[tuple[str, str], float] = {}
        self._alone: dict[str, float] = {}
        self._shares: dict[str, float] = {}
        self._spelled: dict[str, float] = {}
        self._leads: dict[int, list[int]] = {}
        self._hidden: dict[tuple[int, ...], list[tuple[int, int]]] = {}

    def holds(self, sign: str) -> bool:
        """Whether the text holds this character."""
        return sign in self._own.signs

    def alone(self, sign: str) -> float:
        """The log-probability of a character by itself."""
        if sign not in self._alone:
            self._alone[sign] = math.log(self._share(tokens(sign))) + self._spelling(sign)
        return self._alone[sign]

    def usual_leads(self, trail: int) -> list[int]:
        """First bytes that make a character worth trying together with this second byte."""
        if trail not in self._leads:
            found = [(lead, character(lead, trail)) for lead in range(0x81, 0xFF)]
            found = [(lead, sign) for lead, sign in found if sign and self.alone(sign) > RARE]
            found.sort(key=lambda one: -self.alone(one[1]))
            self._leads[trail] = [lead for lead, _ in found[:USUAL]]
        return self._leads[trail]

    def usual_with(self, trails: tuple[int, ...]) -> list[tuple[int, int]]:
        """The commonest characters with these second bytes, as bytes."""
        if trails not in self._hidden:
            found = [(lead, trail) for trail in trails for lead in self.usual_leads(trail)]
            found.sort(key=lambda code: -self.alone(character(*code)))
            self._hidden[trails] = found[:USUAL]
        return self._hidden[trails]

    def step(self, before: str, sign: str) -> float:
        """The log-probability of a character behind the last two others; a space behind a mark does not count."""
        last = before[-2:] if GAPS.isdisjoint(before[-2:]) else before[-3:]
        key = last, sign
        if key not in self._known:
            read, new = tokens(last), tokens(sign)
            if new == "\n" or (new == " " and read[-1:] in MARKS):
                self._known[key] = self._own.gap(read[-1:], new)
            else:
                self._known[key] = self._behind(read, new) + self._spelling(sign)
        return self._known[key]

    def mean(self, string: str) -> float:
        """The mean log-probability of the characters of a string, each behind those before it; 0 for an empty one."""
        steps = [self.step(string[max(at - 3, 0) : at], sign) for at, sign in enumerate(string)]
        return sum(steps) / len(steps) if steps else 0.0

    def _behind(self, read: str, new: str) -> float:
        is_word = new >= "㐀"
        close = (GAP if is_word else SPACE).sub("", read) if not GAPS.isdisjoint(read) else read
        close = close.rjust(2, "\n")
        first, second = close[-2], close[-1]
        own, chance = self._own, math.exp(self._chinese.after(first, second, new))
        if is_word:
            chance = (1 - OWN_WORDS) * chance + OWN_WORDS * self._share(new)
            chance = max(chance, self._spoken.get(second + new, 0.0))
        chance = (own.pairs[second + new] + PAIRS * chance) / (own.tokens[second] + PAIRS)
        chance = (own.triples[first + second + new] + TRIPLES * chance) / (own.pairs[first + second] + TRIPLES)
        return math.log(chance)

    def _share(self, token: str) -> float:
        if token not in self._shares:
            usual = max(math.exp(self._chinese.alone(token)), self._spoken.get(token, 0.0))
            self._shares[token] = (self._own.tokens[token] + TOKENS * usual) / (self._own.size + TOKENS)
        return self._shares[token]

    def _spelling(self, sign: str) -> float:
        """The log-probability of a character among those with the same token."""
        if sign not in self._spelled:
            seen = self._own.signs
            self._spelled[sign] = spelling(sign, tokens(sign), seen, self._own.tokens[OTHER])
        return self._spelled[sign]


@fact
def habits(text: Text) -> Habits:
    """The habits of a text."""
    return Habits(text.string)
