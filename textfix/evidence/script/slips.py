"""Which characters of a Traditional text were left as in Simplified Chinese, as the phrases around them tell."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textfix import tables
from textfix.tables.ambiguous import AMBIGUOUS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 5  #: of a phrase in the table
REACH = LONGEST - 1  #: how far the characters of a phrase lie from its slip
CANDIDATE = re.compile(f"[{AMBIGUOUS}]")
ROUNDS = 4  #: a repair can make a phrase whole that holds the next slip


HAN = "[\u4e00-\u9fff]"
#: The conjunction 並, at the head of a clause or before a negation; 并 is the name of a province otherwise.
CONJUNCTION = re.compile(rf"并(?:(?=[不未非無沒將])|(?<!{HAN}并)(?=(?![州刀入購發攏吞]){HAN}))")


class Slip(NamedTuple):
    """One character that was left standing: its place, the phrase around it and the character that was meant."""

    at: int
    phrase: str
    meant: str


class _Index(NamedTuple):
    pairs: frozenset[str]  #: of each damaged phrase, the ambiguous character with its neighbour
    meanings: dict[str, frozenset[str]]


def phrase_slips(string: str) -> tuple[Slip, ...]:
    """All the slips that a phrase of the table betrays and no word across its edge denies, in the order of the text."""
    found: dict[int, Slip] = {}
    places: Iterable[int] = (candidate.start() for candidate in CANDIDATE.finditer(string))
    for _ in range(ROUNDS):
        fresh = [slip for at in places if (slip := _judge(string, at))]
        if not fresh:
            break
        found |= {slip.at: slip for slip in fresh}
        string = repaired(string, fresh)
        around = {at for slip in fresh for at in range(max(0, slip.at - REACH), min(len(string), slip.at + REACH + 1))}
        places = sorted(at for at in around if string[at] in AMBIGUOUS)
    return tuple(found[at] for at in sorted(found))


def repaired(string: str, slips: list[Slip]) -> str:
    """The string with the meant characters in their places."""
    pieces: list[str] = []
    end = 0
    for slip in slips:
        pieces += (string[end : slip.at], slip.meant)
        end = slip.at + 1
    return "".join((*pieces, string[end:]))


def meanings(character: str) -> frozenset[str]:
    """The characters for which an ambiguous one is left standing."""
    return _index().meanings.get(character, frozenset())


def conjunctions(string: str) -> Iterator[Slip]:
    """The places where 并 joins clauses or strengthens a negation."""
    for match in CONJUNCTION.finditer(string):
        yield Slip(match.start(), string[match.start() : match.end() + 1], "並")


def in_sound_word(string: str, at: int) -> bool:
    """Whether a word of the table holds the character at this place rightly."""
    _, sound = tables.slips()
    return any(string[start:end] in sound for start, end in _windows(string, at))


def _judge(string: str, at: int) -> Slip | None:
    pairs = _index().pairs
    if string[at : at + 2] not in pairs and string[at - 1 : at + 1] not in pairs:
        return None
    before = max(0, at - REACH)
    context = string[before : at + REACH + 1]
    verdict = _verdict(context, at - before)
    return verdict and (
        Slip(at, *verdict) if "\n" not in context or not _in_broken_word(context, at - before) else None
    )


def _in_broken_word(context: str, at: int) -> bool:
    """Whether a sound word holds the character at this place and goes on over the end of the line."""
    lines = context.split("\n")
    joined, line = "".join(lines), context.count("\n", 0, at)
    ends = [sum(map(len, lines[: end + 1])) for end in range(len(lines) - 1)]
    _, sound = tables.slips()
    return any(joined[a:b] in sound and any(a < end < b for end in ends) for a, b in _windows(joined, at - line))


@lru_cache(maxsize=4096)
def _verdict(context: str, at: int) -> tuple[str, str] | None:
    """The longest damaged phrase over this place and what it means, unless a sound word crosses its edge."""
    damaged, sound = tables.slips()
    spans = [(start, end, context[start:end]) for start, end in _windows(context, at)]
    wrong = [span for span in spans if span[2] in damaged and damaged[span[2]][at - span[0]] != context[at]]
    if not wrong:
        return None
    left, right, phrase = max(wrong, key=lambda span: span[1] - span[0])
    if any((start < left or end > right) and word in sound for start, end, word in spans):
        return None
    return phrase, damaged[phrase][at - left]


def _windows(string: str, at: int) -> Iterator[tuple[int, int]]:
    for start in range(max(0, at - LONGEST + 1), at + 1):
        for end in range(max(at + 1, start + 2), min(len(string), start + LONGEST) + 1):
            yield start, end


@cache
def _index() -> _Index:
    pairs: set[str] = set()
    meant: dict[str, set[str]] = {}
    for slip, good in tables.slip_phrases().items():
        for at, character in enumerate(slip):
            if character != good[at]:
                pairs.add(slip[at : at + 2] if at + 1 < len(slip) else slip[at - 1 : at + 1])
                meant.setdefault(character, set()).add(good[at])
    return _Index(frozenset(pairs), {character: frozenset(values) for character, values in meant.items()})
