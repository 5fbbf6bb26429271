"""The program that inserts readings, run over clean text: damage of this kind without limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix import tables
from textfix.evidence.gbk import Decoder, Walk, character, stretches

if TYPE_CHECKING:
    from random import Random

    from textfix.evidence.gbk import Page

LIST_SIZE = (12, 55)  #: pairs of bytes on the list of a page, as counted on damaged pages


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


def annotate(string: str, random: Random) -> str:
    """The page with readings between its characters only."""
    return Walk(list_of(string, random)).insert_between(string)


def annotate_bytes(string: str, random: Random) -> str:
    """The page with readings wherever the program puts them, and one of the two decoders after it."""
    return Walk(list_of(string, random)).insert(string, random.choice(list(Decoder)))
