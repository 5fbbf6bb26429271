"""The files of a run in tasks, each large enough to be worth a message to another process."""

from __future__ import annotations

import os
from itertools import chain

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterable, Iterator

    from textfix.report import FileReport
    from textfix.walk import Found

    #: A file and how many bytes it has; 0 where that cannot be told.
    Sized = tuple[Found, int]

#: A task has as many files as these, or as many bytes.
FILES = 100
BYTES = 1 << 20
#: From how many bytes on several processes are faster than one; a file costs as much as so many bytes, empty ones too.
WORTHWHILE = 8 << 20
OPENING = 8 << 10


class Task:
    """Some files of a run, and how far they are done."""

    __slots__ = ("deaths", "done", "files", "given", "held", "reports", "sizes")

    def __init__(self, files: list[Found], sizes: list[int]) -> None:
        self.files = files
        self.sizes = sizes
        self.done = 0  #: how many of the files are done, from the first on
        self.given = 0  #: how many of those have been given back with their reports
        self.reports: dict[int, FileReport] = {}  #: of those of them that are not clean, by their number
        self.held = False  #: by a process, which has it until it says that it has not
        self.deaths = 0  #: of processes that had this task and had not begun a file

    @property
    def complete(self) -> bool:
        """Whether all files are done, and no process is at the task."""
        return self.done == len(self.files) and not self.held

    def results(self) -> Iterator[tuple[Found, FileReport | None]]:
        """The files that are done and have not been given back, with their reports."""
        while self.given < self.done:
            number = self.given
            self.given += 1
            yield self.files[number], self.reports.pop(number, None)

    def add(self, report: FileReport) -> None:
        """Take the report of the next file."""
        self.reports[self.done] = report
        self.done += 1


def sized(files: Iterable[Found]) -> Iterator[Sized]:
    """The files with their sizes."""
    for found in files:
        try:
            size = os.stat(found.path).st_size
        except (OSError, ValueError):  # what is wrong with it is told when it is opened
            size = 0
        yield found, size


def into_tasks(files: Iterable[Sized]) -> Iterator[Task]:
    """The files, in their order, in tasks."""
    task, size = Task([], []), 0
    for found, length in files:
        task.files.append(found)
        task.sizes.append(length)
        size += length
        if len(task.files) >= FILES or size >= BYTES:
            yield task
            task, size = Task([], []), 0
    if task.files:
        yield task


def worthwhile(files: Iterator[Sized]) -> tuple[Iterator[Sized], bool]:
    """The files again, and whether there is enough in them for several processes."""
    seen: list[Sized] = []
    weight = 0
    for each in files:
        seen.append(each)
        weight += each[1] + OPENING
        if weight >= WORTHWHILE and len(seen) > 1:
            return chain(seen, files), True
    return iter(seen), False
