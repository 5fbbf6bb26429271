"""How probable a character is behind two others: in Chinese, and in one Traditional text with its own words."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from itertools import pairwise

from textfix import tables
from textfix.core import Text, fact
from textfix.evidence.gbk import LOST, SYLLABLE, character
from textfix.tables.contexts import NEVER, OTHER, contexts, tokens

SAMPLE = 100_000  #: code points of a text from which its own habits are taken
#: How many tokens, pairs and triples of Chinese at large count as one of the text's own.
TOKENS, PAIRS, TRIPLES = 300.0, 10.0, 3.0
OWN_WORDS = 0.1  #: share of the characters that depend on the text's subject alone, not on the characters before
RARE = -13.0  #: log-probability of characters that are not tried in the place of lost ones
FOREIGN = 1e-4  #: least share of a spelling, so of the one that only Simplified text has
USUAL = 40  #: characters that are tried where one byte of two is known
LETTER, DIGIT = -4.0, -2.3  #: of one sign among the ASCII ones with its token
SPELLED = 2.0  #: occurrences of a token in the text that weigh as much as what is usual for its spellings
PLAIN, EXOTIC = -0.7, -8.0  #: of a half-width mark or a curly quote in place of the usual one, and of any other form
READING = re.compile(rf"\({SYLLABLE}\)")
#: A stretch of wrong pairs, up to the next ASCII character.
WRONG = re.compile(rf"[{LOST}]\(?{SYLLABLE}\)[^\x00-\x7f]*")


class Habits:
    """Log-probabilities of characters in a Traditional text, in nats."""

    def __init__(self, string: str) -> None:
        self._chinese = contexts()
        self._signs: Counter[str] = Counter()
        self._tokens: Counter[str] = Counter()
        self._pairs: Counter[str] = Counter()
        self._triples: Counter[str] = Counter()
        for piece in WRONG.split(string[:SAMPLE]):
            own = READING.sub("", piece)
            read = tokens(own)
            self._signs.update(own)
            self._tokens.update(read)
            self._pairs.update(map("".join, pairwise(read)))
            self._triples.update(map("".join, zip(read, read[1:], read[2:], strict=False)))
        self._size = self._tokens.total()
        self._known: dict[tuple[str, str], float] = {}
        self._spelled: dict[str, float] = {}
        self._leads: dict[int, list[int]] = {}
        self._hidden: dict[tuple[int, ...], list[tuple[int, int]]] = {}

    def holds(self, sign: str) -> bool:
        """Whether the text holds this character."""
        return sign in self._signs

    def alone(self, sign: str) -> float:
        """The log-probability of a character by itself."""
        return math.log(self._share(tokens(sign))) + self._spelling(sign)

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
        """The log-probability of a character behind one or two others."""
        key = before, sign
        if key not in self._known:
            context = tokens(before.rjust(2, "\n"))
            self._known[key] = self._behind(context[0], context[1], tokens(sign)) + self._spelling(sign)
        return self._known[key]

    def mean(self, string: str) -> float:
        """The mean log-probability of the characters of a string, each behind the one or two before it; 0 for an empty one."""
        steps = [self.step(string[max(at - 2, 0) : at], sign) for at, sign in enumerate(string)]
        return sum(steps) / len(steps) if steps else 0.0

    def _behind(self, first: str, second: str, token: str) -> float:
        chance = (1 - OWN_WORDS) * math.exp(self._chinese.after(first, second, token))
        chance += OWN_WORDS * self._share(token)
        chance = (self._pairs[second + token] + PAIRS * chance) / (self._tokens[second] + PAIRS)
        chance = (self._triples[first + second + token] + TRIPLES * chance) / (self._pairs[first + second] + TRIPLES)
        return math.log(chance)

    def _share(self, token: str) -> float:
        usual = math.exp(self._chinese.alone(token))
        return (self._tokens[token] + TOKENS * usual) / (self._size + TOKENS)

    def _spelling(self, sign: str) -> float:
        """The log-probability of a character among those with the same token."""
        if sign not in self._spelled:
            self._spelled[sign] = self._among_spellings(sign, tokens(sign))
        return self._spelled[sign]

    def _among_spellings(self, sign: str, token: str) -> float:
        if token == OTHER:
            return math.log((self._signs[sign] + math.exp(EXOTIC)) / (self._tokens[OTHER] + 1))
        if sign.isalnum() and token.isascii():
            return EXOTIC if not sign.isascii() else LETTER if sign.isalpha() else DIGIT
        if token not in _traditional():
            return 0.0 if sign == token else PLAIN if sign.isascii() or sign in "“”‘’『』" else EXOTIC
        family = _shares(token)
        own = sum(self._signs[other] for other in family)
        return math.log((self._signs[sign] + SPELLED * family[sign]) / (own + SPELLED))


@cache
def _traditional() -> dict[str, list[str]]:
    """Simplified characters and the Traditional ones that became them."""
    found: dict[str, list[str]] = {}
    for sign, simplified in tables.to_simplified().items():
        found.setdefault(simplified, []).append(sign)
    return found


@cache
def _shares(simplified: str) -> dict[str, float]:
    """How often Traditional text has each of the characters that became *simplified*, and that one itself."""
    usual = {sign: math.exp(tables.unigrams().get(sign, NEVER)) for sign in (*_traditional()[simplified], simplified)}
    total = sum(usual.values())
    usual[simplified] -= total / 2  # half of the counted text is Simplified
    if simplified in tables.simplified_only():
        usual[simplified] = 0.0
    usual = {sign: max(share, total * FOREIGN) for sign, share in usual.items()}
    total = sum(usual.values())
    return {sign: share / total for sign, share in usual.items()}


@fact
def habits(text: Text) -> Habits:
    """The habits of a text."""
    return Habits(text.string)
