"""What a process of the pool does: its tasks, file by file, until there are no more of them."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from typing import TYPE_CHECKING

from textfix.pool.parcel import HEAD, light, send

if TYPE_CHECKING:
    from textfix.pool.board import Board
    from textfix.visitor import Visitor
    from textfix.walk import Found

#: Signals that are for the whole run; its first process decides what comes of them.
NOT_OURS = ("SIGINT", "SIGTERM", "SIGHUP")


def work(visitor: Visitor, inbox: int, outbox: int, board: Board, place: int) -> None:
    """Do tasks until the inbox is closed, the run is stopped, or its first process is gone.

    A message back is how many files of the task are done, and the report on the last of them, None if it is clean.
    """
    for name in NOT_OURS:
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    _leave_streams()
    parent = os.getppid()
    with visitor.watch:
        while files := _task(inbox):
            done = 0
            for found in files:
                if board.stopped or os.getppid() != parent:
                    break
                board.begin(place, done)
                report = visitor.visit(found)
                done += 1
                if report is not None:
                    board.tell(place)
                    send(outbox, (done, light(report)))
            board.rest(place)
            send(outbox, (done, None))


def _leave_streams() -> None:
    """Hold no end of the user's pipes open: who waits for their end waits for the first process alone."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdin, sys.stdout):
        try:
            os.dup2(null, stream.fileno())
        except (AttributeError, OSError, ValueError):  # there is none, or a stand-in for it
            continue


def _task(inbox: int) -> list[Found] | None:
    """The next task; None when there are no more."""
    head = _exactly(inbox, HEAD)
    body = _exactly(inbox, int.from_bytes(head)) if head else b""
    files: list[Found] | None = pickle.loads(body) if body else None  # noqa: S301  # from our own process
    return files


def _exactly(inbox: int, length: int) -> bytes:
    """So many bytes; none where the inbox ends before."""
    parts = []
    while length:
        part = os.read(inbox, length)
        if not part:
            return b""
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
