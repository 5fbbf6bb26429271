"""The care that is taken of one file: what the rules leave alone in it, and what must hold before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Level
from textfix.engine import repair
from textfix.evidence.suppressions import WORD
from textfix.regions import sieve_of
from textfix.selectors import JUDGE
from textfix.suppression import Suppression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textfix.baseline import Baseline
    from textfix.core import Finding, Plan, Rule, Source, Text
    from textfix.engine import Sieve
    from textfix.kinds import Syntax
    from textfix.outcome import Outcome


class Care:
    """A sieve for the findings in one file: its syntax, its comments, what is allowed, and what is known of it."""

    def __init__(
        self, path: str, syntax: Syntax, sieves: Sequence[Sieve] = (), baseline: Baseline | None = None
    ) -> None:
        self.kind = syntax.kind
        self._path = path
        self._syntax = syntax
        own = sieve_of(syntax, path)
        self._before: tuple[Sieve, ...] = (*((_for_text(own),) if own else ()), *sieves)
        self._after: tuple[Sieve, ...] = ()
        if baseline is not None and (known := baseline.of(path)):
            from textfix.baseline import Known

            self._after = (Known(known),)
        self._suppression = Suppression()

    def __call__(self, text: Text, rule: Rule, finding: Finding) -> Finding | None:
        """What is left of a finding; comments come late, so that only what they alone hold back counts as their work."""
        return _sifted(text, rule, finding, (*self._before, self._suppression, *self._after))

    def judged(self, outcome: Outcome, plan: Plan, source: Source | None) -> Outcome:
        """The outcome with findings for the comments in the file that are wrong or were not needed."""
        if WORD not in outcome.text or not any(rule.name == JUDGE for rule in plan):
            return outcome
        from textfix.rules import ALL
        from textfix.suppression.unused import told

        def again(suppression: Suppression) -> Outcome:
            def sieve(text: Text, rule: Rule, finding: Finding) -> Finding | None:
                return _sifted(text, rule, finding, (*self._before, suppression))

            chosen = {rule.name for rule in plan}
            guests = (rule for rule in plan if all(rule.name != own.name for own in ALL))
            rules = tuple(rule for rule in (*ALL, *guests) if rule.default or rule.name in chosen)
            return repair(outcome.original, rules, kind=self.kind, level=Level.FULL, source=source, sieve=sieve)

        return told(outcome, self._suppression, again, self._after)

    def fault(self, before: str, after: str) -> str | None:
        """Why the repaired text must not be written; None where it may."""
        if before == after:
            return None
        from textfix.validity import broken

        return broken(self._syntax, self._path, before, after)


def _for_text(sieve: Sieve) -> Sieve:
    """A sieve that lets the rules on bytes pass: what the bytes of a file mean is no matter of its syntax."""
    return lambda text, rule, finding: finding if rule.reads_bytes else sieve(text, rule, finding)


def _sifted(text: Text, rule: Rule, finding: Finding, sieves: Sequence[Sieve]) -> Finding | None:
    passed: Finding | None = finding
    for sieve in sieves:
        if passed is not None:
            passed = sieve(text, rule, passed)
    return passed
