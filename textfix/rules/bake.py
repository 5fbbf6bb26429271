"""Bake the triggers of all rules into `tables/triggers.py`: ``python -m textfix.rules.bake``.

Run it after adding a rule or changing a trigger; a test compares the table with the rules.
"""

from __future__ import annotations

import sys
from pathlib import Path

HEADER = '''"""The triggers of all rules, baked by `textfix.rules.bake`; do not edit.

Each row: the rule's name, the patterns that must all match, and when it runs: ``always``, ``full`` (with --full), or
``opt-in`` and ``full opt-in`` (when it is selected).
"""

from __future__ import annotations

TRIGGERS: tuple[tuple[str, tuple[str, ...], str], ...] = (
'''


def baked() -> str:
    """The source text of the table."""
    from textfix.core import Level
    from textfix.rules import ALL

    rows = []
    for rule in ALL:
        runs = "full" if rule.level is Level.FULL else ""
        runs = " ".join(filter(None, (runs, "" if rule.default else "opt-in"))) or "always"
        rows.append(f"    {(rule.name, rule.triggers, runs)!r},\n")
    return HEADER + "".join(rows) + ")\n"


if __name__ == "__main__":
    Path(__file__).parents[1].joinpath("tables", "triggers.py").write_text(baked(), encoding="utf-8")
    sys.stdout.write("triggers.py written\n")
