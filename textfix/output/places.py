"""Where the findings of a report are in its file, which of them a run lists, and how grave each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.document import Location
    from textfix.outcome import Place
    from textfix.report import FileReport
    from textfix.request import Request


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


def listed(report: FileReport, request: Request) -> Iterator[Located]:
    """The findings that a run shows; of a run that writes only those that are left, unless it is verbose."""
    everything = request.verbose or not request.writes
    return (found for found in located(report) if everything or not found.place.applied)


def severity(place: Place) -> str:
    """How grave a finding is to other programs: ``error`` is repaired, ``warning`` with --full, ``note`` by nobody."""
    if place.applied:
        return "error"
    return "note" if place.level is Level.REPORT or place.after is None else "warning"


def described(place: Place) -> str:
    """A finding in a sentence that says what is there now and what would be: for programs that show no text beside it."""
    from textfix.output.visible import excerpt, visible

    message = visible(place.message)
    if place.after is None or place.after == place.before:  # nothing is proposed, or other bytes for the same text
        return message
    proven = ", proven" if place.proven else ""
    return f"{message}: {excerpt(place.before)} → {excerpt(place.after) or 'nothing'} ({place.level.value}{proven})"
