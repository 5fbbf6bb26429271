"""Which comments of a text held nothing back, once all rules have run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Finding, Text
from textfix.evidence.suppressions import Directive, unknown
from textfix.outcome import Left, Outcome
from textfix.rules.suppression.unused import RULE
from textfix.selectors import EVERY
from textfix.suppression import Suppression

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textfix.engine import Sieve


def told(
    outcome: Outcome, suppression: Suppression, again: Callable[[Suppression], Outcome], sieves: Sequence[Sieve] = ()
) -> Outcome:
    """The outcome with findings, as far as the *sieves* let them pass, for the comments that were not needed.

    *again* runs also the other default rules on the same text, at level full: a comment that holds something back there is needed.
    """
    text = Text(outcome.text)
    idle = dict(suppression.unused(text))
    if idle:
        thorough = Suppression()
        also = dict(thorough.unused(Text(again(thorough).text)))
        by_number = {directive.number: names for directive, names in also.items()}
        idle = {each: tuple(set(names) & set(by_number.get(each.number, ()))) for each, names in idle.items()}
    found = [_finding(each, sorted(names)) for each, names in idle.items() if names and not unknown(each)]
    passed = [
        one for one in sorted(found, key=lambda one: one.start) if all(sieve(text, RULE, one) for sieve in sieves)
    ]
    told = (Left(RULE, one, outcome.text[one.start : one.end], len(outcome.steps)) for one in passed)
    return Outcome(outcome.original, outcome.text, outcome.steps, (*outcome.left, *told), outcome.source)


def _finding(directive: Directive, names: Sequence[str]) -> Finding:
    of = "" if EVERY in names else f" of {', '.join(names)}"
    where = {"ignore": "on this line", "off": "in this region"}.get(directive.what, "in this file")
    return Finding(directive.at, directive.behind, f"no finding{of} to suppress {where}")
