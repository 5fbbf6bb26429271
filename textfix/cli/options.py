"""The options of commands that look, each once: its name, its type, its help, and what holds where it is not given.

They stand in groups; a command takes the groups that it needs, in the order of its help. `writing` has those of commands
that write.
"""

# ruff: noqa: RUF012  # Typer copies a list before it is used

from __future__ import annotations

from typing import Annotated, Any

import typer

from textfix.cli.choices import Colour, Format, Script
from textfix.kinds import Syntax


def rules_that_begin(incomplete: str) -> list[str]:
    """The names of rules and families for a shell that completes one; in a list, the last of them."""
    from textfix.plan import guests_of, known
    from textfix.selectors import family_of
    from textfix.settings import DEFAULT, SettingsError
    from textfix.settings.nearest import Nearest

    try:
        own = Nearest().of_folder("")
    except SettingsError:  # it is told when the command runs
        own = DEFAULT
    before, comma, word = incomplete.rpartition(",")
    rules = known(guests_of(own))
    names = sorted({*rules, *map(family_of, rules)})
    return [f"{before}{comma}{name}" for name in names if name.startswith(word)]


def names_of_rules(text: str) -> Any:  # as Typer has it
    """An option that takes names of rules."""
    return typer.Option(help=text, metavar="NAMES", autocompletion=rules_that_begin)


Paths = Annotated[list[str], typer.Argument(help="Files and directories; - is standard input.", metavar="PATHS")]


class Rules:
    """Which rules run."""

    select: Annotated[list[str], names_of_rules("Run these rules only: names, families, patterns, or ALL.")] = []
    ignore: Annotated[list[str], names_of_rules("Do not run these rules.")] = []
    extend_select: Annotated[list[str], names_of_rules("Run these rules besides the default ones.")] = []
    full: Annotated[
        bool, typer.Option("--full", help="Repair also what a careful editor would cut, reflow or guess.")
    ] = False


class Reports:
    """What is shown, and where."""

    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show the repairs as a patch for git apply.")] = (
        False
    )
    output_format: Annotated[
        Format | None, typer.Option(help=f"How findings are shown: {', '.join(Format)}.", metavar="FORMAT")
    ] = None
    output_file: Annotated[str | None, typer.Option(help="Write the report to this file.", metavar="FILE")] = None
    report: Annotated[
        str | None, typer.Option(help="Write a page with every repair to this file too.", metavar="FILE.html")
    ] = None
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show totals by rule and by file instead of findings.")
    ] = False
    show_files: Annotated[
        bool, typer.Option("--show-files", help="Only list the files that the run would look at.")
    ] = False


class Texts:
    """What the texts are."""

    encoding: Annotated[
        str | None, typer.Option(help="The encoding of files without a byte order mark.", metavar="NAME")
    ] = None
    kind: Annotated[
        Syntax | None,
        typer.Option(help=f"What the texts are, whatever their names say: {', '.join(Syntax)}.", metavar="KIND"),
    ] = None
    script: Annotated[Script | None, typer.Option(help="Convert Chinese text that is in another script.")] = None
    field: Annotated[
        list[str],
        typer.Option(
            help="The field of JSON lines or Parquet files whose texts are repaired each on its own.", metavar="NAME"
        ),
    ] = []
    stdin_filename: Annotated[
        str | None, typer.Option(help="The name that standard input goes by.", metavar="PATH")
    ] = None


class Files:
    """Which files of directories are left out."""

    exclude: Annotated[
        list[str], typer.Option(help="Leave out these instead of the usual folders.", metavar="PATTERNS")
    ] = []
    extend_exclude: Annotated[list[str], typer.Option(help="Leave out these too.", metavar="PATTERNS")] = []
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Leave excluded files out even if they are named.")
    ] = False
    respect_gitignore: Annotated[
        bool | None,
        typer.Option("--respect-gitignore/--no-respect-gitignore", help="Leave out what git ignores in directories."),
    ] = None


class Settings:
    """Where settings are read."""

    config: Annotated[
        list[str],
        typer.Option(
            help="A settings file instead of those that would be found, or a setting.", metavar="FILE|KEY=VALUE"
        ),
    ] = []
    isolated: Annotated[bool, typer.Option("--isolated", help="Read no settings file.")] = False


class Losses:
    """How much text a repair may cost."""

    force: Annotated[bool, typer.Option("--force", help="Repair a file even if it loses much of its text.")] = False
    max_loss: Annotated[
        str | None,
        typer.Option(help="How much of its text a file may lose, such as 0.5 or 50%: a third.", metavar="SHARE"),
    ] = None


class Effort:
    """How many processes work, and for how long."""

    jobs: Annotated[
        int, typer.Option("--jobs", "-j", help="How many processes; 0: as many as are of use.", min=0, metavar="N")
    ] = 0
    timeout: Annotated[
        int,
        typer.Option(
            help="Give up a file after so many seconds, and a third of that more for each megabyte; 0: never.",
            min=0,
            metavar="SECONDS",
        ),
    ] = 60


class Known:
    """What is known already."""

    baseline: Annotated[
        str | None, typer.Option(help="A file of damage that is known; it is left alone and not told.", metavar="FILE")
    ] = None
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write what is found to the baseline, and exit with 0.")
    ] = False


class Ends:
    """The exit code."""

    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 even where damage is found.")] = False


class Messages:
    """How much is said."""

    color: Annotated[Colour, typer.Option(help="Whether to colour the output.")] = Colour.AUTO
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Findings and errors only.")] = False
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Name every file that was repaired or passed over.")
    ] = False
