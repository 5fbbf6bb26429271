"""The repair of a file as edits of its bytes, which turn the new bytes back into the old ones exactly.

The edits are those of the rules, wherever their places come to places in the bytes. Where they do not, because the
encoding or all line ends changed, one edit spans everything from the first difference to the last. Which it is, is
tried: edits that do not give the old bytes back are never recorded.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textfix.substitutions import substitutions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textfix.report import FileReport

#: Who changes a file in which no rule had a part: the flags for encodings, line ends and byte order marks.
CONVERSION = "conversion"


class EditError(Exception):
    """Edits that do not belong to these bytes."""


class Edit(NamedTuple):
    """Bytes of the old file, where they stood, and what stands there now."""

    at: int  #: offset in the old bytes
    old: bytes
    length: int  #: of what stands there now
    new: bytes | None  #: what stands there now; None where that is too long to be worth recording
    rules: tuple[str, ...] = ()


def edits_of(report: FileReport) -> tuple[Edit, ...]:
    """The edits that a report comes to; `rebuilt(report.after, edits)` is `report.before`."""
    try:
        edits = tuple(_of_places(report))
        if rebuilt(report.after, edits) == report.before:
            return edits
    except (EditError, UnicodeError):
        pass
    names = dict.fromkeys(step.rule.name for step in report.outcome.steps) if report.outcome else ()
    return (whole(report.before, report.after, tuple(names) or (CONVERSION,)),)


def rebuilt(after: bytes, edits: Iterable[Edit]) -> bytes:
    """The old bytes. Raises EditError where the new ones are not those that the edits led to."""
    parts: list[bytes] = []
    done = shift = 0
    for edit in edits:
        start = edit.at + shift
        end = start + edit.length
        if start < done or end > len(after) or (edit.new is not None and after[start:end] != edit.new):
            raise EditError(f"the edit at {edit.at} does not fit")
        parts += (after[done:start], edit.old)
        done = end
        shift += edit.length - len(edit.old)
    parts.append(after[done:])
    return b"".join(parts)


def reverse(after: bytes, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits that lead back, from the new bytes to the old ones."""
    shift = 0
    for edit in edits:
        start = edit.at + shift
        yield Edit(start, after[start : start + edit.length], len(edit.old), edit.old, edit.rules)
        shift += edit.length - len(edit.old)


def whole(before: bytes, after: bytes, rules: tuple[str, ...]) -> Edit:
    """One edit from the first byte that differs to the last."""
    shorter = min(len(before), len(after))
    head = _common(before, after, shorter)
    head -= _within_character(before, head, -1)
    tail = _common(before[::-1], after[::-1], shorter - head)
    tail -= _within_character(before, len(before) - tail, 1)
    new = after[head : len(after) - tail]
    return Edit(head, before[head : len(before) - tail], len(new), new, rules)


def _common(one: bytes, other: bytes, most: int) -> int:
    """How many bytes two strings have in common at their start, at *most*; by halves, for comparing slices is fast."""
    same, differs = 0, most + 1
    while differs - same > 1:
        middle = (same + differs) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            differs = middle
    return same


def _origin(origin: Callable[[int], int], start: int, offset: int) -> int:
    return origin(start + offset)


def _within_character(data: bytes, offset: int, step: int) -> int:
    """How many steps it is to the border of a character of UTF-8, that texts in the journal can be read; at most 3."""
    count = 0
    while count < 3 and 0 < offset < len(data) and data[offset] & 0xC0 == 0x80:
        count, offset = count + 1, offset + step
    return count


def _of_places(report: FileReport) -> Iterator[Edit]:
    """The substitutions in the text, as edits of bytes, if all that changed is text."""
    document, outcome = report.document, report.outcome
    if document is None or outcome is None or report.encoding not in ("", document.encoding):
        raise EditError("what changed is not the text alone")
    locate, origin = document.locator(), outcome.origins()
    shift = 0
    for start, end, replacement, places in substitutions(outcome):
        at, behind = locate(start).byte, locate(end).byte
        string = document.with_newlines(replacement, partial(_origin, origin, start + shift))
        new = string.encode(document.encoding, "surrogateescape")
        shift += len(replacement) - (end - start)
        rules = tuple(dict.fromkeys(place.rule for place in places))
        yield Edit(at, report.before[at:behind], len(new), new, rules)
