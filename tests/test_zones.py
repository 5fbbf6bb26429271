"""Protected zones: what is code, markup or an address, and what is prose."""

from __future__ import annotations

import time

import pytest

from textfix.core import Kind, Text
from textfix.evidence.zones import Ranges, protected, zones


def marked(text: str, kind: Kind = Kind.PLAIN) -> str:
    """The text with its protected places between ⟦ and ⟧."""
    ranges = protected(Text(text, kind))
    for start, end in reversed(list(zip(ranges.starts, ranges.ends, strict=True))):
        text = text[:start] + "⟦" + text[start:end] + "⟧" + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain", "plain"),
        ("---\na: b\n---\ntext", "⟦---\na: b\n---⟧\ntext"),
        ("\n\n---\na: b\n---\ntext", "\n\n⟦---\na: b\n---⟧\ntext"),
        ("---\nno end", "---\nno end"),
        ("a `b` c", "a ⟦`b`⟧ c"),
        ("a ``b`c`` d", "a ⟦``b`c``⟧ d"),
        ("a `b c", "a `b c"),
        ("```py\nx\n```\ny", "⟦```py\nx\n```⟧\ny"),
        ("~~~\nx", "⟦~~~\nx⟧"),
        ("見https://a.b/c？好", "見⟦https://a.b/c⟧？好"),
        ("[見](a(b)c)好", "[見](⟦a(b)c⟧)好"),
        ("<p class='a>b'>中</p>", "⟦<p class='a>b'>⟧中⟦</p>⟧"),
        ("a <!-- b --> c", "a ⟦<!-- b -->⟧ c"),
        ("<script>a</script>b", "⟦<script>a</script>⟧b"),
        ("<PRE>a</pre>b", "⟦<PRE>a</pre>⟧b"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("$x+1$ costs $5 and $6", "⟦$x+1$⟧ costs $5 and $6"),
        ("mail me@example.org now", "mail ⟦me@example.org⟧ now"),
    ],
)
def test_zones(text: str, wanted: str) -> None:
    assert marked(text) == wanted


def test_indented_code_is_code_in_markdown_only() -> None:
    text = "para\n\n    code\n    more\n\npara"
    assert marked(text) == text
    assert marked(text, Kind.MARKDOWN) == "para\n\n⟦    code\n    more\n⟧\npara"


def test_ranges() -> None:
    ranges = Ranges([(5, 8), (0, 2), (7, 9)])
    assert (ranges.starts, ranges.ends) == ([0, 5], [2, 9])
    assert [ranges.overlaps(at, at + 1) for at in range(10)] == [True] * 2 + [False] * 3 + [True] * 4 + [False]
    assert ranges.overlaps(2, 6)
    assert not ranges.overlaps(2, 5)
    assert [ranges.overlaps(at, at) for at in (0, 1, 2, 5, 6)] == [False, True, False, False, True]


@pytest.mark.parametrize(
    "opener", ["`", "``` ", "<!--", "<a ", "](", "$x", "<script>", "`a\n", "http://", '<a x="', "a@", "   \n\n"]
)
@pytest.mark.parametrize("kind", [Kind.PLAIN, Kind.MARKDOWN])
def test_unclosed_openers_cost_linear_time(opener: str, kind: Kind) -> None:
    def seconds(times: int) -> float:
        text = Text(opener * times, kind)
        start = time.process_time()
        zones(text)
        return time.process_time() - start

    assert seconds(64_000) < max(seconds(1_000), 0.002) * 64 * 8
