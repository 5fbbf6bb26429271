"""What check and fix do: from a request to files, reports on the screen, and an exit code.

Only what a clean file needs is imported at the top; the rules and the formats come with the first damaged file.
"""

from __future__ import annotations

import os
import sys

from textfix.examination import Examination, RequestError
from textfix.files import FileError, read, reason, replace
from textfix.output.screen import Screen
from textfix.output.stream import ClosedError, say, write
from textfix.scope import Scope
from textfix.settings import SettingsError
from textfix.tally import Tally
from textfix.walk import find

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterator

    from textfix.baseline import Baseline
    from textfix.front import Request
    from textfix.report import FileReport
    from textfix.walk import Found

#: Formats that say nothing where nothing is found, and those that totals come in.
SILENT = ("full", "concise", "json-lines", "github")
STATISTICS = ("full", "concise", "json", "csv")
UNDONE = 2  #: the exit code of a run that could not do all it was asked
INTERRUPTED = 130


def run(request: Request) -> int:
    """Carry out a request and return the exit code; whatever goes wrong is said on standard error."""
    try:
        _refuse(request)
        started = _Run(request)
        return started.list_files() if request.show_files else started.code()
    except ClosedError as error:  # before anything was done: the report's file cannot be written
        say(f"error: {error}")
    except (RequestError, SettingsError) as error:
        say(f"error: {error}")
    except KeyboardInterrupt:
        say("interrupted; every file is as it was or fully repaired")
        return INTERRUPTED
    except Exception as error:
        if request.verbose:
            raise
        say(f"error: textfix itself failed, which is a bug: {error!r}; with --verbose it says where")
    return UNDONE


def _refuse(request: Request) -> None:
    """Raise RequestError for what the parsers cannot know to be wrong."""
    if "-" in request.paths and not request.from_stdin:
        raise RequestError("`-` is standard input and cannot be combined with paths; run textfix twice")
    if request.diff and request.format_given and request.output_format not in ("full", "concise"):
        raise RequestError(
            f"--diff prints a patch and --output-format {request.output_format} a document: ask for one of them"
        )
    if request.statistics and request.format_given and request.output_format not in STATISTICS:
        raise RequestError(f"--statistics comes in the formats {', '.join(STATISTICS)}: ask for one of them")
    if request.write_baseline and request.command != "check":
        raise RequestError("--write-baseline makes what is found known, and fix repairs it: use it with check")
    try:
        request.largest_loss  # noqa: B018  # reading it checks it
    except ValueError as error:
        raise RequestError(f"--max-loss takes a share such as 0.5 or 50%, not {request.max_loss!r}") from error
    for name in (request.encoding, None if request.to_encoding == "keep" else request.to_encoding):
        if name is not None and not _is_encoding(name):
            raise RequestError(f"Python knows no encoding {name!r}; names are such as utf-8, gb18030, big5, cp1252")


def _is_encoding(name: str) -> bool:
    from textfix.encodings.names import known

    return known(name) is not None


class _Run:
    """One run over all its files."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.tally = Tally()
        self._scope = Scope(request)
        self._examination = Examination(request, self._scope.nearest, self._scope.known)
        self.screen = Screen(request)  # last: it may begin a file, which no error above should leave behind

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
        """Do every file, show the reports, and return the exit code."""
        if not self.request.quiet:
            for note in self._scope.notes():
                self.screen.say(note)
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
        self._sum_up()
        return self.tally.exit_code(self.request)

    def _write_baseline(self, baseline: Baseline, reports: Iterator[FileReport]) -> int:
        """Make what is found known from now on; 2 where a file could not be done."""
        for report in reports:
            baseline.add(report)
        places = baseline.write()
        self.screen.finish()
        say(f"Wrote a baseline of {places} {'place' if places == 1 else 'places'} to {baseline.path}.")
        return UNDONE if self.tally.refused else 0

    def list_files(self) -> int:
        """Show which files the run would look at, and look at none of them."""
        from textfix.output.visible import visible

        code = 0
        for found in self._find():
            problem = found.problem or ("" if os.path.exists(found.path) else "no such file or directory")
            if problem and found.path != "-":
                self.screen.say(f"error: {visible(found.path)}: {problem}")
                code = UNDONE
            else:
                self.screen.put(f"{visible(found.path)}\n")
        self.screen.finish()
        return code

    def _show(self, reports: Iterator[FileReport]) -> None:
        """Write the reports in the format of the run; a run without a report imports no format."""
        if self.request.diff or self.request.output_format in SILENT:
            first = next(reports, None)
            if first is None:
                return
            from itertools import chain

            reports = chain((first,), reports)
        from textfix.output.formats import shown

        for piece in shown(reports, self):
            self.screen.put(piece)

    def _reports(self) -> Iterator[FileReport]:
        """The reports of all files about which there is something to say."""
        files = self._from_stdin() if self.request.from_stdin else map(self._from_file, self._watched())
        for report in files:
            if report is not None:
                self.tally.add(report, self.request)
                self._note(report)
                yield report

    def _watched(self) -> Iterator[Found]:
        """The files of the run but its own reports, with their progress on the terminal."""
        own = {os.path.realpath(path) for path in (self.request.output_file, self.request.report) if path is not None}
        files = self._find()
        if own:
            files = (found for found in files if os.path.realpath(found.path) not in own)
        return self.screen.watched(files)

    def _find(self) -> Iterator[Found]:
        request = self.request
        return find(
            request.paths,
            self._scope.exclusion,
            respect_gitignore=self._scope.respect_gitignore,
            force_exclude=self._scope.force_exclude,
        )

    def _from_file(self, found: Found) -> FileReport | None:
        """Do one file, and write it where that was asked for; None where it is clean."""
        path = found.path
        self.tally.files += 1
        try:
            if found.problem:
                raise FileError(found.problem)
            data, state = read(path)
            report = self._report(data, path)
            if report is not None and report.changed and self.request.writes:
                replace(path, report.after, state)
        except FileError as error:
            return _refused(path, str(error))
        if report is not None and not found.named and report.status.value == "skipped":
            self.tally.passed_over += 1
            return report if self.request.verbose else None
        return report

    def _report(self, data: bytes, path: str) -> FileReport | None:
        """The report on the bytes of a file, which the settings of its folder may refuse."""
        try:
            return self._examination.report(data, path)
        except SettingsError as error:
            return _refused(path, str(error), data)  # a filter gives them on

    def _excluded(self, name: str | None) -> bool:
        """Whether what comes on standard input goes by a name that is left out."""
        if name is None or not self._scope.force_exclude:
            return False
        return self._scope.exclusion(os.path.dirname(name)).covers_named(name)

    def _from_stdin(self) -> Iterator[FileReport | None]:
        """Do what comes on standard input; a filter gives every byte on, repaired where it can be."""
        self.tally.files += 1
        name = self.request.stdin_filename
        try:
            if sys.stdin is None:
                raise FileError("standard input is closed")
            data = sys.stdin.buffer.read()
        except OSError as error:
            yield _refused("-", reason(error))
            return
        except FileError as error:
            yield _refused("-", str(error))
            return
        report = None if self._excluded(name) else self._report(data, name or "-")
        if self.request.filters:
            write(sys.stdout, report.after if report else data)
        yield report

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

    def _say(self, path: str, message: str) -> None:
        from textfix.output.visible import visible

        self.screen.say(message.replace("{}", visible(path), 1))

    def _sum_up(self) -> None:
        if self.request.quiet:
            return
        for line in self.tally.summary(self.request):
            self.screen.say(line)


def _refused(path: str, message: str, data: bytes = b"") -> FileReport:
    from textfix.report import FileReport, Status

    return FileReport(path, Status.REFUSED, message, data, data)
