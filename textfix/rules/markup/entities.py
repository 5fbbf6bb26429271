"""Named and numbered HTML characters left in prose.

What it finds:
    `&nbsp;`, `&ldquo;`, `&middot;`, `&#8220;` and the like among words, in a text without tags: the names of marks and
    spaces, and the numbers of printable characters; `&#39;` inside a word. Where a text has any of these, also
    `&amp;` and `&quot;`.

Why it is damage:
    A scraper cut the tags and forgot to read the characters.

Stays silent on:
    `&lt;`, `&gt;` and lone `&amp;`, which may be shown on purpose; texts with tags, where they are
    markup; code, addresses and attributes; texts that speak of entities.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.paragraphs import takes_space

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACES = "nbsp|ensp|emsp|thinsp"
MARKS = (
    "ldquo|rdquo|lsquo|rsquo|sbquo|bdquo|lsaquo|rsaquo|middot|bull|hellip|mdash|ndash|laquo|raquo|times|divide|deg|plusmn"
    "|yen|euro|pound|cent|copy|reg|trade|sect|para|prime|Prime|permil|frac12|frac14|frac34|eacute|egrave|aacute|agrave"
    "|oacute|iacute|uacute|uuml|ouml|auml|Uuml|Ouml|Auml|szlig|ccedil|ntilde|ecirc|acirc|ocirc"
)
REFERENCE = re.compile(
    rf"(?P<space>[ \t]?(?:&(?:{SPACES}|#160|#x[aA]0);[ \t]?)+)|&(?:{MARKS}|#[0-9]{{2,6}}|#[xX][0-9a-fA-F]{{2,5}});"
)
#: What is read only where other references stand; an ampersand before a name is one that somebody wrote about.
PLAIN = re.compile(r"&(?:amp;(?!#?\w{1,20};)|quot;)")
#: ASCII characters that are markup and stay as they are written.
SYNTAX = "<>&"
#: A text that holds one of these shows or uses markup.
MARKUP = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|\bHTML\b|\bentit(?:y|ies)\b|实体|實體|转义|轉義", re.IGNORECASE)
#: Letters near a reference show prose.
LETTERS = re.compile(r"[^\W\d_]{2}")
NEAR = 20


def find(text: Text) -> Iterator[Finding]:
    """Each reference among words as its character; a run of spaces as one, and none at either end of a line."""
    string = text.string
    references = list(REFERENCE.finditer(string))
    if not references or MARKUP.search(string):
        return
    from html import unescape

    found = False
    for reference in references:
        start, end = reference.span()
        if not LETTERS.search(string[max(0, start - NEAR) : start] + "\n" + string[end : end + NEAR]):
            continue
        character = unescape(reference.group())
        if reference["space"]:
            before, after = string[start - 1 : start], string[end : end + 1]
            character = " " if before.strip() and after.strip() and takes_space(before, after) else ""
        elif not character.isprintable() or character in SYNTAX:
            continue
        found = True
        yield Finding(start, end, f"HTML reference {reference.group().strip()}", character)
    if found:
        for reference in PLAIN.finditer(string):
            yield Finding(*reference.span(), f"HTML reference {reference.group()}", unescape(reference.group()))


RULE = Rule(
    name="markup/entities",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=rf"&(?:{SPACES}|{MARKS}|#[0-9]+|#[xX][0-9a-fA-F]+);",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    damaged=(
        Example(
            "他说：&ldquo;明天见。&rdquo;\n",
            "他说：\N{LEFT DOUBLE QUOTATION MARK}明天见。\N{RIGHT DOUBLE QUOTATION MARK}\n",
        ),
        Example("&nbsp;&nbsp;春天&nbsp;&nbsp;来了&nbsp;\n", "春天 来了\n"),
        Example(
            "Smith &amp; Sons&rsquo; boats, it&#39;s said\n",
            "Smith & Sons\N{RIGHT SINGLE QUOTATION MARK} boats, it's said\n",
        ),
        Example("气温三十&#24230;，有雨&hellip;\n", "气温三十度，有雨…\n"),
    ),
    intact=(
        "三月 &amp; 四月\n",
        "HTML 里的空格写作 &nbsp; 四个字母\n",
        "<p>你好&nbsp;世界</p>\n",
        "curl 'https://example.org/?a=1&copy;=2'\n",
    ),
)
