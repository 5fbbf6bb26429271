"""Hold back what comments in a file suppress, and remember which of them were needed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from textfix.evidence.suppressions import directives
from textfix.selectors import JUDGE, matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.core import Finding, Rule, Text
    from textfix.evidence.suppressions import Directive, Directives


class Suppression:
    """A sieve that holds back what the comments of a text suppress, and remembers which of them did so.

    The comments are read from the text as it is at that moment, so that a second run sees what the first one left. No
    rule may change them.
    """

    def __init__(self) -> None:
        self._used: set[tuple[int, str]] = set()
        self._fitting: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}

    def __call__(self, text: Text, rule: Rule, finding: Finding) -> Finding | None:
        """The finding, unless a comment suppresses it or it would change a comment."""
        found = directives(text)
        if not found or rule.name == JUDGE:
            return finding
        if finding.replacement is not None and finding.replacement == text.string[finding.start : finding.end]:
            return None if _fits(found.everywhere, rule) else finding  # on the bytes: it belongs to no line
        held = False
        for directive in _covering(found, finding):
            names = self._names(directive, rule.name)
            self._used.update((directive.number, name) for name in names)
            held = held or bool(names)
        return None if held or found.comments.overlaps(finding.start, finding.end) else finding

    def unused(self, text: Text) -> Iterator[tuple[Directive, tuple[str, ...]]]:
        """The comments of *text* that held nothing back, each with the names that did not."""
        for directive in directives(text).suppressing:
            idle = tuple(name for name in directive.selectors if (directive.number, name) not in self._used)
            if idle:
                yield directive, idle

    def _names(self, directive: Directive, rule: str) -> tuple[str, ...]:
        """The names in a comment that fit a rule."""
        key = directive.selectors, rule
        if key not in self._fitting:
            self._fitting[key] = tuple(name for name in directive.selectors if matches(rule, name))
        return self._fitting[key]


def _fits(everywhere: list[Directive], rule: Rule) -> bool:
    return any(matches(rule.name, name) for directive in everywhere for name in directive.selectors)


def _covering(found: Directives, finding: Finding) -> Iterator[Directive]:
    """The comments whose range a finding touches; each list ascends by start and by end, so they stand in a row."""
    yield from found.everywhere
    end = max(finding.end, finding.start + 1)
    for ranged in (found.lines, found.regions):
        first = bisect_right(ranged, finding.start, key=_end)
        last = bisect_left(ranged, end, key=_start)
        yield from ranged[first:last]


def _start(directive: Directive) -> int:
    return directive.start


def _end(directive: Directive) -> int:
    return directive.end
