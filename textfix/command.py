"""What check and fix do: from a request to files, reports on the screen, and an exit code.

Only what a clean file needs is imported at the top; the rules and the formats come with the first damaged file.
"""

from __future__ import annotations

import codecs
import os
import sys

from textfix.examination import Examination, RequestError
from textfix.files import FileError, read, reason, replace
from textfix.output.stream import ClosedError, flush, say, write
from textfix.tally import Tally
from textfix.walk import Exclusion, find

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterator

    from textfix.front import Request
    from textfix.report import FileReport
    from textfix.walk import Found

UNDONE = 2  #: the exit code of a run that could not do all it was asked
INTERRUPTED = 130


def run(request: Request) -> int:
    """Carry out a request and return the exit code; whatever goes wrong is said on standard error."""
    try:
        _refuse(request)
        return _Run(request).code()
    except RequestError as error:
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
    if request.diff and request.output_format == "json":
        raise RequestError("--diff prints a patch and --output-format json a document: ask for one of them")
    if request.encoding is not None:
        try:
            known = codecs.lookup(request.encoding)._is_text_encoding
        except (LookupError, ValueError):
            known = False
        if not known:
            raise RequestError(
                f"Python knows no encoding {request.encoding!r}; names are such as utf-8, gb18030, big5, cp1252"
            )


class _Run:
    """One run over all its files."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.stream = sys.stderr if request.filters else sys.stdout
        self.terminal = self.stream is not None and self.stream.isatty()
        self.tally = Tally()
        self._examination = Examination(request)
        self._exclusion = Exclusion(request.exclude, request.extend_exclude)

    @property
    def colour(self) -> bool:
        """Whether escape sequences for colours are wanted."""
        if self.request.color != "auto":
            return self.request.color == "always"
        return self.terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def code(self) -> int:
        """Do every file, show the reports, and return the exit code."""
        reports = self._reports()
        try:
            self._show(reports)
            flush(sys.stdout)
        except ClosedError as error:
            if not error.by_reader:
                say(f"error: {error}")
            if self.request.writes:  # nobody reads the report, but the files are still to be repaired
                for _ in reports:
                    pass
            return UNDONE
        self._sum_up()
        return self.tally.exit_code(self.request)

    def _show(self, reports: Iterator[FileReport]) -> None:
        """Write the reports in the format of the run; a run without a report imports no format."""
        if self.request.output_format != "json":
            first = next(reports, None)
            if first is None:
                return
            from itertools import chain

            reports = chain((first,), reports)
        from textfix.output.formats import shown

        for piece in shown(reports, self):
            write(self.stream, piece)
            if self.terminal:
                flush(self.stream)

    def _reports(self) -> Iterator[FileReport]:
        """The reports of all files about which there is something to say."""
        files = self._from_stdin() if self.request.from_stdin else map(self._from_file, self._find())
        for report in files:
            if report is not None:
                self.tally.add(report, self.request)
                self._note(report)
                yield report

    def _find(self) -> Iterator[Found]:
        request = self.request
        return find(
            request.paths,
            self._exclusion,
            respect_gitignore=request.respect_gitignore,
            force_exclude=request.force_exclude,
        )

    def _from_file(self, found: Found) -> FileReport | None:
        """Do one file, and write it where that was asked for; None where it is clean."""
        path = found.path
        self.tally.files += 1
        try:
            if found.problem:
                raise FileError(found.problem)
            data, state = read(path)
            report = self._examination.report(data, path)
            if report is not None and report.changed and self.request.writes:
                replace(path, report.after, state)
        except FileError as error:
            return _refused(path, str(error))
        if report is not None and not found.named and report.status.value == "skipped":
            self.tally.passed_over += 1
            return report if self.request.verbose else None
        return report

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
        excluded = name is not None and self.request.force_exclude and self._exclusion.covers_named(name)
        report = None if excluded else self._examination.report(data, name or "-")
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

        if self.terminal:
            flush(self.stream)
        say(message.replace("{}", visible(path), 1))

    def _sum_up(self) -> None:
        if self.request.quiet:
            return
        for line in self.tally.summary(self.request):
            say(line)


def _refused(path: str, message: str) -> FileReport:
    from textfix.report import FileReport, Status

    return FileReport(path, Status.REFUSED, message)
