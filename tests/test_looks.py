"""The marks of mojibake: RE2 and `re` must see the same lines."""

from __future__ import annotations

import pytest

from textfix.core import Text
from textfix.evidence import looks

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
    looks._look.cache_clear()
    looks._matcher.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(looks, "_re2", lambda: None)
        assert (looks.marked_lines(Text(string)), looks.western_lines(Text(string))) == usual
        assert [looks._suspected(line) for line in string.split("\n")] == readers
    looks._look.cache_clear()
    looks._matcher.cache_clear()
    marked, western = ({string[start:end] for start, end in lines} for lines in usual)
    assert marked >= {"鍥剧墖鍜岃〃鏍", "²Ëµ¥ÉÏµÄ¼Û¸ñ"}
    assert "The cafÃ© is closed" in western
    assert not {"plain", "春天的茶园里", "Ein schöner Tag"} & (marked | western)
