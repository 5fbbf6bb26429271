"""The options of commands that write files."""

from __future__ import annotations

from typing import Annotated

import typer

from textfix.cli.choices import LineEnd, Mark
from textfix.cli.options import Ends


class Writing:
    """How files are written."""

    to_encoding: Annotated[
        str | None,
        typer.Option(
            help="Write every file in this encoding; `keep`: each in its own, also one that is not UTF-8.",
            metavar="NAME",
        ),
    ] = None
    newline: Annotated[LineEnd, typer.Option(help="The line ends of the files that are written.")] = LineEnd.KEEP
    bom: Annotated[Mark, typer.Option(help="Whether UTF-8 files keep their byte order mark.")] = Mark.KEEP


class Journals:
    """Where what is written is recorded, so that it can be undone."""

    journal: Annotated[
        str | None, typer.Option(help="Record what is written here, not in the user's state folder.", metavar="DIR")
    ] = None
    no_journal: Annotated[bool, typer.Option("--no-journal", help="Record nothing; `textfix undo` cannot undo it.")] = (
        False
    )
    no_fsync: Annotated[
        bool, typer.Option("--no-fsync", help="Do not wait for the disk; a loss of power may then cost a file.")
    ] = False


class Lists:
    """What a long run leaves behind besides."""

    manifest: Annotated[
        str | None,
        typer.Option(help="Write what became of every file, with hashes, to this file.", metavar="FILE.jsonl"),
    ] = None
    output: Annotated[
        str | None, typer.Option(help="Write repaired JSON lines and Parquet files to this folder.", metavar="DIR")
    ] = None
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Pass over what is done by --manifest or --output and still as it was left."),
    ] = False
    quarantine: Annotated[
        str | None, typer.Option(help="Write the files that could not be done to this file.", metavar="FILE.jsonl")
    ] = None


class EndsOfFix(Ends):
    """The exit code of a command that repairs."""

    exit_non_zero_on_fix: Annotated[
        bool, typer.Option("--exit-non-zero-on-fix", help="Exit with 1 where a file was repaired.")
    ] = False
