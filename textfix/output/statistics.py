"""Totals by rule and by file, the largest first: for readers, as JSON or as CSV."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from textfix.output.visible import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.outcome import Place
    from textfix.output.formats import Style
    from textfix.report import FileReport

#: How many files readers are shown.
FILES = 20


class Total(NamedTuple):
    """What one rule at one level, or one file, adds up to."""

    name: str
    level: str  #: empty for a file
    places: int
    applied: int  #: of them repaired, or to be repaired
    files: int


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """The totals of all reports, in the format of the run."""
    rules, files = _totals(reports)
    if style.request.output_format == "json":
        entries = {"rules": [each._asdict() for each in rules], "files": [_file(each) for each in files]}
        yield json.dumps({**entries, "totals": style.tally.totals()}, indent=1) + "\n"
    elif style.request.output_format == "csv":
        from textfix.output.csv_table import row

        yield row(("of", *Total._fields))
        yield from (row(("rule", *each)) for each in rules)
        yield from (row(("file", *each)) for each in files)
    else:
        yield from _lines(rules, [f"{each.name} ({each.level}) in {_files(each.files)}" for each in rules])
        if len(files) > 1:
            yield "\n"
            yield from _lines(files[:FILES], [shown_path(each.name) for each in files[:FILES]])
        if len(files) > FILES:
            yield f"and {_files(len(files) - FILES)} more; --output-format csv lists all\n"


def _totals(reports: Iterable[FileReport]) -> tuple[list[Total], list[Total]]:
    places: Counter[tuple[str, str]] = Counter()
    applied: Counter[tuple[str, str]] = Counter()
    files: Counter[tuple[str, str]] = Counter()
    by_file = []
    for report in reports:
        found = report.places()
        places.update(map(_key, found))
        applied.update(_key(place) for place in found if place.applied)
        files.update({_key(place) for place in found})
        if found:
            by_file.append(Total(report.path, "", len(found), sum(place.applied for place in found), 1))
    by_rule = [Total(*key, count, applied[key], files[key]) for key, count in places.items()]
    return _largest_first(by_rule), _largest_first(by_file)


def _key(place: Place) -> tuple[str, str]:
    return place.rule, place.level.value


def _largest_first(totals: list[Total]) -> list[Total]:
    return sorted(totals, key=lambda total: (-total.places, total))


def _lines(totals: list[Total], texts: list[str]) -> Iterator[str]:
    columns = len(str(totals[0].places)) if totals else 0
    for total, text in zip(totals, texts, strict=True):
        yield f"{total.places:>{columns}}  {text}\n"


def _file(total: Total) -> dict[str, object]:
    return {"path": total.name, "places": total.places, "applied": total.applied}


def _files(count: int) -> str:
    return f"{count} file" if count == 1 else f"{count} files"
