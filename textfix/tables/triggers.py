"""The triggers of all rules, baked by `textfix.rules.bake`; do not edit.

Each row: the rule's name, the patterns that must all match, and when it runs: ``always``, ``full`` (with --full), or
``opt-in`` and ``full opt-in`` (when it is selected).
"""

from __future__ import annotations

TRIGGERS: tuple[tuple[str, tuple[str, ...], str], ...] = (
)
