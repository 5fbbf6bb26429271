"""Where the findings of a report are in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.document import Location
    from textfix.engine import Place
    from textfix.report import FileReport


class Located(NamedTuple):
    """A finding, and its first place and the place behind its last in the file on disk."""

    place: Place
    start: Location
    end: Location


def located(report: FileReport) -> Iterator[Located]:
    """The findings of a report in the file's order, in time that is linear in the file."""
    places = report.places()
    if report.document is None or not places:
        return
    locate = report.document.locator()
    offsets = sorted({offset for place in places for offset in (place.start, place.end)})
    locations = {offset: locate(offset) for offset in offsets}  # a locator is fast as long as it need not go back
    for place in places:
        yield Located(place, locations[place.start], locations[place.end])
