"""Which rules run: from names, families and patterns to the rules themselves, in their order."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textfix.core import Plan


class PlanError(ValueError):
    """A selector that names no rule; says which names are near."""


def select(plan: Plan, chosen: Sequence[str] = (), ignored: Sequence[str] = (), extended: Sequence[str] = ()) -> Plan:
    """The rules of *plan* that a run uses.

    A selector is a rule's name, its family, or a pattern with ``*`` and ``?``; ``ALL`` is every rule. Without *chosen*
    the rules that run by default are taken. Raises PlanError for a selector that matches nothing.
    """
    names = [rule.name for rule in plan]
    wanted = _matching(names, chosen) if chosen else {rule.name for rule in plan if rule.default}
    wanted |= _matching(names, extended)
    wanted -= _matching(names, ignored)
    return tuple(rule for rule in plan if rule.name in wanted)


def _matching(names: Iterable[str], selectors: Iterable[str]) -> set[str]:
    names = list(names)
    found: set[str] = set()
    for selector in selectors:
        pattern = "*" if selector == "ALL" else selector
        hits = {name for name in names if fnmatchcase(name, pattern) or name.partition("/")[0] == pattern}
        if not hits:
            from difflib import get_close_matches  # only a mistake needs it

            families = sorted({name.partition("/")[0] for name in names})
            near = get_close_matches(selector, [*names, *families], n=3, cutoff=0.5)
            hint = f"; did you mean {' or '.join(near)}?" if near else "; `textfix rules` lists them"
            raise PlanError(f"no rule or family is called {selector!r}{hint}")
        found |= hits
    return found
