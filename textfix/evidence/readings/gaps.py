"""Bytes of a damaged stretch that left no trace, or a bare ``?``: what they may have been, by the habits of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.evidence.readings.gbk import Decoder, character, pair
from textfix.evidence.readings.habits import RARE
from textfix.evidence.readings.program import characters_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.evidence.readings.ways import Growth, Way

FIRST, HIDDEN, NEXT = 5, 5, 6  #: characters tried for the first, a hidden and the last one where bytes have vanished
ENDINGS, EATEN = 12, 8  #: characters tried where a lost byte took an ASCII character along, and ASCII characters
HARDLY_GONE = -3.0  #: log-probability that two bytes vanished which only few decoders drop
ASCII = "\n" + "".join(map(chr, range(0x20, 0x7F)))
TWINS, TWIN = '*`"', 2.0  #: marks that come in twos, and what it says that a line has one too few, or none missing
LINE = 1000  #: code points to each side in which a line's marks are counted
LEADS = range(0x81, 0xFF)

#: First bytes of the pairs that GBK leaves to its users, and of single ones that it leaves unassigned.
VANISHING = (*range(0xA1, 0xA8), *range(0xAA, 0xB0), *range(0xF8, 0xFF))
UNASSIGNED = (0xA8, 0xA9, 0xD7)


def vanished(growth: Growth, way: Way, reading: str | None, following: int) -> Iterator[Way]:
    """The pending byte and the first of two vanished ones were a character; the second waits for the *following* byte.

    Four bytes may have vanished, and with them a whole character.
    """
    for shorter in _gone(growth, way, [(way.last, trail) for trail in VANISHING + UNASSIGNED])[:FIRST]:
        yield from _waiting(growth, shorter, reading, following)
        hidden = [code for code in growth.habits.usual_with(VANISHING) if not character(shorter.last, code[0])]
        for longer in _gone(growth, shorter, hidden)[:HIDDEN]:
            yield from _waiting(growth, longer, reading, following)


def _gone(growth: Growth, way: Way, codes: Iterable[tuple[int, int]]) -> list[Way]:
    """The way with one of these characters more, whose second byte has vanished; the best ones first."""
    found = []
    for lead, trail in codes:
        sign = character(lead, trail)
        if sign and growth.habits.alone(sign) > RARE:
            chance = HARDLY_GONE if trail in UNASSIGNED else 0.0
            known = way.guess()._replace(score=way.score + chance)
            found.append(growth.longer(known, sign, trail, pending=True, end=way.end))
    return sorted(found, reverse=True)


def _waiting(growth: Growth, way: Way, reading: str | None, following: int) -> Iterator[Way]:
    """The way with a first byte that vanished together with the last second one, and that the next byte completes."""
    if reading:
        leads = [lead for lead in LEADS if characters_read(reading, lead)]
    else:
        step, before = growth.habits.step, way.bare
        leads = sorted(
            growth.habits.usual_leads(following),
            key=lambda lead: step(before, character(lead, following)),
            reverse=True,
        )[:NEXT]
    for lead in leads:
        if not character(way.last, lead):
            yield (way if reading else way.guess())._replace(last=lead)


def lost(growth: Growth, way: Way, string: str, end: int, decoder: Decoder) -> Iterator[Way]:
    """A ``?`` before *end* that was a byte of its own: the second one of a character, with no reading to tell which."""
    following = pair(string[end : end + 1]) or string[end : end + 1].encode("utf-8")
    found = []
    for trail in range(0x80, 0xFF):
        sign = character(way.last, trail)
        if sign and growth.habits.alone(sign) > RARE:
            found.append(growth.longer(way.guess(), sign, trail, pending=False, end=end))
    alone = decoder is Decoder.KEEPING or end == len(string)
    for longer in found if alone else (one for one in found if one.last == 0x80):
        if not (following and character(longer.last, following[0])):
            yield longer
    if not alone:
        for longer in sorted(found, reverse=True)[:ENDINGS]:
            yield from _eaten(growth, longer, string, end)


def _eaten(growth: Growth, way: Way, string: str, end: int) -> Iterator[Way]:
    """The ASCII characters that a lone lead byte may have taken along, the likeliest ones."""
    step, before = growth.habits.step, way.bare
    twins = {sign: TWIN if _is_single(string, end, sign) else -TWIN for sign in TWINS}
    chances = {sign: step(before, sign) + twins.get(sign, 0.0) for sign in ASCII if not character(way.last, ord(sign))}
    for sign in sorted(chances, key=chances.__getitem__, reverse=True)[:EATEN]:
        longer = growth.longer(way._replace(size=0), sign, ord(sign), pending=False, end=end)
        yield longer._replace(score=longer.score + twins.get(sign, 0.0), size=len(longer.text), eaten=True)


def _is_single(string: str, end: int, sign: str) -> bool:
    """Whether a line holds an odd number of a mark that comes in twos."""
    start = string.rfind("\n", max(0, end - LINE), end) + 1 or max(0, end - LINE)
    stop = string.find("\n", end, end + LINE)
    return bool(string.count(sign, start, end + LINE if stop < 0 else stop) % 2)
