"""Signals that end a run: the first is a request, answered between two files; the second ends it at once.

``with watching():`` around a loop that asks `stopped()` after each file. In between, Ctrl-C (SIGINT), SIGTERM and SIGHUP
set a flag alone; a second one of any kind raises KeyboardInterrupt, wherever the program is. What was being written is
left as it was then too. A signal that is ignored, as SIGHUP is under nohup, stays ignored. Outside the main thread, in
which alone Python takes signals, `watching` does nothing.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` gives it names made with enum, which costs more than this whole module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

#: The signals that end a run, as far as the system has them.
ENDING = tuple(getattr(_signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(_signal, name))

_received = 0


def stopped() -> int:
    """The number of the signal that asked for an end; 0 while none has."""
    return _received


def exit_code() -> int:
    """What a shell reports of a program that a signal has ended: 130, 143 or 129."""
    return 128 + (_received or _signal.SIGINT)


class watching:  # noqa: N801  # used as a function is
    """While it is entered, the first signal asks for an end."""

    def __init__(self) -> None:
        self._before: dict[int, object] = {}

    def __enter__(self) -> None:
        global _received  # noqa: PLW0603  # signals come to a process, and not to an object
        _received = 0
        for number in ENDING:
            if _signal.getsignal(number) == _signal.SIG_IGN:
                continue
            try:
                self._before[number] = _signal.signal(number, _ask)
            except ValueError:  # not in the main thread
                return

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            _signal.signal(number, handler)


def _ask(number: int, _: FrameType | None) -> None:
    global _received
    again, _received = bool(_received), _received or number
    if again:
        raise KeyboardInterrupt
