"""How the reports of a run are shown: one module for each format, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.report import FileReport
    from textfix.request import Request
    from textfix.tally import Tally

#: Where the formats live; `diff` and `statistics` are asked for by options of their own.
HOMES = {
    "full": "textfix.output.full",
    "concise": "textfix.output.concise",
    "json": "textfix.output.json_document",
    "json-lines": "textfix.output.json_lines",
    "csv": "textfix.output.csv_table",
    "github": "textfix.output.github",
    "sarif": "textfix.output.sarif",
    "rdjson": "textfix.output.rdjson",
    "junit": "textfix.output.junit",
    "html": "textfix.output.html",
    "diff": "textfix.output.diff",
    "statistics": "textfix.output.statistics",
}


class Style(Protocol):
    """What a format may know of the run."""

    @property
    def request(self) -> Request:
        """What was asked for."""

    @property
    def tally(self) -> Tally:
        """What the run adds up to, when it has come to its end."""

    @property
    def colour(self) -> bool:
        """Whether escape sequences for colours are wanted."""

    @property
    def terminal(self) -> bool:
        """Whether a person reads this on a terminal."""

    @property
    def columns(self) -> int | None:
        """How wide that terminal is; None where there is none."""


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str | bytes]:
    """The reports in the format of the run, piece by piece as they come; bytes are to be written as they are."""
    pieces: Iterator[str | bytes] = import_module(HOMES[format_of(style.request)]).shown(reports, style)
    return pieces


def format_of(request: Request) -> str:
    """The format of a run, from the options that choose one."""
    if request.diff:
        return "diff"
    return "statistics" if request.statistics else request.output_format
