"""A diff for a reader at a terminal: decoded, nothing hidden in it, changed characters marked, long lines cut."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textfix.output.hunks import change, outline
from textfix.output.visible import fitting, shown_line, shown_path, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.output.hunks import Change, Region
    from textfix.output.paint import Line
    from textfix.report import FileReport

#: How many unchanged characters are shown on either side of a line's change, and how long a change may be.
AROUND = 24
LONG = 60
#: The columns of the mark before a line.
MARKS = 2


def readable(report: FileReport, *, colour: bool, columns: int | None = None) -> str:
    """The changed lines of a file with their neighbours, for a terminal of so many columns."""
    room = None if columns is None else max(MARKS, columns - MARKS)
    encoding = report.document.encoding if report.document else "utf-8"
    lines: list[Line] = [[(shown_path(report.path), "bold")]]
    changed = change(report)
    for hunk in changed.hunks():
        lines += _hunk(changed, hunk, (encoding, report.encoding or encoding), room)
    if colour:
        from textfix.output.paint import painted

        return painted(lines)
    return "".join("".join(text for text, _ in line) + "\n" for line in lines)


def _hunk(changed: Change, regions: list[Region], encodings: tuple[str, str], room: int | None) -> Iterator[Line]:
    old = changed.old
    encoding, after = encodings
    (position, end), _ = outline(changed, regions)
    yield [(f"@@ line {regions[0].old_start + 1} @@", "cyan")]
    for region in regions:
        yield from _context(old[position : region.old_start], encoding, room)
        yield from _pairs(
            [_text(line, encoding) for line in old[region.old_start : region.old_end]],
            [_text(line, after) for line in changed.new[region.new_start : region.new_end]],
            room,
        )
        position = region.old_end
    yield from _context(old[position:end], encoding, room)


def _context(lines: list[bytes], encoding: str, room: int | None) -> Iterator[Line]:
    for line in lines:
        yield [("  ", ""), (_cut(_text(line, encoding), room), "dim")]


def _pairs(old: list[str], new: list[str], room: int | None) -> Iterator[Line]:
    """Old and new lines; one under the other where they are as many, all of the old ones first where they are not."""
    if len(old) == len(new):
        for before, after in zip_longest(old, new):
            head = _common(before, after)
            tail = _common(before[head:][::-1], after[head:][::-1])
            yield [("- ", "red"), *_marked(before, head, tail, "red", room)]
            yield [("+ ", "green"), *_marked(after, head, tail, "green", room)]
        return
    for mark, style, lines in (("- ", "red", old), ("+ ", "green", new)):
        for line in lines:
            yield [(mark, style), (_cut(line, room), style)]


def _marked(line: str, head: int, tail: int, style: str, room: int | None) -> Iterator[tuple[str, str]]:
    """A line's change with a little of what stands around it."""
    end = len(line) - tail
    changed = _cut(line[head:end], None if room is None else room // 2)
    left, right = line[max(0, head - AROUND) : head], line[end : end + AROUND]
    if room is not None:
        side = max(0, room - 2 - width(changed)) // 2
        left = left[len(left) - fitting(left[::-1], side) :]
        right = right[: fitting(right, side)]
    yield ("…" if head > len(left) else "") + visible(left), ""
    yield changed, f"reverse {style}"
    yield (visible(right) + "…" if tail > len(right) else shown_line(right)), ""


def _common(one: str, other: str) -> int:
    """How many characters two strings have in common at their start."""
    length = min(len(one), len(other))
    return next((i for i in range(length) if one[i] != other[i]), length)


def _text(line: bytes, encoding: str) -> str:
    return line.decode(encoding, "replace").removesuffix("\n").removesuffix("\r")


def _cut(text: str, room: int | None) -> str:
    """A line, or its ends where it is long or wider than the terminal."""
    if len(text) <= LONG and (room is None or width(visible(text)) <= room):
        return shown_line(text)
    head = tail = LONG // 2
    if room is not None:
        head, tail = fitting(text[:head], (room - 1) // 2), fitting(text[: -tail - 1 : -1], (room - 1) // 2)
    return f"{visible(text[:head])}…{shown_line(text[len(text) - tail :])}"
