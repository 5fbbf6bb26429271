"""Arrow record batches: what PySpark's `mapInArrow`, Ray Data's `map_batches` and readers of Parquet hand over."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from textfix.corpus.arrow import is_text, repaired, required
from textfix.corpus.texts import TextError, Texts
from textfix.journal.edits import edits_of
from textfix.request import Request
from textfix.settings.nearest import Nearest
from textfix.watch import Watch

if TYPE_CHECKING:
    import pyarrow as pa

    from textfix.report import FileReport


def repair_batch(
    batch: pa.RecordBatch,
    column: str,
    trace: bool = False,  # noqa: FBT001, FBT002  # engines hand over positions
    *,
    full: bool = False,
    kind: str = "plain",
) -> pa.RecordBatch:
    """The batch with the texts of a column repaired, each on its own; null stays null, and the schema the same.

    With *trace* a column ``<column>_trace`` comes behind the others, or takes the place of one that has this name: of each
    text the repairs that were made, as a list of structs of rule, start, end (code points of the text that was given), before
    and after; applied from the last to the first they give the new text. Where rules have worked on one place, all are named. No settings are read. A text that cannot be done stays as it is. Raises KeyError for a column that there is
    not, and TypeError for one that holds no texts.
    """
    at = batch.schema.get_field_index(column)
    if at < 0:
        raise KeyError(f"no column {column!r}, or several; there are {', '.join(batch.schema.names)}")
    field = batch.schema.field(at)
    if not is_text(field.type):
        raise TypeError(f"the column {column!r} holds no texts, but {field.type}")
    texts = _texts(full=full, kind=kind)
    new, reports = repaired(batch.column(at), lambda _, text: _report(texts, text))
    batch = batch.set_column(at, field, new)
    if not trace:
        return batch
    spans = required().array([_spans(report) for report in reports], type=trace_type())
    name = f"{column}_trace"
    place = batch.schema.get_field_index(name)
    return batch.append_column(name, spans) if place < 0 else batch.set_column(place, name, spans)


def trace_type() -> Any:
    """The type of a trace column: list<struct<rule, start, end, before, after>>."""
    arrow = required()
    text, offset = arrow.string(), arrow.int64()
    span = [("rule", text), ("start", offset), ("end", offset), ("before", text), ("after", text)]
    return arrow.list_(arrow.struct(span))


def _spans(report: FileReport | None) -> list[dict[str, object]]:
    if report is None or not report.changed:
        return []
    spans: list[dict[str, object]] = []
    done = start = 0
    for edit in edits_of(report):
        start += len(report.before[done : edit.at].decode())
        before, after = edit.old.decode(), (edit.new or b"").decode()
        end = start + len(before)
        spans.append({"rule": ", ".join(edit.rules), "start": start, "end": end, "before": before, "after": after})
        done, start = edit.at + len(edit.old), end
    return spans


@lru_cache(maxsize=8)
def _texts(*, full: bool, kind: str) -> Texts:
    return Texts(Request("fix", isolated=True, full=full, kind=kind), Nearest(isolated=True), Watch(0))


def _report(texts: Texts, text: str) -> FileReport | None:
    try:
        return texts.report(text, "-")
    except TextError:
        return None
