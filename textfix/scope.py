"""The settings of a run: those of every folder in it, and those of the folder in which it was started."""

from __future__ import annotations

from textfix.settings import DEFAULT, SettingsError
from textfix.settings.nearest import Nearest
from textfix.walk import find

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterator

    from textfix.baseline import Baseline
    from textfix.exclusion import Exclusion
    from textfix.request import Request
    from textfix.walk import Found


class Scope:
    """What holds for a request in each folder, and for the run itself. Raises SettingsError."""

    def __init__(self, request: Request) -> None:
        self.nearest = Nearest(request.config, isolated=request.isolated)
        self.own = self.nearest.of_folder("")
        self._request = request
        self._exclusions: dict[int, Exclusion] = {}
        if not request.format_given and not request.diff:
            request.output_format = self.own.output_format
        given = request.respect_gitignore
        self.respect_gitignore = self.own.respect_gitignore if given is None else given
        self.force_exclude = request.force_exclude or self.own.force_exclude
        self.known: Baseline | None = None  #: what is left alone
        self.written: Baseline | None = None  #: what is to be known from now on
        if path := request.baseline or self.own.baseline:
            self._open(path)
        elif request.write_baseline:
            raise SettingsError("--write-baseline needs --baseline FILE, or `baseline` in the settings")

    def _open(self, path: str) -> None:
        from textfix.baseline import Baseline

        if self._request.write_baseline:
            self.written = Baseline(path, {})
        else:
            self.known = Baseline.read(path)

    def files(self) -> Iterator[Found]:
        """The files of the run, in their order."""
        return find(
            self._request.paths,
            self.exclusion,
            respect_gitignore=self.respect_gitignore,
            force_exclude=self.force_exclude,
        )

    def exclusion(self, folder: str) -> Exclusion:
        """What the run leaves out of a folder."""
        try:
            settings = self.nearest.of_folder(folder)
        except SettingsError:  # it is told of each file there
            settings = DEFAULT
        if id(settings) not in self._exclusions:
            from textfix.exclusion import Exclusion  # a file that is named needs none

            request = self._request
            self._exclusions[id(settings)] = Exclusion.of(request.exclude, request.extend_exclude, settings)
        return self._exclusions[id(settings)]

    def notes(self) -> Iterator[str]:
        """What the user may not know: a chosen rule that does nothing without --full."""
        chosen = (*self._request.select, *self._request.extend_select)
        if self._request.full or self.own.full or not chosen:
            return
        from textfix.plan import guests_of, known
        from textfix.selectors import EVERY, selected

        rows = known(guests_of(self.own))
        for selector in chosen:
            names = selected(rows, (selector,))
            idle = sorted(name for name in names if rows[name].startswith("full"))
            if idle and len(idle) == len(names) and selector != EVERY:
                are = f"{idle[0]} repairs" if len(idle) == 1 else f"the {len(idle)} rules of {selector} repair"
                yield f"note: {are} with --full only; add it, or nothing is looked for"
