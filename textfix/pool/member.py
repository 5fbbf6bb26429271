"""One process of the pool, as the first process of the run sees it."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from textfix.pool.parcel import send, unpacked
from textfix.pool.worker import work
from textfix.visitor import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textfix.pool.board import Board
    from textfix.pool.tasks import Task
    from textfix.visitor import Visitor

#: The most that is read at once.
PIECE = 1 << 20
#: How often a task is given out whose processes die before they begin a file.
TRIES = 3
SOUND = "it is as it was, or repaired in full"


class Member:
    """A process with its task, its pipes, and the time it has been at a file. Raises OSError where none can be started."""

    def __init__(self, visitor: Visitor, board: Board, place: int, others: Iterable[Member]) -> None:
        self.place = place  #: its number on the board
        self.task: Task | None = None
        self._visitor = visitor
        self._board = board
        self._first = 0  # the number that the first file it was given has in its task
        self._received = bytearray()
        self._at: int | None = None
        self._seconds = 0.0  # at that file
        self._overdue = 0.0
        self._inbox: int | None
        gc.freeze()  # what is there is shared with the process, as long as nobody collects it
        board.rest(place)
        theirs, self._inbox = os.pipe()
        self.outbox, ours = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            code = 1
            try:
                for each in (self, *others):  # or it would not see when they are closed
                    each._close()  # a copy of them
                work(visitor, theirs, ours, board, place)
                code = 0
            except Exception:  # noqa: BLE001  # with --verbose a bug is shown where it is; its file is named by `bury`
                sys.excepthook(*sys.exc_info())
            finally:
                os._exit(code)
        os.close(theirs)
        os.close(ours)

    def take(self, task: Task) -> None:
        """Give it a task, or what is left of one."""
        self.task, self._first = task, task.done
        task.held = True
        self._seconds = 0.0
        assert self._inbox is not None  # noqa: S101  # for mypy: it has not been dismissed
        with suppress(BrokenPipeError):  # it has died, which is seen when it is listened to
            send(self._inbox, task.files[task.done :])

    def listen(self) -> bool:
        """Take what it sends; False when it has ended."""
        piece = os.read(self.outbox, PIECE)
        self._received += piece
        for done, report in unpacked(self._received):
            assert self.task is not None  # noqa: S101  # for mypy: it speaks of nothing else
            if report is not None:
                self.task.done = self._first + done - 1
                self.task.add(report)
            else:
                self.task.done, self.task.held = self._first + done, False
                self.task = None
        return bool(piece)

    def watch(self, passed: float, limit: Callable[[int], float]) -> None:
        """Count the seconds it is at a file, and kill it when they are too many for a file of that size."""
        at = self._board.at(self.place) if self._board.busy(self.place) else None
        self._seconds = self._seconds + passed if at == self._at else 0.0
        self._at = at
        if at is not None and self.task is not None:
            allowed = limit(self.task.sizes[self._first + at])
            if self._seconds > allowed:
                self._overdue = allowed
                self.kill()

    def kill(self) -> None:
        """End it at once."""
        os.kill(self._pid, signal.SIGKILL)

    def dismiss(self) -> None:
        """Let it end when it has done what it is at."""
        if self._inbox is not None:
            os.close(self._inbox)
            self._inbox = None

    def bury(self) -> Task | None:
        """Take leave of a process that has ended: name the file that it was at, and return its task if more is undone.

        One that was dismissed has only left undone what it was at.
        """
        dismissed = self._inbox is None
        _, status = os.waitpid(self._pid, 0)
        self._close()
        if self.task is None:
            return None
        task, self.task.held = self.task, False
        at = self._board.at(self.place)
        if at is not None and self._first + at >= task.done:
            task.done = self._first + at
            if not dismissed:
                self._refuse(task, status)
        elif at is None and not dismissed:
            task.deaths += 1
            if task.deaths >= TRIES:
                self._refuse(task, status)
        return None if task.complete else task

    def _refuse(self, task: Task, status: int) -> None:
        """Give up the next file of a task."""
        why = late(self._overdue) if self._overdue else f"the process that did it {_end(status)}"
        task.add(self._visitor.give_up(task.files[task.done].path, f"{why}; {SOUND}"))

    def _close(self) -> None:
        self.dismiss()
        os.close(self.outbox)


def _end(status: int) -> str:
    """How a process ended."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        name = next((each.name for each in signal.Signals if each.value == number), f"signal {number}")
        return f"was killed by {name}"
    return f"ended with code {os.waitstatus_to_exitcode(status)}"
