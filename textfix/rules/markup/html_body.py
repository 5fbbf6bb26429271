"""The HTML body of a page where its text should be.

What it finds:
    In plain text or Markdown: a body that is one run of HTML elements, such as paragraphs, divisions and line breaks,
    apart from front matter. Each run of tags between two pieces of text is a finding; elements that stand on their own
    become paragraphs with one blank line between, pictures leave their description, scripts and styles nothing.

Why it is damage:
    A feed or a scraper stored the page's source as its text. Tags, indents and pictures' addresses are no part of
    what was written.

Stays silent on:
    HTML files, whole pages with a head, templates and components; tags here and there in Markdown or plain text,
    or with Markdown between them; tags in code; bodies whose angle brackets do not pair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.markup.bodies import html_body, readable
from textfix.evidence.paragraphs import HAN, takes_space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.markup.html_pieces import Piece

LONGEST_SHOWN = 30


def find(text: Text) -> Iterator[Finding]:
    """The markup and white space before, between and behind the pieces of text of an HTML body."""
    body = html_body(text)
    if body is None:
        return
    from textfix.evidence.markup.html_pieces import pieces

    string, done, last = text.string, body.start, ""
    for piece in pieces(readable(text)[body.start : body.end]):
        start, end = body.start + piece.start, body.start + piece.end
        between = _between(last, piece, text.kind) if last else ""
        same = piece.read == string[start:end]
        if not same or string[done:start] != between:
            yield Finding(done, start if same else end, _message(string, done), between + ("" if same else piece.read))
        done, last = end, piece.read
    if last:
        yield Finding(done, len(string), _message(string, done), "\n")


def _between(last: str, piece: Piece, kind: Kind) -> str:
    """What parts two pieces of text."""
    both_han = bool(HAN.match(last[-1]) and HAN.match(piece.read[0]))
    line_end = "  \n" if kind is Kind.MARKDOWN else "\n"
    space = " " if takes_space(last[-1], piece.read[0]) else ""
    return ("", "" if both_han else space, space, "\t", line_end, "\n\n")[piece.gap]


def _message(string: str, start: int) -> str:
    """Name the first tag that a finding begins with."""
    tag = string[start : start + LONGEST_SHOWN].lstrip()
    name = tag[1:].split(">")[0].split(" ")[0] if tag.startswith("<") else ""
    return f"HTML in text: <{name}>" if name else "HTML in text"


BEFORE = (
    '<div class="body">\n<p>&emsp;&emsp;清晨的菜市场最热闹，<strong>新鲜的藕</strong>刚从塘里挖出来。</p>'
    '<p><img src="https://img.example.org/1.jpg"></p><p>　　卖藕的人说，今年雨水足，藕长得好。<br></p>'
    "<p><br></p>\n</div>\n      "
)
AFTER = "清晨的菜市场最热闹，新鲜的藕刚从塘里挖出来。\n\n卖藕的人说，今年雨水足，藕长得好。\n"

RULE = Rule(
    name="markup/html-body",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=(r"(?i)<(?:p|div|br|section|article|h[1-6]|center|table|ul|ol|blockquote)[\s/>]", r">\s*\z"),
    find=find,
    kinds=frozenset({Kind.PLAIN, Kind.MARKDOWN}),
    enters=frozenset({Zone.TAG, Zone.ADDRESS, Zone.CODE}),
    damaged=(
        Example(BEFORE, AFTER),
        Example(f"---\ntitle: 菜市\n---\n\n{BEFORE}", f"---\ntitle: 菜市\n---\n\n{AFTER}", Kind.MARKDOWN),
        Example(
            "<div><h2>价目</h2><ul><li>莲藕 A&amp;B 一斤五元</li><li>菱角一斤四元，买三斤送半斤</li></ul>"
            "<ruby>藕<rp>(</rp><rt>ǒu</rt><rp>)</rp></ruby>要选短的。<script>track('x')</script></div>",
            "价目\n\n莲藕 A&B 一斤五元\n菱角一斤四元，买三斤送半斤\n\n藕要选短的。\n",
        ),
    ),
    intact=(
        '<div align="center">\n<h1>藕</h1>\n<p>一个小工具</p>\n</div>\n\n## 安装\n\n见下文。\n',
        "段落标签写作 <p>，换行写作 <br>，两者不同。\n",
        "<p>Dear {{ name }},</p>\n<p>your order of lotus roots has been sent today and will arrive soon.</p>\n",
        "```\n<div><p>清晨的菜市场最热闹，新鲜的藕刚从塘里挖出来。</p><p>卖藕的人说，今年雨水足。</p></div>\n```\n",
        "<details>\n<summary>更多</summary>\n\n- 第一项说明在这里，请看清楚\n- 第二项说明在这里\n\n</details>\n",
    ),
)
