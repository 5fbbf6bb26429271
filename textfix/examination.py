"""From the bytes of a file to the report on it; a clean file needs neither the rules nor a report."""

from __future__ import annotations

from textfix.case import Case
from textfix.settings import SettingsError

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from textfix.baseline import Baseline
    from textfix.report import FileReport
    from textfix.request import Request
    from textfix.settings import Settings
    from textfix.settings.nearest import Nearest


class RequestError(Exception):
    """A request that cannot be carried out as it stands; says what to ask for instead."""


class Examination:
    """What a request wants done with the bytes of every file, by cases of a *kind*.

    Raises RequestError where it names unknown rules.
    """

    def __init__(
        self, request: Request, nearest: Nearest, baseline: Baseline | None = None, kind: type[Case] = Case
    ) -> None:
        self._request = request
        self._kind = kind
        self._nearest = nearest
        self._baseline = baseline
        self._cases: dict[tuple[int, tuple[str, ...]], Case] = {}
        own = nearest.of_folder("")  # its settings may bring in what the flags name
        try:
            self._cases[id(own), ()] = kind(request, own)
        except ValueError as error:  # a SelectorError; its module is not worth importing for most runs
            raise RequestError(str(error)) from error

    def report(self, data: bytes, path: str) -> FileReport | None:
        """The report on the bytes of a file; None where they are clean, which most are. Raises SettingsError."""
        settings = self._nearest.of(path)
        return self._case(settings, path).examined(data, path, self._baseline)

    def _case(self, settings: Settings, path: str) -> Case:
        """The case of a file under settings; files with the same ignores share one."""
        ignored: tuple[str, ...] = ()
        if settings.per_file_ignores:
            from textfix.ignores import fitting

            ignored = tuple(rule for rules in fitting(settings.per_file_ignores, path) for rule in rules)
        key = (id(settings), ignored)
        if key not in self._cases:
            try:
                self._cases[key] = self._kind(self._request, settings, ignored)
            except ValueError as error:
                raise SettingsError(f"the settings {settings.file or 'that hold here'}: {error}") from error
        return self._cases[key]
