"""What the processes of a run see of each other without a message: a few numbers in memory that forks share."""

from __future__ import annotations

import mmap

SIZE = 8  #: bytes of a number, which is written and read at once


class Board:
    """The number of the file at which each worker is in its task, and whether the run is stopped."""

    def __init__(self, workers: int) -> None:
        self._numbers = memoryview(mmap.mmap(-1, SIZE * (workers + 1))).cast("q")

    @property
    def stopped(self) -> bool:
        """Whether no worker is to begin another file."""
        return bool(self._numbers[0])

    def stop(self) -> None:
        """Let every worker come to its end after the file that it is at."""
        self._numbers[0] = 1

    def begin(self, place: int, number: int) -> None:
        """The worker of this place begins a file."""
        self._numbers[place + 1] = number + 1

    def tell(self, place: int) -> None:
        """The worker of this place is done with its file, and tells of it: to wait for a reader is no fault of the file."""
        self._numbers[place + 1] = -abs(self._numbers[place + 1])

    def rest(self, place: int) -> None:
        """The worker of this place is at no file."""
        self._numbers[place + 1] = 0

    def at(self, place: int) -> int | None:
        """The file at which a worker is, or of which it tells; None between files."""
        number = abs(self._numbers[place + 1])
        return number - 1 if number else None

    def busy(self, place: int) -> bool:
        """Whether a worker is at a file, and not only telling of it."""
        return self._numbers[place + 1] > 0
