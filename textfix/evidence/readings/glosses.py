"""Readings of any form behind single characters, and whether a program strewed them over the page.

An author explains a rare character once, or every character of a lesson. Programs strew readings over running prose:
the same one several times, some with a tone and some without, inside common words that nobody needs explained.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from textfix import tables
from textfix.core import Text, fact
from textfix.evidence.prose_script import is_han
from textfix.evidence.readings.gbk import TONED
from textfix.evidence.readings.language import UNKNOWN
from textfix.evidence.zones import protected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BRACKET = rf"[(（](?:[a-zü]{{1,5}}[{TONED}]?|[{TONED}])[a-z]{{0,4}}[1-5]?[)）]"
#: One or more, by the bracket that they begin with: literally, since `re` finds a literal fast.
BRACKETS = tuple(re.compile(rf"{opening}{BRACKET[4:]}(?:{BRACKET})*") for opening in (r"\(", "（"))
#: The rest of a reading without brackets, from its toned letter; looked for by that letter, which `re` finds fast.
BARE = re.compile(rf"[{TONED}][a-z]{{0,4}}(?![A-Za-z])")
BEFORE_TONE = re.compile(r"[a-zü]{0,4}\Z")
INSIDE = re.compile("[^()（）]+")
PLAIN = str.maketrans(TONED, "aaaaeeeeiiiioooouuuuüüüü")
PROSE = 8  #: Han characters of a line that is more than a heading or an entry
DENSITY = 0.4  #: of the Han characters of a line; where more have readings, it is a line for learners
COMMON, KNOWN = -8.5, -10.5  #: log-probability of characters that no reader needs explained, and of those that few do
FIRM = -4.0  #: of a character behind another one with which it makes a word


class Gloss(NamedTuple):
    """One or more readings behind a character; offsets include the brackets."""

    start: int
    end: int
    sign: str  #: the character
    readings: tuple[str, ...]
    inside: bool  #: whether it stands within a word
    dense: bool  #: whether its line is one for learners, or no prose

    @property
    def is_repeated(self) -> bool:
        """Whether one reading stands there several times."""
        return len({plain(reading) for reading in self.readings}) < len(self.readings)

    @property
    def is_usual(self) -> bool:
        """Whether it is the usual reading of a character that is not rare, with or without its tone."""
        usual = tables.usual_readings().get(self.sign, "")
        forms = {usual, plain(usual), f"{plain(usual)}{tone(usual)}"}
        return forms.issuperset(self.readings) and tables.unigrams().get(self.sign, KNOWN) > KNOWN

    @property
    def lacks_tone(self) -> bool:
        """Whether the tone is missing from a reading that has one."""
        return any(not tone(reading) and reading not in _valid(self.sign) for reading in self.readings)


def plain(reading: str) -> str:
    """The reading without its tone."""
    return reading.translate(PLAIN).rstrip("12345").replace("v", "ü")


def tone(reading: str) -> int:
    """The tone's number, 0 where none is marked."""
    if reading[-1:].isdigit():
        return int(reading[-1])
    return next((1 + TONED.index(letter) % 4 for letter in reading if letter in TONED), 0)


def has_many(text: Text, many: int) -> bool:
    """Whether a text holds so many strings of the shape of readings behind Han characters; told without any table."""
    return len(list(islice(_groups(text.string), many))) == many


def _groups(string: str) -> Iterator[tuple[int, int]]:
    """The places of what has the shape of one or more readings behind a Han character, in three sweeps."""
    for brackets in BRACKETS:
        for group in brackets.finditer(string):
            if group.start() and is_han(string[group.start() - 1]):
                yield group.span()
    for rest in BARE.finditer(string):
        head = BEFORE_TONE.search(string, max(0, rest.start() - 4), rest.start())
        start = head.start() if head else rest.start()
        if start and is_han(string[start - 1]):
            yield start, rest.end()


@fact
def glosses(text: Text) -> tuple[Gloss, ...]:
    """The readings behind characters that can be read so, outside protected places."""
    string, zones = text.string, protected(text)
    found = []
    for start, end in sorted(_groups(string)):
        sign = string[start - 1]
        readings = tuple(INSIDE.findall(string[start:end]))
        if zones.overlaps(start, end):
            continue
        if all(_fits(sign, reading) for reading in readings):
            word = sign + string[end : end + 1]
            inside = tables.bigrams().get(word, UNKNOWN) > FIRM
            found.append(Gloss(start, end, sign, readings, inside, dense=False))
    return tuple(_by_line(string, found))


def _by_line(string: str, found: Sequence[Gloss]) -> Iterable[Gloss]:
    """The same, with the lines for learners marked."""
    start, end, here = 0, -1, list[Gloss]()
    for gloss in found:
        if gloss.start > end:
            yield from _marked(string[start:end], here)
            start, end = string.rfind("\n", 0, gloss.start) + 1, string.find("\n", gloss.end)
            end, here = len(string) if end < 0 else end, []
        here.append(gloss)
    yield from _marked(string[start:end], here)


def _marked(line: str, here: list[Gloss]) -> list[Gloss]:
    if not here:
        return here
    han = sum(map(is_han, line))
    dense = han < PROSE or len(here) > DENSITY * han
    return [gloss._replace(dense=dense) for gloss in here]


def _fits(sign: str, reading: str) -> bool:
    valid = _valid(sign)
    if tone(reading) and reading[-1:].isdigit():
        return any(plain(one) == plain(reading) and tone(one) in (tone(reading), 0) for one in valid)
    return reading in valid or (not tone(reading) and any(plain(one) == plain(reading) for one in valid))


@cache
def _valid(sign: str) -> frozenset[str]:
    return tables.valid_readings().get(sign, frozenset())


def is_common(sign: str) -> bool:
    """Whether no reader needs this character explained."""
    return tables.unigrams().get(sign, KNOWN) > COMMON


def again(found: Iterable[Gloss]) -> int:
    """How many of these stand behind a character that had one before."""
    counts = Counter(gloss.sign for gloss in found)
    return counts.total() - len(counts)
