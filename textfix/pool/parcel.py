"""Messages between processes: a length and a pickle; and reports without what only their own process needs."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textfix.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.report import FileReport

HEAD = 8  #: bytes of the length before a message


def packed(message: object) -> bytes:
    """A message in bytes."""
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return len(body).to_bytes(HEAD) + body


def unpacked(received: bytearray) -> Iterator[Any]:
    """The complete messages in what has come so far, which are taken out of it."""
    while len(received) >= HEAD:
        end = HEAD + int.from_bytes(received[:HEAD])
        if len(received) < end:
            return
        message = pickle.loads(memoryview(received)[HEAD:end].tobytes())  # noqa: S301  # from our own process
        del received[:end]
        yield message


def send(descriptor: int, message: object) -> None:
    """Write a message. Raises BrokenPipeError where nobody reads it."""
    rest = memoryview(packed(message))
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def light(report: FileReport) -> FileReport:
    """A report as it travels: the findings without the steps to them, and the bytes only of a file that changes."""
    if not report.changed:
        report = replace(report, before=b"", after=b"")
    if report.outcome is None:
        return report
    outcome = Outcome(report.outcome.original, report.outcome.text, (), ())
    outcome.__dict__["places"] = report.outcome.places  # found already
    return replace(report, outcome=outcome)
