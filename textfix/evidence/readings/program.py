"""What stands on the lists of the program that inserts readings; the program itself, for damage without limit."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from textfix import tables
from textfix.evidence.readings.gbk import Decoder, Walk, character, pair, stretches

if TYPE_CHECKING:
    from random import Random

    from textfix.evidence.readings.gbk import Page

LIST_SIZE = (12, 55)  #: pairs of bytes on the list of a page, as counted on damaged pages


def usual_reading(code: bytes) -> str:
    """The reading that the program inserts behind two bytes, were they on its list; empty where it has none."""
    return tables.default_readings().get(character(*code), "")


def characters_read(reading: str, lead: int) -> list[bytes]:
    """The characters with this usual reading whose first byte in GBK is *lead*, as bytes."""
    return _by_reading().get((reading, lead), [])


@cache
def _by_reading() -> dict[tuple[str, int], list[bytes]]:
    found: dict[tuple[str, int], list[bytes]] = defaultdict(list)
    for sign, reading in tables.default_readings().items():
        if code := pair(sign):
            found[reading, code[0]].append(code)
    return found


def list_of(string: str, random: Random) -> Page:
    """A list for a page: some of the pairs of bytes in it that are characters whose Simplified form differs."""
    default = tables.default_readings()
    found: dict[bytes, str] = {}
    for _, data in stretches(string):
        for at in range(len(data) - 1):
            code = data[at : at + 2]
            if code not in found and (reading := default.get(character(*code))):
                found[code] = reading
    return dict(random.sample(sorted(found.items()), min(len(found), random.randint(*LIST_SIZE))))


def annotate_between(string: str, random: Random) -> str:
    """The page with the readings that fall between two characters."""
    return Walk(list_of(string, random)).insert_between(string)


def annotate_inside(string: str, random: Random) -> str:
    """The page with the readings that fall inside a character, and one of the two decoders after them."""
    walk = Walk(list_of(string, random), overlapping=random.random() < 0.5)
    return walk.insert_inside(string, random.choice(list(Decoder)))
