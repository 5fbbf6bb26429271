"""How long a file may be worked on. What counts is work: a busy or a suspended machine costs nobody his repair.

A timer of the system rings at every second of work; the file at which it has rung too often is given up. Python hears it
between two steps of its own, so what hangs in a library is not ended; a pool watches its processes for that. A run that
a signal has asked to end does not wait for the end of that work either.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` gives it names made with enum: more than this module costs

from textfix.signals import stopped

#: Seconds of work between two rings.
PERIOD = 1.0
#: A file may take the timeout, and this share of it besides for each megabyte.
FOR_A_MEGABYTE = 1 / 3


class OverdueError(BaseException):
    """A file that takes too long; no Exception, since it has to get past those who catch these."""


class StoppedError(BaseException):
    """A file that was not done, since the run is to end; nothing was written."""


def allowed(timeout: int, size: int) -> float:
    """The seconds that a file of so many bytes may take; a timeout of 0 sets no limit."""
    return timeout * (1 + FOR_A_MEGABYTE * size / (1 << 20)) or float("inf")


class Watch:
    """While it is entered, what happens between `begin` and `end` raises OverdueError or StoppedError in its time.

    It does nothing where the system has no such timer, and outside the main thread, in which alone Python takes signals.
    """

    def __init__(self, timeout: int) -> None:
        self._timeout = timeout
        self._left: float | None = None  # seconds for the file that is worked on
        self._before: object = None

    def __enter__(self) -> None:
        if hasattr(_signal, "setitimer"):
            try:
                self._before = _signal.signal(_signal.SIGVTALRM, self._ring)
            except ValueError:  # not in the main thread
                return
            _signal.setitimer(_signal.ITIMER_VIRTUAL, PERIOD, PERIOD)

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            _signal.setitimer(_signal.ITIMER_VIRTUAL, 0)
            _signal.signal(_signal.SIGVTALRM, self._before)
            self._before = None

    def begin(self, size: int) -> None:
        """Work on a file of so many bytes begins."""
        self._left = allowed(self._timeout, size) + PERIOD  # the first ring may come at once

    def end(self) -> None:
        """It is done."""
        self._left = None

    def _ring(self, *_: object) -> None:
        if self._left is None:
            return
        self._left -= PERIOD
        if stopped():
            raise StoppedError
        if self._left <= 0:
            raise OverdueError
