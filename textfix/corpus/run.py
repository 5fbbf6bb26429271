"""A run over a corpus: its shards one after the other or by several processes, then what they add up to."""

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING

from textfix.corpus import listing
from textfix.corpus.counts import Counts, ShardReport
from textfix.corpus.listing import Listing
from textfix.corpus.record import Record
from textfix.corpus.shards import Shards, suffix_of
from textfix.corpus.totals import FORMATS, counted, shown, summary
from textfix.corpus.visitor import ShardVisitor
from textfix.examination import RequestError
from textfix.files import FileError
from textfix.output.screen import Screen
from textfix.output.stream import ClosedError
from textfix.output.visible import visible
from textfix.scope import Scope
from textfix.signals import exit_code, stopped, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.report import FileReport
    from textfix.request import Request
    from textfix.walk import Found

UNDONE = 2  #: the exit code of a run that could not do all it was asked
#: Options that are for files as wholes, by the fields of a request; what stands there when they are not given.
FOR_FILES = {
    **dict.fromkeys(
        ("encoding", "to_encoding", "stdin_filename", "report", "manifest", "quarantine", "journal", "baseline")
    ),
    **dict.fromkeys(("diff", "write_baseline"), False),
    **dict.fromkeys(("newline", "bom"), "keep"),
}


def run(request: Request) -> int:
    """Go through the shards of a request and return the exit code. Raises RequestError, SettingsError and ClosedError."""
    _refuse(request)
    with watching():
        code = CorpusRun(request).code()
        return exit_code() if stopped() else code


class CorpusRun:
    """The shards of a request, and what has been counted in them."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._scope = Scope(request)
        self._shards = Shards(request.paths, request.output)
        self._record = None if request.output is None else Record(os.path.abspath(request.output), request)
        self._listing = Listing(request, self._put)
        self._visitor = ShardVisitor(request, self._scope, self._shards, self._record, self._listing)
        self._screen = Screen(request)  # last: it may begin a file, which no error above should leave behind
        self._counts = Counts()
        self._reports: list[ShardReport] = []
        self._done_before = 0
        self._undone_before = 0  # rows in those

    def code(self) -> int:
        """Do the shards, show the totals, and return the exit code."""
        request = self._request
        try:
            for _, report in self._screen.watched(self._visited(self._screen.counted(self._files()))):
                self._take(report)
            if not self._listing.wanted:
                for piece in shown(self._counts, self._reports, request.output_format):
                    self._screen.put(piece)
            self._screen.finish()
        except ClosedError as error:
            if not error.by_reader:
                self._screen.say(f"error: {error}")
            return UNDONE
        finally:
            self._screen.discard()
            self._visitor.close()
        if not request.quiet:
            self._say_summary()
        return self._exit_code()

    def _files(self) -> Iterator[Found]:
        """The shards of the run, each with the problem that can be seen before it is opened."""
        targets: dict[str, str] = {}
        for found in self._scope.files():
            if not found.named and not found.problem and (not suffix_of(found.path) or self._is_result(found.path)):
                continue
            try:
                target = None if found.problem else self._shards.of(found.path).target
                if target is not None and targets.setdefault(target, found.path) != found.path:
                    raise FileError(
                        f"would be written over the repair of {targets[target]}; do it by itself, with another --output"
                    )
            except FileError as error:
                found.problem, target = str(error), None
            if target is None or not self._is_done(found.path, target):
                yield found

    def _is_done(self, path: str, target: str) -> bool:
        """Whether an earlier run has done a shard, and this one goes on with it."""
        done = self._record.done(path, target) if self._request.resume and self._record is not None else None
        if done is None:
            return False
        self._done_before += 1
        self._undone_before += done
        return True

    def _is_result(self, path: str) -> bool:
        """Whether a file met in a folder is in the one that is written to."""
        folder = self._request.output
        return folder is not None and os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), ""))

    def _visited(self, files: Iterator[Found]) -> Iterator[tuple[Found, FileReport | None]]:
        """The shards with their reports; as many processes are at work as are of use."""
        first = [found for found in (next(files, None), next(files, None)) if found is not None]
        files = chain(first, files)
        if len(first) > 1 and self._request.jobs != 1 and not self._listing.wanted:  # others cannot write where we do
            from textfix.pool import visited

            return visited(files, self._visitor, self._request)
        return self._visitor.visited(files)

    def _put(self, line: str) -> None:
        self._screen.put(line)

    def _take(self, report: FileReport | None) -> None:
        """Count a shard, and tell what could not be done in it."""
        if report is None:
            return
        if not isinstance(report, ShardReport):  # its process died
            report = ShardReport(report.path, report.status, report.message)
        self._reports.append(report)
        path = visible(report.path)
        if report.status.value == "refused":
            self._screen.say(f"error: {path}: {visible(report.message)}")
            return
        self._counts.add(report.counts)
        for row, why in report.counts.problems:
            self._screen.say(f"error: {path}{f':{row}' if row else ''}: {visible(why)}")
        more = report.counts.undone - len(report.counts.problems)
        if more:
            self._screen.say(f"error: {path}: and {counted(more, 'problem')} more")

    def _say_summary(self) -> None:
        if self._done_before:
            left = f" {counted(self._undone_before, 'row')} of them could not be done." if self._undone_before else ""
            self._screen.say(f"{counted(self._done_before, 'shard')} passed over, done by an earlier run.{left}")
        if self._reports:
            for line in summary(self._counts, self._reports, writes=self._request.writes, full=self._request.full):
                self._screen.say(line)
        elif not self._done_before and not stopped():
            self._screen.say("No shards found: their names end in .jsonl, .ndjson or .parquet.")
        if stopped():
            others = "; --resume does the others" if self._request.writes else ""
            self._screen.say(f"interrupted: what was written is complete{others}")

    def _exit_code(self) -> int:
        """0 clean or all repaired, 1 damage found or left, 2 a row or a shard that could not be done."""
        undone = self._counts.undone or self._undone_before
        if undone or any(report.status.value == "refused" for report in self._reports):
            return UNDONE
        request = self._request
        damaged = self._counts.left if request.writes else self._counts.damaged
        damaged = damaged or (request.exit_non_zero_on_fix and self._counts.changed)
        return int(bool(damaged) and not request.exit_zero)


def _refuse(request: Request) -> None:
    """Raise RequestError for what cannot be had of a corpus."""
    if request.command == "fix" and request.output is None:
        raise RequestError("--field is for corpora, which fix does not repair in place: say where to with --output DIR")
    if "-" in request.paths:
        raise RequestError("a corpus is read from files, not from standard input")
    for name, usual in FOR_FILES.items():
        if getattr(request, name) != usual:
            raise RequestError(f"--{name.replace('_', '-')} is for files; with --field or --output it means nothing")
    formats = FORMATS if request.statistics else (*FORMATS, *listing.FORMATS)
    if request.format_given and request.output_format not in formats:
        raise RequestError(f"what is found in a corpus comes in the formats {', '.join(formats)}")
