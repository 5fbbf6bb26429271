"""Tables for spreadsheets; no cell begins as a formula would."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from textfix.output.places import listed
from textfix.output.visible import excerpt, shown_path, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.output.formats import Style
    from textfix.report import FileReport

COLUMNS = ("path", "line", "column", "rule", "level", "proven", "applied", "message", "before", "after")
#: What a spreadsheet takes for the start of a formula, full-width too, and the mark that tells it that a text follows.
FORMULA = tuple("=+-@＝＋－＠")
TEXT = "'"


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """A row for each finding that the run lists, and for each file that could not be done."""
    yield row(COLUMNS)
    for report in reports:
        if report.status.value == "refused":
            yield row((shown_path(report.path), "", "", "", "refused", "", "", report.message, "", ""))
        for place, start, _ in listed(report, style.request):
            after = "" if place.after is None else excerpt(place.after)
            flags = ("yes" if flag else "no" for flag in (place.proven, place.applied))
            where = (shown_path(report.path), start.line, start.column, place.rule, place.level.value)
            yield row((*where, *flags, place.message, excerpt(place.before), after))


def row(cells: Iterable[object]) -> str:
    """A row, its texts made visible."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    shown = visible(value)
    return f"{TEXT}{shown}" if shown.lstrip().startswith(FORMULA) else shown
