"""The tests of all rules, made from the rules themselves."""

from __future__ import annotations

import pkgutil
import random
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import textfix.rules
from textfix.core import PROSE, Example, Kind, Level, Rule, Source, Text
from textfix.engine import repair, scanner
from textfix.evidence.zones import protected
from textfix.rules import ALL, bake
from textfix.scan import Scanner

if TYPE_CHECKING:
    from textfix.outcome import Outcome

HEADINGS = ("What it finds:", "Why it is damage:", "Stays silent on:")
NAMES = [rule.name for rule in ALL]
every_rule = pytest.mark.parametrize("rule", ALL, ids=NAMES)


def modules_of_rules() -> dict[str, str]:
    """Each module below rules/ that is in a family's folder, with the name its rule must have."""
    found = {}
    for module in pkgutil.walk_packages(textfix.rules.__path__, "textfix.rules."):
        family, _, damage = module.name.removeprefix("textfix.rules.").partition(".")
        if damage and not module.ispkg:
            found[module.name] = f"{family}/{damage}".replace("_", "-")
    return found


@pytest.mark.parametrize(("module", "name"), modules_of_rules().items())
def test_each_file_is_a_rule_that_is_listed_under_its_path(module: str, name: str) -> None:
    rule: Rule = import_module(module).RULE
    assert rule.name == name
    assert rule in ALL, f"add {module} to ALL in textfix/rules/order.py"


def test_names_are_unique() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_baked_triggers_are_those_of_the_rules() -> None:
    table = Path(bake.__file__).parents[1] / "tables" / "triggers.py"
    assert table.read_text(encoding="utf-8") == bake.baked(), "run: python -m textfix.rules.bake"


@every_rule
def test_the_documentation_has_its_headings(rule: Rule) -> None:
    positions = [rule.doc.find(heading) for heading in HEADINGS]
    assert -1 not in positions
    assert positions == sorted(positions)
    assert rule.doc.partition("\n")[0].strip().endswith(".")


@every_rule
def test_there_are_examples_and_near_misses(rule: Rule) -> None:
    assert rule.damaged
    assert len(rule.intact) >= 2


def alone(rule: Rule, text: str, kind: Kind = Kind.PLAIN, source: Source | None = None) -> Outcome:
    return repair(text, (rule,), kind=kind, level=Level.FULL, source=source)


def found(rule: Rule, text: Text) -> list[tuple[int, int]]:
    """What the rule finds outside the protected zones."""
    ranges = protected(text, rule.enters)
    return [(f.start, f.end) for f in rule.find(text) if not ranges.overlaps(f.start, f.end)]


@every_rule
def test_each_damaged_example_is_found_and_repaired_once_and_for_all(rule: Rule) -> None:
    for example in rule.damaged:
        assert example.kind in rule.kinds
        assert found(rule, Text(example.before, example.kind, example.source)), example.before
        first = alone(rule, example.before, example.kind, example.source)
        assert first.text == example.after
        outcome = alone(rule, example.after, example.kind, first.source)
        assert (outcome.text, outcome.source) == (example.after, first.source)
        assert example.before == example.after or not outcome.left


@every_rule
def test_each_intact_example_gives_nothing(rule: Rule) -> None:
    for text in rule.intact:
        for kind in rule.kinds & PROSE or {Kind.PLAIN}:
            assert not found(rule, Text(text, kind)), text


@every_rule
def test_the_triggers_fire_on_each_damaged_example(rule: Rule) -> None:
    scan = Scanner([(rule.name, rule.triggers)])
    for example in rule.damaged:
        if example.source is None:  # else the bytes may tell, whatever the trigger says
            assert rule.name in scan(example.before.encode("utf-8", "surrogatepass")), example.before


def test_the_examples_of_one_rule_are_at_rest_under_all_others() -> None:
    for example in (example for rule in ALL for example in rule.damaged if sound(example.before)):
        for level in (Level.SAFE, Level.FULL):
            once = repair(example.before, ALL, kind=example.kind, level=level).text
            assert repair(once, ALL, kind=example.kind, level=level).text == once


def sound(text: str) -> bool:
    """Whether every byte of a text was read; where some were not, the rules on bytes alone are run."""
    return not any("\udc80" <= character <= "\udcff" for character in text)


def pieces() -> list[str]:
    """Fragments of the rules' examples: words and runs of marks, from which mixtures are drawn."""
    texts = [example.before for rule in ALL for example in rule.damaged] + [
        text for rule in ALL for text in rule.intact
    ]
    cut = random.Random(1)
    fragments = set()
    for text in filter(sound, texts):
        for _ in range(6):
            start = cut.randrange(max(1, len(text)))
            fragments.add(text[start : start + cut.choice((1, 2, 3, 5, 12, 40))])
        fragments.add(text)
    return sorted(fragments)


PIECES = pieces() or ["a"]
MIXTURES = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from((1, 1, 1, 2, 3))), max_size=12).map(
    lambda drawn: "".join(piece * times for piece, times in drawn)
)
thorough = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@thorough
@given(MIXTURES, st.sampled_from(Level), st.sampled_from(sorted(PROSE)))
def test_any_mixture_comes_to_rest(text: str, level: Level, kind: Kind) -> None:
    once = repair(text, ALL, kind=kind, level=level)
    assert repair(once.text, ALL, kind=kind, level=level).text == once.text
    replayed = text
    for step in once.steps:
        assert step.before == replayed
        replayed = step.after
    assert replayed == once.text


@thorough
@given(MIXTURES, st.sampled_from(sorted(PROSE)))
def test_a_trigger_fires_wherever_its_rule_finds_something(text: str, kind: Kind) -> None:
    fired = scanner(ALL)(text.encode())
    for rule in ALL:
        if kind in rule.kinds and rule.name not in fired:
            assert not list(rule.find(Text(text, kind))), rule.name


@thorough
@given(MIXTURES, st.sampled_from(sorted(PROSE)))
def test_level_safe_keeps_the_number_of_lines(text: str, kind: Kind) -> None:
    assert repair(text, ALL, kind=kind).text.count("\n") == text.count("\n")


@pytest.mark.parametrize("rule", [rule for rule in ALL if rule.damage], ids=lambda rule: rule.name)
def test_repair_undoes_the_forward_program_or_leaves_the_text(rule: Rule) -> None:
    """Where the evidence in a short text is too thin the damage may stay; what is repaired must be right."""
    assert rule.damage is not None
    undone = 0
    for seed in range(60):
        chance = random.Random(seed)
        before = "".join(chance.choices([e.after for e in rule.damaged], k=1))
        damaged = rule.damage(before, chance)
        if damaged == before:
            continue
        outcome = repair(damaged, (rule,), level=Level.SAFE if rule.level is Level.SAFE else Level.FULL)
        if outcome.text == before:
            undone += 1
        for step in outcome.steps:
            if all(finding.proven for finding in step.findings):
                assert outcome.text == before or outcome.left, damaged
    assert undone


HOSTILE = {
    "open brackets": "(" * 2000,
    "han": "強" * 2000,
    "readings": "強(qiáng)" * 300,
    "open readings": "強(qi" * 600,
    "commas": "，" * 2000,
    "half-width commas": "中," * 1000,
    "spaces": " " * 2000,
    "newlines": "\n" * 2000,
    "spaced lines": " \n" * 1000,
    "tags": "<p>" * 700,
    "open tags": "<" * 2000,
    "separators": "甲县|" * 500,
    "quotes": '中"' * 1000,
    "lines of han": "中文\n" * 600,
    "backquotes": "`" * 2000,
    "mojibake": "鐨" * 1000 + "ä¸" * 500,
    "urls": "https://a.workers.dev/?" * 90,
    "combining": "a" + "\N{COMBINING ACUTE ACCENT}" * 2000,
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@every_rule
def test_find_is_linear_on_hostile_text(rule: Rule, hostile: str) -> None:
    """CPU time for 64 times the text stays within what a linear rule takes; a quadratic one would take 4,096 times."""

    def seconds(times: int) -> float:
        text = Text(hostile * times)
        start = time.process_time()
        for _ in rule.find(text):
            pass
        return time.process_time() - start

    small = max(min(seconds(1) for _ in range(2)), 0.0005)
    assert seconds(64) < small * 64 * 8


def test_a_quadratic_rule_would_be_caught() -> None:
    def find(text: Text) -> list[object]:
        return [None for i in range(len(text.string)) if text.string[i:].count("(") < 0]

    quadratic = Rule(
        name="x/quadratic",
        level=Level.SAFE,
        doc="",
        trigger="x",
        find=find,
        damaged=(),
        intact=(),  # type: ignore[arg-type]
    )
    with pytest.raises(AssertionError):
        test_find_is_linear_on_hostile_text(quadratic, "(" * 2000)


def test_an_example_is_of_a_kind() -> None:
    assert Example("a", "b").kind is Kind.PLAIN
