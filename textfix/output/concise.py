"""One line for each finding: ``path:line:column: rule message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.output.places import listed
from textfix.output.visible import shown_path, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.output.formats import Style
    from textfix.report import FileReport


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """The findings of each report that the run lists."""
    for report in reports:
        path = shown_path(report.path)
        for place, start, _ in listed(report, style.request):
            yield f"{path}:{start.line}:{start.column}: {place.rule} {visible(place.message)}\n"
