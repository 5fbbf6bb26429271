"""Compiled models of languages for the encoding detector, each read from its file when it is first asked for."""

from __future__ import annotations

import zlib
from functools import cache
from os.path import dirname, join
from typing import NamedTuple

RARE_COST = 21 * 8  #: eighths of a bit for a character that a language's table lacks


class Letters(NamedTuple):
    """A language with an alphabet: `costs[a * size + b]` is the cost of class b after class a, in eighths of a bit.

    Class 0 is whatever is no letter, class 1 a letter of another language, class n + 2 the n-th letter of the alphabet.
    """

    alphabet: str
    size: int
    costs: bytes


class Reading(NamedTuple):
    """A single-byte encoding read as a language: tables from a byte to what it then is."""

    encoding: str
    language: str
    weight: float  #: bits by which it must win over the commonest encodings
    classes: bytes
    places: bytes  #: how it stands to its neighbours; the table of that is in the detector
    symbols: bytes  #: what a byte that is no letter costs, in eighths of a bit
    single: bytes  #: what each byte from 128 on costs whatever stands before it


@cache
def letter_models() -> dict[str, Letters]:
    """All languages that are written with an alphabet."""
    return _alphabetic()[0]


@cache
def readings() -> tuple[Reading, ...]:
    """All single-byte encodings with the languages that were written in them."""
    return _alphabetic()[1]


@cache
def _alphabetic() -> tuple[dict[str, Letters], tuple[Reading, ...]]:
    import json

    from textfix.tables.encodings.alphabets import CODECS

    head, _, tables = _read("letters.bin").partition(b"\n")
    alphabets, pairs = json.loads(head)
    models: dict[str, Letters] = {}
    start = 0
    for language, alphabet in alphabets.items():
        size = len(alphabet) + 2
        models[language] = Letters(alphabet, size, tables[start : start + size * size])
        start += size * size
    found: list[Reading] = []
    for encoding, language in pairs:
        classes, places, symbols = (tables[start + shift : start + shift + 256] for shift in (0, 256, 512))
        single = tables[start + 768 : start + 896]
        found.append(Reading(encoding, language, CODECS[encoding][0], classes, places, symbols, single))
        start += 896
    return models, tuple(found)


@cache
def character_costs(language: str) -> dict[str, int]:
    """How surprising the characters of `zh-hans`, `zh-hant`, `ja` or `ko` are, in eighths of a bit; else RARE_COST."""
    table: dict[str, int] = {}
    for line in _read(f"{language}.bin").decode().split("\n"):
        cost, _, members = line.partition("\t")
        table.update(dict.fromkeys(members, int(cost)))
    return table


def _read(name: str) -> bytes:
    with open(join(dirname(__file__), name), "rb") as file:
        return zlib.decompress(file.read())
