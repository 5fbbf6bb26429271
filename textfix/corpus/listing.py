"""Findings one by one, as they are met: for readers with the row they are in, or as JSON lines with all that is known.

In JSON lines places are those in the text of the row, counted as in a file of its own.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from textfix.output.json_document import finding_entry
from textfix.output.places import listed, located
from textfix.output.visible import shown_path, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textfix.report import FileReport
    from textfix.request import Request

    #: The field of a text, and what was found in it.
    Found = tuple[str, FileReport]

#: The formats in which findings are listed.
FORMATS = ("concise", "json-lines")


class Listing:
    """Shows the findings of a run, if that was asked for."""

    def __init__(self, request: Request, put: Callable[[str], None]) -> None:
        self._request = request
        self._put = put
        self.wanted = request.output_format in FORMATS and not request.statistics

    def tell(self, path: str, row: int, found: Iterable[Found]) -> None:
        """Show what was found in the texts of a row."""
        if self.wanted:
            lines = self._concise if self._request.output_format == "concise" else self._json
            for field, report in found:
                for line in lines(path, row, field, report):
                    self._put(line)

    def _concise(self, path: str, row: int, field: str, report: FileReport) -> Iterator[str]:
        del field
        for place, _, _ in listed(report, self._request):
            yield f"{shown_path(path)}:{row}: {place.rule} {visible(place.message)}\n"

    def _json(self, path: str, row: int, field: str, report: FileReport) -> Iterator[str]:
        for found in located(report):
            yield json.dumps({"path": path, "row": row, "field": field, **finding_entry(found)}) + "\n"
