"""The changed regions of a file, by lines; made from the findings, never by comparing texts, which can be quadratic."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textfix.report import FileReport

#: Unchanged lines that are shown before and behind a change.
CONTEXT = 3


class Region(NamedTuple):
    """Lines of the old file, and the lines of the new one that stand in their place; both counted from 0."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


class Change(NamedTuple):
    """A file's old and new lines, each with its line end, and the regions in which they differ."""

    old: list[bytes]
    new: list[bytes]
    regions: list[Region]

    def hunks(self) -> Iterator[list[Region]]:
        """The regions, those whose context would touch together."""
        hunk: list[Region] = []
        for region in self.regions:
            if hunk and region.old_start - hunk[-1].old_end > 2 * CONTEXT:
                yield hunk
                hunk = []
            hunk.append(region)
        if hunk:
            yield hunk


def outline(changed: Change, regions: Sequence[Region]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The lines of the old and of the new file that a hunk shows, context included."""
    first, last = regions[0], regions[-1]
    before = min(CONTEXT, first.old_start)
    behind = min(CONTEXT, len(changed.old) - last.old_end)
    return (first.old_start - before, last.old_end + behind), (first.new_start - before, last.new_end + behind)


def change(report: FileReport) -> Change:
    """What changed in the bytes of a file."""
    old, new = _lines(report.before), _lines(report.after)
    regions = list(_from_findings(report, old, new))
    if not _explains(regions, old, new):  # where lines of the text are not lines of the file, as in UTF-16
        regions = list(
            _converted(old, new) if len(old) == len(new) else _trimmed([Region(0, len(old), 0, len(new))], old, new)
        )
    return Change(old, new, regions)


def _converted(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[Region]:
    """The lines that differ between two files with as many lines, as a conversion leaves them."""
    start: int | None = None
    for number, (before, after) in enumerate(zip([*old, b""], [*new, b""], strict=True)):
        if before != after and start is None:
            start = number
        elif before == after and start is not None:
            yield Region(start, number, start, number)
            start = None


def _lines(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    last = lines.pop()
    return [line + b"\n" for line in lines] + ([last] if last else [])


def _from_findings(report: FileReport, old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[Region]:
    """The lines that the applied findings touch; every finding tells how many lines it adds."""
    if report.document is None:
        return
    text = report.document.text
    ends = [end - 1 for end in accumulate(len(line) + 1 for line in text.split("\n"))]
    touched: list[list[int]] = []  # first line, line behind the last, lines added
    for place in report.places():
        if not place.applied or place.after is None:
            continue
        first, last = bisect_left(ends, place.start), bisect_left(ends, place.end)
        added = place.after.count("\n") - place.before.count("\n")
        if touched and first < touched[-1][1]:
            touched[-1][1] = max(touched[-1][1], last + 1)
            touched[-1][2] += added
        else:
            touched.append([first, last + 1, added])
    yield from _trimmed(_placed(touched, len(old), len(new)), old, new)


def _placed(touched: Iterable[Sequence[int]], old_count: int, new_count: int) -> Iterator[Region]:
    """Regions of the old file with those of the new one: between them the two run side by side."""
    shift = 0
    for first, behind, added in touched:
        new_end = min(new_count, behind + shift + added)
        yield Region(min(first, old_count), min(behind, old_count), min(first + shift, new_end), new_end)
        shift += added


def _trimmed(regions: Iterable[Region], old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[Region]:
    """The regions without the lines at their ends that are equal, and without the regions that are equal as a whole."""
    for region in regions:
        old_start, old_end, new_start, new_end = region
        while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
            old_start, new_start = old_start + 1, new_start + 1
        while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
            old_end, new_end = old_end - 1, new_end - 1
        if old_start < old_end or new_start < new_end:
            yield Region(old_start, old_end, new_start, new_end)


def _explains(regions: Iterable[Region], old: Sequence[bytes], new: Sequence[bytes]) -> bool:
    """Whether the two files are equal outside the regions."""
    old_done = new_done = 0
    for region in regions:
        if region.old_start < old_done or old[old_done : region.old_start] != new[new_done : region.new_start]:
            return False
        old_done, new_done = region.old_end, region.new_end
    return old[old_done:] == new[new_done:]
