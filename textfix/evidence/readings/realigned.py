"""What a stretch of wrong pairs can have been, and whether one repair of it is beyond reasonable doubt."""

from __future__ import annotations

import re
from itertools import chain, combinations
from typing import TYPE_CHECKING

from textfix import tables
from textfix.evidence.readings.annotations import annotated
from textfix.evidence.readings.gbk import SYLLABLE, Decoder, Walk, pair
from textfix.evidence.readings.habits import habits
from textfix.evidence.readings.language import UNKNOWN
from textfix.evidence.readings.program import usual_reading
from textfix.evidence.readings.shifted import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textfix.core import Text
    from textfix.evidence.readings.gbk import Page
    from textfix.evidence.readings.ways import Way

READING = re.compile(rf"\(?{SYLLABLE}\)")
#: nats by which a repair must be ahead of the next one to be safe where guessed bytes have left no trace;
CLEAR = 10.0
CLEAR_KNOWN = 8.0  #: the same, where no byte is guessed: what differs is which character has the reading
CLEAR_LOST = 5.0  #: the same, where each guessed byte left a ``?`` behind, so that it is known how many there were
CLEAR_WORD = 3.0  #: the same, where two guessed bytes make a word that no other guess makes
FIRM = -3.0  #: log-probability of a character behind another one to which it clings
ALONE = 5.0  #: taken for the distance where all the other guesses were too improbable to keep
BEYOND_DOUBT = 12.0  #: the same to be proven
MEETINGS = 5  #: overlapping pairs of one stretch whose order is found out
PLAUSIBLE = -8.0  #: nats a character, mean of a stretch that nobody would call garbled
TOLERANCE = 1.5  #: nats a character by which a repair may read worse than what stands there


def repairs(text: Text, cut: re.Match[str], before: re.Match[str]) -> list[Way]:
    """The ways to read the stretch out of which the program makes the damage and which read better, the best one first."""
    found = annotated(text)
    if cut["comma"] is not None and not found.certain:
        return []
    decoder = Decoder.KEEPING if cut["kept"] or cut["comma"] else Decoder.SWALLOWING
    known = habits(text)
    ways, end = Search(text.string, found.page, known, decoder).ways(cut.start(), before["sign"])
    if not ways:
        return []
    damaged = text.string[before.start() : end].replace("\N{REPLACEMENT CHARACTER}", "?")
    page = dict(found.page)
    if before["reading"]:
        page.setdefault(pair(before["sign"]), before["reading"])
    comma = 0 if cut["comma"] is None else len(pair(before["sign"])) + 1
    floor = min(known.mean(READING.sub("", damaged)), PLAUSIBLE) - TOLERANCE
    return [
        way for way in ways if way.end and known.mean(way.bare) > floor and _makes(damaged, way, page, decoder, comma)
    ]


def _makes(damaged: str, way: Way, page: Page, decoder: Decoder, comma: int) -> bool:
    """Whether the program makes the damage out of this, in whatever order it takes the pairs of its list."""
    page = {code: usual_reading(code) for code in way.listed} | dict(page)
    meetings = sorted(Walk(page).meetings(way.bare))[:MEETINGS]
    orders = chain.from_iterable(combinations(meetings, count) for count in range(len(meetings) + 1))
    return any(Walk(page, parted=parted).insert(way.bare, decoder, comma) == damaged for parted in orders)


def ahead(found: Sequence[Way]) -> float:
    """How far the best repair is ahead of the next one, in nats."""
    if len(found) > 1:
        return found[0].score - found[1].score
    return ALONE if found[0].guesses else BEYOND_DOUBT


def is_clear(found: Sequence[Way], *, lost: bool) -> bool:
    """Whether the best repair is the one beyond reasonable doubt; *lost*: guessed bytes left a ``?`` behind each."""
    best, distance = found[0], ahead(found)
    if best.eaten:
        return False
    if lost or not best.guesses:
        return distance >= (CLEAR_LOST if best.guesses else CLEAR_KNOWN)
    if distance >= CLEAR:
        return True
    close = [way for way in found[1:] if way.score > best.score - CLEAR]
    return distance >= CLEAR_WORD and _in_words(best) and not any(map(_in_words, close))


def _in_words(way: Way) -> bool:
    """Whether all guessed characters are parts of firm words, such as chance does not make."""
    known = tables.bigrams()
    pairs = ((way.bare[at - 1 : at + 1], way.bare[at : at + 2]) for at in way.guesses)
    return bool(way.guesses) and all(max(known.get(pair, UNKNOWN) for pair in both) > FIRM for both in pairs)
