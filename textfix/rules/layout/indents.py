"""Paragraphs that are both indented with spaces and separated by blank lines.

What it finds:
    In plain text: one to four spaces before paragraphs of sentences, each a single line between blank lines, where most
    of the text's paragraphs have the same indent; and the headings between them that share it.

Why it is damage:
    The spaces are the residue of a web page's first-line indent. Blank lines separate the paragraphs already, and in
    Markdown or a terminal the spaces mean something else.

Stays silent on:
    Lists and what stands below their items, code, verse, tables, quoted blocks (a few indented paragraphs
    among others), Markdown; the two ideographic spaces that Chinese books indent with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.paragraphs import blocks, is_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

INDENT = re.compile(r" {1,4}(?=[^\s])")
#: An item of a list, below which paragraphs are indented on purpose.
BULLET = re.compile(r" *(?:[-*+•·●○◆◇■▪►]|\d{1,3}[.)])\s")
#: So many paragraphs, and this share of all, carry the indent before it counts as the layout of the page.
PARAGRAPHS = 3
SHARE = 0.6


def find(text: Text) -> Iterator[Finding]:
    """The indent of every line that shares that of the paragraphs."""
    single = [block[0] for block in blocks(text) if len(block) == 1]
    paragraphs = [line for line in single if is_sentences(line.string)]
    indents = [_indent(line.string) for line in paragraphs]
    common = max(set(indents), key=indents.count, default=0)
    if not common or indents.count(common) < max(PARAGRAPHS, SHARE * len(paragraphs)):
        return
    if any(BULLET.match(line.string) for block in blocks(text) for line in block):
        return
    for line in single:
        if _indent(line.string) == common:
            yield Finding(line.start, line.start + common, "paragraph indented with spaces", "")


def _indent(line: str) -> int:
    """The number of spaces before a line, 0 where it is more than an indent."""
    spaces = INDENT.match(line)
    return spaces.end() if spaces else 0


FIRST = "镇上的图书馆周三重新开放，读者可以借阅新到的三百多种图书，也可以预约周末的讲座，座位有限，先到先得。"
SECOND = "馆长说，整修用了四个月，屋顶和地板都换过了，儿童阅览室比从前大了一倍还多，新书架也更低了。"
THIRD = "开放时间为每天上午九点到晚上八点，周一闭馆，节假日的安排会提前在门口张贴，也会登在镇上的报纸上。"

RULE = Rule(
    name="layout/indents",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"\n +[^ \n]",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    damaged=(
        Example(
            f"图书馆开放\n\n  {FIRST}\n\n  修缮一新\n\n  {SECOND}\n\n  {THIRD}\n",
            f"图书馆开放\n\n{FIRST}\n\n修缮一新\n\n{SECOND}\n\n{THIRD}\n",
        ),
    ),
    intact=(
        f"　　{FIRST}\n　　{SECOND}\n　　{THIRD}\n",
        f"{FIRST}\n\n  {SECOND}\n\n{THIRD}\n",
        f"  {FIRST}\n  {SECOND}\n  {THIRD}\n",
        f"  - {FIRST}\n\n  - {SECOND}\n\n  - {THIRD}\n",
        f"- 开放\n\n  {FIRST}\n\n- 整修\n\n  {SECOND}\n\n  {THIRD}\n",
        f"  • 开放\n\n  {FIRST}\n\n  • 整修\n\n  {SECOND}\n\n  {THIRD}\n",
    ),
)
