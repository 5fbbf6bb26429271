"""One JSON document for a run, of plain ASCII, so that no terminal obeys what a file holds.

``files`` has an entry for each file about which there is something to say. A finding's lines and columns are code
points from 1, its ``byte`` and ``end_byte`` offsets from 0, all in the file on disk; the end is behind its last
character. ``applied`` says that the run repairs this place, which a check or a diff only would; ``written``, that the
file has been changed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from textfix import __version__
from textfix.output.places import located

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.output.formats import Style
    from textfix.output.places import Located
    from textfix.report import FileReport


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """The document, a file at a time."""
    request = style.request
    head = {"textfix": __version__, "command": request.command, "level": "full" if request.full else "safe"}
    yield json.dumps(head)[:-1] + ', "files": ['
    separator = "\n"
    for report in reports:
        entry = json.dumps(_file(report, writes=request.writes), indent=1)
        yield separator + entry
        separator = ",\n"
    yield f'\n], "totals": {json.dumps(style.tally.totals())}}}\n'


def _file(report: FileReport, *, writes: bool) -> dict[str, object]:
    status = report.status.value
    entry: dict[str, object] = {"path": report.path, "status": status}
    if report.message:
        entry["message"] = report.message
    if report.document:
        entry["encoding"] = report.document.encoding
        entry["byte_order_mark"] = bool(report.document.mark)
        if report.encoding != report.document.encoding:
            entry["written_in"] = report.encoding
    entry["written"] = writes and report.changed
    entry["findings"] = [finding_entry(found) for found in located(report)]
    return entry


def finding_entry(found: Located) -> dict[str, object]:
    """A finding as an object of JSON."""
    place, start, end = found
    return {
        "rule": place.rule,
        "level": place.level.value,
        "proven": place.proven,
        "applied": place.applied,
        "message": place.message,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "byte": start.byte,
        "end_byte": end.byte,
        "before": place.before,
        "after": place.after,
    }
