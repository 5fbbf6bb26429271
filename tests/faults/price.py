"""What certainty costs: a thousand damaged files repaired with and without fsync and journal."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.faults.room import Room, warm

FILES = 1000
ROUNDS = 3
#: The same run with less and less certainty.
WAYS = {
    "as it is": (),
    "--no-journal": ("--no-journal",),
    "--no-fsync": ("--no-fsync",),
    "--no-fsync --no-journal": ("--no-fsync", "--no-journal"),
}


class Price(NamedTuple):
    """The best time of some rounds, in seconds."""

    flags: str
    jobs: int
    seconds: float


def prices(folder: Path | None = None) -> list[Price]:
    """The time of each way, run in turn so that a busy moment is nobody's alone; in a folder on the disk to be measured."""
    place = Path(tempfile.mkdtemp(prefix="textfix-price-", dir=folder))
    try:
        room = Room(place, [f"{number // 100}/{number:03}.txt" for number in range(FILES)])
        warm(Room(place / "warm"))
        best: dict[tuple[str, int], float] = {}
        for _ in range(ROUNDS):
            for jobs in (1, 2):
                for flags in WAYS:
                    seconds = _once(room, flags, jobs)
                    best[flags, jobs] = min(seconds, best.get((flags, jobs), seconds))
    finally:
        shutil.rmtree(place)
    return [Price(flags, jobs, seconds) for (flags, jobs), seconds in best.items()]


def _once(room: Room, flags: str, jobs: int) -> float:
    room.fill()
    begun = time.perf_counter()
    outcome = room.run("fix", "-q", "-j", str(jobs), *WAYS[flags])
    seconds = time.perf_counter() - begun
    if outcome.code or room.verdict().new != room.names:
        raise AssertionError(outcome)
    return seconds
