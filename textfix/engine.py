"""Run rules in sequence over one text, until nothing more is found; the only place where findings are applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from textfix.core import Finding, Kind, Level, Plan, Rule, Source, Text
from textfix.edits import PositionMap, apply, carry_back
from textfix.evidence.zones import Ranges, protected
from textfix.scan import Scanner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    #: Lets a finding pass, lowers it, or holds it back (None): what stands there is to be left alone.
    Sieve = Callable[[Text, Rule, Finding], Finding | None]

#: How often the whole plan may run over one text before its result counts as unstable.
ROUNDS = 6


class RuleError(Exception):
    """A rule broke its contract; the text was left as it was."""


class UnstableError(Exception):
    """The rules did not come to rest on a text; the text was left as it was."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one rule did: ``apply(before, findings) == after``."""

    rule: Rule
    before: str
    findings: tuple[Finding, ...]  #: applied ones, sorted by start
    after: str

    def positions(self) -> PositionMap:
        """Where each code point of `after` stood in `before`; a finding that only changes the encoding moves none."""
        moved = (finding for finding in self.findings if _is_edit(finding, self.before))
        return PositionMap(tuple(moved))


@dataclass(frozen=True, slots=True)
class Place:
    """One damaged place: where it stood in the text that was given, and what was done about it."""

    rule: str
    level: Level
    start: int  #: code points of the original text
    end: int
    before: str  #: what the rule saw there, after the rules before it
    after: str | None  #: the proposed or applied repair; None where there is none
    message: str
    proven: bool
    applied: bool


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that was not applied, on the text as it was after a number of steps."""

    rule: Rule
    finding: Finding
    seen: str  #: the characters in its span
    steps: int  #: how many steps had been made


@dataclass(frozen=True)
class Outcome:
    """The repaired text and how it came about."""

    original: str
    text: str
    steps: tuple[Step, ...]
    left: tuple[Left, ...]
    source: Source | None = None  #: the file, and the encoding in which the rules want it written

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every finding, applied or left, with its place in the original text, in the order of the original."""
        places: list[Place] = []
        maps: list[PositionMap] = []
        for step in self.steps:
            for finding in step.findings:
                seen = step.before[finding.start : finding.end]
                places.append(_place(maps, step.rule, finding, seen, applied=True))
            maps.append(step.positions())
        places += _still_there(self.left, maps, places)
        places.sort(key=lambda place: (place.start, place.end))
        return tuple(places)

    def origins(self) -> Callable[[int], int]:
        """A function from offsets in the repaired text to those in the original."""
        maps = [step.positions() for step in self.steps]
        return lambda position: carry_back(maps, position, position)[0]


def _place(maps: Sequence[PositionMap], rule: Rule, finding: Finding, seen: str, *, applied: bool) -> Place:
    start, end = carry_back(maps, finding.start, finding.end)
    level = rule.level.lowest(finding.level)
    return Place(rule.name, level, start, end, seen, finding.replacement, finding.message, finding.proven, applied)


def _still_there(left: Iterable[Left], maps: Sequence[PositionMap], applied: Sequence[Place]) -> list[Place]:
    """The places that were left, each once, without those that another rule's repair has changed since."""
    changed = Ranges((place.start, place.end) for place in applied if place.before != place.after)
    found: dict[tuple[str, int, int], Place] = {}
    for kept in left:
        place = _place(maps[: kept.steps], kept.rule, kept.finding, kept.seen, applied=False)
        if not changed.overlaps(place.start, place.end):
            found.setdefault((place.rule, place.start, place.end), place)
    return list(found.values())


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
    scan = scanner(plan)
    text = Text(string, kind, source)
    steps: list[Step] = []
    left: list[Left] = []
    made = 0
    for _ in range(ROUNDS):
        before, made = text, len(steps)
        text = _round(text, plan, scan, level, sieve, steps, left)
        if (text.string, text.source) == (before.string, before.source):
            del steps[made:]  # rules that undid each other
            return Outcome(string, text.string, tuple(steps), tuple(left), text.source)
    names = ", ".join(dict.fromkeys(step.rule.name for step in steps[made:]))
    raise UnstableError(f"the rules {names} do not come to rest on this text")


@lru_cache(maxsize=16)
def scanner(plan: Plan) -> Scanner:
    """The compiled triggers of a plan."""
    return Scanner((rule.name, rule.triggers) for rule in plan)


def _round(
    text: Text,
    plan: Plan,
    scan: Scanner,
    level: Level,
    sieve: Sieve | None,
    steps: list[Step],
    left: list[Left],
) -> Text:
    """Run the plan once; append what was done to *steps* and what was not to *left*."""
    fired = scan(text.string.encode("utf-8", "surrogatepass"))
    odd = text.source is not None and not text.source.plain
    for rule in plan:
        started = rule.name in fired or (odd and rule.reads_bytes)
        if not started or text.kind not in rule.kinds or _above(rule.level, level):
            continue
        applied, kept = _sort_out(rule, text, level, sieve)
        left += (Left(rule, finding, text.string[finding.start : finding.end], len(steps)) for finding in kept)
        if applied:
            after = apply(text.string, applied)
            steps.append(Step(rule, text.string, applied, after))
            text = Text(after, text.kind, _rewritten(text.source, applied))
            fired = scan(after.encode("utf-8", "surrogatepass"))
    return text


def _rewritten(source: Source | None, applied: Iterable[Finding]) -> Source | None:
    """The file, with the encoding in which a finding wants it written."""
    wanted = next((finding.encoding for finding in applied if finding.encoding), None)
    return replace(source, encoding=wanted) if source is not None and wanted else source


def _above(rule_level: Level, level: Level) -> bool:
    """Whether a rule is not run at all: it repairs what was not asked for. Reporting rules always run."""
    return rule_level is Level.FULL and level is Level.SAFE


def _sort_out(rule: Rule, text: Text, level: Level, sieve: Sieve | None) -> tuple[tuple[Finding, ...], list[Finding]]:
    """A rule's findings, checked, outside protected zones and without overlaps: those to apply, and those to report."""
    applied: list[Finding] = []
    kept: list[Finding] = []
    ranges = None
    done = -1
    for found in sorted(_checked(rule, text), key=lambda found: (found.start, found.end)):
        if ranges is None:
            ranges = protected(text, rule.enters)
        if ranges.overlaps(found.start, found.end):
            continue
        finding = found if sieve is None else sieve(text, rule, found)
        if finding is None:
            continue
        grade = rule.level.lowest(finding.level)
        if finding.replacement is None or grade is Level.REPORT or (grade is Level.FULL and level is Level.SAFE):
            kept.append(finding)
        elif _is_edit(finding, text.string) and finding.start >= done + (finding.start == finding.end):
            applied.append(finding)
            done = finding.end
    return tuple(applied), kept


def _is_edit(finding: Finding, string: str) -> bool:
    """Whether the replacement differs from what stands there, or the bytes of the file will."""
    return finding.encoding is not None or string[finding.start : finding.end] != finding.replacement


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
