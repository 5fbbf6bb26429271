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
    "--force": ("force", True),
    "--respect-gitignore": ("respect_gitignore", True),
    "--no-respect-gitignore": ("respect_gitignore", False),
    "--isolated": ("isolated", True),
    "--write-baseline": ("write_baseline", True),
    "--exit-zero": ("exit_zero", True),
    "--statistics": ("statistics", True),
    "--show-files": ("show_files", True),
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
    "--output-file": "output_file",
    "--report": "report",
    "--kind": "kind",
    "--script": "script",
    "--baseline": "baseline",
    "--max-loss": "max_loss",
    "--color": "color",
}
FIX_VALUES = {"--to-encoding": "to_encoding", "--newline": "newline", "--bom": "bom"}
#: Options that may be repeated, each with one value.
REPEATED = {"--config": "config"}
#: Options that may be repeated, and whose values are separated by commas.
LISTS = {
    "--select": "select",
    "--ignore": "ignore",
    "--extend-select": "extend_select",
    "--exclude": "exclude",
    "--extend-exclude": "extend_exclude",
}
CHOICES = {
    "output_format": (*("full", "concise", "json", "json-lines", "csv", "github", "sarif", "rdjson", "junit", "html"),),
    "kind": (
        *("plain", "markdown", "restructuredtext", "html", "xml", "latex", "subtitles", "csv"),
        *("json", "yaml", "toml", "data", "source"),
    ),
    "script": ("simplified", "traditional", "traditional-tw", "traditional-hk"),
    "color": ("auto", "always", "never"),
}
FIX_CHOICES = {"newline": ("keep", "lf", "crlf"), "bom": ("keep", "strip")}


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
        config: Iterable[str] = (),
        isolated: bool = False,
        full: bool = False,
        diff: bool = False,
        output_format: str | None = None,
        output_file: str | None = None,
        report: str | None = None,
        encoding: str | None = None,
        to_encoding: str | None = None,
        newline: str = "keep",
        bom: str = "keep",
        kind: str | None = None,
        script: str | None = None,
        stdin_filename: str | None = None,
        exclude: Iterable[str] = (),
        extend_exclude: Iterable[str] = (),
        force_exclude: bool = False,
        respect_gitignore: bool | None = None,
        force: bool = False,
        max_loss: str | None = None,
        baseline: str | None = None,
        write_baseline: bool = False,
        exit_zero: bool = False,
        exit_non_zero_on_fix: bool = False,
        statistics: bool = False,
        show_files: bool = False,
        color: str = "auto",
        quiet: bool = False,
        verbose: bool = False,
    ) -> None:
        self.command = command
        self.paths = tuple(paths or ()) or (".",)
        self.select = separated(select)
        self.ignore = separated(ignore)
        self.extend_select = separated(extend_select)
        self.config = tuple(config)
        self.isolated = isolated
        self.full = full
        self.diff = diff
        self.output_format = "full" if output_format is None else str(output_format)
        self.format_given = output_format is not None
        self.output_file = output_file
        self.report = report
        self.encoding = encoding
        self.to_encoding = to_encoding
        self.newline = str(newline)
        self.bom = str(bom)
        self.kind = None if kind is None else str(kind)
        self.script = None if script is None else str(script)
        self.stdin_filename = stdin_filename
        self.exclude = separated(exclude)
        self.extend_exclude = separated(extend_exclude)
        self.force_exclude = force_exclude
        self.respect_gitignore = respect_gitignore
        self.force = force
        self.max_loss = max_loss
        self.baseline = baseline
        self.write_baseline = write_baseline
        self.exit_zero = exit_zero
        self.exit_non_zero_on_fix = exit_non_zero_on_fix
        self.statistics = statistics
        self.show_files = show_files
        self.color = str(color)
        self.quiet = quiet
        self.verbose = verbose

    @property
    def writes(self) -> bool:
        """Whether the run changes files, or gives the repaired text on standard output."""
        return self.command == "fix" and not self.diff

    @property
    def largest_loss(self) -> float | None:
        """The share of its text that a file may lose; None for the usual one. Raises ValueError."""
        if self.force:
            return 1.0
        if self.max_loss is None:
            return None
        share = float(self.max_loss.removesuffix("%")) / (100 if self.max_loss.endswith("%") else 1)
        if not 0 <= share <= 1:
            raise ValueError(self.max_loss)
        return share

    @property
    def converts(self) -> bool:
        """Whether a file without damage may be written in another manner."""
        changes_encoding = self.to_encoding not in (None, "keep", "utf-8", "utf8", "UTF-8")
        return changes_encoding or self.newline != "keep" or self.bom != "keep"

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
    values = VALUES | FIX_VALUES if command == "fix" else VALUES
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
        elif not _take_value(argument, rest, fields, values):
            return None
    if command == "fix" and not paths:
        return None
    return Request(command, paths, **fields)  # type: ignore[arg-type]  # the tables name its fields


def _take_value(argument: str, rest: Iterable[str], fields: dict[str, object], values: dict[str, str]) -> bool:
    """Read an option with a value into *fields*; False where it is none, or Typer should say what is wrong."""
    option, equals, value = argument.partition("=")
    if option not in values and option not in LISTS and option not in REPEATED:
        return False
    if not equals:
        value = next(iter(rest), "")
        if not value or value.startswith("-"):
            return False
    if option in LISTS or option in REPEATED:
        name = LISTS.get(option) or REPEATED[option]
        several = fields.setdefault(name, [])
        assert isinstance(several, list)  # noqa: S101  # for mypy: nothing else is put there
        several.append(value)
        return True
    name = values[option]
    fields[name] = value
    choices = CHOICES.get(name) or FIX_CHOICES.get(name)
    return choices is None or value in choices
