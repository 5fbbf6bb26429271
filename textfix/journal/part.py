"""The part of a run's journal that one process appends to; it comes into being with the first change.

A line is whole on the disk when `add` returns. What cannot be written is taken back, so that no half line stands before
a whole one, and the caller leaves the file alone that the line was about.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textfix.files import JOURNAL_SUFFIX
from textfix.journal.change import VERSION, checked, line_of
from textfix.journal.runs import tidy
from textfix.replacement import sync_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textfix.journal.change import Change


class Part:
    """A part file, opened by the first change. *asks* says for the header what the run was asked to do."""

    def __init__(self, journal: str, run: str, asks: Mapping[str, Any], *, sync: bool = True) -> None:
        self.folder = os.path.join(journal, run)
        self._journal = journal
        self._run = run
        self._asks = asks
        self._sync = sync
        self._descriptor: int | None = None
        self._path = ""

    def add(self, change: Change) -> None:
        """Record a change that is about to be made. Raises OSError, after which nothing of it is recorded."""
        if self._descriptor is None:
            try:
                self._open()
            except OSError:
                self._leave_nothing()
                raise
        self._append(line_of(change))

    def withdraw(self, change: Change) -> None:
        """Record that a change was not made after all. Nothing depends on it, so that it may fail."""
        with suppress(OSError):
            self._append(checked({"withdrawn": change.path, "after": change.after}))

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor is not None:
            with suppress(OSError):  # its lines are on the disk already
                os.close(self._descriptor)
            self._descriptor = None

    def _open(self) -> None:
        """Make the folder of the run, if no other process of it has, and a part in it that begins with a header."""
        if _make(self.folder, sync=self._sync):
            tidy(self._journal, keep=self._run)
        path = os.path.join(self.folder, f"{os.getpid()}-{os.urandom(2).hex()}{JOURNAL_SUFFIX}")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(path, flags, 0o600)
        self._path = path
        self._append(checked({"journal": VERSION, "run": self._run, "time": int(time.time()), **self._asks}))
        if self._sync:
            sync_folder(self.folder)

    def _leave_nothing(self) -> None:
        """Take back a part that could not be begun, and its folder if no other process has one there."""
        self.close()
        with suppress(OSError):
            if self._path:
                os.unlink(self._path)
            os.rmdir(self.folder)
        self._path = ""

    def _append(self, line: bytes) -> None:
        descriptor = self._descriptor
        if descriptor is None:
            return
        size = os.fstat(descriptor).st_size
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if self._sync:
                os.fsync(descriptor)
        except OSError:
            try:
                os.ftruncate(descriptor, size)
            except OSError:
                self.close()  # the next change opens another part
            raise


def _make(folder: str, *, sync: bool) -> bool:
    """Make a folder that its owner alone may read, and those above it; whether it was not there before."""
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        return False
    except FileNotFoundError:
        _make(os.path.dirname(folder), sync=sync)
        return _make(folder, sync=sync)
    if sync:
        sync_folder(os.path.dirname(folder))
    return True
