"""One shard of a run: streamed through the rules, and written where that was asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textfix.corpus.counts import Counts, ShardReport, report_on
from textfix.corpus.draft import Draft
from textfix.corpus.json_lines import JsonLines
from textfix.corpus.packing import writing
from textfix.corpus.parquet import Parquet
from textfix.corpus.texts import Texts
from textfix.corpus.unpacking import reading
from textfix.files import FileError, opened, reason
from textfix.output.stream import ClosedError
from textfix.report import Status
from textfix.settings import SettingsError
from textfix.visitor import Visitor
from textfix.watch import Watch

if TYPE_CHECKING:
    from typing import BinaryIO

    from textfix.corpus.listing import Listing
    from textfix.corpus.record import Record
    from textfix.corpus.shards import Shard, Shards
    from textfix.report import FileReport
    from textfix.request import Request
    from textfix.scope import Scope
    from textfix.walk import Found

CHANGED = "was changed by another program during the run; its repair was dropped"


class ShardVisitor(Visitor):
    """What a request wants done with each shard. Raises RequestError and SettingsError where it cannot be done at all."""

    def __init__(self, request: Request, scope: Scope, shards: Shards, record: Record | None, listing: Listing) -> None:
        self._request = request
        self._shards = shards
        self._record = record
        self._listing = listing
        self._writer = None  # it writes files in place
        self.watch = Watch(request.timeout)
        self._texts = Texts(request, scope.nearest, self.watch)

    def visit(self, found: Found) -> FileReport | None:
        """Do one shard; the report on it has what was counted."""
        path = found.path
        try:
            if found.problem:
                raise FileError(found.problem)
            return self._streamed(self._shards.of(path))
        except (FileError, SettingsError) as error:
            return ShardReport(path, Status.REFUSED, str(error))
        except OSError as error:
            return ShardReport(path, Status.REFUSED, reason(error))
        except ClosedError:
            raise
        except Exception as error:
            if self._request.verbose:
                raise
            why = f"internal error, nothing was written: {error!r}; --verbose says where"
            return ShardReport(path, Status.REFUSED, why)

    def compile(self) -> None:
        """Compile all triggers."""
        self._texts.report("", "")

    def prepare(self) -> None:
        """Have ready what processes that are forked from this one share."""
        self.compile()

    def close(self) -> None:
        """Nothing more is to be written."""
        if self._record is not None:
            self._record.close()

    def _streamed(self, shard: Shard) -> ShardReport:
        counts = Counts()
        descriptor, state = opened(shard.path, self._request.paths)
        with open(descriptor, "rb", buffering=0) as file:
            if shard.target is None:
                self._stream(shard, file, None, counts)
            else:
                self._written(shard, file, state, counts)
        return report_on(shard.path, counts)

    def _written(self, shard: Shard, file: BinaryIO, state: os.stat_result, counts: Counts) -> None:
        """Write the repaired shard; one in which nothing is repaired is copied, byte for byte."""
        record, target = self._record, shard.target or ""
        assert record is not None  # noqa: S101  # for mypy: a run that writes has one
        if os.path.lexists(target) and not record.ours(target):
            raise FileError(
                f"is left undone: {target} is there already, and textfix has not written it so; move it away"
            )
        with Draft(target, sync=not self._request.no_fsync) as draft:
            self._stream(shard, file, draft.file, counts)
            if not counts.changed:
                draft.copy(file)
            if not _same(os.fstat(file.fileno()), state):
                raise FileError(CHANGED)
            draft.finish(state, lambda result: record.add(shard.path, state, target, result, counts))

    def _stream(self, shard: Shard, file: BinaryIO, into: BinaryIO | None, counts: Counts) -> None:
        """Go through the rows of a shard."""
        unseen = self._table if shard.is_table else self._lines
        for field in sorted(unseen(shard, file, into, counts)):
            if counts.rows > counts.undone:
                counts.cannot(0, f"no row has the field {field}")

    def _table(self, shard: Shard, file: BinaryIO, into: BinaryIO | None, counts: Counts) -> set[str]:
        table = Parquet(shard.path, self._request.field, self._texts, counts, self._listing)
        table.stream(file, into)
        return table.unseen

    def _lines(self, shard: Shard, file: BinaryIO, into: BinaryIO | None, counts: Counts) -> set[str]:
        lines = JsonLines(shard.path, self._request.field, self._texts, counts, self._listing)
        sink = None if into is None else writing(into, shard.packing)
        source = reading(file, shard.packing)
        lines.stream(source, sink.write if sink else len)
        source.detach()  # or it would close the file
        if sink is not None:
            sink.close()
        return lines.unseen


def _same(state: os.stat_result, before: os.stat_result) -> bool:
    return (state.st_size, state.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
