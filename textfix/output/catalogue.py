"""The rules in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textfix.core import Rule


def listing(rules: Sequence[Rule]) -> str:
    """A line for each rule, in the order in which they run: name, level, whether it runs by default, summary."""
    name = max((len(rule.name) for rule in rules), default=0)
    return "".join(f"{rule.name:<{name}}  {rule.level.value:<6}  {when(rule):<7}  {_summary(rule)}\n" for rule in rules)


def _summary(rule: Rule) -> str:
    return rule.doc.strip().partition("\n")[0]


def when(rule: Rule) -> str:
    """When a rule runs."""
    if not rule.default:
        return "opt-in"
    return "default" if rule.level.value != "full" else "--full"
