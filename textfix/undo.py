"""`textfix undo`: give the files of a run their old bytes back, as its journal has them.

A file is restored where it still has the bytes that the run gave it, and is left alone, by name, where it was changed
since. The restored bytes are held against the hash of the old ones before they are written, in the same way as `fix`
writes. An undo is a run with a journal of its own: undoing it brings the repairs back. Without a name the last run is
undone that was no undo and is not undone yet; one of which some files could not be restored stays open, so that it can be
tried again.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from textfix import signals
from textfix.files import FileError, read
from textfix.journal.change import VERSION, LineError, digest
from textfix.journal.edits import EditError, reverse
from textfix.journal.runs import JournalError, Run, default_folder, runs
from textfix.output.stream import say, write
from textfix.output.visible import visible
from textfix.request import Request
from textfix.writer import Writer

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from textfix.journal.change import Change
    from textfix.tally import Tally

UNREADABLE = "a line of the journal was damaged; the file that it was about is as the run left it"


class Wish(NamedTuple):
    """What to undo, and how."""

    run: str | None = None  #: its name, or how its name begins; None for the last one
    journal: str | None = None
    diff: bool = False
    no_journal: bool = False
    no_fsync: bool = False


class _Restored(NamedTuple):
    """A file that can be given its old bytes back."""

    change: Change
    data: bytes
    before: bytes
    state: os.stat_result


class _Look(NamedTuple):
    """What the patch may know of the screen."""

    request: Request
    tally: Tally
    colour: bool
    terminal: bool
    columns: int | None


def undo(wish: Wish) -> int:
    """Undo a run and return the exit code: 0 where every file has its old bytes again, 2 where one has not."""
    try:
        folder = wish.journal or default_folder()
        run = _chosen(folder, wish.run)
        if run.header().get("journal", VERSION) > VERSION:
            raise JournalError(f"{run.name} was recorded by a later version of textfix, which can undo it")
        with signals.watching():
            return _Undo(run, folder, wish).code()
    except (JournalError, LineError) as error:
        say(f"error: {error}")
    except KeyboardInterrupt:
        say("interrupted; every file is as it was or restored")
        return signals.exit_code()
    return 2


def _chosen(folder: str, name: str | None) -> Run:
    """The run that is meant. Raises JournalError."""
    held = runs(folder)
    if name is None:
        is_open = (run for run in held if not run.is_undone and not run.header().get("undoes") and run.files())
        if run := next(is_open, None):
            return run
        raise JournalError(f"nothing to undo: {folder} holds no run, or all of them are undone")
    fitting = [run for run in held if run.name.startswith(name) and run.files()]
    if len(fitting) == 1:
        return fitting[0]
    many = f"{len(fitting)} runs begin so" if fitting else "no run is called so"
    raise JournalError(f"{name}: {many} in {folder}; `textfix undo --list` shows them")


class _Undo:
    """The undoing of one run."""

    def __init__(self, run: Run, folder: str, wish: Wish) -> None:
        self._run = run
        self._folder = folder
        self._wish = wish
        self._restored = self._already = self._refused = 0
        request = Request("fix", [run.name], journal=folder, no_journal=wish.no_journal, no_fsync=wish.no_fsync)
        self._writer = Writer(request, run.name)

    def code(self) -> int:
        """Undo it, say what was done, and return the exit code."""
        if self._wish.diff:
            return self._show()
        if undone := self._run.header().get("undoes"):
            Run(self._folder, undone).mark(undone=False)
        self._restore()
        self._writer.close()
        if signals.stopped():
            say(f"stopped; {_count(self._restored)} restored. `textfix undo {self._run.name}` goes on")
            return signals.exit_code()
        if not self._refused:
            self._run.mark(undone=True)
        self._sum_up()
        return 2 if self._refused else 0

    def _restore(self) -> None:
        for change, data, before, state in self._restorable():
            try:
                self._writer.restore(change.path, data, before, state, tuple(reverse(data, change.edits)))
                self._restored += 1
            except FileError as error:
                self._refuse(change, str(error))
            if signals.stopped():
                return

    def _restorable(self) -> Iterator[_Restored]:
        """The files that have the bytes which the run gave them; the others are counted and named."""
        for change in self._run.changes():
            if change is None:
                self._refused += 1
                say(f"error: {UNREADABLE}")
                continue
            try:
                data, state = read(change.path, ())
                now = digest(data)
                if now == change.after:
                    yield _Restored(change, data, change.undone(data), state)
                elif now == change.before:
                    self._already += 1
                else:
                    self._refuse(change, "was changed since the run; it was left alone")
            except (FileError, EditError, LineError) as error:
                self._refuse(change, str(error))

    def _refuse(self, change: Change, why: str) -> None:
        self._refused += 1
        say(f"error: {visible(change.path)}: {why}")

    def _show(self) -> int:
        """Show what would be restored as a patch, and write nothing."""
        from textfix.output.diff import shown
        from textfix.output.screen import Screen
        from textfix.report import FileReport, Status
        from textfix.tally import Tally

        request = Request("check", diff=True, quiet=True)
        screen = Screen(request)
        look = _Look(request, Tally(), screen.colour, screen.terminal, screen.columns)
        reports = (
            FileReport(change.path, Status.REPAIRED, "", data, before) for change, data, before, _ in self._restorable()
        )
        some = False
        for piece in shown(reports, look):
            screen.put(piece)
            some = True
        return 2 if self._refused else int(some)

    def _sum_up(self) -> None:
        where = visible(str(self._run.header().get("folder", "")))
        lines = [f"Restored {_count(self._restored)} of run {self._run.name} in {where}."]
        if self._already:
            lines.append(f"{_count(self._already)} had the old bytes already.")
        if self._refused:
            lines.append(f"{_count(self._refused)} could not be restored.")
        if self._restored and not self._wish.no_journal:
            lines.append(f"`textfix undo {self._writer.run}` brings the repairs back.")
        write(sys.stdout, " ".join(lines) + "\n")


def _count(number: int) -> str:
    return f"{number} file" if number == 1 else f"{number} files"
