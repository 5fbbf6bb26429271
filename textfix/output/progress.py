"""A line on the terminal that tells how far a long run has come; gone when anything else is shown and at the end."""

from __future__ import annotations

import os
import sys
from time import monotonic

from textfix.output.stream import ClosedError, flush, write

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    T = TypeVar("T")

#: Seconds until the line appears, and between two looks of it.
PATIENCE = 1.0
PERIOD = 0.1
ERASE = "\r\x1b[K"
BAR = 24


class Progress:
    """How many files are done, of how many, and how fast; on standard error, which is a terminal."""

    def __init__(self) -> None:
        self._wanted = os.environ.get("TERM", "dumb") != "dumb"  # it can erase a line
        self._began = monotonic()
        self._total: int | None = None
        self._drawn = False

    def counted(self, files: Iterable[T]) -> Iterator[T]:
        """The files as they come; once the run takes long, all of them are looked up, so that their number is known."""
        number = 0
        waiting = iter(files)
        for file in waiting:
            yield file
            number += 1
            if self._wanted and self._passed() >= PATIENCE:
                break
        rest = [*waiting]
        self._total = number + len(rest)
        yield from rest

    def over(self, results: Iterable[T]) -> Iterator[T]:
        """What has come of the files, one by one, with the line beside it."""
        shown = 0.0
        for done, result in enumerate(results, 1):
            passed = self._passed()
            if self._wanted and self._total is not None and passed >= PATIENCE and passed - shown >= PERIOD:
                shown = passed
                self._draw(done, self._total, done / passed)
            yield result
        self.hide()

    def _passed(self) -> float:
        return monotonic() - self._began

    def hide(self) -> None:
        """Take the line away."""
        if self._drawn:
            self._drawn = False
            _put(ERASE)

    def _draw(self, done: int, total: int, rate: float) -> None:
        self._drawn = True
        _put(ERASE + line(done, total, rate, columns=_columns()))


def line(done: int, total: int, rate: float, *, columns: int) -> str:
    """What is shown in a terminal of so many columns; cut, never wrapped, since a second line could not be erased."""
    counts = f"{done:,} of {total:,} files, {rate:,.0f} a second"
    room = min(BAR, columns - len(counts) - 2)
    if room >= 8:
        filled = room * done // total if total else room
        counts = f"{'█' * filled}{'░' * (room - filled)} {counts}"
    return counts[: max(0, columns - 1)]


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _put(text: str) -> None:
    try:
        write(sys.stderr, text)
        flush(sys.stderr)
    except ClosedError:
        pass
