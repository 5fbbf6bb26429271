"""Parquet files, row group by row group: of the columns asked for the texts are repaired, all else is kept.

Kept are the other columns, the schema, its metadata, the row groups and how each column is packed. A file in which nothing
is to repair is not written anew.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textfix.corpus.arrow import is_text, repaired, required
from textfix.corpus.rows import Rows
from textfix.files import FileError
from textfix.signals import stopped
from textfix.watch import StoppedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from textfix.corpus.listing import Found
    from textfix.report import FileReport

#: How many rows are taken into Python at once.
ROWS = 1024


class Parquet(Rows):
    """One Parquet file; *unseen* is left with the fields that it has no column for."""

    def stream(self, file: BinaryIO, into: BinaryIO | None) -> None:
        """Repair the file, and write it where it is to be written. Raises StoppedError, FileError and SettingsError."""
        arrow = required()
        from pyarrow import parquet

        try:
            source = parquet.ParquetFile(file)
        except (arrow.ArrowException, OSError) as error:
            raise FileError(f"cannot be read as Parquet: {error}") from error
        columns = self._columns(source.schema_arrow)
        writer = None if into is None else parquet.ParquetWriter(into, source.schema_arrow, **_manner(source))
        try:
            for number in range(source.num_row_groups):
                group = source.read_row_group(number, columns=None if writer else columns, use_threads=False)
                new = self._group(group, columns)
                if writer is not None:
                    writer.write_table(new, row_group_size=max(1, new.num_rows))
        except (arrow.ArrowException, OSError) as error:
            raise FileError(f"cannot be done as Parquet: {error}") from error
        finally:
            if writer is not None:
                writer.close()

    def _columns(self, schema: Any) -> list[str]:
        """The columns of texts that are asked for. Raises FileError for one that holds something else."""
        for field in self._fields:
            if field in schema.names:
                self.unseen.discard(field)
                if not is_text(schema.field(field).type):
                    raise FileError(f"has no texts in the column {field}, but {schema.field(field).type}")
        return [
            name for name in schema.names if name in (self._fields or schema.names) and is_text(schema.field(name).type)
        ]

    def _group(self, group: Any, columns: Sequence[str]) -> Any:
        """A row group with the texts of some columns repaired."""
        first = self._counts.rows + 1
        found: dict[int, list[Found]] = {}
        for name in columns:
            pieces = []
            row = first
            for piece in _pieces(group.column(name)):
                new, reports = repaired(piece, partial(self._examined_at, row))
                for at, report in enumerate(reports):
                    if report is not None:
                        found.setdefault(row + at, []).append((name, report))
                pieces.append(new)
                row += len(piece)
            at = group.schema.get_field_index(name)
            whole = required().chunked_array(pieces, type=group.schema.field(at).type)
            group = group.set_column(at, group.schema.field(at), whole)
        self._counts.rows += group.num_rows
        for number, in_row in sorted(found.items()):
            self._tell(number, in_row)
        return group

    def _examined_at(self, first: int, at: int, text: str) -> FileReport | None:
        """The report on a text of the row that stands *at* so many rows below the first."""
        return self._examined(first + at, text)


def _pieces(column: Any) -> Any:
    for chunk in column.chunks:
        for start in range(0, len(chunk), ROWS):
            if stopped():
                raise StoppedError
            yield chunk.slice(start, ROWS)


def _manner(source: Any) -> dict[str, Any]:
    """How a file is written, as far as it tells: the codec of each column, and the kind of its times."""
    if not source.num_row_groups:
        return {}
    group = source.metadata.row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    return {
        "compression": {column.path_in_schema: _codec(column.compression) for column in columns},
        "use_dictionary": [column.path_in_schema for column in columns if column.has_dictionary_page],
        "use_deprecated_int96_timestamps": any(column.physical_type == "INT96" for column in columns),
    }


def _codec(name: str) -> str:
    return "none" if name == "UNCOMPRESSED" else name.lower()
