"""One file of a run: read, examined, and written where that was asked for. Never raises for what is in a file."""

from __future__ import annotations

import os
import sys

from textfix.examination import Examination
from textfix.files import FileError, read, reason
from textfix.scope import Scope
from textfix.settings import SettingsError
from textfix.signals import stopped
from textfix.watch import OverdueError, StoppedError, Watch, allowed

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterable, Iterator

    from textfix.report import FileReport
    from textfix.request import Request
    from textfix.walk import Found
    from textfix.writer import Writer


class Visitor:
    """What a request wants done with each file. Raises RequestError and SettingsError where it cannot be done at all."""

    def __init__(self, request: Request, scope: Scope | None = None) -> None:
        self._request = request
        self._scope = scope or Scope(request)
        self._examination = Examination(request, self._scope.nearest, self._scope.known)
        self._writer = _writer(request)
        self.watch = Watch(request.timeout)  #: to be entered around many visits

    def visited(self, files: Iterable[Found]) -> Iterator[tuple[Found, FileReport | None]]:
        """Do files one after the other, until a signal ends the run."""
        with self.watch:
            for found in files:
                if stopped():
                    return
                try:
                    report = self.visit(found)
                except StoppedError:
                    return
                yield found, report

    def visit(self, found: Found) -> FileReport | None:
        """Do one file, and write it where that was asked for; None where it is clean."""
        path, data, state = found.path, b"", None
        report: FileReport | None
        try:
            if found.problem:
                raise FileError(found.problem)
            data, state = read(path, self._request.paths)
            report = self._examined(data, path)
            if self._writer is not None and report is not None and report.changed and self._request.writes:
                state = self._writer.put(report, state)
        except (FileError, SettingsError) as error:
            report = refused(path, str(error))
        except OverdueError:
            report = refused(path, f"{late(allowed(self._request.timeout, len(data)))}; it was left as it was")
        except Exception as error:
            if self._request.verbose:
                raise
            report = refused(path, f"internal error, the file was left as it was: {error!r}; --verbose says where")
        return self._noted(path, data, report, state)

    def give_up(self, path: str, why: str) -> FileReport:
        """The report on a file with which another process came to no end."""
        report = refused(path, why)
        return self._noted(path, b"", report, None) or report

    def _examined(self, data: bytes, path: str) -> FileReport | None:
        """The report on the bytes of a file. Raises OverdueError when it takes too long."""
        try:
            self.watch.begin(len(data))
            return self._examination.report(data, path)
        finally:
            self.watch.end()

    def _noted(
        self, path: str, data: bytes, report: FileReport | None, state: os.stat_result | None
    ) -> FileReport | None:
        """The report, when it has been put on the lists of the run."""
        if self._writer is not None:
            try:
                self._writer.note(path, data, report, state)
            except FileError as error:
                return refused(path, str(error))
        return report

    def done(self, found: Found) -> bool:
        """Whether a file was done by an earlier run that this one goes on with."""
        return self._writer is not None and self._writer.done(found.path)

    def compile(self) -> None:
        """Compile all triggers, for many files; for one it can be done with fewer."""
        self._examination.report(b"", "")

    def prepare(self) -> None:
        """Have ready what processes that are forked from this one share: the compiled triggers, the name of the run."""
        self.compile()
        if self._writer is not None and self._request.writes and not self._request.no_journal:
            self._writer.run  # noqa: B018  # named when it is first asked for

    def close(self) -> None:
        """Nothing more is to be written."""
        if self._writer is not None:
            self._writer.close()

    def visit_stdin(self) -> tuple[bytes, FileReport | None]:
        """Do what comes on standard input: the bytes that a filter gives on, and the report on them."""
        name = self._request.stdin_filename
        try:
            if sys.stdin is None:
                raise FileError("standard input is closed")
            data = sys.stdin.buffer.read()
        except OSError as error:
            return b"", refused("-", reason(error))
        except FileError as error:
            return b"", refused("-", str(error))
        if self._excluded(name):
            return data, None
        try:
            report = self._examination.report(data, name or "-")
        except SettingsError as error:
            return data, refused(name or "-", str(error))
        return report.after if report else data, report

    def _excluded(self, name: str | None) -> bool:
        """Whether what comes on standard input goes by a name that is left out."""
        if name is None or not self._scope.force_exclude:
            return False
        return self._scope.exclusion(os.path.dirname(name)).covers_named(name)


def _writer(request: Request) -> Writer | None:
    """What writes; a check has none."""
    if request.command != "fix":
        return None
    from textfix.writer import Writer

    return Writer(request)


def late(seconds: float) -> str:
    """Why a file was given up that took longer than so many seconds."""
    return f"took longer than {seconds:.0f} seconds and was given up, see --timeout"


def refused(path: str, message: str) -> FileReport:
    """The report on a file that could not be done."""
    from textfix.report import FileReport, Status

    return FileReport(path, Status.REFUSED, message)
