"""Annotations for GitHub: a workflow command for each finding, which a runner shows beside the line in a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.output.places import described, listed, severity
from textfix.output.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.output.formats import Style
    from textfix.output.places import Located
    from textfix.report import FileReport

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
#: What would end a value, as the runner wants it written; the percent sign first.
IN_VALUES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
IN_PROPERTIES = (*IN_VALUES, (":", "%3A"), (",", "%2C"))


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """A command for each finding that the run lists, and for each file that could not be done."""
    for report in reports:
        if report.status.value == "refused":
            yield _command("error", {"file": report.path, "title": "textfix"}, report.message)
        for found in listed(report, style.request):
            yield _command(COMMANDS[severity(found.place)], _where(report, found), described(found.place))


def _where(report: FileReport, found: Located) -> dict[str, object]:
    """Where a finding is; columns only within one line, since GitHub refuses them otherwise."""
    where: dict[str, object] = {"file": report.path, "line": found.start.line, "endLine": found.end.line}
    if found.start.line == found.end.line:
        where |= {"col": found.start.column, "endColumn": found.end.column}
    return {**where, "title": f"textfix {found.place.rule}"}


def _command(name: str, properties: dict[str, object], message: str) -> str:
    written = ",".join(f"{key}={_escaped(str(value), IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{name} {written}::{_escaped(message, IN_VALUES)}\n"


def _escaped(value: str, replacements: Iterable[tuple[str, str]]) -> str:
    value = visible(value)
    for char, code in replacements:
        value = value.replace(char, code)
    return value
