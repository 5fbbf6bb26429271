"""The runs that a journal holds: where it is, what each run changed, and which are old enough to go."""

from __future__ import annotations

import os
import re
import time
from itertools import accumulate
from typing import TYPE_CHECKING, Any, BinaryIO

from textfix.files import JOURNAL_SUFFIX
from textfix.journal.change import Change, LineError, change_of, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Runs are kept for so many days.
DAYS = 30
#: Beyond so many bytes the oldest runs go before their time, but none that is younger than RECENT days.
LARGEST = 2 * 1024**3
RECENT = 3
#: The name of a run: the time in UTC at which it began, to the microsecond, so that names sort by time.
RUN = re.compile(r"\d{8}-\d{6}-\d{6}")
UNDONE = "undone"  #: a file beside the parts of a run of which every file has its old bytes again


class JournalError(Exception):
    """A journal that is not there, or a run that it does not hold."""


def default_folder() -> str:
    """Where journals are kept if nobody says otherwise: in the user's folder for the state of programs. Raises JournalError."""
    state = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_STATE_HOME", "")
    if not os.path.isabs(state):
        home = os.path.expanduser("~")
        if not os.path.isabs(home):
            raise JournalError("no home folder to keep the journal in; --journal DIR names another")
        state = os.path.join(home, ".local", "state")
    return os.path.join(state, "textfix", "journal")


def new_name() -> str:
    """The name of a run that begins now."""
    now = time.time_ns() // 1000
    return f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime(now // 1_000_000))}-{now % 1_000_000:06d}"


class Run:
    """A run that a journal holds."""

    def __init__(self, journal: str, name: str) -> None:
        self.name = name
        self.folder = os.path.join(journal, name)

    @property
    def is_undone(self) -> bool:
        """Whether each of its files has been given its old bytes back."""
        return os.path.exists(os.path.join(self.folder, UNDONE))

    def mark(self, *, undone: bool) -> None:
        """Remember whether the whole run is undone."""
        path = os.path.join(self.folder, UNDONE)
        if undone:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
        elif os.path.exists(path):
            os.unlink(path)

    def header(self) -> dict[str, Any]:
        """What the run was asked to do, from the first part that tells."""
        for part in self._parts():
            with open(part, "rb") as file:
                try:
                    return parsed(file.readline())
                except LineError:
                    continue
        return {}

    def size(self) -> int:
        """How many bytes its journal takes."""
        return sum(os.stat(part).st_size for part in self._parts())

    def files(self) -> int:
        """How many changes it holds; counted without reading them."""
        count = 0
        for part in self._parts():
            with open(part, "rb") as file:
                for line in file:
                    count += line.startswith(b'{"path"')
                    count -= line.startswith(b'{"withdrawn"')
        return count

    def changes(self) -> Iterator[Change | None]:
        """Its changes, the last one of each part first; None for a line that was damaged since it was written.

        Raises LineError where a later version of textfix wrote them.
        """
        for part in self._parts():
            with open(part, "rb") as file:
                yield from _changes(file)

    def _parts(self) -> list[str]:
        with os.scandir(self.folder) as entries:
            return sorted(entry.path for entry in entries if entry.name.endswith(JOURNAL_SUFFIX))


def _changes(file: BinaryIO) -> Iterator[Change | None]:
    """The changes of a part, the last one first, without those that were not made after all."""
    withdrawn: set[tuple[str, str]] = set()
    offsets = [0, *accumulate(len(line) for line in file)]
    for number in reversed(range(len(offsets) - 1)):
        file.seek(offsets[number])
        try:
            record = parsed(file.readline())
        except LineError:
            if number < len(offsets) - 2:  # the last one was being written when the run was killed
                yield None
            continue
        if "withdrawn" in record:
            withdrawn.add((record["withdrawn"], record["after"]))
        elif "path" in record and (record["path"], record["after"]) not in withdrawn:
            yield change_of(record)
        else:
            withdrawn.discard((record.get("path"), record.get("after")))


def runs(journal: str) -> list[Run]:
    """The runs of a journal, the latest first."""
    try:
        names = [name for name in os.listdir(journal) if RUN.fullmatch(name)]
    except FileNotFoundError:
        return []
    return [Run(journal, name) for name in sorted(names, reverse=True)]


def tidy(journal: str, *, keep: str) -> None:
    """Remove runs that are older than DAYS, and the oldest beyond LARGEST bytes. What cannot be removed stays."""
    now = time.time()
    total = 0
    for run in runs(journal):
        if run.name == keep:
            continue
        try:
            total += run.size()
            age = (now - os.stat(run.folder).st_mtime) / 86400
            if age > DAYS or (total > LARGEST and age > RECENT):
                _remove(run)
        except OSError:
            continue


def _remove(run: Run) -> None:
    for name in os.listdir(run.folder):
        if name == UNDONE or name.endswith(JOURNAL_SUFFIX):
            os.unlink(os.path.join(run.folder, name))
    os.rmdir(run.folder)
