"""The command line, in Typer: every option with its help, and one call for each command.

`front.Request` holds what was asked for; the names of the parameters here are those of its fields.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import Annotated

import typer

from textfix import __version__, manual
from textfix.front import Request
from textfix.kinds import Syntax
from textfix.output.stream import failure, say, write

app = typer.Typer(
    name="textfix",
    help="Find damage in text files, and repair what can be shown to be damage.",
    epilog=manual.APP,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help, so that rich need not be imported for it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    JSON_LINES = "json-lines"
    CSV = "csv"
    GITHUB = "github"
    SARIF = "sarif"
    RDJSON = "rdjson"
    JUNIT = "junit"
    HTML = "html"


class Listing(StrEnum):
    TABLE = "table"
    JSON = "json"


class LineEnd(StrEnum):
    KEEP = "keep"
    LF = "lf"
    CRLF = "crlf"


class Mark(StrEnum):
    KEEP = "keep"
    STRIP = "strip"


class Script(StrEnum):
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    TRADITIONAL_TW = "traditional-tw"
    TRADITIONAL_HK = "traditional-hk"


class Colour(StrEnum):
    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def rules_that_begin(incomplete: str) -> list[str]:
    """The names of rules and families for a shell that completes one; in a list, the last of them."""
    from textfix.plan import known
    from textfix.selectors import family_of

    before, comma, word = incomplete.rpartition(",")
    names = sorted({*known(), *map(family_of, known())})
    return [f"{before}{comma}{name}" for name in names if name.startswith(word)]


Paths = Annotated[list[str], typer.Argument(help="Files and directories; - is standard input.", metavar="PATHS")]
Select = Annotated[
    list[str],
    typer.Option(
        help="Run these rules only: names, families, patterns, or ALL.",
        metavar="NAMES",
        autocompletion=rules_that_begin,
    ),
]
Ignore = Annotated[
    list[str], typer.Option(help="Do not run these rules.", metavar="NAMES", autocompletion=rules_that_begin)
]
ExtendSelect = Annotated[
    list[str],
    typer.Option(help="Run these rules besides the default ones.", metavar="NAMES", autocompletion=rules_that_begin),
]
Full = Annotated[bool, typer.Option("--full", help="Repair also what a careful editor would cut, reflow or guess.")]
Diff = Annotated[bool, typer.Option("--diff", help="Write nothing; show the repairs as a patch for git apply.")]
OutputFormat = Annotated[
    Format | None, typer.Option(help=f"How findings are shown: {', '.join(Format)}.", metavar="FORMAT")
]
OutputFile = Annotated[str | None, typer.Option(help="Write the report to this file.", metavar="FILE")]
Report = Annotated[
    str | None, typer.Option(help="Write a page with every repair to this file too.", metavar="FILE.html")
]
ShowFiles = Annotated[bool, typer.Option("--show-files", help="Only list the files that the run would look at.")]
Encoding = Annotated[str | None, typer.Option(help="The encoding of files without a byte order mark.", metavar="NAME")]
ToEncoding = Annotated[
    str | None,
    typer.Option(
        help="Write every file in this encoding; `keep`: each in its own, also one that is not UTF-8.", metavar="NAME"
    ),
]
Newline = Annotated[LineEnd, typer.Option(help="The line ends of the files that are written.")]
Bom = Annotated[Mark, typer.Option(help="Whether UTF-8 files keep their byte order mark.")]
KindOfText = Annotated[
    Syntax | None,
    typer.Option(help=f"What the texts are, whatever their names say: {', '.join(Syntax)}.", metavar="KIND"),
]
ChineseScript = Annotated[Script | None, typer.Option(help="Convert Chinese text that is in another script.")]
StdinFilename = Annotated[str | None, typer.Option(help="The name that standard input goes by.", metavar="PATH")]
Config = Annotated[
    list[str],
    typer.Option(help="A settings file instead of those that would be found, or a setting.", metavar="FILE|KEY=VALUE"),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no settings file.")]
Baseline = Annotated[
    str | None, typer.Option(help="A file of damage that is known; it is left alone and not told.", metavar="FILE")
]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Write what is found to the baseline, and exit with 0.")
]
Exclude = Annotated[list[str], typer.Option(help="Leave out these instead of the usual folders.", metavar="PATTERNS")]
ExtendExclude = Annotated[list[str], typer.Option(help="Leave out these too.", metavar="PATTERNS")]
ForceExclude = Annotated[bool, typer.Option("--force-exclude", help="Leave excluded files out even if they are named.")]
RespectGitignore = Annotated[
    bool | None,
    typer.Option("--respect-gitignore/--no-respect-gitignore", help="Leave out what git ignores in directories."),
]
Force = Annotated[bool, typer.Option("--force", help="Repair a file even if it loses much of its text.")]
MaxLoss = Annotated[
    str | None, typer.Option(help="How much of its text a file may lose, such as 0.5 or 50%: a third.", metavar="SHARE")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 even where damage is found.")]
ExitNonZeroOnFix = Annotated[
    bool, typer.Option("--exit-non-zero-on-fix", help="Exit with 1 where a file was repaired.")
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Show totals by rule and by file instead of findings.")]
Color = Annotated[Colour, typer.Option(help="Whether to colour the output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Findings and errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name every file that was repaired or passed over.")]


@app.command(epilog=manual.CHECK)
def check(  # noqa: PLR0913  # one parameter for each option
    paths: Paths = ["."],  # noqa: B006  # Typer copies it
    select: Select = [],  # noqa: B006
    ignore: Ignore = [],  # noqa: B006
    extend_select: ExtendSelect = [],  # noqa: B006
    *,
    full: Full = False,
    diff: Diff = False,
    output_format: OutputFormat = None,
    output_file: OutputFile = None,
    report: Report = None,
    statistics: Statistics = False,
    show_files: ShowFiles = False,
    encoding: Encoding = None,
    kind: KindOfText = None,
    script: ChineseScript = None,
    stdin_filename: StdinFilename = None,
    exclude: Exclude = [],  # noqa: B006
    extend_exclude: ExtendExclude = [],  # noqa: B006
    force_exclude: ForceExclude = False,
    respect_gitignore: RespectGitignore = None,
    config: Config = [],  # noqa: B006
    isolated: Isolated = False,
    force: Force = False,
    max_loss: MaxLoss = None,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = False,
    exit_zero: ExitZero = False,
    color: Color = Colour.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Report damage and write nothing."""
    _carry_out(Request("check", **locals()))


@app.command(epilog=manual.FIX)
def fix(  # noqa: PLR0913
    paths: Paths,
    select: Select = [],  # noqa: B006
    ignore: Ignore = [],  # noqa: B006
    extend_select: ExtendSelect = [],  # noqa: B006
    *,
    full: Full = False,
    diff: Diff = False,
    output_format: OutputFormat = None,
    output_file: OutputFile = None,
    report: Report = None,
    statistics: Statistics = False,
    show_files: ShowFiles = False,
    encoding: Encoding = None,
    to_encoding: ToEncoding = None,
    newline: Newline = LineEnd.KEEP,
    bom: Bom = Mark.KEEP,
    kind: KindOfText = None,
    script: ChineseScript = None,
    stdin_filename: StdinFilename = None,
    exclude: Exclude = [],  # noqa: B006
    extend_exclude: ExtendExclude = [],  # noqa: B006
    force_exclude: ForceExclude = False,
    respect_gitignore: RespectGitignore = None,
    config: Config = [],  # noqa: B006
    isolated: Isolated = False,
    force: Force = False,
    max_loss: MaxLoss = None,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = False,
    exit_zero: ExitZero = False,
    exit_non_zero_on_fix: ExitNonZeroOnFix = False,
    color: Color = Colour.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Repair files in place, or standard input with `-`."""
    _carry_out(Request("fix", **locals()))


@app.command(epilog=manual.RULES)
def rules() -> None:
    """List the rules and what each of them finds."""
    from textfix.output.catalogue import listing
    from textfix.rules import ALL

    _print(listing(ALL))


@app.command(epilog=manual.EXPLAIN)
def explain(
    names: Annotated[
        list[str],
        typer.Argument(help="Rules, families or patterns.", metavar="NAMES", autocompletion=rules_that_begin),
    ],
) -> None:
    """Explain rules, with examples of their repairs."""
    from textfix.output.explanation import explained
    from textfix.output.screen import Screen
    from textfix.plan import select
    from textfix.rules import ALL
    from textfix.selectors import SelectorError

    try:
        chosen = select(ALL, names)
    except SelectorError as error:
        raise typer.BadParameter(str(error), param_hint="NAMES") from error
    _print(explained(chosen, colour=Screen(Request("check", quiet=True)).colour))


@app.command()
def encodings(
    paths: Paths = ["."],  # noqa: B006
    *,
    output_format: Annotated[Listing, typer.Option(help="How the list is shown.")] = Listing.TABLE,
    exclude: Exclude = [],  # noqa: B006
    extend_exclude: ExtendExclude = [],  # noqa: B006
    respect_gitignore: RespectGitignore = None,
) -> None:
    """Show what encodings files are in; a question mark stands behind an answer that is not certain."""
    from textfix import survey
    from textfix.front import separated
    from textfix.output.visible import visible
    from textfix.walk import Exclusion, find

    exclusion = Exclusion(separated(exclude), separated(extend_exclude))
    rows = list(survey.rows(find(paths, exclusion, respect_gitignore=respect_gitignore is not False)))
    _print(survey.document(rows) if output_format is Listing.JSON else "".join(survey.table(rows)))
    for row in rows:
        if row.problem:
            say(f"error: {visible(row.path)}: {row.problem}")
    if any(row.problem for row in rows):
        raise typer.Exit(2)


@app.command()
def server(
    select: Select = [],  # noqa: B006
    ignore: Ignore = [],  # noqa: B006
    extend_select: ExtendSelect = [],  # noqa: B006
    config: Config = [],  # noqa: B006
    *,
    isolated: Isolated = False,
    full: Full = False,
) -> None:
    """Serve an editor over the Language Server Protocol, on standard input and output."""
    from textfix.front import separated
    from textfix.server import serve
    from textfix.server.wishes import Wishes

    names = {"select": separated(select), "ignore": separated(ignore), "extend_select": separated(extend_select)}
    raise typer.Exit(serve(Wishes(**names, config=tuple(config), isolated=isolated, full=full)))


@app.command(epilog=manual.CONFIG)
def config(
    path: Annotated[str, typer.Argument(help="The file or folder whose settings are shown.", metavar="PATH")] = ".",
    config: Config = [],  # noqa: B006
    *,
    isolated: Isolated = False,
    schema: Annotated[bool, typer.Option("--schema", help="Show the JSON schema of a settings file instead.")] = False,
) -> None:
    """Show the settings that hold for a file, and where each of them comes from."""
    from textfix.output.visible import visible
    from textfix.settings import SettingsError
    from textfix.settings.display import displayed
    from textfix.settings.nearest import Nearest

    if schema:
        from textfix.settings.schema import schema as made

        _print(made())
        return
    try:
        nearest = Nearest(config, isolated=isolated)
        settings = nearest.of_folder(path) if os.path.isdir(path) else nearest.of(path)
    except SettingsError as error:
        say(f"error: {error}")
        raise typer.Exit(2) from error
    lines = (f"# {settings.file or 'no settings file'}", *displayed(settings))
    _print("".join(f"{visible(line)}\n" for line in lines))


def _show_version(wanted: bool) -> None:  # noqa: FBT001  # Typer's signature
    if wanted:
        _print(f"textfix {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Find damage in text files, and repair what can be shown to be damage."""


def main(arguments: list[str]) -> int:
    """Run the application on *arguments* and return the exit code."""
    if arguments and arguments[0] not in _commands() and os.path.exists(arguments[0]):
        from textfix.output.visible import visible

        path = visible(arguments[0])
        say(f"error: a command is missing before the path: `textfix check {path}` or `textfix fix {path}`")
        return 2
    try:
        app(arguments, prog_name="textfix")
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else int(exit_.code is not None)
    except OSError as error:  # from the help that Typer writes itself
        raise failure(sys.stdout, error) from error
    return 0


def _commands() -> set[str]:
    """The names of all commands; one of them may be the name of a folder too."""
    return {str(command.name or getattr(command.callback, "__name__", "")) for command in app.registered_commands}


def _carry_out(request: Request) -> None:
    from textfix.command import run

    raise typer.Exit(run(request))


def _print(text: str) -> None:
    write(sys.stdout, text)
