"""Apply findings to a string, carry positions back through what was applied, and turn a library's change into findings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from textfix.core import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class PositionMap:
    """Where each code point of an edited string stood before the edits.

    Built from findings that are sorted, do not overlap and all have a replacement.
    """

    __slots__ = ("_after_ends", "_after_starts", "_before_ends", "_before_starts")

    def __init__(self, applied: Sequence[Finding]) -> None:
        self._before_starts: list[int] = []
        self._before_ends: list[int] = []
        self._after_starts: list[int] = []
        self._after_ends: list[int] = []
        shift = 0
        for finding in applied:
            length = len(finding.replacement or "")
            self._before_starts.append(finding.start)
            self._before_ends.append(finding.end)
            self._after_starts.append(finding.start + shift)
            self._after_ends.append(finding.start + shift + length)
            shift += length - (finding.end - finding.start)

    def start(self, position: int) -> int:
        """The former offset of a span's start; inside a replacement, the start of what it replaced."""
        index = bisect_right(self._after_starts, position) - 1
        if index < 0:
            return position
        if position < self._after_ends[index]:
            return self._before_starts[index]
        return self._before_ends[index] + position - self._after_ends[index]

    def end(self, position: int) -> int:
        """The former offset of a span's end; inside a replacement, the end of what it replaced."""
        index = bisect_left(self._after_starts, position) - 1
        if index < 0:
            return position
        if position < self._after_ends[index]:
            return self._before_ends[index]
        return self._before_ends[index] + position - self._after_ends[index]


def carry_back(maps: Sequence[PositionMap], start: int, end: int) -> tuple[int, int]:
    """The span of the first string that became ``start:end`` after all of *maps*, given in the order of the edits."""
    for positions in reversed(maps):
        start, end = positions.start(start), positions.end(end)
        end = max(start, end)  # an insertion beside a deletion: both ends at the far side of it
    return start, end


def apply(string: str, applied: Iterable[Finding]) -> str:
    """The string with each finding's span replaced; findings are sorted, do not overlap, and have a replacement."""
    parts: list[str] = []
    done = 0
    for finding in applied:
        parts += (string[done : finding.start], finding.replacement or "")
        done = finding.end
    parts.append(string[done:])
    return "".join(parts)


def findings_of_change(before: str, after: str, message: str) -> Iterator[Finding]:
    """Findings that turn *before* into *after*, for a library that maps a string to a string.

    Linear in the length: lines are paired by number, and within a line one span from the first to the last
    difference is given (character by character where the lengths agree). Where the number of lines differs,
    the whole text is one such line.
    """
    if before == after:
        return
    old_lines, new_lines = before.split("\n"), after.split("\n")
    if len(old_lines) != len(new_lines):
        old_lines, new_lines = [before], [after]
    offset = 0
    for old, new in zip(old_lines, new_lines, strict=True):
        if old != new:
            yield from _within_line(old, new, offset, message)
        offset += len(old) + 1


def _within_line(old: str, new: str, offset: int, message: str) -> Iterator[Finding]:
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    if len(old) != len(new):
        yield Finding(offset + head, offset + len(old) - tail, message, new[head : len(new) - tail])
        return
    start: int | None = None
    for i in range(head, len(old) - tail + 1):
        differs = i < len(old) - tail and old[i] != new[i]
        if differs and start is None:
            start = i
        elif not differs and start is not None:
            yield Finding(offset + start, offset + i, message, new[start:i])
            start = None
