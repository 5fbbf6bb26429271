"""A parser of the plain forms of check and fix that imports nothing but the request.

The command line belongs to cli/. Importing Typer takes longer than checking most files, so this parser answers the
forms that need neither help nor an error message; for everything else it says so, and Typer parses again. Its tables
are those of the Typer application; a test compares them.
"""

from __future__ import annotations

from textfix.request import Request

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
FIX_FLAGS = {
    "--exit-non-zero-on-fix": ("exit_non_zero_on_fix", True),
    "--no-journal": ("no_journal", True),
    "--no-fsync": ("no_fsync", True),
    "--resume": ("resume", True),
}
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
    "--jobs": "jobs",
    "-j": "jobs",
    "--timeout": "timeout",
}
FIX_VALUES = {
    "--to-encoding": "to_encoding",
    "--newline": "newline",
    "--bom": "bom",
    "--journal": "journal",
    "--manifest": "manifest",
    "--quarantine": "quarantine",
    "--output": "output",
}
#: Options that may be repeated, each with one value.
REPEATED = {"--config": "config", "--field": "field"}
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
#: Fields that are whole numbers, none below 0.
NUMBERS = ("jobs", "timeout")


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
    if not argument.startswith("--"):  # the value of a short one may stand right behind it
        option, value = argument[:2], argument[2:]
        equals = value
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
    if name in NUMBERS:
        return value.isascii() and value.isdecimal()
    choices = CHOICES.get(name) or FIX_CHOICES.get(name)
    return choices is None or value in choices
