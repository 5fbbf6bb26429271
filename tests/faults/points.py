"""The file system calls of a run, and how one of them is made to fail or to be the last.

With strace where it is present and may be used; else by functions of `os` that are wrapped in the program's process.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.faults.room import Outcome, Room

#: Calls that change what is on the disk; `open` and its kin do where they are asked to.
CHANGING = (
    *("write", "writev", "pwrite64", "sendfile", "copy_file_range", "truncate", "ftruncate", "fallocate"),
    *("fsync", "fdatasync", "close", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "chmod", "fchmod", "fchmodat", "chown", "fchown", "fchownat"),
    *("lchown", "setxattr", "fsetxattr", "utime", "utimensat", "creat"),
)
READING = (
    *("open", "openat", "read", "pread64", "stat", "lstat", "fstat", "newfstatat", "statx", "access", "faccessat"),
    *("faccessat2", "readlink", "readlinkat", "getdents64", "getxattr", "fgetxattr", "listxattr", "flistxattr"),
    *("flock", "statfs", "fstatfs"),
)
TRACED = ",".join(f"?{name}" for name in (*CHANGING, *READING))
LINE = re.compile(r"(?P<process>\d+) +(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>.*)")
OPENS_TO_WRITE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")


class Call(NamedTuple):
    """One call of a run: the n-th of its name in its process, and what it was about."""

    name: str
    nth: int
    arguments: str
    process: str = ""
    path: str = ""  #: where only the calls about one file are counted

    @property
    def changes(self) -> bool:
        """Whether it may change what is on the disk; to close what was written counts, for some systems write then."""
        if self.name.startswith("open"):
            return bool(OPENS_TO_WRITE.search(self.arguments))
        return self.name in CHANGING and not (
            self.name == "close" and self.arguments.endswith((".txt>", "/sub>", "/tree>"))
        )

    def about(self, path: str, before: Sequence[Call]) -> Call:
        """The same call as the n-th about one file, which holds for programs of many threads too."""
        others = (call for call in before if (call.name, call.process) == (self.name, self.process))
        nth = 1 + sum(path in call.arguments for call in others)
        return self._replace(nth=nth, path=path)

    def __str__(self) -> str:
        return f"{self.name} {self.nth}: {self.arguments[:200]}"


class MissedError(Exception):
    """A fault hit another call than the one it was meant for: the harness is wrong, not the program."""


class Tracer(Protocol):
    """Something that lists the calls of a run and strikes one of them."""

    def calls(self, room: Room, command: Sequence[str]) -> list[Call]:
        """The calls of a run that touch the room, in their order."""

    def strike(self, room: Room, command: Sequence[str], call: Call, blow: str) -> Outcome:
        """Run again and strike the call: *blow* is KILL, or the name of an error such as EIO."""


class Strace:
    """The calls as the system sees them."""

    def calls(self, room: Room, command: Sequence[str]) -> list[Call]:
        room.start([*self._strace(room, TRACED), "-e", "signal=none", *command])
        return [call for call in self.seen(room) if room.holds(call.arguments)]

    def strike(self, room: Room, command: Sequence[str], call: Call, blow: str) -> Outcome:
        how = "signal=KILL" if blow == "KILL" else f"error={blow}"
        quick = () if blow == "KILL" else ("--seccomp-bpf",)  # which lets no signal through
        options = (*quick, "-e", "signal=none", "-e", f"inject={call.name}:{how}:when={call.nth}")
        outcome = room.start([*self._strace(room, call.name, call.path), *options, *command])
        lines = self._log(room).read_text("utf-8", "replace").splitlines()
        struck = [line for line in lines if LINE.match(line) and (blow == "KILL" or "(INJECTED)" in line)]
        hit = struck[-1] if struck else "none"
        if not room.holds(hit):
            raise MissedError(f"{call}\nwas to be struck by {blow}; this was: {hit}")
        return outcome

    def seen(self, room: Room) -> list[Call]:
        """Every call in the log of the last run, also those that are none of the room's business."""
        counts: Counter[tuple[str, str]] = Counter()
        found = []
        for line in self._log(room).read_text("utf-8", "replace").splitlines():
            if match := LINE.match(line):
                counts[match["process"], match["name"]] += 1
                found.append(
                    Call(match["name"], counts[match["process"], match["name"]], match["arguments"], match["process"])
                )
        return found

    @contextmanager
    def stopped(self, room: Room, command: Sequence[str], call: Call) -> Iterator[list[Outcome]]:
        """A run that stands still just after *call*; it goes on afterwards, and its outcome is put into the list."""
        options = ("-e", f"inject={call.name}:signal=STOP:when={call.nth}", "-e", "signal=STOP")
        self._log(room).unlink(missing_ok=True)
        ended: list[Outcome] = []
        with ThreadPoolExecutor(1) as thread:
            run = thread.submit(room.start, [*self._strace(room, call.name, call.path), *options, *command])
            while not (lines := self._stops(room)):
                if run.done():
                    raise MissedError(f"{call}\nwas never reached: {run.result()}")
                time.sleep(0.002)
            if not any(room.holds(line) for line in lines[:1]):
                raise MissedError(f"{call}\nwas to be the last; this was: {lines[0]}")
            try:
                yield ended
            finally:
                os.kill(int(lines[1].split()[0]), signal.SIGCONT)
            ended.append(run.result())

    def _stops(self, room: Room) -> list[str]:
        """The call after which the run stands still, and the line that says so."""
        lines = self._log(room).read_text("utf-8", "replace").splitlines() if self._log(room).exists() else []
        stop = next((number for number, line in enumerate(lines) if "--- stopped by SIGSTOP" in line), None)
        return [] if stop is None else [next(line for line in lines[stop::-1] if LINE.match(line)), lines[stop]]

    def _strace(self, room: Room, names: str, path: str = "") -> tuple[str, ...]:
        about = ("-P", path) if path else ()
        return ("strace", "-f", "-y", "-s", "0", "-e", f"trace={names}", *about, "-o", str(self._log(room)))

    @staticmethod
    def _log(room: Room) -> Path:
        return room.tree.parent / "trace"


def may_trace() -> bool:
    """Whether strace is here and the system lets it work."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
