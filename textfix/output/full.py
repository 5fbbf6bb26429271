"""For readers: each finding with the text around it, carets under the damage, and the text as it would be repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Level
from textfix.output.folding import folded
from textfix.output.places import listed
from textfix.output.visible import ENDS, LONG, excerpt, fitting, shown_path, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.output.formats import Style
    from textfix.output.paint import Line
    from textfix.output.places import Located
    from textfix.report import FileReport

#: How many characters are shown on either side of a finding.
AROUND = 20
#: Columns before the text, and those that a cut on either side takes.
INDENT = 4
CUTS = 2


class Window(NamedTuple):
    """How much is shown of a finding and of what stands around it, the latter in characters and in columns."""

    around: int
    columns: int | None  #: of the line; None where nobody counts them
    long: int
    ends: int


def window(columns: int | None) -> Window:
    """The window for a terminal so wide, or for a file."""
    if columns is None or columns >= INDENT + CUTS + 2 * LONG:
        return Window(AROUND, columns, LONG, ENDS)
    ends = max(2, (columns - INDENT - CUTS) // 8)  # a character is up to two columns wide, and there are two ends
    return Window(AROUND, columns, 2 * ends + 1, ends)


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """The findings of each report that the run lists."""
    frame = window(style.columns)
    for report in reports:
        for found in listed(report, style.request):
            yield _drawn(_lines(report, found, frame), colour=style.colour)


def _drawn(lines: Iterable[Line], *, colour: bool) -> str:
    if colour:
        from textfix.output.paint import painted

        return painted(lines)
    return "".join("".join(text for text, _ in line) + "\n" for line in lines)


def _lines(report: FileReport, found: Located, frame: Window) -> Iterator[Line]:
    """A heading, the damaged text, carets, and the text after the repair, if there is one."""
    place = found.place
    grade = f"{place.level}, proven" if place.proven else str(place.level)
    yield from _headed(
        [
            (f"{shown_path(report.path)}:{found.start.line}:{found.start.column}", "bold"),
            (": ", ""),
            (place.rule, "cyan"),
            (f" ({grade})", "dim"),
            (":", ""),
        ],
        visible(place.message),
        frame.columns,
    )
    text = report.document.text if report.document else ""
    damage = excerpt(text[place.start : place.end], long=frame.long, ends=frame.ends)
    repair = None if place.after is None else excerpt(place.after, long=frame.long, ends=frame.ends)
    left, right = _around(text, place.start, place.end, frame, max(width(damage), width(repair or "")))
    yield [("  - ", "dim"), (left, ""), (damage, "red"), (right, "")]
    yield [("    ", ""), (" " * width(left) + "^" * max(1, width(damage)), "red")]
    if repair is None or place.level is Level.REPORT:
        yield [("    no repair: for you to decide", "dim")]
    elif place.after == place.before:
        yield [(f"    the same text, written in {report.encoding}", "green")]
    else:
        yield [("  + ", "dim"), (left, ""), (repair, "green"), (right, "")]
        if not place.applied:
            yield [("    repaired with --full", "dim")]
    yield [("", "")]


def _headed(head: Line, message: str, columns: int | None) -> Iterator[Line]:
    """The place and the message, which goes on in lines of its own where there is no room."""
    taken = sum(width(text) for text, _ in head)
    first, *rest = folded(f" {message}", columns, " " * INDENT, taken=taken)
    yield [*head, (first, "")]
    yield from ([(line, "")] for line in rest)


def _around(text: str, start: int, end: int, frame: Window, taken: int) -> tuple[str, str]:
    """What stands before and behind a finding in its lines, as much as there is room for beside *taken* columns."""
    left = text[max(0, start - frame.around) : start].rpartition("\n")[2]
    right = text[end : end + frame.around].partition("\n")[0]
    if frame.columns is not None:
        side = max(0, frame.columns - INDENT - CUTS - taken) // 2
        left = left[len(left) - fitting(left[::-1], side) :]
        right = right[: fitting(right, side)]
    cut_left = start - len(left) > 0 and text[start - len(left) - 1] != "\n"
    cut_right = end + len(right) < len(text) and text[end + len(right)] != "\n"
    return ("…" if cut_left else "") + visible(left), visible(right) + ("…" if cut_right else "")
