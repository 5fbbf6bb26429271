"""The tool that is measured, as the suites see it; the only file that knows its interface."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textfix.outcome import Outcome

#: How many characters round an edit are shown with it.
AROUND = 15


class NotAvailableError(Exception):
    """A part of the tool or of the data is missing; the suite is passed over."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One applied repair; its line in the text that was given, from 1."""

    line: int
    rule: str
    before: str  #: with some of the text around it, the place itself in brackets
    after: str
    proven: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What the tool made of a text or a file."""

    text: str
    edits: tuple[Edit, ...] = ()
    failure: str = ""  #: why the text was left as it was


def repaired(text: str, level: str, path: str = "-") -> Answer:
    """A string after a run at a level, taken for what a file at *path* is."""
    try:
        from textfix import repair
        from textfix.kinds import kind_of
    except (ImportError, AttributeError) as error:
        raise NotAvailableError(f"textfix.repair: {error}") from error
    try:
        outcome = repair(text, full=level == "full", kind=kind_of(path))
    except Exception as error:  # noqa: BLE001  # a failure is a figure here
        return Answer(text, failure=f"{type(error).__name__}: {error}")
    return Answer(outcome.text, _edits(outcome))


def repaired_bytes(data: bytes, level: str, path: str) -> tuple[bytes, Answer]:
    """A file's bytes after a run at a level, and what was done to its text."""
    try:
        from textfix import Status, repair_bytes
    except (ImportError, AttributeError) as error:
        raise NotAvailableError(f"textfix.repair_bytes: {error}") from error
    report = repair_bytes(data, full=level == "full", path=path)
    failure = report.message if report.status in (Status.REFUSED, Status.SKIPPED) else ""
    if report.outcome is None:
        return report.data, Answer("", failure=failure)
    return report.data, Answer(report.outcome.text, _edits(report.outcome), failure)


def decoded(data: bytes) -> tuple[str | None, bool]:
    """A file's text by the detector, None where it calls it binary; and whether the answer is certain."""
    try:
        from textfix import detect_encoding
    except (ImportError, AttributeError) as error:
        raise NotAvailableError(f"textfix.detect_encoding: {error}") from error
    guess = detect_encoding(data)
    return (None if guess.encoding is None else data.decode(guess.encoding, "replace")), guess.certain


def version() -> str:
    """The version of the tool; empty where it has none yet."""
    import textfix

    return str(getattr(textfix, "__version__", ""))


def _edits(outcome: Outcome) -> tuple[Edit, ...]:
    edits = []
    for place in outcome.places:
        if place.applied:
            before = outcome.original[max(0, place.start - AROUND) : place.start].rpartition("\n")[2]
            after = outcome.original[place.end : place.end + AROUND].partition("\n")[0]
            line = outcome.original.count("\n", 0, place.start) + 1
            old, new = (f"{before}[{text}]{after}" for text in (place.before, place.after or ""))
            edits.append(Edit(line, place.rule, old, new, place.proven))
    return tuple(edits)
