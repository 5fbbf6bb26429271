"""Totals by rule, the commonest first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.output.formats import Style
    from textfix.report import FileReport


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """One line for each rule: how many places it found, its level there, and in how many files."""
    places: Counter[tuple[str, str]] = Counter()
    files: Counter[tuple[str, str]] = Counter()
    for report in reports:
        own = Counter((place.rule, place.level.value) for place in report.places())
        places += own
        files.update(own.keys())
    del style  # the totals of a check and of a fix look alike
    columns = max((len(str(count)) for count in places.values()), default=0)
    for (rule, level), count in sorted(places.items(), key=lambda item: (-item[1], item[0])):
        in_files = files[rule, level]
        yield f"{count:>{columns}}  {rule} ({level}) in {in_files} {'file' if in_files == 1 else 'files'}\n"
