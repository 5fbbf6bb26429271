"""The pass over the bytes: one answer whichever engine stands behind it, and never silence where a rule would speak."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from textfix import quick, scan
from textfix.quick import fired
from textfix.rules import ALL, bake
from textfix.rules.pieces import pieces
from textfix.tables.triggers import TRIGGERS

TRIGGERED = [("t/one", ("b+",)), ("t/both", ("中", "[，；]")), ("t/far", ("中", "z"))]
TEXTS = ["", "abc", "中", "中，", "a中；b", "，", "\x80中z"]


@pytest.mark.parametrize("text", TEXTS)
def test_re_stands_in_for_re2(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = scan.Scanner(TRIGGERED)(text.encode())
    monkeypatch.setattr(scan, "_compile", scan._compile_with_re)
    assert scan.Scanner(TRIGGERED)(text.encode()) == fast


def test_all_patterns_of_a_rule_must_match() -> None:
    scanner = scan.Scanner(TRIGGERED)
    assert scanner("a中b".encode()) == {"t/one"}
    assert scanner("中，".encode()) == {"t/both"}


def test_the_set_of_all_triggers_has_room_for_its_automaton() -> None:
    """A set that runs out of memory matches nothing and says nothing; so it must still see a hit behind varied text."""
    scanner = scan.Scanner((name, patterns) for name, patterns, _ in TRIGGERS)
    varied = "".join(map(chr, (*range(0x20, 0x250), *range(0x3000, 0x3100), *range(0x4E00, 0x9FFF)))) * 3
    hit = ALL[-1].damaged[0].before
    assert ALL[-1].name in scanner((varied + "\n" + hit).encode())


def clean(data: bytes, names: frozenset[str] | None = None, *, full: bool = False) -> bool:
    return fired(data, names, full=full) == frozenset()


def test_clean_text_is_answered_from_its_bytes() -> None:
    assert clean(b"")
    assert clean(b"print('hello')\n")
    assert clean("今天天气很好。".encode())


@pytest.mark.parametrize("data", [b"\xff", "今天".encode("gbk"), b"a\0b", "\ufefftext".encode("utf-16")])
def test_bytes_that_are_not_plain_utf8_are_looked_at(data: bytes) -> None:
    assert not clean(data)


def test_every_damaged_example_is_looked_at() -> None:
    for rule in ALL:
        for example in rule.damaged:
            data = example.source.data if example.source else example.before.encode("utf-8", "surrogateescape")
            assert not clean(data, frozenset({rule.name}), full=True)


def test_the_tables_are_those_of_the_rules() -> None:
    assert (bake.TABLES / "triggers.py").read_text(encoding="utf-8") == bake.baked(), "run python -m textfix.rules.bake"
    assert (bake.TABLES / "pieces.py").read_text(encoding="utf-8") == bake.baked_pieces()


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [
        ("，，|。[.]", [("，，", ("，", "，")), ("。[.]", (".", "。"))]),
        ("[,|][a-c]+|(?:x|\\|)y?", [("[,|][a-c]+", (",|", "abc")), ("(?:x|\\|)y?", ("x|",))]),
        ("(?i)k|z", [("(?i)k|z", ("KZkz\N{KELVIN SIGN}",))]),
        ("[^a]\\x{3000}*", [("[^a]\\x{3000}*", ())]),
        ("\\pL", [("\\pL", ())]),
    ],
)
def test_a_trigger_is_cut_and_tells_what_it_needs(trigger: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = [(piece.pattern, piece.needs) for piece in pieces(trigger)]
    assert [(pattern, sorted(needs)) for pattern, needs in found] == [(pattern, sorted(n)) for pattern, n in expected]


def _texts() -> list[bytes]:
    examples = [example for rule in ALL for example in rule.damaged]
    sources = [example.source.data for example in examples if example.source]
    strings = [text for example in examples for text in (example.before, example.after)]
    lines = [line for path in Path(__file__).parents[1].glob("*.md") for line in path.read_text("utf-8").split("\n")]
    return [*sources, *(text.encode("utf-8", "surrogateescape") for text in (*strings, *lines[::5]))]


@pytest.mark.parametrize("full", [False, True])
def test_the_first_short_text_gets_the_same_answer(monkeypatch: pytest.MonkeyPatch, *, full: bool) -> None:
    kept = quick._of_all(None, full=full)
    monkeypatch.setattr(quick, "_of_all", lambda *_, **__: kept)
    for data in _texts():
        monkeypatch.setattr(quick, "_scanners", {})
        first = fired(data, full=full)
        assert first == fired(data, full=full)


def _loaded(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_one_clean_line_compiles_nothing() -> None:
    program = (
        "import sys; from textfix.quick import fired; print(fired(b'A plain line of text.'), 're2' in str(sys.modules))"
    )
    assert _loaded(program) == "frozenset() False\n"


def test_the_package_of_re2_can_be_imported_after_its_engine() -> None:
    pytest.importorskip("re2")
    program = """
import sys
from textfix.scan import Scanner
assert Scanner([("a", ("b+",))])(b"abc") == {"a"}
print("re2" in sys.modules)
import re2
assert re2.search("b", "abc") and Scanner([("a", ("b+",))])(b"abc") == {"a"}
"""
    assert _loaded(program) == "False\n"


def test_without_re2_the_standard_library_stands_in() -> None:
    program = """
import sys
sys.modules["re2"] = None
from textfix.scan import Scanner
print(Scanner([("a", ("b+",)), ("c", ("中",))])("abc中".encode()) == {"a", "c"}, "re2._re2" in sys.modules)
"""
    assert _loaded(program) == "True False\n"
