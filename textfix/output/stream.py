"""Write to standard output and standard error, whatever their encoding and whoever has closed them."""

from __future__ import annotations

import os
import sys

from textfix.files import reason

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from typing import TextIO


class ClosedError(Exception):
    """A stream that cannot be written to."""

    def __init__(self, message: str, *, by_reader: bool = False) -> None:
        super().__init__(message)
        self.by_reader = by_reader  #: as `head` does when it has seen enough; no fault, and nothing to complain of


def write(stream: TextIO | None, piece: str | bytes) -> None:
    """Write text or exact bytes. Raises ClosedError where the reader has gone or the device is full."""
    if stream is None:
        raise ClosedError("standard output is closed")
    try:
        buffer = getattr(stream, "buffer", None)
        if buffer is None:  # a stand-in for a stream, as tests and notebooks have it
            stream.write(piece if isinstance(piece, str) else piece.decode("utf-8", "replace"))
            return
        if isinstance(piece, str):
            piece = piece.encode(stream.encoding or "utf-8", "backslashreplace")
        buffer.write(piece)
    except (OSError, ValueError) as error:  # ValueError: the stream was closed in this process
        raise failure(stream, error) from error


def flush(stream: TextIO | None) -> None:
    """Flush, so that a failure is known while it can be told. Raises ClosedError."""
    if stream is None:
        return
    try:
        stream.flush()
    except (OSError, ValueError) as error:
        raise failure(stream, error) from error


def say(message: str) -> None:
    """One line for the user on standard error; lost where that is closed."""
    try:
        write(sys.stderr, f"{message}\n")
        flush(sys.stderr)
    except ClosedError:
        pass


def failure(stream: TextIO | None, error: Exception) -> ClosedError:
    """The error for a stream that failed; what comes after is lost, lest the interpreter fail on it at its end."""
    if stream is None:
        return ClosedError("standard output is closed")
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):  # it has no descriptor, so the interpreter will not flush it
        return ClosedError("standard output is closed")
    name = "standard error" if stream is sys.stderr else "standard output"
    return ClosedError(f"cannot write to {name}: {reason(error)}", by_reader=isinstance(error, BrokenPipeError))
