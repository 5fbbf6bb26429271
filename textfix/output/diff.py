"""The repairs as a unified diff: exact bytes for `git apply`; on a terminal a form that is safe to see."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textfix.output.diff_view import readable
from textfix.output.hunks import Change, Region, change, outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.output.formats import Style
    from textfix.report import FileReport

NO_NEWLINE = b"\\ No newline at end of file\n"
#: Characters of a path that a patch writes by letters; others by octal numbers.
ESCAPES = {
    0x07: "\\a",
    0x08: "\\b",
    0x09: "\\t",
    0x0A: "\\n",
    0x0B: "\\v",
    0x0C: "\\f",
    0x0D: "\\r",
    0x22: '\\"',
    0x5C: "\\\\",
}


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str | bytes]:
    """The patch of each file that is repaired."""
    for report in reports:
        if not report.changed:
            continue
        if style.terminal:
            yield readable(report, colour=style.colour, columns=style.columns)
        else:
            yield b"".join(_patch(change(report), report.path))


def _patch(changed: Change, path: str) -> Iterator[bytes]:
    name = _relative(path)
    yield b"--- " + _quoted(f"a/{name}") + b"\n"
    yield b"+++ " + _quoted(f"b/{name}") + b"\n"
    for regions in changed.hunks():
        yield from _hunk(changed, regions)


def _hunk(changed: Change, regions: list[Region]) -> Iterator[bytes]:
    old, new, _ = changed
    span, new_span = outline(changed, regions)
    yield f"@@ -{_span(*span)} +{_span(*new_span)} @@\n".encode()
    position, end = span
    for region in regions:
        yield from _marked(b" ", old[position : region.old_start])
        yield from _marked(b"-", old[region.old_start : region.old_end])
        yield from _marked(b"+", new[region.new_start : region.new_end])
        position = region.old_end
    yield from _marked(b" ", old[position:end])


def _span(start: int, end: int) -> str:
    """A hunk's lines as diff has them: counted from 1, an empty hunk by the line before it."""
    count = end - start
    return f"{start + 1 if count else start}" + ("" if count == 1 else f",{count}")


def _marked(mark: bytes, lines: list[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield mark + line
        if not line.endswith(b"\n"):
            yield b"\n" + NO_NEWLINE


def _relative(path: str) -> str:
    """The path as `git apply` wants it: from the directory in which the run was started."""
    relative = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    return relative.replace(os.sep, "/")


def _quoted(name: str) -> bytes:
    """A path in a patch: in C's manner where it holds what would end the line or could not be seen."""
    raw = os.fsencode(name)
    if name.isprintable() and '"' not in name and "\\" not in name:
        return raw + b"\t" if b" " in raw else raw  # the tab says where a name with spaces ends
    text = "".join(ESCAPES.get(byte) or (chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}") for byte in raw)
    return f'"{text}"'.encode("ascii")
