"""The texts of rows: each is examined as a file of its own would be, but for the rules on bytes, since it has none."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from textfix.case import Case
from textfix.examination import Examination
from textfix.watch import OverdueError, Watch, allowed

if TYPE_CHECKING:
    from textfix.core import Plan
    from textfix.report import FileReport
    from textfix.request import Request
    from textfix.settings.nearest import Nearest

#: The rules on how a file is written; what a row is written in is told by its shard.
ON_BYTES = "encoding"


LEFT = "it was left as it was"


class TextError(Exception):
    """A text that is left as it is; says why."""


class _Many(Case):
    """Texts in such number that it is better to compile the triggers of all rules than those that each text calls for."""

    def plan(self, suspected: frozenset[str] | None = None) -> Plan:
        del suspected
        return super().plan()


class Texts:
    """Examines texts as a request wants files examined. Raises RequestError where it names unknown rules."""

    def __init__(self, request: Request, nearest: Nearest, watch: Watch) -> None:
        own = copy(request)
        own.kind = request.kind or "plain"
        own.encoding = "utf-8"
        own.ignore = (*request.ignore, ON_BYTES)
        self._examination = Examination(own, nearest, kind=_Many)
        self._timeout = request.timeout
        self._watch = watch

    def report(self, text: str, path: str) -> FileReport | None:
        """The report on the UTF-8 bytes of a text in the shard at *path*; None where it is clean.

        Raises TextError for a text that cannot be done, and SettingsError.
        """
        try:
            data = text.encode()
        except UnicodeEncodeError as error:
            raise TextError(f"has half of a surrogate pair at character {error.start}; {LEFT}") from error
        try:
            self._watch.begin(len(data))
            report = self._examination.report(data, path)
        except OverdueError as error:
            raise TextError(f"took longer than {allowed(self._timeout, len(data)):.0f} seconds; {LEFT}") from error
        finally:
            self._watch.end()
        if report is not None and report.status.value in ("refused", "skipped"):
            raise TextError(report.message)
        return report
