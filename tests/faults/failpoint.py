"""The program with a failpoint in the functions of `os`, for systems without strace.

``python -m tests.faults.failpoint LOG FOLDERS WHICH NTH BLOW textfix fix …`` writes the calls that touch FOLDERS to LOG, and strikes
the NTH call of WHICH: with KILL, or with an error such as EIO. WHICH `-` strikes none. What a Python file object
writes by itself is not seen.
"""

from __future__ import annotations

import errno
import os
import runpy
import signal
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.faults.points import Call
    from tests.faults.room import Outcome, Room

NAMES = (
    *("open", "close", "write", "fsync", "rename", "replace", "link", "unlink", "mkdir", "chmod", "fchmod", "fchown"),
    *("stat", "lstat", "fstat", "access", "scandir", "listdir", "listxattr", "getxattr", "setxattr"),
)


class Failpoint:
    """The same as what strace does, from inside."""

    def calls(self, room: Room, command: Sequence[str]) -> list[Call]:
        from tests.faults.points import Call

        self._run(room, command, "-", 0, "-")
        counts: dict[str, int] = {}
        found = []
        for line in self._log(room).read_text("utf-8").splitlines():
            name, _, arguments = line.partition(" ")
            counts[name] = counts.get(name, 0) + 1
            found.append(Call(name, counts[name], arguments))
        return found

    def strike(self, room: Room, command: Sequence[str], call: Call, blow: str) -> Outcome:
        return self._run(room, command, call.name, call.nth, blow)

    def _run(self, room: Room, command: Sequence[str], name: str, nth: int, blow: str) -> Outcome:
        python, _, *arguments = command  # python -m textfix …
        own = (str(self._log(room)), f"{room.tree}{os.pathsep}{room.state}", name, str(nth), blow)
        return room.start([python, "-m", "tests.faults.failpoint", *own, *arguments])

    @staticmethod
    def _log(room: Room) -> Path:
        return room.tree.parent / "trace"


def _wrap(name: str, log: int, folders: tuple[str, ...], nth: int, blow: str) -> None:
    """Put a function in the place of `os.NAME` that logs its calls and strikes the nth, if *nth* is not 0."""
    really: Callable[..., Any] = getattr(os, name)
    write = os.write
    seen = 0

    def call(*arguments: Any, **options: Any) -> Any:
        nonlocal seen
        about = arguments[0] if arguments else "."
        where = _paths.get(about, "") if isinstance(about, int) else os.fsdecode(about)
        if not where.startswith(folders):
            return really(*arguments, **options)
        seen += 1
        write(log, f"{name} {where} {_flags(name, arguments)}\n".encode("utf-8", "backslashreplace"))
        if seen == nth and blow == "KILL":
            os.kill(os.getpid(), signal.SIGKILL)
        if seen == nth:
            number = getattr(errno, blow)
            raise OSError(number, os.strerror(number))
        result = really(*arguments, **options)
        if name == "open":
            _paths[result] = where
        return result

    setattr(os, name, call)


_paths: dict[int, str] = {}  #: what each descriptor was opened for


def _flags(name: str, arguments: tuple[Any, ...]) -> str:
    writes = name == "open" and len(arguments) > 1 and arguments[1] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    return "O_WRONLY" if writes else ""


if __name__ == "__main__":
    log_path, room_paths, which, number_of, hit, module, *sys.argv[1:] = sys.argv[1:]
    opened = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for wrapped in NAMES:
        if hasattr(os, wrapped):
            _wrap(wrapped, opened, tuple(room_paths.split(os.pathsep)), int(number_of) if wrapped == which else 0, hit)
    runpy.run_module(module, run_name="__main__", alter_sys=True)
