"""The command line, in Typer: every option with its help, and one call for each command.

`front.Request` holds what was asked for; the names of the parameters here are those of its fields.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import Annotated

import typer

from textfix import __version__
from textfix.core import Kind
from textfix.front import COMMANDS, Request
from textfix.output.stream import failure, say, write

app = typer.Typer(
    name="textfix",
    help="Find damage in text files, and repair what can be shown to be damage.",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help, so that rich need not be imported for it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


class Colour(StrEnum):
    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


RULES, FILES, OUTPUT = "Rules", "Files", "Output"
Paths = Annotated[list[str], typer.Argument(help="Files and directories; - is standard input.", metavar="PATHS")]
Select = Annotated[
    list[str], typer.Option(help="Run these rules only: names, families, patterns, or ALL.", metavar="NAMES")
]
Ignore = Annotated[list[str], typer.Option(help="Do not run these rules.", metavar="NAMES")]
ExtendSelect = Annotated[list[str], typer.Option(help="Run these rules besides the default ones.", metavar="NAMES")]
Full = Annotated[bool, typer.Option("--full", help="Repair also what a careful editor would cut, reflow or guess.")]
Diff = Annotated[bool, typer.Option("--diff", help="Write nothing; show the repairs as a patch for git apply.")]
OutputFormat = Annotated[Format, typer.Option(help="How findings are shown.")]
Encoding = Annotated[str | None, typer.Option(help="The encoding of files without a byte order mark.", metavar="NAME")]
KindOfText = Annotated[Kind | None, typer.Option(help="What the texts are, whatever their names say.")]
StdinFilename = Annotated[str | None, typer.Option(help="The name that standard input goes by.", metavar="PATH")]
Exclude = Annotated[list[str], typer.Option(help="Leave out these instead of the usual folders.", metavar="PATTERNS")]
ExtendExclude = Annotated[list[str], typer.Option(help="Leave out these too.", metavar="PATTERNS")]
ForceExclude = Annotated[bool, typer.Option("--force-exclude", help="Leave excluded files out even if they are named.")]
RespectGitignore = Annotated[
    bool, typer.Option("--respect-gitignore/--no-respect-gitignore", help="Leave out what git ignores in directories.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 even where damage is found.")]
ExitNonZeroOnFix = Annotated[
    bool, typer.Option("--exit-non-zero-on-fix", help="Exit with 1 where a file was repaired.")
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Show totals by rule instead of findings.")]
Color = Annotated[Colour, typer.Option(help="Whether to colour the output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Findings and errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name every file that was repaired or passed over.")]


@app.command()
def check(  # noqa: PLR0913  # one parameter for each option
    paths: Paths = ["."],  # noqa: B006  # Typer copies it
    select: Select = [],  # noqa: B006
    ignore: Ignore = [],  # noqa: B006
    extend_select: ExtendSelect = [],  # noqa: B006
    *,
    full: Full = False,
    diff: Diff = False,
    output_format: OutputFormat = Format.FULL,
    statistics: Statistics = False,
    encoding: Encoding = None,
    kind: KindOfText = None,
    stdin_filename: StdinFilename = None,
    exclude: Exclude = [],  # noqa: B006
    extend_exclude: ExtendExclude = [],  # noqa: B006
    force_exclude: ForceExclude = False,
    respect_gitignore: RespectGitignore = True,
    exit_zero: ExitZero = False,
    color: Color = Colour.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Report damage and write nothing."""
    _carry_out(Request("check", **locals()))


@app.command()
def fix(  # noqa: PLR0913
    paths: Paths,
    select: Select = [],  # noqa: B006
    ignore: Ignore = [],  # noqa: B006
    extend_select: ExtendSelect = [],  # noqa: B006
    *,
    full: Full = False,
    diff: Diff = False,
    output_format: OutputFormat = Format.FULL,
    statistics: Statistics = False,
    encoding: Encoding = None,
    kind: KindOfText = None,
    stdin_filename: StdinFilename = None,
    exclude: Exclude = [],  # noqa: B006
    extend_exclude: ExtendExclude = [],  # noqa: B006
    force_exclude: ForceExclude = False,
    respect_gitignore: RespectGitignore = True,
    exit_zero: ExitZero = False,
    exit_non_zero_on_fix: ExitNonZeroOnFix = False,
    color: Color = Colour.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Repair files in place, or standard input with `-`."""
    _carry_out(Request("fix", **locals()))


@app.command()
def rules() -> None:
    """List the rules and what each of them finds."""
    from textfix.output.catalogue import listing
    from textfix.rules import ALL

    _print(listing(ALL))


@app.command()
def explain(name: Annotated[str, typer.Argument(help="A rule, as `textfix rules` lists them.")]) -> None:
    """Explain a rule, with examples of its repairs."""
    from textfix.output.catalogue import explained
    from textfix.plan import PlanError, select
    from textfix.rules import ALL

    try:
        chosen = select(ALL, (name,))
    except PlanError as error:
        raise typer.BadParameter(str(error), param_hint="NAME") from error
    _print("\n\n".join(map(explained, chosen)) + "\n")


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
    if arguments and arguments[0] not in COMMANDS and os.path.exists(arguments[0]):
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


def _carry_out(request: Request) -> None:
    from textfix.command import run

    raise typer.Exit(run(request))


def _print(text: str) -> None:
    write(sys.stdout, text)
