"""For readers: each finding with the text around it, carets under the damage, and the text as it would be repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Level
from textfix.output.places import located
from textfix.output.visible import SPACE, shown_path, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.output.formats import Style
    from textfix.output.paint import Line
    from textfix.output.places import Located
    from textfix.report import FileReport

#: How many characters are shown on either side of a finding, and how many of a long finding at either end.
AROUND = 20
LONG = 60
ENDS = 24


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """The findings of each report; of a run that writes only those that are left, unless it is verbose."""
    everything = style.request.verbose or not style.request.writes
    for report in reports:
        for found in located(report):
            if everything or not found.place.applied:
                yield _drawn(_lines(report, found), colour=style.colour)


def _drawn(lines: Iterable[Line], *, colour: bool) -> str:
    if colour:
        from textfix.output.paint import painted

        return painted(lines)
    return "".join("".join(text for text, _ in line) + "\n" for line in lines)


def _lines(report: FileReport, found: Located) -> Iterator[Line]:
    """A heading, the damaged text, carets, and the text after the repair, if there is one."""
    place = found.place
    grade = f"{place.level}, proven" if place.proven else str(place.level)
    yield [
        (f"{shown_path(report.path)}:{found.start.line}:{found.start.column}", "bold"),
        (": ", ""),
        (place.rule, "cyan"),
        (f" ({grade})", "dim"),
        (f": {visible(place.message)}", ""),
    ]
    text = report.document.text if report.document else ""
    left, right = _around(text, place.start, place.end)
    damage = _excerpt(text[place.start : place.end])
    yield [("  - ", "dim"), (left, ""), (damage, "red"), (right, "")]
    yield [("    ", ""), (" " * width(left) + "^" * max(1, width(damage)), "red")]
    if place.after is None or place.level is Level.REPORT:
        yield [("    no repair: for you to decide", "dim")]
    else:
        yield [("  + ", "dim"), (left, ""), (_excerpt(place.after), "green"), (right, "")]
        if not place.applied:
            yield [("    repaired with --full", "dim")]
    yield [("", "")]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a finding in its lines, at most `AROUND` characters of each."""
    left = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    right = text[end : end + AROUND].partition("\n")[0]
    cut_left = start - len(left) > 0 and text[start - len(left) - 1] != "\n"
    cut_right = end + len(right) < len(text) and text[end + len(right)] != "\n"
    return ("…" if cut_left else "") + visible(left), visible(right) + ("…" if cut_right else "")


def _excerpt(text: str) -> str:
    """The damage or its repair, on one line: line ends as ↵, odd blanks visible, the middle cut out of what is long."""
    if len(text) > LONG:
        return f"{_one_line(text[:ENDS])}…{_one_line(text[-ENDS:])}"
    return _one_line(text)


def _one_line(text: str) -> str:
    if text and not text.strip(" \n"):
        text = text.replace(" ", SPACE)
    return "↵".join(visible(line, spaces=True) for line in text.split("\n"))
