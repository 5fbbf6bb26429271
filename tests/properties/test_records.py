"""Records as JSON lines: whatever is repaired in their strings, no byte outside of a string changes."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.drawn import examples
from textfix.core import Finding, Kind, Level, Rule
from textfix.report import Status
from textfix.rules import ALL
from textfix.runner import repair_data

#: A string of JSON, as it stands in a file.
STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
#: Values that a parser changes when it writes them again.
ODD = ("1E400", "-0", "0.10", "12345678901234567890.125", "1e5", "true", "null", "[ 1,2 ]", '{"b" :2}')
DAMAGE = tuple(example.before for rule in ALL for example in rule.damaged if example.source is None)
TEXTS = st.lists(
    st.sampled_from((*DAMAGE, "雨停了，，大家才下山。", "a\\b", '"', "\u2028", "plain")), min_size=1, max_size=3
)


@st.composite
def records(draw: st.DrawFn) -> bytes:
    """Lines with a damaged text among values that must stay as they are written, doubled keys and odd blanks too."""
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        text = json.dumps("".join(draw(TEXTS)), ensure_ascii=draw(st.booleans()))
        first, second = draw(st.sampled_from(ODD)), draw(st.sampled_from(ODD))
        blank = draw(st.sampled_from(("", " ", "\t")))
        lines.append(f'{{"n":{blank}{first},"text": {text}{blank}, "n":{second}}}')
    return ("\n".join(lines) + draw(st.sampled_from(("", "\n")))).encode("utf-8", "surrogatepass")


def frame(data: bytes) -> list[bytes]:
    """What stands outside of the strings."""
    return STRING.split(data)


def only_strings_change(data: bytes, level: Level, plan: tuple[Rule, ...] = ALL) -> None:
    report = repair_data(data, plan, path="corpus.jsonl", level=level)
    if report.status is not Status.REFUSED:
        assert frame(report.after) == frame(data)
        assert len(report.after.split(b"\n")) == len(data.split(b"\n"))


@pytest.mark.parametrize("level", [Level.SAFE, Level.FULL])
@examples(80)
@given(data=records())
def test_no_byte_outside_of_a_string_changes(data: bytes, level: Level) -> None:
    only_strings_change(data, level)


def test_a_repair_of_a_number_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textfix.care.sieve_of", lambda *_: None)  # what the regions would hold back
    monkeypatch.setattr("textfix.care.Care.fault", lambda *_: "")  # and what the file's grammar would
    planted = Rule(
        name="t/numbers",
        level=Level.SAFE,
        doc="",
        trigger="1E400",
        find=lambda text: (Finding(m.start(), m.end(), "", "1E308") for m in re.finditer("1E400", text.string)),
        damaged=(),
        intact=(),
        kinds=frozenset(Kind),
    )
    with pytest.raises(AssertionError):
        only_strings_change(b'{"n": 1E400, "text": "x"}\n', Level.SAFE, (planted,))
