"""Compiled knowledge about Chinese characters, each table read from its file when it is first asked for.

`build` compiles the files from the dictionaries that NOTICE names; they are read through this package's own path.
"""

from __future__ import annotations

from os.path import dirname, join

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Table = TypeVar("Table")

STEP = 0.1  #: log-probabilities are stored as whole numbers of steps below zero, in nats


def _once(read: Callable[[], Table]) -> Callable[[], Table]:
    """`functools.cache`, whose import would take a clean file longer than all else here."""
    kept: list[Table] = []

    def table() -> Table:
        if not kept:
            kept.append(read())
        return kept[0]

    table.__doc__ = read.__doc__
    return table


@_once
def default_readings() -> dict[str, str]:
    """The one toned reading that a naive program gives to a Traditional character whose Simplified form differs."""
    differs = to_simplified()
    return {character: row[0] for row in _readings() for character in row[1] if character in differs}


@_once
def usual_readings() -> dict[str, str]:
    """The commonest toned reading of each Han character."""
    return {character: row[0] for row in _readings() for character in row[1]}


@_once
def valid_readings() -> dict[str, frozenset[str]]:
    """All toned readings of each Han character, a Traditional one's together with those of its Simplified form."""
    collected: dict[str, set[str]] = {}
    for reading, first, others in _readings():
        for character in first + others:
            collected.setdefault(character, set()).add(reading)
    for traditional, simplified in to_simplified().items():
        collected.setdefault(traditional, set()).update(collected.get(simplified, ()))
    shared: dict[frozenset[str], frozenset[str]] = {}
    frozen = ((character, frozenset(values)) for character, values in collected.items())
    return {character: shared.setdefault(values, values) for character, values in frozen}


@_once
def to_simplified() -> dict[str, str]:
    """Traditional characters and their usual Simplified form, where it differs."""
    traditional, simplified = _table("scripts").split("\n")[0].split("\t")
    return dict(zip(traditional, simplified, strict=True))


@_once
def traditional_only() -> frozenset[str]:
    """Characters that no text in Simplified Chinese holds."""
    return frozenset(_table("scripts").split("\n")[1])


@_once
def simplified_only() -> frozenset[str]:
    """Characters that no text in Traditional Chinese holds, whatever its regional standard."""
    return frozenset(_table("scripts").split("\n")[2])


@_once
def slips() -> tuple[dict[str, str], frozenset[str]]:
    """Phrases of Traditional Chinese that hold a character valid in both scripts.

    First the half-converted spellings with the right ones, of the same length; then the spellings in which the
    character is right as it stands.
    """
    damaged, sound = _table("slips").split("\n\n")
    return dict(line.split("\t") for line in damaged.split("\n")), frozenset(sound.split(" "))


def slip_phrases() -> dict[str, str]:
    """Half-converted spellings and the right ones in Traditional Chinese: `关于` with only 关 converted gives 關於."""
    return slips()[0]


@_once
def unigrams() -> dict[str, float]:
    """Natural logarithm of the probability of a character in Chinese, both scripts counted alike."""
    return _probabilities(_table("frequencies").split("\n\n")[0], 1)


@_once
def bigrams() -> dict[str, float]:
    """Natural logarithm of the probability of a pair's second character after its first, within a word."""
    return _probabilities(_table("frequencies").split("\n\n")[1], 2)


def _probabilities(table: str, size: int) -> dict[str, float]:
    probabilities = {}
    for line in table.split("\n"):
        steps, keys = line.split("\t")
        value = -int(steps) * STEP
        for at in range(0, len(keys), size):
            probabilities[keys[at : at + size]] = value
    return probabilities


def _readings() -> list[list[str]]:
    return [line.split("\t") for line in _table("readings").split("\n")]


def _table(name: str) -> str:
    import lzma  # only damaged text needs a table

    with lzma.open(join(dirname(__file__), f"{name}.txt.xz"), "rt", encoding="utf-8", newline="\n") as file:
        return file.read()
