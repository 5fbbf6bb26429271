"""HTML bodies in text: what is read of them, and what is not taken for one."""

from __future__ import annotations

import pytest

from textfix.core import Kind, Level, Text
from textfix.engine import repair
from textfix.evidence.html_pieces import Gap, pieces
from textfix.evidence.markup import html_body
from textfix.rules.markup import html_body as rule

SENTENCE = "磨坊的水车已经停了三年，木轮上长满了青苔，只有燕子还在梁上做窝。"


def read(body: str, kind: Kind = Kind.PLAIN) -> str:
    return repair(body, (rule.RULE,), kind=kind, level=Level.FULL).text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>一<b>二</b>三</p>", "一二三"),
        ("<p>one <i>two</i> three</p>", "one two three"),
        ("<p>第一行\n  第二行</p>", "第一行第二行"),
        ("<p>first\n  second</p>", "first second"),
        ("<p>甲<br>乙<br><br>丙</p>", "甲\n乙\n\n丙"),
        ("<p>甲<br>　　乙</p>", "甲\n\n乙"),
        ("<p>甲&nbsp;&nbsp;乙&lt;丙&#20024;&bogus;</p>", "甲 乙<丙丸&bogus;"),
        ('<p>甲<img src="x.png" alt="x.png"><img src="y.png" alt="水车">乙</p>', "甲水车乙"),
        ("<p>甲<!-- 注 -->乙<script>if (a < b) { run(); }</script>丙</p>", "甲乙丙"),
        ("<p>甲<ruby>乙<rt>yǐ</ruby>丙</p>", "甲乙丙"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("<div><iframe src='v'></iframe>甲</div>", "甲"),
        ('<p title="a > b">甲</p>', "甲"),
    ],
)
def test_what_is_read_of_a_body(markup: str, text: str) -> None:
    assert read(f"<div><p>{SENTENCE}</p>{markup}</div>") == f"{SENTENCE}\n\n{text}\n"


def test_line_breaks_stay_line_breaks_in_markdown() -> None:
    assert read(f"<div><p>{SENTENCE}<br>{SENTENCE}</p></div>", Kind.MARKDOWN) == f"{SENTENCE}  \n{SENTENCE}\n"


@pytest.mark.parametrize(
    "text",
    [
        f"<!DOCTYPE html><html><body><p>{SENTENCE}</p><p>{SENTENCE}</p></body></html>",
        f"<p>{SENTENCE}</p>\n\n## 磨坊\n\n<p>{SENTENCE}</p>",
        f"<div><p>{SENTENCE}</p><MyChart data='x'/></div>",
        f"<div><p>{SENTENCE}</p><p>1 < 2</p></div>",
        f"<div><p>{SENTENCE}</p></div>\n磨坊",
        f"<div><p>{SENTENCE}</p><p>{SENTENCE}<script>run(</p></div>",
    ],
)
def test_what_is_no_body(text: str) -> None:
    assert html_body(Text(text)) is None


def test_an_html_file_is_none() -> None:
    assert read(f"<div><p>{SENTENCE}</p><p>{SENTENCE}</p></div>", Kind.HTML).startswith("<div>")


def test_pieces_tell_their_place_and_the_break_before_them() -> None:
    markup = "<p>甲</p><p>乙 &amp;</p>"
    assert [(piece.read, piece.gap) for piece in pieces(markup)] == [
        ("甲", Gap.PARAGRAPH),
        ("乙", Gap.PARAGRAPH),
        ("&", Gap.SPACE),
    ]
    assert [markup[piece.start : piece.end] for piece in pieces(markup)] == ["甲", "乙", "&amp;"]
