"""The functions of the public API, for those who hold text or bytes and not files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix import engine
from textfix.core import Kind, Level
from textfix.plan import in_script, select
from textfix.rules import ALL
from textfix.runner import repair_data

if TYPE_CHECKING:
    from textfix.core import Plan
    from textfix.outcome import Outcome, Place
    from textfix.report import FileReport


def repair(
    text: str, plan: Plan | None = None, *, full: bool = False, kind: Kind = Kind.PLAIN, script: str | None = None
) -> Outcome:
    """Repair a string with the default rules, or with those of *plan* in their order.

    *full* also applies what a careful editor would cut, reflow or guess. *script* converts Chinese text that is in
    another one: simplified, traditional, traditional-tw or traditional-hk. Raises RuleError where a rule breaks its
    contract and UnstableError where the rules do not come to rest on the text.
    """
    return engine.repair(text, _rules(plan, script), kind=kind, level=Level.FULL if full else Level.SAFE)


def check(text: str, plan: Plan | None = None, *, full: bool = False, kind: Kind = Kind.PLAIN) -> tuple[Place, ...]:
    """What `repair` would find in a string, in its order; positions are code points of *text*."""
    return repair(text, plan, full=full, kind=kind).places


def repair_bytes(
    data: bytes, plan: Plan | None = None, *, full: bool = False, path: str | None = None, encoding: str | None = None
) -> FileReport:
    """Repair the bytes of a file; never raises for what they hold.

    What it is written in is told by *path* or by its first characters; comments in it that suppress findings do so here
    too.
    """
    level = Level.FULL if full else Level.SAFE
    return repair_data(data, _rules(plan), path=path or "-", level=level, encoding=encoding)


def _rules(plan: Plan | None, script: str | None = None) -> Plan:
    rules = select(ALL) if plan is None else plan
    return in_script(rules, script) if script else rules
