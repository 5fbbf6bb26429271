"""Rules whose findings vouch for each other: they judge one text, and their repairs are applied one after the other.

A row of share buttons shows that a list of titles below it is no part of the article; the rule for such lists must still
see the row when the rule for the row has had its turn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textfix.core import Finding, Text


class Together:
    """The text that a group of rules judges, and what has been done to it since."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._shifts: list[int] = [0]  #: by how much what stands behind so many edits has moved

    def applied(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings to apply, as they stand in the text as it is now, without what another rule has changed already."""
        free = [own for finding in findings if (own := self._free(finding)) is not None]
        moved = self.kept(free)
        edits = sorted([*zip(self._starts, self._ends, self._sizes(), strict=True), *map(_edit, free)])
        self._starts = [start for start, _, _ in edits]
        self._ends = [end for _, end, _ in edits]
        self._shifts = [0]
        for start, end, size in edits:
            self._shifts.append(self._shifts[-1] + size - (end - start))
        return moved

    def kept(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings as they stand in the text as it is now; those in what is gone are not among them."""
        return tuple(
            replace(finding, start=finding.start + shift, end=finding.end + shift)
            for finding in findings
            if not self._touches(finding.start, finding.end)
            for shift in (self._shifts[bisect_right(self._ends, finding.start)],)
        )

    def _sizes(self) -> Iterable[int]:
        """How long what stands in the place of each edit is."""
        for index, (start, end) in enumerate(zip(self._starts, self._ends, strict=True)):
            yield self._shifts[index + 1] - self._shifts[index] + (end - start)

    def _free(self, finding: Finding) -> Finding | None:
        """A finding, or what of it may still be cut out; None where nothing is left to do."""
        start, end = finding.start, finding.end
        if not self._touches(start, end):
            return finding
        if finding.replacement:
            return None
        before = bisect_right(self._starts, start) - 1
        if before >= 0:
            start = max(start, self._ends[before])
        behind = bisect_left(self._starts, start)
        if behind < len(self._starts):
            end = min(end, self._starts[behind])
        return replace(finding, start=start, end=end) if start < end else None

    def _touches(self, start: int, end: int) -> bool:
        """Whether an edit overlaps a span."""
        index = bisect_right(self._ends, start)
        return index < len(self._starts) and self._starts[index] < end


def _edit(finding: Finding) -> tuple[int, int, int]:
    return finding.start, finding.end, len(finding.replacement or "")
