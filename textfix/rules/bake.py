"""Bake the triggers of all rules into `tables/triggers.py` and `tables/pieces.py`: ``python -m textfix.rules.bake``.

Run it after adding a rule or changing a trigger; a test compares the tables with the rules.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.core import Rule

TABLES = Path(__file__).parents[1] / "tables"
TRIGGERS = '''"""The triggers of all rules, baked by `textfix.rules.bake`; do not edit.

Each row: the rule's name, the patterns that must all match, and when it runs: ``always``, ``full`` (with --full), or
``opt-in`` and ``full opt-in`` (when it is selected).
"""

from __future__ import annotations

'''
PIECES = '''"""The same triggers cut at their alternatives, for a short text; baked by `textfix.rules.bake`; do not edit.

Each piece: its pattern, sets of characters of each of which a text must hold one if the piece is to match, and one
such set as ranges, the first and the last character of each. Each row: the rule's name, when it runs, and the numbers
of its triggers.
"""

from __future__ import annotations

PIECES: tuple[tuple[tuple[str, tuple[str, ...], str], ...], ...] = (
'''


def baked() -> str:
    """The source text of the table of triggers."""
    rows = list(_rows())
    shared = [trigger for trigger in _triggers() if sum(trigger in triggers for _, triggers, _ in rows) > 1]
    names = {trigger: f"_T{number}" for number, trigger in enumerate(shared)}
    lines = [f"{name} = {trigger!r}\n" for trigger, name in names.items()]
    lines.append("TRIGGERS: tuple[tuple[str, tuple[str, ...], str], ...] = (\n")
    for name, triggers, runs in rows:
        listed = "".join(f"{names.get(trigger) or repr(trigger)}, " for trigger in triggers)
        lines.append(f"    ({name!r}, ({listed.rstrip()}), {runs!r}),\n")
    return TRIGGERS + "".join(lines) + ")\n"


def baked_pieces() -> str:
    """The source text of the table of pieces."""
    from textfix.rules.pieces import pieces

    triggers = _triggers()
    cut = [f"    {tuple(dict.fromkeys(tuple(piece) for piece in pieces(trigger)))!r},\n" for trigger in triggers]
    rows = [
        f"    {(name, runs, tuple(triggers.index(trigger) for trigger in needed))!r},\n"
        for name, needed, runs in _rows()
    ]
    head = "ROWS: tuple[tuple[str, str, tuple[int, ...]], ...] = (\n"
    return f"{PIECES}{''.join(cut)})\n{head}{''.join(rows)})\n"


def _rows() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each rule's name, triggers and when it runs."""
    from textfix.rules import ALL

    for rule in ALL:
        yield rule.name, rule.triggers, runs_when(rule)


def runs_when(rule: Rule) -> str:
    """When a rule runs, as the table has it."""
    from textfix.core import Level

    runs = "full" if rule.level is Level.FULL else ""
    return " ".join(filter(None, (runs, "" if rule.default else "opt-in"))) or "always"


def _triggers() -> list[str]:
    """All triggers, each once, in the order of the rules."""
    return list(dict.fromkeys(trigger for _, triggers, _ in _rows() for trigger in triggers))


if __name__ == "__main__":
    TABLES.joinpath("triggers.py").write_text(baked(), encoding="utf-8")
    TABLES.joinpath("pieces.py").write_text(baked_pieces(), encoding="utf-8")
    sys.stdout.write("triggers.py and pieces.py written\n")
