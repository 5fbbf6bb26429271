"""check and fix: the commands that go through files. The names of their options are those of the request's fields."""

from __future__ import annotations

from typing import Any

import typer

from textfix.cli.groups import takes
from textfix.cli.options import (
    Effort,
    Ends,
    Files,
    Known,
    Losses,
    Messages,
    Paths,
    Reports,
    Rules,
    Settings,
    Texts,
)
from textfix.cli.writing import EndsOfFix, Journals, Lists, Writing
from textfix.request import Request


@takes(Rules, Reports, Texts, Files, Settings, Losses, Known, Effort, Ends, Messages)
def check(paths: Paths = ["."], **options: Any) -> None:  # noqa: B006  # of all types; Typer copies the list
    """Report damage and write nothing."""
    _carry_out(Request("check", paths, **options))


@takes(Rules, Reports, Texts, Writing, Files, Settings, Losses, Known, Journals, Lists, Effort, EndsOfFix, Messages)
def fix(paths: Paths, **options: Any) -> None:
    """Repair files in place, or standard input with `-`."""
    _carry_out(Request("fix", paths, **options))


def _carry_out(request: Request) -> None:
    from textfix.command import run

    raise typer.Exit(run(request))
