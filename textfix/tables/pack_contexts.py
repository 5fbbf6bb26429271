"""Packs a model of which tokens follow which, for `contexts` to read row by row.

Numbers are gaps in ascending lists, of one byte mostly. What follows a pair of tokens is told by its place among the
likeliest ones behind the second of them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from textfix.tables.contexts import LEVEL, ONE_BYTE, UNIT, likeliest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Model = tuple[dict[str, float], dict[str, float]]  #: probabilities by string, and weights of their contexts


class Table(NamedTuple):
    """A pruned model: probabilities, natural."""

    single: dict[str, float]
    pairs: Model
    triples: Model


def packed(table: Table) -> bytes:
    """The table as `contexts` reads it."""
    signs = sorted(table.single, key=lambda sign: (-table.single[sign], sign))
    number = {sign: at for at, sign in enumerate(signs)}
    pairs = {
        sign: {key: -float(_step(found[key])) for key in sorted(found, key=number.__getitem__)}
        for sign, found in _rows(table.pairs).items()
    }
    triples: defaultdict[str, dict[str, dict[str, float]]] = defaultdict(dict)
    for context, row in _rows(table.triples).items():
        triples[context[0]][context[1]] = row
    rows = [_pair_row(pairs.get(sign, {}), table.pairs[1].get(sign, 1.0), number) for sign in signs]
    for sign in signs:
        weights = {second: table.triples[1][sign + second] for second in triples[sign]}
        rows.append(_triple_row(sign, triples[sign], weights, pairs, number))
    name = "".join(signs).encode("utf-8")
    head = len(signs).to_bytes(4, "big") + len(name).to_bytes(4, "big") + name
    steps = bytes(_step(table.single[sign]) for sign in signs)
    return head + steps + b"".join(len(row).to_bytes(3, "big") for row in rows) + b"".join(rows)


def _pair_row(found: Mapping[str, float], weight: float, number: Mapping[str, int]) -> bytes:
    if not found:
        return b""
    head = [_weight(weight), len(found), *_gaps(number[key] for key in found)]
    return _bytes(head) + bytes(int(-step) for step in found.values())


def _triple_row(
    first: str,
    found: Mapping[str, Mapping[str, float]],
    weights: Mapping[str, float],
    pairs: Mapping[str, dict[str, float]],
    number: Mapping[str, int],
) -> bytes:
    """The rows behind *first*: what follows a pair is told by its place among what follows the pair's second token."""
    if not found:
        return b""
    places = {key: at for at, key in enumerate(pairs[first])}
    seconds = sorted(found, key=places.__getitem__)
    head = [len(seconds), *_gaps(places[second] for second in seconds)]
    tail = bytearray()
    for second in seconds:
        best = {key: at for at, key in enumerate(likeliest(pairs.get(second, {})))}
        place = {key: best.get(key, len(best) + number[key]) for key in found[second]}
        keys = sorted(place, key=place.__getitem__)
        head += (len(keys), *_gaps(place[key] for key in keys))
        tail += bytes((_weight(weights[second]), *(_step(found[second][key]) for key in keys)))
    return _bytes(head) + tail


def _rows(found: Model) -> dict[str, dict[str, float]]:
    rows: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for key, chance in found[0].items():
        rows[key[:-1]][key[-1]] = chance
    return rows


def _step(chance: float) -> int:
    return min(255, max(0, round(-math.log(chance) / UNIT)))


def _weight(weight: float) -> int:
    return min(2 * LEVEL, max(0, round(LEVEL - math.log(weight) / UNIT)))


def _gaps(numbers: Iterable[int]) -> list[int]:
    gaps, last = [], -1
    for number in numbers:
        gaps.append(number - last - 1)
        last = number
    return gaps


def _bytes(numbers: Iterable[int]) -> bytes:
    found = bytearray()
    for number in numbers:
        if number < ONE_BYTE:
            found.append(number)
        elif number - ONE_BYTE < (0xFF - ONE_BYTE) * 256:
            found += (number - ONE_BYTE + ONE_BYTE * 256).to_bytes(2, "big")
        else:
            found += b"\xff" + number.to_bytes(2, "big")
    return bytes(found)
