"""HTML bodies in text: what is read of them, and what is not taken for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from textfix.core import Kind, Level, Text
from textfix.engine import repair
from textfix.evidence.markup.bodies import html_body
from textfix.evidence.markup.html_pieces import Gap, pieces
from textfix.rules.markup import bbcode, entities, leftover_tags, markdown_remains, tracking_parameters, wiki
from textfix.rules.markup import html_body as rule

if TYPE_CHECKING:
    from types import ModuleType

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


def alone(module: ModuleType, text: str) -> str:
    return repair(text, (module.RULE,), level=Level.FULL).text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("加<b>盐</b>，再加<i>糖</i>", "加盐，再加糖"),
        ("第一行<br/>第二行", "第一行\n第二行"),
        ("茶<td>两元</td><td>三元</td>", "茶\t两元\t三元"),
        ("味道<font color='red'>最好</font>&nbsp;。", "味道最好。"),
        ("a <em>good</em> boat", "a good boat"),
        ("<ruby>藕<rt>ǒu</rt></ruby>要选短的<br>", "藕要选短的"),
    ],
)
def test_what_is_read_of_a_line_with_tags(line: str, text: str) -> None:
    assert alone(leftover_tags, f"{SENTENCE}<br>\n{line}\n") == f"{SENTENCE}\n{text}\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTENCE}<br>\n他说 HTML 很好学。\n",
        f"{SENTENCE}<br>\n分段用 <p>，横线用 <hr>。\n",
        f"{SENTENCE}<br>\n`<b>`\n",
        f"{{{{ name }}}}，<b>您好</b>。{SENTENCE}<br>\n",
        "vector<int> a; map<string, b> c;\n",
    ],
)
def test_tags_that_are_shown_or_used_stay(text: str) -> None:
    assert alone(leftover_tags, text) == text


def test_tags_stay_in_markdown_and_html() -> None:
    for kind in (Kind.MARKDOWN, Kind.HTML):
        text = f"{SENTENCE}<br>\n<b>磨坊</b>\n"
        assert repair(text, (leftover_tags.RULE,), kind=kind, level=Level.FULL).text == text


def test_only_tracking_parameters_go_and_the_rest_keeps_its_order() -> None:
    text = "https://a.example.org/p?b=2&utm_source=x&a=1&fbclid=y&c=3#d\n"
    assert alone(tracking_parameters, text) == "https://a.example.org/p?b=2&a=1&c=3#d\n"
    assert alone(tracking_parameters, "见（https://a.example.org/?gclid=1）。\n") == "见（https://a.example.org/）。\n"


def test_square_brackets_that_are_no_forum_markup_stay() -> None:
    for text in ("[b] 与 [i] 两栏\n", "数组 a[i] 和 b[/u]\n", "【b】粗【/b】\n", "[1][2]\n"):
        assert alone(bbcode, text) == text


def test_a_wiki_needs_more_than_one_sign() -> None:
    for text in ("见 [[附录]]，{{姓名}}\n", "rock '''n''' roll\n", "a[[0]]\n"):
        assert alone(wiki, text) == text
    assert alone(wiki, "[[甲|乙]]和'''丙'''，{{lang|en|D}}{{来源请求}}。\n") == "乙和丙，D。\n"


def test_markdown_written_as_markdown_stays() -> None:
    remains = "每天**六点**开船，在**南岸**买票。\n"
    assert alone(markdown_remains, remains) == "每天六点开船，在南岸买票。\n"
    for structure in ("# 渡口\n", "- 票\n", "> 票\n", "`票`\n", "| a | b |\n"):
        assert alone(markdown_remains, structure + remains) == structure + remains


def test_references_are_read_in_other_languages_and_not_where_they_are_shown() -> None:
    assert alone(entities, "caf&eacute; &mdash; it&#39;s open &amp; warm\n") == "café — it's open & warm\n"
    for text in ("a &lt; b\n", "write &amp;nbsp; for a space &lt;\n", "R&D; Q&A\n"):
        assert alone(entities, text) == text
