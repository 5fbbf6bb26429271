"""Measure what PROMISES.md shows, and write it there: ``python -m tests.faults.page [peers] [price]``.

Only the tools that are on the PATH are measured; the rows of the others stay as they were.
"""

from __future__ import annotations

import platform
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.measure import measured
from tests.faults.peers import installed
from tests.faults.price import FILES, ROUNDS, prices
from tests.faults.room import ROOT, Room, warm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.faults.measure import Measured
    from tests.faults.price import Price

PAGE = ROOT / "PROMISES.md"
PLAIN = "--no-fsync --no-journal"
HEAD = (
    "| Command | Killed (`kill -9`): file lost | Disk full: file lost | Disk full: work undone and exit code 0 "
    "| Synced before it counts | Somebody's edit meanwhile |"
)


def block(page: str, name: str) -> str:
    """The lines between `<!-- name -->` and `<!-- end -->`."""
    found = re.search(rf"^<!-- {name} -->\n(.*?)^<!-- end -->$", page, re.DOTALL | re.MULTILINE)
    if found is None:
        raise LookupError(name)
    return found[1]


def row(of: Measured) -> str:
    """A row of the table; textfix stands out."""
    name = f"**`{of.name}`**" if of.name.startswith("textfix") else f"`{of.name}`"
    return (
        f"| {name} {of.version} | {of.lost_when_killed} of {of.killed} | {of.lost_when_full} of {of.full} "
        f"| {of.silent_when_full} | {'yes' if of.syncs else 'no'} | {'kept' if of.edit_kept else 'lost'} |"
    )


def table(rows: Iterable[Measured], old: str) -> str:
    """The table of peers, with the old row of each tool that was not measured now."""
    lines = {_named(line): line for line in old.splitlines() if line.startswith(("| `", "| **`"))}
    lines |= {_named(line): line for line in map(row, rows)}
    ordered = sorted(lines.values(), key=lambda line: (not line.startswith("| **"), line.lower()))
    return "\n".join((f"Measured on {_today()}.", "", HEAD, "|---|---|---|---|---|---|", *ordered)) + "\n"


def costs(found: Iterable[Price]) -> str:
    """The table of prices, as ratios to a run without fsync and without journal."""
    seconds = {(price.flags, price.jobs): price.seconds for price in found}
    lines = [
        f"| `{flags}` | " + " | ".join(_cost(seconds, flags, jobs) for jobs in (1, 2)) + " |"
        if flags.startswith("-")
        else f"| {flags} | " + " | ".join(_cost(seconds, flags, jobs) for jobs in (1, 2)) + " |"
        for flags in dict.fromkeys(flags for flags, _ in seconds)
    ]
    said = f"{FILES:,} damaged files, the best of {ROUNDS} rounds, on {_today()}."
    return "\n".join((said, "", "| `textfix fix` | one process | two processes |", "|---|---|---|", *lines)) + "\n"


def _cost(seconds: dict[tuple[str, int], float], flags: str, jobs: int) -> str:
    taken = seconds[flags, jobs]
    return f"{taken:.2f} s, {taken / seconds[PLAIN, jobs]:.2f} x"


def _named(line: str) -> str:
    return line.split("`")[1]


def _today() -> str:
    return f"{time.strftime('%Y-%m-%d')}, {platform.system()} {platform.release().split('-')[0]}"


def _put(name: str, text: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    begin = page.index(mark := f"<!-- {name} -->\n") + len(mark)
    PAGE.write_text(page[:begin] + text + page[begin + len(block(page, name)) :], encoding="utf-8")


def main(wanted: list[str]) -> None:
    """Measure and write what is asked for, or all of it."""
    if not wanted or "peers" in wanted:
        with tempfile.TemporaryDirectory(prefix="textfix-peers-") as place:
            folder = Path(place)
            warm(Room(folder / "warm"))
            found = [measured(peer, folder / str(number)) for number, peer in enumerate(installed())]
        _put("measured", table([each for each in found if each], block(PAGE.read_text(encoding="utf-8"), "measured")))
    if not wanted or "price" in wanted:
        _put("price", costs(prices()))


if __name__ == "__main__":
    main(sys.argv[1:])
