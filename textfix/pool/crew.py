"""The processes of a run: who gets which task, who is at a file for too long, and what comes of one that dies."""

from __future__ import annotations

import select
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textfix.examination import RequestError
from textfix.files import reason
from textfix.pool.board import Board
from textfix.pool.member import Member
from textfix.signals import stopped
from textfix.watch import allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.pool.tasks import Task
    from textfix.report import FileReport
    from textfix.visitor import Visitor
    from textfix.walk import Found

#: For each process, how many tasks may be given out before the first of them is done; their reports wait in memory.
AHEAD = 4
#: Seconds between two looks at the processes, and until one that is to stop is stopped.
TICK = 0.1
GRACE = 1.5
#: How much longer than it may work a process may be at a file: it may have to wait for a processor, or for the disk.
PATIENCE = 3


class Crew:
    """Up to *count* processes that do what a visitor does; a file may take about *timeout* seconds, 0 for any time."""

    def __init__(self, visitor: Visitor, count: int, timeout: int) -> None:
        self._visitor = visitor
        self._count = count
        self._timeout = timeout
        self._board = Board(count)
        self._members: dict[int, Member] = {}  # by the descriptor of their outbox
        self._poll = select.poll()
        self._order: deque[Task] = deque()  # given out and not yet given back
        self._again: deque[Task] = deque()  # what a dead process has left undone
        self._looked = monotonic()

    def visited(self, tasks: Iterator[Task]) -> Iterator[tuple[Found, FileReport | None]]:
        """The files in their order, each with its report; when the run is stopped, those that are done."""
        self._visitor.prepare()
        try:
            while not stopped():
                while self._order:
                    yield from self._order[0].results()
                    if not self._order[0].complete:
                        break
                    self._order.popleft()
                self._give_out(tasks)
                if not self._order:
                    return
                self._listen()
            self._dismiss()
            for task in self._order:
                yield from task.results()
        finally:
            self._dismiss()

    def _give_out(self, tasks: Iterator[Task]) -> None:
        """Give a task to everybody who has none, and start processes as long as there is one for them."""
        idle = [member for member in self._members.values() if member.task is None]
        while idle or len(self._members) < self._count:
            task = self._again.popleft() if self._again else self._next(tasks)
            if task is None:
                return
            try:
                member = idle.pop() if idle else self._started()
            except OSError as error:  # the system has no more processes or pipes for us
                self._again.appendleft(task)
                self._count = len(self._members)
                if not self._count:
                    raise RequestError(f"no process can be started: {reason(error)}; -j 1 does without") from error
                return
            member.take(task)

    def _next(self, tasks: Iterator[Task]) -> Task | None:
        task = next(tasks, None) if len(self._order) < self._count * AHEAD else None
        if task is not None:
            self._order.append(task)
        return task

    def _started(self) -> Member:
        taken = {member.place for member in self._members.values()}
        place = next(place for place in range(self._count) if place not in taken)
        member = Member(self._visitor, self._board, place, self._members.values())
        self._members[member.outbox] = member
        self._poll.register(member.outbox, select.POLLIN)
        return member

    def _listen(self) -> None:
        """Wait a moment for messages, take them, and look at the watch."""
        for outbox, _ in self._poll.poll(TICK * 1000):
            member = self._members[outbox]
            if not member.listen():
                self._poll.unregister(outbox)
                del self._members[outbox]
                undone = member.bury()
                if undone is not None:
                    self._again.append(undone)
        now = monotonic()
        passed = now - self._looked
        if passed >= TICK:
            self._looked = now
            for member in self._members.values():
                member.watch(min(passed, 2 * TICK), self._limit)  # all of us may have slept

    def _limit(self, size: int) -> float:
        """For how many seconds a process may be at a file of so many bytes."""
        return PATIENCE * allowed(self._timeout, size)

    def _dismiss(self) -> None:
        """Let every process finish the file that it is at, and end; who takes too long for that is killed."""
        self._board.stop()
        for member in self._members.values():
            member.dismiss()
        deadline = monotonic() + GRACE
        while self._members:
            if monotonic() >= deadline:
                for member in self._members.values():
                    member.kill()
            self._listen()
