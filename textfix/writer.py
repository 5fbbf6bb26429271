"""What a run of `fix` writes: repaired files, each recorded in the journal before it changes, and the lists of the run.

A process that is forked from another goes on with the Writer that it finds: it writes a part of the journal of its own,
and appends to the same lists. Without lists nothing is imported or opened before the first file is written.
"""

from __future__ import annotations

import os

from textfix.files import FileError, reason
from textfix.settings import SettingsError

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Sequence

    from textfix.journal.edits import Edit
    from textfix.journal.part import Part
    from textfix.manifest import Ledger
    from textfix.report import FileReport
    from textfix.request import Request


class WriterError(SettingsError):
    """A place for the journal or for a list that cannot be used; says which, and what to do."""


class Writer:
    """Writes the files of a run; *undoes* is the name of the run whose changes it takes back. Raises WriterError."""

    def __init__(self, request: Request, undoes: str = "") -> None:
        self._request = request
        self._run: str | None = None
        self._undoes = undoes
        self._part: Part | None = None
        self._process = 0  # whose part it is
        self._ledgers: tuple[Ledger | None, Ledger | None] = (None, None)
        self._done: dict[str, tuple[int, int]] = {}
        if request.writes:
            self._check()
        if request.manifest or request.quarantine or request.resume:
            self._open_ledgers()

    @property
    def run(self) -> str:
        """The name of the run, by which `textfix undo` knows it."""
        if self._run is None:
            from textfix.journal.runs import new_name

            self._run = new_name()
        return self._run

    def done(self, path: str) -> bool:
        """Whether an earlier run has done this file, and it is still as it was left; with --resume alone."""
        if path not in self._done:
            return False
        try:
            state = os.stat(path)
        except OSError:
            return False
        return self._done[path] == (state.st_size, state.st_mtime_ns)

    def note(self, path: str, data: bytes, report: FileReport | None, state: os.stat_result | None) -> None:
        """Put what became of a file on the lists; None stands for a clean file, and *state* is that it has now.

        Raises FileError where that cannot be written; the file is as the report says.
        """
        manifest, quarantine = self._ledgers
        refused = report is not None and report.status.value == "refused"
        if manifest is None and not (refused and quarantine is not None):
            return
        from textfix.manifest import entry

        line = entry(path, data, report, state)
        for ledger in (manifest, quarantine if refused else None):
            if ledger is not None:
                try:
                    ledger.add(line)
                except OSError as error:
                    raise FileError(f"is done, but {ledger.path} cannot be written: {reason(error)}") from error

    def put(self, report: FileReport, state: os.stat_result) -> os.stat_result:
        """Write the repaired bytes of a file that had this state when it was read, and return its new one.

        Raises FileError; unless it says otherwise the file is as it was.
        """
        if self._request.no_journal:
            return self._replace(report.path, report.before, report.after, state, ())
        from textfix.journal.edits import edits_of

        return self._replace(report.path, report.before, report.after, state, edits_of(report))

    def restore(self, path: str, before: bytes, after: bytes, state: os.stat_result, edits: Sequence[Edit]) -> None:
        """Give a file other bytes, of which the edits lead back to *before*. Raises FileError."""
        self._replace(path, before, after, state, edits)

    def close(self) -> None:
        """Close what is open; nothing is lost where it is not called."""
        for each in (self._part, *self._ledgers):
            if each is not None:
                each.close()

    def _check(self) -> None:
        """Raise WriterError for what the options ask together and cannot have."""
        request = self._request
        if request.resume and request.manifest is None:
            raise WriterError("--resume goes on where a manifest ends: name it with --manifest FILE")
        if request.journal is not None and not request.no_journal:
            journal = os.path.join(os.path.realpath(request.journal), "")
            for path in filter(os.path.isdir, request.paths):
                if journal.startswith(os.path.join(os.path.realpath(path), "")):
                    raise WriterError(f"the journal must not be in what is repaired: keep it outside of {path}")

    def _open_ledgers(self) -> None:
        """Begin the lists, or go on with the manifest of an earlier run."""
        request = self._request
        if not request.writes or request.from_stdin:
            raise WriterError("--manifest, --quarantine and --resume are for files that are repaired in place")
        from textfix.manifest import Ledger, done, header, is_header, is_refusal

        manifest = quarantine = None
        if request.manifest is not None:
            wanted = header(request)
            if request.resume:
                self._done = done(request.manifest, wanted)
            manifest = Ledger(request.manifest, is_header, goes_on=request.resume)
            try:
                manifest.add(wanted)
            except OSError as error:
                raise WriterError(f"{request.manifest}: cannot be written: {reason(error)}") from error
        if request.quarantine is not None:
            quarantine = Ledger(request.quarantine, is_refusal)
        self._ledgers = manifest, quarantine

    def _replace(
        self, path: str, before: bytes, after: bytes, state: os.stat_result, edits: Sequence[Edit]
    ) -> os.stat_result:
        from textfix.replacement import replace

        sync = not self._request.no_fsync
        if self._request.no_journal:
            return replace(path, after, state, sync=sync)
        from textfix.journal.change import Change

        part = self._opened()
        change = Change.of(os.path.realpath(path), state.st_mode, before, after, edits)
        recorded = False

        def announce() -> None:
            nonlocal recorded
            try:
                part.add(change)
            except OSError as error:
                raise FileError(_unrecorded(part.folder, reason(error))) from error
            recorded = True

        try:
            return replace(path, after, state, sync=sync, announce=announce)
        except FileError as error:
            if recorded and not error.written:
                part.withdraw(change)
            raise

    def _opened(self) -> Part:
        """This process's part of the journal; on the disk with its first line."""
        if self._part is None or self._process != os.getpid():
            from textfix.journal.part import Part
            from textfix.journal.runs import JournalError, default_folder

            try:
                folder = os.path.abspath(self._request.journal or default_folder())
            except JournalError as error:
                raise FileError(f"was left as it was: {error}") from error
            asks = {"folder": _here(), "paths": list(self._request.paths), "undoes": self._undoes}
            self._process = os.getpid()
            self._part = Part(folder, self.run, asks, sync=not self._request.no_fsync)
        return self._part


def _unrecorded(folder: str, why: str) -> str:
    return (
        f"was left as it was, for the journal in {folder} cannot be written: {why}; "
        "--journal DIR keeps it elsewhere, --no-journal does without"
    )


def _here() -> str:
    try:
        return os.getcwd()
    except OSError:  # it was removed
        return ""
