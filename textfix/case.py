"""What a request and settings come to for a file: which rules run, how far they go, and what they leave alone.

Nothing heavy is imported until bytes are met that may be damaged.
"""

from __future__ import annotations

from textfix.quick import fired, seen

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Callable, Iterable

    from textfix.baseline import Baseline
    from textfix.core import Plan, Rule
    from textfix.kinds import Syntax
    from textfix.report import FileReport
    from textfix.request import Request
    from textfix.settings import Settings


#: Encodings for which the bytes themselves can be scanned: UTF-8, and what the bytes tell of themselves.
UTF8 = (None, "utf-8", "utf8", "utf_8", "UTF-8", "UTF8")


class Case:
    """Files with the same settings and the same ignores. Raises SelectorError for a flag that names no rule."""

    def __init__(self, request: Request, settings: Settings, ignored: tuple[str, ...] = ()) -> None:
        self.full = request.full or settings.full
        self.encoding = request.encoding or settings.encoding
        self.names: frozenset[str] | None = None  #: of the rules that run; None for the default ones
        self._script = request.script or settings.script
        self._guests: dict[str, Rule] = {}
        if settings.plugins or settings.junk_lines:
            from textfix.plan import guests_of

            self._guests = {rule.name: rule for rule in guests_of(settings)}
        if request.select or request.ignore or request.extend_select or self._script or ignored or _chooses(settings):
            self.names = frozenset(_names(request, settings, ignored, self._guests.values(), full=self.full))
        self._settings = settings
        self._kind = request.kind
        self._largest_loss = request.largest_loss
        self._converts = request.converts
        self._manner = (request.to_encoding, request.newline, request.bom)
        self._plans: dict[frozenset[str] | None, Plan] = {}

    def examined(self, data: bytes, path: str, baseline: Baseline | None = None) -> FileReport | None:
        """The report on the bytes of a file; None where nothing is found, which is told of most from the bytes alone.

        Only the rules that could find something are imported and run; a repair may call for more.
        """
        suspected = self._suspected(data)
        if suspected is not None and not suspected:
            return None
        while True:
            report = self._report(data, path, suspected, baseline)
            more = self._suspected(report.after) if suspected and report.changed else suspected
            if suspected is None or (more is not None and more <= suspected):
                return None if report.status.value == "clean" else report
            suspected = more and more | suspected

    def _suspected(self, data: bytes) -> frozenset[str] | None:
        """The names of the rules that could find something in these bytes; None for all."""
        if self.encoding in UTF8 and not self._converts and not self._script:
            suspected = fired(data, self.names, full=self.full)
            if suspected is not None and self._guests:
                suspected |= self._fired_guests(seen(data))
            if not suspected:
                return suspected
            from textfix.selectors import JUDGE

            if JUDGE not in suspected:
                return suspected
        return None

    def _fired_guests(self, data: bytes) -> frozenset[str]:
        """The names of the guests that could find something."""
        from textfix.engine import scanner

        names = self.names or ()
        return scanner(tuple(rule for rule in self._guests.values() if rule.name in names))(data)

    def _report(
        self, data: bytes, path: str, suspected: frozenset[str] | None, baseline: Baseline | None
    ) -> FileReport:
        from textfix.allowance import allowance
        from textfix.core import Level
        from textfix.document import Manner
        from textfix.runner import repair_data

        allowed = allowance(self._settings.allow, self._settings.allow_re, self._settings.lexicons)
        return repair_data(
            data,
            self.plan(suspected),
            path=path,
            syntax=self._syntax(path),
            level=Level.FULL if self.full else Level.SAFE,
            encoding=self.encoding,
            manner=Manner(*self._manner),
            sieves=(allowed,) if allowed else (),
            baseline=baseline,
            largest_loss=self._largest_loss,
        )

    def plan(self, suspected: frozenset[str] | None = None) -> Plan:
        """The rules of the run, or those of them that are *suspected* to find something; imported when first needed."""
        if suspected not in self._plans:
            from textfix.plan import in_script, known, lowered
            from textfix.rules import named

            chosen = tuple(
                self._guests.get(name) or named(name)
                for name, when in known(self._guests.values()).items()
                if ("opt-in" not in when if self.names is None else name in self.names)
                and (suspected is None or name in suspected)
            )
            plan = lowered(chosen, self._settings.levels) if self.names is not None else chosen
            self._plans[suspected] = in_script(plan, self._script) if self._script else plan
        return self._plans[suspected]

    def _syntax(self, path: str) -> Callable[[str], Syntax]:
        """What tells a file's syntax from its text: the flag, the settings, or its name and its first characters."""
        from textfix.kinds import Syntax, syntax_of

        named = self._kind
        if named is None and self._settings.kinds:
            from textfix.ignores import fitting

            named = next(reversed(fitting(self._settings.kinds, path)), None)
        if named is None:
            return lambda text: syntax_of(path, text)
        given = Syntax(named)
        return lambda _: given


def _chooses(settings: Settings) -> bool:
    chosen = settings.select or settings.ignore or settings.extend_select or settings.levels
    return bool(chosen or settings.plugins or settings.junk_lines)


def _names(
    request: Request, settings: Settings, ignored: tuple[str, ...], guests: Iterable[Rule], *, full: bool
) -> set[str]:
    """The rules of a run: the flags have the last word, and a --select sets aside what the settings choose."""
    from textfix.plan import SCRIPT, choose, known, runs
    from textfix.selectors import selected

    rows = known(guests)
    names, defaults = tuple(rows), [name for name, when in rows.items() if "opt-in" not in when]
    if not request.select:
        defaults = sorted(choose(names, defaults, settings.select, settings.ignore, settings.extend_select))
    chosen = choose(names, defaults, request.select, request.ignore, request.extend_select)
    chosen -= selected(names, ignored)
    if request.script or settings.script:
        chosen.add(SCRIPT)
    return {name for name in chosen if runs(name, rows[name], settings.levels, full=full)}
