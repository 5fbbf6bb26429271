"""The command line, in Typer: a module for each kind of command, and every shared option once, in `options`.

`front.Request` holds what was asked for; the names of the options here are those of its fields.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from textfix import __version__, manual
from textfix.cli.editor import server
from textfix.cli.questions import config, encodings, explain, rules
from textfix.cli.recovery import undo
from textfix.cli.runs import check, fix
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
app.command(epilog=manual.CHECK)(check)
app.command(epilog=manual.FIX)(fix)
app.command(epilog=manual.UNDO)(undo)
app.command(epilog=manual.RULES)(rules)
app.command(epilog=manual.EXPLAIN)(explain)
app.command()(encodings)
app.command()(server)
app.command(epilog=manual.CONFIG)(config)


def _show_version(wanted: bool) -> None:  # noqa: FBT001  # Typer's signature
    if wanted:
        write(sys.stdout, f"textfix {__version__}\n")
        raise typer.Exit


@app.callback()
def program(
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
