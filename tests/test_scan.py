"""The pass over the bytes: one answer whichever engine stands behind it, and never silence where a rule would speak."""

from __future__ import annotations

import pytest

from textfix import scan
from textfix.quick import fired
from textfix.rules import ALL
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
