"""One JSON object a line, of plain ASCII: a finding, or a file that could not be done.

Fields are those of the format ``json``, with the path in each object; an object with ``message`` and without ``rule``
is about a file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from textfix.output.json_document import finding_entry
from textfix.output.places import located

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.output.formats import Style
    from textfix.report import FileReport


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """A line for each finding, repaired or left."""
    writes = style.request.writes
    for report in reports:
        if report.message:
            yield _line({"path": report.path, "status": report.status.value, "message": report.message})
        for found in located(report):
            entry = finding_entry(found)
            yield _line({"path": report.path, **entry, "written": writes and report.changed and found.place.applied})


def _line(entry: dict[str, object]) -> str:
    return json.dumps(entry) + "\n"
