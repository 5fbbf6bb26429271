"""What the repair of a file comes to: disjoint spans of the text that was read, each with what stands there in the end.

Several rules may work on one place, one upon the other's repair. Who shows or applies single repairs (a page, an editor)
needs them put together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Finding
from textfix.edits import apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.outcome import Outcome, Place


class Substitution(NamedTuple):
    """A span of the original text, its final text, and the places that had a part in it."""

    start: int
    end: int
    replacement: str
    places: tuple[Place, ...]


def substitutions(outcome: Outcome) -> tuple[Substitution, ...]:
    """The applied repairs, those that meet put together; applied to the original they give the repaired text."""
    applied = [place for place in outcome.places if place.applied and changes_text(place)]
    found = tuple(_filled(outcome, _together(applied)))
    edits = (Finding(each.start, each.end, "", each.replacement) for each in found)
    if apply(outcome.original, edits) == outcome.text:
        return found
    return (Substitution(0, len(outcome.original), outcome.text, tuple(applied)),)


def changes_text(place: Place) -> bool:
    """Whether a repair changes characters, and not only the bytes that they are written in."""
    return place.after is not None and place.after != place.before


def proposal(outcome: Outcome, place: Place) -> Substitution | None:
    """The repair of a place that was left, where one is proposed and its text is still as the rule saw it."""
    if place.applied or place.after is None or outcome.original[place.start : place.end] != place.before:
        return None
    return Substitution(place.start, place.end, place.after, (place,))


def _together(places: Iterable[Place]) -> Iterator[list[Place]]:
    """The places, sorted by their start, in groups that overlap, or touch where one of them is empty."""
    group: list[Place] = []
    end = -1
    for place in places:
        empty = place.start == place.end or any(each.start == each.end for each in group[-1:])
        if group and (place.start > end or (place.start == end and not empty)):
            yield group
            group, end = [], -1
        group.append(place)
        end = max(end, place.end)
    if group:
        yield group


def _filled(outcome: Outcome, groups: Iterable[list[Place]]) -> Iterator[Substitution]:
    """Each group with its part of the repaired text: between groups nothing changed, and each place tells what it adds."""
    shift = 0
    for group in groups:
        start, end = group[0].start, max(place.end for place in group)
        growth = sum(len(place.after or "") - len(place.before) for place in group)
        replacement = outcome.text[start + shift : end + shift + growth]
        shift += growth
        if outcome.original[start:end] != replacement:
            yield Substitution(start, end, replacement, tuple(group))
