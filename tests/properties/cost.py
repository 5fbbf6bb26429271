"""How the CPU time of a call grows with its input, measured so that a busy machine is not taken for a slow call."""

from __future__ import annotations

import gc
import os
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    #: Makes from a text what is to be timed; what the making takes is not counted.
    Subject = Callable[[str], Callable[[], object]]
    Shape = Callable[[int], str]

#: Sizes in bytes: n, 2n and 4n.
SIZES = (40_000, 80_000, 160_000)
#: How much longer 4n may take than n. A linear call takes 4 times as long, one that sorts a little more, a quadratic one 16.
#: The long run is for a quiet machine; a push may meet a busy one, where even the least of many times is half as long again.
QUIET = bool(os.environ.get("TEXTFIX_NIGHTLY"))
MOST_GROWTH = 6.0 if QUIET else 9.0
#: Seconds that the largest size may take, how many times as long on a machine that may be busy, and below which its growth
#: is only noise.
MOST_SECONDS = 1.0
PARDON = 1.0 if QUIET else 2.0
FLOOR = 0.25
#: A single call that takes longer than this many seconds is stopped.
PATIENCE = 20.0
#: How often a call is timed that seemed too slow.
AGAIN = 6
#: CPU seconds that a loop of so many turns takes on a machine of the kind these bounds are for, when nothing else runs.
TURNS, SECONDS_OF_TURNS = 200_000, 0.0075


class TooLongError(Exception):
    """A call that was stopped."""


class Cost(NamedTuple):
    """The least CPU seconds that were seen for n, 2n and 4n; a middle that was not needed is zero."""

    small: float
    middle: float
    large: float

    @property
    def growth(self) -> float:
        """How many times as long 4n takes as n."""
        return self.large / max(self.small, FLOOR / 25)

    def fault(self, most_seconds: float = MOST_SECONDS) -> str:
        """What is wrong with it; empty where nothing is."""
        if self.large > most_seconds * PARDON and self.large > most_seconds * PARDON * slowness():
            return f"{SIZES[-1]} bytes took {self.large:.2f} s of CPU time ({self})"
        if self.large > FLOOR and self.growth > MOST_GROWTH:
            return f"4n took {self.growth:.1f} times as long as n ({self})"
        return ""

    def __str__(self) -> str:
        return " -> ".join(f"{seconds * 1000:.0f} ms" for seconds in self)


def cost(subject: Subject, shape: Shape, *, most_seconds: float = MOST_SECONDS) -> Cost:
    """The cost of *subject* on texts of a *shape*.

    Timed once, and again only where that seemed too slow. Raises TooLongError for a call that had to be stopped.
    """
    small = _seconds(subject, shape(SIZES[0]))
    if small * 4 > MOST_GROWTH * most_seconds:
        raise TooLongError(f"{SIZES[0]} bytes took {small:.2f} s of CPU time already")
    found = Cost(small, 0.0, _seconds(subject, shape(SIZES[2])))
    for _ in range(AGAIN):
        if not found.fault(most_seconds):
            break
        timed = (_seconds(subject, shape(size)) for size in SIZES)
        found = Cost(*(min(new, old or new) for new, old in zip(timed, found, strict=True)))
    return found


def slowness() -> float:
    """How many times slower this machine is just now than it might be; at least 1. Processes share caches, and clocks."""
    began = time.process_time()
    sum(turn % 7 for turn in range(TURNS))
    return max(1.0, (time.process_time() - began) / SECONDS_OF_TURNS)


def _seconds(subject: Subject, text: str) -> float:
    call = subject(text)
    # What other tests left in memory is not searched for garbage again while the clock runs.
    gc.collect(0)
    gc.freeze()
    try:
        with _patience():
            began = time.process_time()
            call()
            return time.process_time() - began
    finally:
        gc.unfreeze()


@contextmanager
def _patience() -> Iterator[None]:
    """Stop what takes too long, where the system has a clock for it."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooLongError(f"stopped after {PATIENCE:.0f} s of CPU time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
