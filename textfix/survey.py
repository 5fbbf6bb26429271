"""What encodings files are in, as a table or as JSON; nothing is judged and nothing written."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, NamedTuple

from textfix.encodings import detect
from textfix.files import FileError, read
from textfix.output.visible import shown_path, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textfix.encodings import EncodingGuess
    from textfix.walk import Found

HEADS = ("path", "encoding", "confidence", "runner-up", "BOM", "line ends", "native")
WIDE = {"utf-16-le": b"\n\0", "utf-16-be": b"\0\n", "utf-32-le": b"\n\0\0\0", "utf-32-be": b"\0\0\0\n"}


class Row(NamedTuple):
    """One file, or why it could not be read."""

    path: str
    guess: EncodingGuess | None
    line_ends: str = ""
    problem: str = ""


def rows(files: Iterable[Found]) -> Iterator[Row]:
    """The files one by one."""
    for found in files:
        try:
            if found.problem:
                raise FileError(found.problem)
            data = _stdin() if found.path == "-" else read(found.path)[0]
        except FileError as error:
            yield Row(found.path, None, problem=str(error))
            continue
        guess = detect(data)
        yield Row(found.path, guess, "" if guess.encoding is None else line_ends(data, guess.encoding))


def _stdin() -> bytes:
    if sys.stdin is None:
        raise FileError("standard input is closed")
    return sys.stdin.buffer.read()


def line_ends(data: bytes, encoding: str) -> str:
    """LF, CRLF, CR, mixed, or none."""
    feed = WIDE.get(encoding, b"\n")
    back = feed.replace(b"\n", b"\r")
    pairs = data.count(back + feed)
    feeds, backs = data.count(feed) - pairs, data.count(back) - pairs
    found = [name for name, count in (("CRLF", pairs), ("LF", feeds), ("CR", backs)) if count]
    return "none" if not found else found[0] if len(found) == 1 else "mixed"


def table(found: Sequence[Row]) -> Iterator[str]:
    """Lines with aligned columns; every answer that is not certain has a question mark."""
    cells = [HEADS, *(_cells(row) for row in found)]
    widths = [max(width(line[column]) for line in cells) for column in range(len(HEADS))]
    for line in cells:
        padded = (cell + " " * (columns - width(cell)) for cell, columns in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip() + "\n"


def document(found: Iterable[Row]) -> str:
    """The same as one JSON document of plain ASCII."""
    return json.dumps({"files": [_entry(row) for row in found]}, indent=1) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    guess = row.guess
    if guess is None:
        return (shown_path(row.path), "unreadable", *[""] * 5)
    if guess.encoding is None:
        return (shown_path(row.path), "binary", f"{guess.confidence:.2f}", *[""] * 4)
    name = guess.encoding if guess.certain else f"{guess.encoding}?"
    mark = "yes" if guess.bom else "no"
    confidence = f"{min(guess.confidence, 1.0 if guess.certain else 0.99):.2f}"
    return (
        *(shown_path(row.path), name, confidence, guess.runner_up or "-"),
        *(mark, row.line_ends, f"{guess.native:.0%}"),
    )


def _entry(row: Row) -> dict[str, object]:
    guess = row.guess
    if guess is None:
        return {"path": row.path, "error": row.problem}
    return {
        "path": row.path,
        "encoding": guess.encoding,
        "confidence": guess.confidence,
        "certain": guess.certain,
        "runner_up": guess.runner_up,
        "byte_order_mark": guess.bom,
        "line_ends": row.line_ends or None,
        "native_share": guess.native,
        "reason": guess.reason,
    }
