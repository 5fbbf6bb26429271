"""The functions of the public API, for those who hold text or bytes and not files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix import engine
from textfix.core import Kind, Level
from textfix.kinds import kind_of
from textfix.plan import select
from textfix.rules import ALL
from textfix.runner import repair_data

if TYPE_CHECKING:
    from textfix.core import Plan
    from textfix.engine import Outcome, Place
    from textfix.report import FileReport


def repair(text: str, plan: Plan | None = None, *, full: bool = False, kind: Kind = Kind.PLAIN) -> Outcome:
    """Repair a string with the default rules, or with those of *plan* in their order.

    *full* also applies what a careful editor would cut, reflow or guess. Raises RuleError where a rule breaks its
    contract and UnstableError where the rules do not come to rest on the text.
    """
    return engine.repair(text, _rules(plan), kind=kind, level=Level.FULL if full else Level.SAFE)


def check(text: str, plan: Plan | None = None, *, full: bool = False, kind: Kind = Kind.PLAIN) -> tuple[Place, ...]:
    """What `repair` would find in a string, in its order; positions are code points of *text*."""
    return repair(text, plan, full=full, kind=kind).places


def repair_bytes(
    data: bytes, plan: Plan | None = None, *, full: bool = False, path: str | None = None, encoding: str | None = None
) -> FileReport:
    """Repair the bytes of a file; never raises for what they hold. The kind of text is told by *path*."""
    level = Level.FULL if full else Level.SAFE
    kind = kind_of(path or "-")
    return repair_data(data, _rules(plan), path=path or "-", kind=kind, level=level, encoding=encoding)


def _rules(plan: Plan | None) -> Plan:
    return select(ALL) if plan is None else plan
