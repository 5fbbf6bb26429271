"""The rules in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.output.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textfix.core import Rule


def listing(rules: Sequence[Rule], columns: int | None = None) -> str:
    """A line for each rule, in the order in which they run: name, level, whether it runs by default, summary.

    On a terminal of so many *columns* a long one goes on below its name.
    """
    name = max((len(rule.name) for rule in rules), default=0)
    lines = (f"{rule.name:<{name}}  {rule.level.value:<6}  {when(rule):<7}  {_summary(rule)}" for rule in rules)
    return "".join(f"{piece}\n" for line in lines for piece in folded(line, columns, "    "))


def _summary(rule: Rule) -> str:
    return rule.doc.strip().partition("\n")[0]


def when(rule: Rule) -> str:
    """When a rule runs."""
    if not rule.default:
        return "opt-in"
    return "default" if rule.level.value != "full" else "--full"
