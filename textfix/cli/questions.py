"""rules, explain, encodings and config: the commands that answer a question and change nothing."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from textfix.cli.choices import Listing
from textfix.cli.groups import takes
from textfix.cli.options import Files, Paths, Settings, rules_that_begin
from textfix.output.stream import say, write
from textfix.request import Request

if TYPE_CHECKING:
    from textfix.core import Plan


@takes(Settings)
def rules(**options: Any) -> None:
    """List the rules and what each of them finds."""
    from textfix.output.catalogue import listing
    from textfix.output.screen import Screen

    write(sys.stdout, listing(_all(options), Screen(Request("check", quiet=True)).columns))


@takes(Settings)
def explain(
    names: Annotated[
        list[str],
        typer.Argument(help="Rules, families or patterns.", metavar="NAMES", autocompletion=rules_that_begin),
    ],
    **options: Any,
) -> None:
    """Explain rules, with examples of their repairs."""
    from textfix.output.explanation import explained
    from textfix.output.screen import Screen
    from textfix.plan import select
    from textfix.selectors import SelectorError

    try:
        chosen = select(_all(options), names)
    except SelectorError as error:
        raise typer.BadParameter(str(error), param_hint="NAMES") from error
    screen = Screen(Request("check", quiet=True))
    write(sys.stdout, explained(chosen, colour=screen.colour, columns=screen.columns))


def _all(options: dict[str, Any]) -> Plan:
    """Our own rules and those that the settings of this folder bring in."""
    from textfix.plan import guests_of, with_guests
    from textfix.rules import ALL
    from textfix.settings import SettingsError
    from textfix.settings.nearest import Nearest

    try:
        own = Nearest(options["config"], isolated=options["isolated"]).of_folder("")
    except SettingsError as error:
        say(f"error: {error}")
        raise typer.Exit(2) from error
    return with_guests(ALL, guests_of(own))


@takes(Files)
def encodings(
    paths: Paths = ["."],  # noqa: B006  # Typer copies it
    *,
    output_format: Annotated[Listing, typer.Option(help="How the list is shown.")] = Listing.TABLE,
    **options: Any,
) -> None:
    """Show what encodings files are in; a question mark stands behind an answer that is not certain."""
    from textfix import survey
    from textfix.exclusion import Exclusion
    from textfix.output.visible import visible
    from textfix.walk import find

    request = Request("check", paths, **options)
    exclusion = Exclusion(request.exclude, request.extend_exclude)
    files = find(
        request.paths,
        exclusion,
        respect_gitignore=request.respect_gitignore is not False,
        force_exclude=request.force_exclude,
    )
    rows = list(survey.rows(files))
    write(sys.stdout, survey.document(rows) if output_format is Listing.JSON else "".join(survey.table(rows)))
    for row in rows:
        if row.problem:
            say(f"error: {visible(row.path)}: {row.problem}")
    if any(row.problem for row in rows):
        raise typer.Exit(2)


@takes(Settings)
def config(
    path: Annotated[str, typer.Argument(help="The file or folder whose settings are shown.", metavar="PATH")] = ".",
    *,
    schema: Annotated[bool, typer.Option("--schema", help="Show the JSON schema of a settings file instead.")] = False,
    **options: Any,
) -> None:
    """Show the settings that hold for a file, and where each of them comes from."""
    from textfix.output.visible import visible
    from textfix.settings import SettingsError
    from textfix.settings.display import displayed
    from textfix.settings.nearest import Nearest

    if schema:
        from textfix.settings.schema import schema as made

        write(sys.stdout, made())
        return
    try:
        nearest = Nearest(options["config"], isolated=options["isolated"])
        settings = nearest.of_folder(path) if os.path.isdir(path) else nearest.of(path)
    except SettingsError as error:
        say(f"error: {error}")
        raise typer.Exit(2) from error
    lines = (f"# {settings.file or 'no settings file'}", *displayed(settings))
    write(sys.stdout, "".join(f"{visible(line)}\n" for line in lines))
