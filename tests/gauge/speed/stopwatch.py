"""The shortest of several times: what else a machine does only ever adds to one."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")


def shortest(act: Callable[[Item], object], items: Sequence[Item], rounds: int, times: int = 1) -> float:
    """Seconds for all *items* together: for each the best of *rounds*, in each of which it is done so many *times*."""
    total = 0.0
    for item in items:
        best = float("inf")
        for _ in range(rounds):
            start = perf_counter()
            for _ in range(times):
                act(item)
            best = min(best, (perf_counter() - start) / times)
        total += best
    return total


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as what they hold; the first is flush left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    )
