"""One try for each of many points, two at a time, and what was wrong with each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tests.faults.room import Room

Point = TypeVar("Point")


def sweep(rooms: Sequence[Room], points: Iterable[Point], attempt: Callable[[Room, Point], Iterable[str]]) -> list[str]:
    """What *attempt* complains of, each with its point; an attempt finds its room filled anew."""
    free: SimpleQueue[Room] = SimpleQueue()
    for room in rooms:
        free.put(room)

    def one(point: Point) -> list[str]:
        room = free.get()
        try:
            room.fill()
            return [f"{point}\n    {complaint}" for complaint in attempt(room, point)]
        finally:
            free.put(room)

    with ThreadPoolExecutor(len(rooms)) as threads:
        return [complaint for found in threads.map(one, points) for complaint in found]
