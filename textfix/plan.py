"""Which rules run: from names, families and patterns to the names of the rules, and to the rules in their order.

Names are judged by the baked table of rules, so that a run over clean files need not import one.
"""

from __future__ import annotations

import sys

from textfix.selectors import JUDGE, matches, selected, sharpness
from textfix.tables import triggers

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterable, Mapping, Sequence

    from textfix.core import Plan, Rule
    from textfix.settings import Settings

#: Levels from the most certain to the least.
LEVELS = ("safe", "full", "report")
SCRIPT = "script/wrong-script"  #: the rule that converts to the script that is asked for
OWN = "junk/own-lines"  #: the rule that the settings make of lists of junk lines


def select(plan: Plan, chosen: Sequence[str] = (), ignored: Sequence[str] = (), extended: Sequence[str] = ()) -> Plan:
    """The rules of *plan* that are chosen, in its order; without *chosen* those that run by default.

    Raises SelectorError for a selector that matches nothing.
    """
    defaults = [rule.name for rule in plan if rule.default]
    wanted = choose([rule.name for rule in plan], defaults, chosen, ignored, extended)
    return tuple(rule for rule in plan if rule.name in wanted)


def in_script(plan: Plan, script: str) -> Plan:
    """*plan* with the conversion to *script* in its place. Raises ValueError for a script that there is not."""
    from textfix.rules import ALL
    from textfix.rules.script.wrong_script import wanted

    names = [rule.name for rule in ALL]
    later = names[names.index(SCRIPT) + 1 :]
    others = [rule for rule in plan if rule.name != SCRIPT]
    place = next((index for index, rule in enumerate(others) if rule.name in later), len(others))
    return (*others[:place], wanted(script), *others[place:])


def choose(
    names: Sequence[str],
    defaults: Iterable[str],
    chosen: Sequence[str] = (),
    ignored: Sequence[str] = (),
    extended: Sequence[str] = (),
) -> set[str]:
    """The names that selectors choose: *chosen* or the *defaults*, with *extended*, without *ignored*.

    A rule outside the *defaults* is a matter of taste: only its own name chooses it, no family and no pattern.
    """
    usual = set(defaults)
    found = {name for name in selected(names, (*chosen, *extended)) if name in usual or name in (*chosen, *extended)}
    return (found if chosen else found | usual) - selected(names, ignored)


def guests_of(settings: Settings) -> Plan:
    """The rules that settings bring in."""
    if not settings.plugins and not settings.junk_lines:
        return ()
    from textfix.guests import guests

    return guests(settings.plugins, settings.junk_lines)


def guests_met() -> Plan:
    """All guests that this process has seen, for those who describe rules; none are looked for."""
    module = sys.modules.get("textfix.guests")
    rules: Plan = module.met() if module else ()
    return rules


def with_guests(plan: Plan, guests: Plan) -> Plan:
    """All rules of *plan* and the guests among them."""
    rules = {rule.name: rule for rule in (*plan, *guests)}
    return tuple(rules[name] for name in known(guests) if name in rules)


def known(guests: Iterable[Rule] = ()) -> dict[str, str]:
    """Every rule's name, and when it runs: ``always``, ``full``, ``opt-in`` or ``full opt-in``; in the order of a run.

    Of the *guests* the rule of the user's own lines runs after all junk, before paragraphs are joined over it; the
    others last, when our own have left them a text to judge.
    """
    brought: dict[str, str] = {}
    if guests:
        from textfix.guests import runs as runs_of

        brought = runs_of(guests)
    own = {name: runs for name, runs in brought.items() if name == OWN}
    rows: dict[str, str] = {}
    for name, _, runs in triggers.TRIGGERS:
        rows |= own if name == SCRIPT else brought if name == JUDGE else {}
        rows[name] = runs
    return {**rows, **brought}


def ceiling(name: str, levels: Mapping[str, str]) -> str | None:
    """The level that the settings give a rule: that of the narrowest selector, the later one of equals."""
    fitting = [selector for selector in levels if matches(name, selector)]
    return levels[max(reversed(fitting), key=sharpness)] if fitting else None


def lowered(plan: Plan, levels: Mapping[str, str]) -> Plan:
    """The rules with the levels of the settings, which can lower a rule and never raise it."""
    if not levels:
        return plan
    from dataclasses import replace

    from textfix.core import Level

    limits = {rule.name: ceiling(rule.name, levels) for rule in plan}
    return tuple(
        replace(rule, level=rule.level.lowest(Level(limit))) if (limit := limits[rule.name]) else rule for rule in plan
    )


def runs(name: str, when: str, levels: Mapping[str, str], *, full: bool) -> bool:
    """Whether a chosen rule takes part in a run of this level; reporting rules always do."""
    own = "full" if when.startswith("full") else "safe"
    limit = ceiling(name, levels) or own
    return full or max(own, limit, key=LEVELS.index) != "full"
