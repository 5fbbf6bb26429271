"""undo: the command that takes back what fix has written."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from textfix.cli.groups import takes
from textfix.cli.writing import Journals
from textfix.output.stream import say, write


@takes(Journals)
def undo(
    run: Annotated[
        str | None,
        typer.Argument(help="The run, or how its name begins; the last one if none is named.", metavar="RUN"),
    ] = None,
    *,
    show_list: Annotated[bool, typer.Option("--list", help="Only list the runs that can be undone.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would be restored as a patch.")
    ] = False,
    **options: object,
) -> None:
    """Give the files of a run of fix their old bytes back."""
    from textfix.journal.runs import JournalError, default_folder
    from textfix.undo import Wish
    from textfix.undo import undo as undone

    wish = Wish(run, diff=diff, **options)  # type: ignore[arg-type]  # the options are its fields
    if not show_list:
        raise typer.Exit(undone(wish))
    from textfix.journal.listing import listed
    from textfix.output.visible import visible

    try:
        lines = list(listed(wish.journal or default_folder()))
    except (JournalError, OSError) as error:
        say(f"error: {error}")
        raise typer.Exit(2) from error
    write(sys.stdout, "".join(f"{visible(line)}\n" for text in lines for line in text.splitlines()) or "No runs.\n")
