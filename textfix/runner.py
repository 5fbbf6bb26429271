"""One file in, one report out; never raises for what a file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Kind, Level
from textfix.document import BinaryError, DocumentError, decode
from textfix.engine import RuleError, UnstableError, repair
from textfix.report import FileReport, Status

if TYPE_CHECKING:
    from textfix.core import Plan
    from textfix.engine import Outcome


def repair_data(
    data: bytes,
    plan: Plan,
    *,
    path: str = "-",
    kind: Kind = Kind.PLAIN,
    level: Level = Level.SAFE,
    encoding: str | None = None,
) -> FileReport:
    """Repair the bytes of one file; what cannot be done is said in the report."""
    try:
        document = decode(data, encoding)
        outcome = repair(document.text, plan, kind=kind, level=level)
        after = document.encode(outcome.text, outcome.origins()) if outcome.text != document.text else data
    except BinaryError as error:
        return FileReport(path, Status.SKIPPED, str(error), data, data)
    except (DocumentError, UnstableError, RuleError) as error:
        return FileReport(path, Status.REFUSED, str(error), data, data)
    except Exception as error:  # noqa: BLE001  # a fault of one rule must not end the run over the other files
        return FileReport(path, Status.REFUSED, f"internal error, the file was left as it was: {error!r}", data, data)
    return FileReport(path, _status(outcome, changed=after != data), "", data, after, document, outcome)


def _status(outcome: Outcome, *, changed: bool) -> Status:
    if outcome.left and not all(place.applied for place in outcome.places):
        return Status.DAMAGED
    return Status.REPAIRED if changed else Status.CLEAN
