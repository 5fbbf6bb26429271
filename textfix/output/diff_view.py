"""A diff for a reader at a terminal: decoded, nothing hidden in it, changed characters marked, long lines cut."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textfix.output.hunks import change, outline
from textfix.output.visible import shown_line, shown_path, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.output.hunks import Change, Region
    from textfix.output.paint import Line
    from textfix.report import FileReport

#: How many unchanged characters are shown on either side of a line's change, and how long a change may be.
AROUND = 24
LONG = 60


def readable(report: FileReport, *, colour: bool) -> str:
    """The changed lines of a file with their neighbours."""
    encoding = report.document.encoding if report.document else "utf-8"
    lines: list[Line] = [[(shown_path(report.path), "bold")]]
    changed = change(report)
    for hunk in changed.hunks():
        lines += _hunk(changed, hunk, encoding)
    if colour:
        from textfix.output.paint import painted

        return painted(lines)
    return "".join("".join(text for text, _ in line) + "\n" for line in lines)


def _hunk(changed: Change, regions: list[Region], encoding: str) -> Iterator[Line]:
    old = changed.old
    (position, end), _ = outline(changed, regions)
    yield [(f"@@ line {regions[0].old_start + 1} @@", "cyan")]
    for region in regions:
        yield from _context(old[position : region.old_start], encoding)
        yield from _pairs(
            [_text(line, encoding) for line in old[region.old_start : region.old_end]],
            [_text(line, encoding) for line in changed.new[region.new_start : region.new_end]],
        )
        position = region.old_end
    yield from _context(old[position:end], encoding)


def _context(lines: list[bytes], encoding: str) -> Iterator[Line]:
    for line in lines:
        yield [("  ", ""), (_cut(_text(line, encoding), LONG), "dim")]


def _pairs(old: list[str], new: list[str]) -> Iterator[Line]:
    """Old and new lines; one under the other where they are as many, all of the old ones first where they are not."""
    if len(old) == len(new):
        for before, after in zip_longest(old, new):
            head = _common(before, after)
            tail = _common(before[head:][::-1], after[head:][::-1])
            yield [("- ", "red"), *_marked(before, head, tail, "red")]
            yield [("+ ", "green"), *_marked(after, head, tail, "green")]
        return
    for mark, style, lines in (("- ", "red", old), ("+ ", "green", new)):
        for line in lines:
            yield [(mark, style), (_cut(line, LONG), style)]


def _marked(line: str, head: int, tail: int, style: str) -> Iterator[tuple[str, str]]:
    """A line's change with a little of what stands around it."""
    end = len(line) - tail
    left, right = line[max(0, head - AROUND) : head], line[end : end + AROUND]
    yield ("…" if head > AROUND else "") + visible(left), ""
    yield _cut(line[head:end], LONG), f"reverse {style}"
    yield (visible(right) + "…" if tail > AROUND else shown_line(right)), ""


def _common(one: str, other: str) -> int:
    """How many characters two strings have in common at their start."""
    length = min(len(one), len(other))
    return next((i for i in range(length) if one[i] != other[i]), length)


def _text(line: bytes, encoding: str) -> str:
    return line.decode(encoding, "replace").removesuffix("\n").removesuffix("\r")


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return shown_line(text)
    return f"{visible(text[: length // 2])}…{shown_line(text[-length // 2 :])}"
