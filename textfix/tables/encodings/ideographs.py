"""Character frequencies of Chinese, Japanese and Korean, as costs in eighths of a bit.

Only the build script imports this. Words of dictionaries, weighted by their frequency, tell how common a character is;
running text tells how common kana, punctuation and the characters of everyday notices are.
"""

from __future__ import annotations

import ast
import math
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_KEPT = 8000  #: characters of one language with a cost of their own
_RARE = 1 / 400_000  #: the share that is left for each character never seen


def shares(texts: Iterable[tuple[str, float]]) -> dict[str, float]:
    """How large a share of the characters outside ASCII each one has."""
    counts: Counter[str] = Counter()
    for text, weight in texts:
        for character in text:
            if not character.isascii():
                counts[character] += weight  # type: ignore[assignment]  # weights may be fractions
    total = sum(counts.values())
    return {character: count / total for character, count in counts.items()}


def blend(*parts: tuple[float, dict[str, float]]) -> dict[str, float]:
    """Several frequency tables mixed by weight."""
    mixed: dict[str, float] = {}
    for weight, part in parts:
        for character, share in part.items():
            mixed[character] = mixed.get(character, 0.0) + weight * share
    return mixed


def evenly(codec: str, leads: range) -> dict[str, float]:
    """The characters of a standard in the rows *leads*, all as frequent, for those that no source happens to hold."""
    pairs = (bytes([lead, trail]).decode(codec, "ignore") for lead in leads for trail in range(0x40, 0xFF))
    known = [pair for pair in pairs if len(pair) == 1]
    return dict.fromkeys(known, 1 / len(known))


def half_width_kana() -> dict[str, float]:
    """The kana of one byte, which today's texts avoid and old data are full of."""
    return dict.fromkeys(map(chr, range(0xFF61, 0xFFA0)), 1 / 63)


def pack(table: dict[str, float]) -> str:
    """One line for each cost: the cost, a tab, the characters."""
    common = sorted(table, key=lambda character: (-table[character], character))[:_KEPT]
    lines: dict[int, list[str]] = {}
    for character in common:
        cost = round(-8 * math.log2(table[character] * 0.98 + _RARE))
        lines.setdefault(cost, []).append(character)
    return "\n".join(f"{cost}\t{''.join(sorted(characters))}" for cost, characters in sorted(lines.items()))


def words_of_jieba(file: Path) -> list[tuple[str, float]]:
    """Chinese words and how often they were counted."""
    rows = (line.split(" ") for line in file.read_text("utf-8").splitlines())
    return [(row[0], float(row[1])) for row in rows]


def traditional(words: list[tuple[str, float]], convert: Callable[[str], str]) -> list[tuple[str, float]]:
    """The same words in Traditional characters."""
    converted = convert("\n".join(word for word, _ in words)).split("\n")
    return [(word, weight) for word, (_, weight) in zip(converted, words, strict=True)]


def words_of_ipadic(wheel: Path) -> list[tuple[str, float]]:
    """Japanese words of Janome's dictionary; their costs, evened out, since the lowest belong to whole names."""
    entry = re.compile(r"\((u'[^']*'),\d+,\d+, ?(-?\d+)\)")
    found: list[tuple[str, float]] = []
    with zipfile.ZipFile(wheel) as package:
        for name in package.namelist():
            if re.search(r"entries_compact\d\.py$", name):
                for surface, cost in entry.findall(package.read(name).decode()):
                    found.append((ast.literal_eval(surface), math.exp(-max(int(cost), 2000) / 1400)))
    return found
