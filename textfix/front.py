"""What a run of check or fix is asked to do, and a parser of its plain forms that imports nothing.

The command line belongs to cli.py. Importing Typer takes longer than checking most files, so this parser answers the
forms that need neither help nor an error message; for everything else it says so, and Typer parses again. Its tables
are those of the Typer application; a test compares them.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterable, Sequence

COMMANDS = ("check", "fix")
#: Options without a value: the field they set, and what to.
FLAGS = {
    "--full": ("full", True),
    "--diff": ("diff", True),
    "--force-exclude": ("force_exclude", True),
    "--respect-gitignore": ("respect_gitignore", True),
    "--no-respect-gitignore": ("respect_gitignore", False),
    "--exit-zero": ("exit_zero", True),
    "--statistics": ("statistics", True),
    "--quiet": ("quiet", True),
    "-q": ("quiet", True),
    "--verbose": ("verbose", True),
    "-v": ("verbose", True),
}
FIX_FLAGS = {"--exit-non-zero-on-fix": ("exit_non_zero_on_fix", True)}
#: Options with a value.
VALUES = {
    "--encoding": "encoding",
    "--stdin-filename": "stdin_filename",
    "--output-format": "output_format",
    "--kind": "kind",
    "--color": "color",
}
#: Options that may be repeated, and whose values are separated by commas.
LISTS = {
    "--select": "select",
    "--ignore": "ignore",
    "--extend-select": "extend_select",
    "--exclude": "exclude",
    "--extend-exclude": "extend_exclude",
}
CHOICES = {
    "output_format": ("full", "concise", "json"),
    "kind": ("plain", "markdown", "html", "data", "source"),
    "color": ("auto", "always", "never"),
}


class Request:
    """What one run was asked to do, from whatever source; every field is set."""

    def __init__(  # noqa: PLR0913  # one parameter for each option
        self,
        command: str,
        paths: Iterable[str] | None = None,
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        extend_select: Iterable[str] = (),
        full: bool = False,
        diff: bool = False,
        output_format: str = "full",
        encoding: str | None = None,
        kind: str | None = None,
        stdin_filename: str | None = None,
        exclude: Iterable[str] = (),
        extend_exclude: Iterable[str] = (),
        force_exclude: bool = False,
        respect_gitignore: bool = True,
        exit_zero: bool = False,
        exit_non_zero_on_fix: bool = False,
        statistics: bool = False,
        color: str = "auto",
        quiet: bool = False,
        verbose: bool = False,
    ) -> None:
        self.command = command
        self.paths = tuple(paths or ()) or (".",)
        self.select = separated(select)
        self.ignore = separated(ignore)
        self.extend_select = separated(extend_select)
        self.full = full
        self.diff = diff
        self.output_format = str(output_format)
        self.encoding = encoding
        self.kind = None if kind is None else str(kind)
        self.stdin_filename = stdin_filename
        self.exclude = separated(exclude)
        self.extend_exclude = separated(extend_exclude)
        self.force_exclude = force_exclude
        self.respect_gitignore = respect_gitignore
        self.exit_zero = exit_zero
        self.exit_non_zero_on_fix = exit_non_zero_on_fix
        self.statistics = statistics
        self.color = str(color)
        self.quiet = quiet
        self.verbose = verbose

    @property
    def writes(self) -> bool:
        """Whether the run changes files, or gives the repaired text on standard output."""
        return self.command == "fix" and not self.diff

    @property
    def from_stdin(self) -> bool:
        """Whether the text comes from standard input."""
        return self.paths == ("-",)

    @property
    def filters(self) -> bool:
        """Whether standard output is for the repaired text, so that reports go to standard error."""
        return self.writes and self.from_stdin


def separated(values: Iterable[str]) -> tuple[str, ...]:
    """The parts of values that are separated by commas."""
    return tuple(part for value in values for raw in value.split(",") if (part := raw.strip()))


def parse(arguments: Sequence[str]) -> Request | None:
    """The request in *arguments*, or None where Typer has to look: help, errors, other commands, doubtful forms."""
    if not arguments or arguments[0] not in COMMANDS:
        return None
    command = arguments[0]
    flags = FLAGS | FIX_FLAGS if command == "fix" else FLAGS
    fields: dict[str, object] = {}
    paths: list[str] = []
    rest = iter(arguments[1:])
    for argument in rest:
        if argument == "--":
            paths += rest
        elif argument == "-" or not argument.startswith("-"):
            paths.append(argument)
        elif argument in flags:
            name, value = flags[argument]
            fields[name] = value
        elif not _take_value(argument, rest, fields):
            return None
    if command == "fix" and not paths:
        return None
    return Request(command, paths, **fields)  # type: ignore[arg-type]  # the tables name its fields


def _take_value(argument: str, rest: Iterable[str], fields: dict[str, object]) -> bool:
    """Read an option with a value into *fields*; False where it is none, or Typer should say what is wrong."""
    option, equals, value = argument.partition("=")
    if option not in VALUES and option not in LISTS:
        return False
    if not equals:
        value = next(iter(rest), "")
        if not value or value.startswith("-"):
            return False
    if option in LISTS:
        name = LISTS[option]
        values = fields.setdefault(name, [])
        assert isinstance(values, list)  # noqa: S101  # for mypy: nothing else is put there
        values.append(value)
        return True
    name = VALUES[option]
    fields[name] = value
    return name not in CHOICES or value in CHOICES[name]
