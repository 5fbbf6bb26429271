"""What happened to one file, and the exit code of a run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textfix.document import Document
    from textfix.outcome import Outcome, Place


class Status(StrEnum):
    """How a file came out of a run."""

    CLEAN = "clean"  #: nothing found
    DAMAGED = "damaged"  #: something found, nothing repaired (a check, or reports only)
    REPAIRED = "repaired"  #: repaired, and nothing left that the run was asked to repair
    SKIPPED = "skipped"  #: binary: passed over with a note
    REFUSED = "refused"  #: unreadable, undecodable or not repairable without loss; left as it was


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file and what was done."""

    path: str  #: as it is shown; ``-`` is standard input
    status: Status
    message: str = ""  #: why a file was skipped or refused
    before: bytes = b""  #: the bytes that were read; empty for clean files, whose bytes nobody needs
    after: bytes = b""  #: the repaired bytes; equal to `before` where there is nothing to repair
    document: Document | None = None
    outcome: Outcome | None = None
    encoding: str = ""  #: the codec of `after`

    @property
    def data(self) -> bytes:
        """The bytes that the file should have."""
        return self.after

    @property
    def changed(self) -> bool:
        """Whether the repaired bytes differ from those that were read."""
        return self.after != self.before

    def places(self) -> tuple[Place, ...]:
        """Every finding with its place in the file, in the file's order."""
        return self.outcome.places if self.outcome else ()


def exit_code(reports: Iterable[FileReport], *, shows_damage: bool) -> int:
    """0 clean or all repaired, 1 damage found or left, 2 a file that could not be done.

    *shows_damage* is true where nothing is written (a check, a diff): there a repairable file counts as damage too.
    """
    code = 0
    for report in reports:
        if report.status is Status.REFUSED:
            return 2
        if report.status is Status.DAMAGED or (shows_damage and report.status is Status.REPAIRED):
            code = 1
    return code
