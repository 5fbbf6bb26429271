"""From the bytes of a file to the report on it; a clean file needs neither the rules nor a report."""

from __future__ import annotations

from textfix.quick import clean

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from textfix.core import Plan
    from textfix.front import Request
    from textfix.report import FileReport

#: Encodings for which the bytes themselves can be scanned: UTF-8, and what the bytes tell of themselves.
UTF8 = (None, "utf-8", "utf8", "utf_8", "UTF-8", "UTF8")


class RequestError(Exception):
    """A request that cannot be carried out as it stands; says what to ask for instead."""


class Examination:
    """What a request wants done with the bytes of every file. Raises RequestError where it names unknown rules."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._plan: Plan | None = None
        self._names: frozenset[str] | None = None
        if request.select or request.ignore or request.extend_select:
            self._names = frozenset(rule.name for rule in self._rules())

    def report(self, data: bytes, path: str) -> FileReport | None:
        """The report on the bytes of a file; None where they are clean, which most are."""
        request = self._request
        if request.encoding in UTF8 and clean(data, self._names, full=request.full):
            return None
        from textfix.core import Kind, Level
        from textfix.kinds import kind_of
        from textfix.runner import repair_data

        kind = Kind(request.kind) if request.kind else kind_of(path)
        level = Level.FULL if request.full else Level.SAFE
        report = repair_data(data, self._rules(), path=path, kind=kind, level=level, encoding=request.encoding)
        return None if report.status.value == "clean" else report

    def _rules(self) -> Plan:
        """The rules of the run; they are imported with the first file that may be damaged."""
        if self._plan is None:
            from textfix.plan import PlanError, select
            from textfix.rules import ALL

            request = self._request
            try:
                self._plan = select(ALL, request.select, request.ignore, request.extend_select)
            except PlanError as error:
                raise RequestError(str(error)) from error
        return self._plan
