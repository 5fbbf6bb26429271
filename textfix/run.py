"""One run over its files: which they are, what is shown of them, and what it adds up to.

Only what a clean file needs is imported at the top; the rules, the formats and the processes come when they are needed.
"""

from __future__ import annotations

import os
import sys
from itertools import chain
from time import monotonic

from textfix.output.screen import Screen
from textfix.output.stream import ClosedError, say, write
from textfix.scope import Scope
from textfix.signals import exit_code, stopped, watching
from textfix.tally import Tally
from textfix.visitor import Visitor

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterator

    from textfix.baseline import Baseline
    from textfix.report import FileReport
    from textfix.request import Request
    from textfix.walk import Found

#: Formats that say nothing where nothing is found.
SILENT = ("full", "concise", "json-lines", "github")
UNDONE = 2  #: the exit code of a run that could not do all it was asked
#: For how long the files are counted that an interrupted run has not come to, in seconds.
COUNTING = 0.3


class Run:
    """A run, which is also what a format may know of it. Raises RequestError, SettingsError and ClosedError."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.tally = Tally()
        self._scope = Scope(request)
        self._visitor = Visitor(request, self._scope)
        self.screen = Screen(request)  # last: it may begin a file, which no error above should leave behind
        self._met = 0  # files that the walk has come to

    @property
    def colour(self) -> bool:
        """Whether escape sequences for colours are wanted."""
        return self.screen.colour

    @property
    def terminal(self) -> bool:
        """Whether a person reads the report on a terminal."""
        return self.screen.terminal

    @property
    def columns(self) -> int | None:
        """How wide that terminal is."""
        return self.screen.columns

    def code(self) -> int:
        """Do every file, show the reports, and return the exit code; a signal is answered between two files."""
        if self.request.from_stdin:  # to wait for it should end at once
            return self._code()
        with watching():
            code = self._code()
            if not stopped():
                return code
            undone = self._met - self.tally.files
            say(f"interrupted: {self.tally.files} done, {undone} not done; every file is as it was or repaired in full")
            return exit_code()

    def _code(self) -> int:
        self._say_all(self._scope.notes())
        reports = self._reports()
        if self._scope.written is not None:
            return self._write_baseline(self._scope.written, reports)
        if self.request.report is not None:
            from textfix.output.html import copied

            reports = copied(reports, self, self.request.report)
        try:
            self._show(reports)
            self.screen.finish()
        except ClosedError as error:
            if not error.by_reader:
                say(f"error: {error}")
            if self.request.writes:  # nobody reads the report, but the files are still to be repaired
                for _ in reports:
                    pass
            return UNDONE
        finally:
            self.screen.discard()
            self._visitor.close()
        self._say_all(self.tally.summary(self.request))
        return self.tally.exit_code(self.request)

    def _write_baseline(self, baseline: Baseline, reports: Iterator[FileReport]) -> int:
        """Make what is found known from now on; 2 where a file could not be done."""
        for report in reports:
            baseline.add(report)
        if stopped():  # half a baseline would make the rest new
            self.screen.discard()
            return UNDONE
        places = baseline.write()
        self.screen.finish()
        say(f"Wrote a baseline of {places} {'place' if places == 1 else 'places'} to {baseline.path}.")
        return UNDONE if self.tally.refused else 0

    def _show(self, reports: Iterator[FileReport]) -> None:
        """Write the reports in the format of the run; a run without a report imports no format."""
        if self.request.diff or self.request.output_format in SILENT:
            first = next(reports, None)
            if first is None:
                return
            reports = chain((first,), reports)
        from textfix.output.formats import shown

        for piece in shown(reports, self):
            self.screen.put(piece)

    def _reports(self) -> Iterator[FileReport]:
        """The reports of all files about which there is something to say."""
        for named, report in self._from_stdin() if self.request.from_stdin else self._from_files():
            self.tally.files += 1
            if report is None:
                continue
            if not named and report.status.value == "skipped":
                self.tally.passed_over += 1
                if not self.request.verbose:
                    continue
            self.tally.add(report, self.request)
            self._note(report)
            yield report

    def _from_stdin(self) -> Iterator[tuple[bool, FileReport | None]]:
        """What comes on standard input; a filter gives every byte on, repaired where it can be."""
        data, report = self._visitor.visit_stdin()
        if self.request.filters:
            write(sys.stdout, data)
        yield True, report

    def _from_files(self) -> Iterator[tuple[bool, FileReport | None]]:
        """Each file in its turn, whether it was named, and its report; many of them are done by several processes."""
        files = self.screen.counted(self._files())
        for found, report in self.screen.watched(self._visited(files)):
            yield found.named, report
        if stopped():  # how many are left, as far as that is soon told
            until = monotonic() + COUNTING
            while monotonic() < until and next(files, None):
                pass

    def _visited(self, files: Iterator[Found]) -> Iterator[tuple[Found, FileReport | None]]:
        """The files with their reports; as many processes are at work as are of use."""
        first = [found for found in (next(files, None), next(files, None)) if found is not None]
        files = chain(first, files)
        if len(first) > 1:
            self._visitor.compile()
            if self.request.jobs != 1:
                from textfix.pool import visited

                return visited(files, self._visitor, self.request)
        return self._visitor.visited(files)

    def _files(self) -> Iterator[Found]:
        """The files of the run but its own reports and lists, and but those that it goes on from."""
        request = self.request
        named = (request.output_file, request.report, request.manifest, request.quarantine)
        own = {os.path.realpath(path) for path in named if path is not None}
        for found in self._scope.files():
            if own and os.path.realpath(found.path) in own:
                continue
            if request.resume and self._visitor.done(found):
                self.tally.done_before += 1
                continue
            self._met += 1
            yield found

    def _note(self, report: FileReport) -> None:
        """Say on standard error what is no finding: a file that could not be done, was passed over or was repaired."""
        status = report.status.value
        if status == "refused":
            self._say(report.path, f"error: {{}}: {report.message}")
        elif self.request.quiet:
            return
        elif status == "skipped":
            self._say(report.path, f"note: {{}}: skipped, it {report.message}")
        elif self.request.verbose and self.request.writes and report.changed:
            self._say(report.path, "repaired: {}")

    def _say_all(self, lines: Iterator[str]) -> None:
        if not self.request.quiet:
            for line in lines:
                self.screen.say(line)

    def _say(self, path: str, message: str) -> None:
        from textfix.output.visible import visible

        self.screen.say(message.replace("{}", visible(path), 1))
