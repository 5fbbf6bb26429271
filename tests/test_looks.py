"""The marks of mojibake: RE2 and `re` must see the same lines."""

from __future__ import annotations

import pytest

from textfix.core import Text
from textfix.evidence import automata
from textfix.evidence.alphabets import is_noise
from textfix.evidence.mojibake import looks

PIECES = (
    "",
    "plain",
    "春天的茶园里",
    "鍥剧墖鍜岃〃鏍",
    "銆",
    "²Ëµ¥ÉÏµÄ¼Û¸ñ",
    "The cafÃ© is closed",
    "Ein schöner Tag",
    "一\U0001f600璇峰厛",
)


@pytest.mark.parametrize("first", PIECES)
@pytest.mark.parametrize("ending", ["", "\n", "\n\n"])
def test_both_engines_mark_the_same_lines(first: str, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    string = "\n".join((first, *PIECES, first)) + ending
    usual = looks.marked_lines(Text(string)), looks.western_lines(Text(string))
    readers = [looks._suspected(line) for line in string.split("\n")]
    assert [looks.is_suspicious(line) for line in string.split("\n")] == [*map(bool, readers)]
    _forget()
    with monkeypatch.context() as patched:
        patched.setattr(automata, "engine", lambda: None)
        assert (looks.marked_lines(Text(string)), looks.western_lines(Text(string))) == usual
        assert [looks._suspected(line) for line in string.split("\n")] == readers
        assert [looks.is_suspicious(line) for line in string.split("\n")] == [*map(bool, readers)]
    _forget()
    marked, western = ({string[start:end] for start, end in lines} for lines in usual)
    assert marked >= {"鍥剧墖鍜岃〃鏍", "²Ëµ¥ÉÏµÄ¼Û¸ñ"}
    assert "The cafÃ© is closed" in western
    assert not {"plain", "春天的茶园里", "Ein schöner Tag"} & (marked | western)


NOISE = "aЖλ λaЖ Жλa"
SOUND = "αβγ абв abc αβγ-абв абвabc λaλ aЖa"


def test_both_engines_tell_noise(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (NOISE, SOUND, f"{SOUND} {NOISE}", "`aЖλ`", "")
    usual = [is_noise(Text(string)) for string in texts]
    assert usual[:2] == [True, False]
    _forget()
    with monkeypatch.context() as patched:
        patched.setattr(automata, "engine", lambda: None)
        assert [is_noise(Text(string)) for string in texts] == usual
    _forget()


def _forget() -> None:
    automata.automaton.cache_clear()
    automata._holds_once.cache_clear()
    looks._matcher.cache_clear()
