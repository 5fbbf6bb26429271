"""Nothing that textfix does to a text takes more than its share of time, whatever the text is.

Each push measures a few shapes for each subject, others for each, and others with another TEXTFIX_TURN; the long run
(TEXTFIX_NIGHTLY=1) measures all of them.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.properties import cost, subjects
from tests.properties.drawn import NIGHTLY
from tests.properties.hostile import SHAPES
from textfix.rules import ALL
from textfix.scan import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.properties.cost import Subject

#: Which of the shapes it is the turn of.
TURN = int(os.environ.get("TEXTFIX_TURN", "0"))
#: How many shapes a subject is given on each push.
A_FEW = 2
#: Whole files pass through every rule, some of them in several rounds.
SECONDS_OF_A_FILE = 15.0
#: Rules that are known to take longer than the others, yet no longer for each byte of a longer text: families, and shapes.
SLOW = {
    ("mojibake", ""): 3.0,
    ("mojibake", "UTF-8 as Latin twice"): 6.0,
    ("mojibake", "one Latin pair"): 4.0,
}
#: The lexers of Pygments take more for each byte than rules do; they are stopped after some seconds by `regions.source`.
SECONDS_OF_A_LEXER = 4.0

RULES, PARTS, FILES, FORMATS = subjects.rules(), subjects.parts(), subjects.files(), subjects.renderings()


def in_turn(number: int, shapes: Iterable[str], count: int = A_FEW) -> list[str]:
    """Some of the shapes, others for each number, so that neighbours do not all get the same; in the long run all."""
    known = list(shapes)
    if NIGHTLY or not known:
        return known
    return [known[(number * 7 + (TURN * count + each) * 31) % len(known)] for each in range(min(count, len(known)))]


def is_linear(name: str, subject: Subject, shapes: Iterable[str], most_seconds: float = cost.MOST_SECONDS) -> None:
    """Hold a subject to its share of time on each of the shapes."""
    faults = []
    for shape in shapes:
        family = name.partition("/")[0]
        allowed = SLOW.get((family, shape), SLOW.get((family, ""), most_seconds))
        try:
            fault = cost.cost(subject, SHAPES[shape], most_seconds=allowed).fault(allowed)
        except cost.TooLongError as error:
            fault = str(error)
        if fault:
            faults.append(f"{shape}: {fault}")
    assert not faults, f"{name} on {'; '.join(faults)}"


def firing() -> dict[str, list[str]]:
    """The shapes that fire each rule's triggers: on others it is not run at all."""
    scan = Scanner((rule.name, rule.triggers) for rule in ALL)
    fired = {shape: scan(make(2000).encode("utf-8", "surrogatepass")) for shape, make in SHAPES.items()}
    return {rule.name: [shape for shape in SHAPES if rule.name in fired[shape]] for rule in ALL}


FIRING = firing()


@pytest.mark.parametrize(("number", "name"), list(enumerate(RULES)), ids=list(RULES))
def test_a_rule(number: int, name: str) -> None:
    is_linear(name, RULES[name], SHAPES if NIGHTLY else in_turn(number, FIRING[name] or SHAPES))


@pytest.mark.parametrize(("number", "name"), list(enumerate(PARTS)), ids=list(PARTS))
def test_a_part(number: int, name: str) -> None:
    lexed = name.startswith("regions") and subjects.syntax_of(name) is subjects.Syntax.SOURCE
    is_linear(name, PARTS[name], in_turn(number, SHAPES), SECONDS_OF_A_LEXER if lexed else cost.MOST_SECONDS)


@pytest.mark.parametrize(("number", "name"), list(enumerate(FILES)), ids=list(FILES))
def test_a_whole_file(number: int, name: str) -> None:
    if not NIGHTLY and number % 4 != TURN % 4:
        pytest.skip("not its turn; TEXTFIX_TURN=1, 2 and 3 measure the others, TEXTFIX_NIGHTLY=1 all of them")
    is_linear(name, FILES[name], in_turn(number, SHAPES, 1), SECONDS_OF_A_FILE)


@pytest.mark.parametrize(("number", "name"), list(enumerate(FORMATS)), ids=list(FORMATS))
def test_a_format(number: int, name: str) -> None:
    is_linear(name, FORMATS[name], in_turn(number, SHAPES, 1))


# the shapes that were found to be slow once, on what was slow


NESTED = ("link texts", "JSON nested", "JSON objects nested", "YAML flow")
SLOW_ONCE = (
    *(("regions of a.yaml", shape) for shape in NESTED),
    *(("validity of a.yaml", shape) for shape in NESTED),
    ("validity of a.toml", "TOML dotted"),
    ("validity of a.toml", "dotted names"),
    ("validity of a.py", "combining marks of two classes"),
    ("regions of a.py", "spaced lines"),
    ("regions of a.c", "newlines"),
)


@pytest.mark.parametrize(("name", "shape"), SLOW_ONCE)
def test_what_was_slow_once(name: str, shape: str) -> None:
    is_linear(name, PARTS[name], [shape])


# planted faults


def _quadratic(text: str) -> object:
    return lambda: [at for at in range(0, len(text), 8) if text.count("(", at) < 0]


def _slow(text: str) -> object:
    return lambda: [character for _ in range(20) for character in text]


def test_a_quadratic_call_is_caught() -> None:
    with pytest.raises(AssertionError, match="planted on open brackets: "):
        is_linear("planted", _quadratic, ["open brackets"], 1000.0)  # type: ignore[arg-type]


def test_a_slow_call_is_caught() -> None:
    with pytest.raises(AssertionError, match="of CPU time"):
        is_linear("planted", _slow, ["open brackets"], 0.001)  # type: ignore[arg-type]
