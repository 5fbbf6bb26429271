"""The runs of a journal as a table for people."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textfix.journal.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.journal.runs import Run

UNITS = ("B", "kB", "MB", "GB")
HEAD = f"{'run':24}{'when':18}{'files':>7}{'size':>9}  what\n"


def listed(journal: str) -> Iterator[str]:
    """A line for each run, the latest first, below a line of headings; nothing where there is none."""
    head = HEAD
    for run in runs(journal):
        if files := run.files():
            header = run.header()
            when = time.strftime("%Y-%m-%d %H:%M", time.localtime(header.get("time", 0)))
            yield f"{head}{run.name:24}{when:18}{files:7}{_size(run.size()):>9}  {_what(run, header)}\n"
            head = ""


def _what(run: Run, header: dict[str, object]) -> str:
    undoes = header.get("undoes")
    what = f"undo of {undoes}" if undoes else f"fix in {header.get('folder')}"
    return f"{what} (undone)" if run.is_undone else what


def _size(size: float) -> str:
    for unit in UNITS:
        if size < 1000 or unit == UNITS[-1]:
            return f"{size:.0f} {unit}"
        size /= 1000
    raise AssertionError
