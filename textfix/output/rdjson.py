"""Reviewdog's diagnostics as one JSON document of plain ASCII; columns count bytes of UTF-8, as its format asks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from textfix.output.places import described, listed, severity
from textfix.positions import positions
from textfix.substitutions import proposal, substitutions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.outcome import Place
    from textfix.output.formats import Style
    from textfix.report import FileReport
    from textfix.substitutions import Substitution

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """The document, a file at a time."""
    yield '{"source": {"name": "textfix"}, "diagnostics": ['
    separator = "\n"
    for report in reports:
        for entry in _diagnostics(report, style):
            yield separator + json.dumps(entry)
            separator = ",\n"
    yield "\n]}\n"


def _diagnostics(report: FileReport, style: Style) -> Iterator[dict[str, object]]:
    if report.status.value == "refused":
        yield {"message": report.message, "location": {"path": report.path}, "severity": "ERROR"}
    if report.document is None or report.outcome is None:
        return
    places = [found.place for found in listed(report, style.request)]
    repairs = {repair.places[0]: repair for repair in substitutions(report.outcome)}
    spans: list[Place | Substitution] = [*places, *repairs.values()]
    columns = positions(report.document.text, (at for span in spans for at in (span.start, span.end)), "utf-8")
    for place in places:
        repair = repairs.get(place) or proposal(report.outcome, place)
        yield {
            "message": described(place),
            "location": {"path": report.path, "range": _range(columns, place)},
            "severity": SEVERITIES[severity(place)],
            "code": {"value": place.rule},
            "suggestions": [{"range": _range(columns, repair), "text": repair.replacement}] if repair else [],
        }


def _range(columns: dict[int, tuple[int, int]], span: Place | Substitution) -> dict[str, dict[str, int]]:
    ends = {"start": columns[span.start], "end": columns[span.end]}
    return {name: {"line": line + 1, "column": column + 1} for name, (line, column) in ends.items()}
