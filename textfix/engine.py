"""Run rules in sequence over one text, until nothing more is found; the only place where findings are applied."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from textfix.core import Finding, Kind, Level, Plan, Rule, Source, Text
from textfix.edits import apply
from textfix.evidence.zones import protected
from textfix.outcome import Left, Outcome, Step, is_edit
from textfix.scan import Scanner
from textfix.together import Together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    #: Lets a finding pass, lowers it, or holds it back (None): what stands there is to be left alone.
    Sieve = Callable[[Text, Rule, Finding], Finding | None]
    #: Findings to apply, and findings to report.
    _Sorted = tuple[tuple[Finding, ...], tuple[Finding, ...]]

#: How often the whole plan may run over one text before its result counts as unstable.
ROUNDS = 6


class RuleError(Exception):
    """A rule broke its contract; the text was left as it was."""


class UnstableError(Exception):
    """The rules did not come to rest on a text; the text was left as it was."""


def repair(
    string: str,
    plan: Plan,
    *,
    kind: Kind = Kind.PLAIN,
    level: Level = Level.SAFE,
    source: Source | None = None,
    sieve: Sieve | None = None,
) -> Outcome:
    """Repair *string* with the rules of *plan*, in their order, applying what is at least as certain as *level*.

    Every finding passes the *sieve*, which sees the text as it is at that moment; its answer depends on that alone.
    The plan runs until a whole round changes nothing, so that a second run of textfix changes nothing either.
    Raises RuleError where a rule breaks its contract and UnstableError where the rules do not come to rest.
    """
    scan = scanner(tuple(rule for rule in plan if not _above(rule.level, level)))
    text = Text(string, kind, source)
    looks = _Looks(scan, level, sieve)
    steps: list[Step] = []
    made = 0
    for _ in range(ROUNDS):
        before, made = text, len(steps)
        left: list[Left] = []  # what was left in a round that repaired something may be gone, or else be found again
        text = _round(text, plan, looks, steps, left)
        if (text.string, text.source) == (before.string, before.source):
            at_rest = (made, len(steps))  # other findings stand in a text that was undone again
            del steps[made:]  # rules that undid each other
            found = (finding for finding in left if finding.steps in at_rest)
            return Outcome(string, text.string, tuple(steps), tuple(found), text.source)
    names = ", ".join(dict.fromkeys(step.rule.name for step in steps[made:]))
    raise UnstableError(f"the rules {names} do not come to rest on this text")


def scanner(plan: Plan) -> Scanner:
    """The compiled triggers of a plan."""
    return _compiled(tuple((rule.name, rule.triggers) for rule in plan))


@lru_cache(maxsize=16)
def _compiled(triggers: tuple[tuple[str, tuple[str, ...]], ...]) -> Scanner:
    return Scanner(triggers)  # known by strings, whose hashes are kept: that of a rule is made of all its fields


class _Looks:
    """What the rules find in a text, looked for once: a rule finds the same when the next round brings the same text."""

    def __init__(self, scan: Scanner, level: Level, sieve: Sieve | None) -> None:
        self._scan, self._level, self._sieve = scan, level, sieve
        self._scanned: Text | None = None
        self._fired: frozenset[str] = frozenset()
        self._found: dict[int, _Sorted] = {}

    def suspects(self, rule: Rule, text: Text) -> bool:
        """Whether the text holds the trigger of a rule."""
        if self._scanned is not text:
            self._fired, self._scanned = self._scan(text.string.encode("utf-8", "surrogatepass")), text
            self._found.clear()
        return rule.name in self._fired

    def takes(self, rule: Rule) -> bool:
        """Whether a rule is run at all at this level."""
        return not _above(rule.level, self._level)

    def __call__(self, rule: Rule, text: Text) -> _Sorted:
        """A rule's findings in the text of which `suspects` told last: those to apply, and those to report."""
        if id(rule) not in self._found:
            self._found[id(rule)] = _sort_out(rule, text, self._level, self._sieve)
        return self._found[id(rule)]


def _round(text: Text, plan: Plan, looks: _Looks, steps: list[Step], left: list[Left]) -> Text:
    """Run the plan once; append what was done to *steps* and what was not to *left*."""
    odd = text.source is not None and not text.source.plain
    group: Together | None = None
    for rule in plan:
        group = (group or Together(text)) if rule.together else None
        seen = group.text if group else text
        started = looks.suspects(rule, seen) or (odd and rule.reads_bytes)
        if not started or text.kind not in rule.kinds or not looks.takes(rule):
            continue
        applied, kept = looks(rule, seen)
        if group:
            applied, kept = group.applied(applied), group.kept(kept)
        left += (Left(rule, finding, text.string[finding.start : finding.end], len(steps)) for finding in kept)
        if applied:
            after = apply(text.string, applied)
            steps.append(Step(rule, text.string, applied, after))
            text = Text(after, text.kind, _rewritten(text.source, applied))
    return text


def _rewritten(source: Source | None, applied: Iterable[Finding]) -> Source | None:
    """The file, with the encoding in which a finding wants it written."""
    wanted = next((finding.encoding for finding in applied if finding.encoding), None)
    return replace(source, encoding=wanted) if source is not None and wanted else source


def _above(rule_level: Level, level: Level) -> bool:
    """Whether a rule is not run at all: it repairs what was not asked for. Reporting rules always run."""
    return rule_level is Level.FULL and level is Level.SAFE


def _sort_out(rule: Rule, text: Text, level: Level, sieve: Sieve | None) -> _Sorted:
    """A rule's findings, checked, outside protected zones and without overlaps: those to apply, and those to report."""
    applied: list[Finding] = []
    kept: list[Finding] = []
    ranges = None
    done = -1
    for found in sorted(_checked(rule, text), key=lambda found: (found.start, found.end)):
        if ranges is None:
            ranges = protected(text, rule.enters)
        if ranges.starts and ranges.overlaps(found.start, found.end):
            continue
        finding = found if sieve is None else sieve(text, rule, found)
        if finding is None:
            continue
        grade = rule.level.lowest(finding.level)
        if finding.replacement is None or grade is Level.REPORT or (grade is Level.FULL and level is Level.SAFE):
            kept.append(finding)
        elif not rule.may_remove and _removes(finding, text.string):
            message = (
                f"{finding.message}; left alone: {rule.name} is not to remove letters, which is a fault of textfix"
            )
            kept.append(replace(finding, replacement=None, level=Level.REPORT, message=message))
        elif is_edit(finding, text.string) and finding.start >= done + (finding.start == finding.end):
            applied.append(finding)
            done = finding.end
    return tuple(applied), tuple(kept)


def _removes(finding: Finding, string: str) -> bool:
    """Whether a repair has fewer letters, digits and Han characters than what it replaces."""
    return _letters(finding.replacement or "") < _letters(string[finding.start : finding.end])


def _letters(string: str) -> int:
    return sum(map(str.isalnum, string))


def _checked(rule: Rule, text: Text) -> Iterable[Finding]:
    """A rule's findings, each held to the contract: within the text, and at level safe as many lines after as before."""
    length = len(text.string)
    for finding in rule.find(text):
        if not 0 <= finding.start <= finding.end <= length:
            raise RuleError(f"{rule.name} found {finding.start}:{finding.end} in a text of {length} characters")
        if finding.replacement is not None and rule.level.lowest(finding.level) is Level.SAFE:
            lines = text.string.count("\n", finding.start, finding.end)
            if finding.replacement.count("\n") != lines:
                raise RuleError(f"{rule.name} is safe but changes the number of lines at {finding.start}:{finding.end}")
        yield finding
