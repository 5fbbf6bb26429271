"""Exotic spaces among Han characters.

What it finds:
    En spaces, no-break spaces and their like between two Han characters, or between a Han character and the edge of
    its line or element. Each becomes one plain space.

Why it is damage:
    They come from word processors and web pages, where `&ensp;` and `&nbsp;` drew an indent or held two names apart.
    Chinese knows the plain and the ideographic space only; searches and word counts miss the others.

Stays silent on:
    The ideographic space; no-break spaces beside Latin words, figures or code, as French and many style guides have
    them; texts in Japanese and other languages; an indent of Markdown that would turn into code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.marks import HAN, is_chinese, unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator

EXOTIC = (
    "\N{NO-BREAK SPACE}\N{OGHAM SPACE MARK}\N{EN QUAD}-\N{HAIR SPACE}"
    "\N{NARROW NO-BREAK SPACE}\N{MEDIUM MATHEMATICAL SPACE}"
)
PLAIN = " \t\N{IDEOGRAPHIC SPACE}"
BLANKS = re.compile(f"[{PLAIN}{EXOTIC}]+")
RUN = re.compile(f"[{EXOTIC}]+")
EACH = tuple(character for character in map(chr, range(0x3000)) if RUN.match(character))
#: Han characters and the marks that are at home among them alone.
CHINESE = f"[{HAN}、。，：；？！（）【】《》〈〉「」『』〔〕□●■◆▲★※]"
#: What may stand on the other side: the same, or nothing at all.
EDGE = f"{CHINESE[:-1]}\n<>“”‘’•·|]"
CODE_INDENT = 4  #: plain spaces at the head of a line that Markdown reads as code


def find(text: Text) -> Iterator[Finding]:
    """Each run of exotic spaces that stands among Han characters."""
    seen = unprotected(text)
    places = [at for space in EACH for at in _places(seen, space)]
    if not places or not is_chinese(text):
        return
    for start, end in _blanks(seen, sorted(places)):
        before, after = text.string[start - 1 : start] or "\n", text.string[end : end + 1] or "\n"
        if not _is_among_han(before, after):
            continue
        if text.kind is Kind.MARKDOWN and before == "\n" and end - start >= CODE_INDENT:
            continue
        for run in RUN.finditer(seen, start, end):
            yield Finding(run.start(), run.end(), "exotic spaces among Han characters", " " * len(run.group()))


def _places(seen: str, space: str) -> Iterator[int]:
    """Where a character stands; found one by one, which is many times as fast as a class of them."""
    at = seen.find(space)
    while at >= 0:
        yield at
        at = seen.find(space, at + 1)


def _blanks(seen: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """The runs of blanks of any kind that hold exotic ones; plain blanks alone, which are everywhere, cost nothing."""
    end = 0
    for place in places:
        if place < end:
            continue
        start = place
        while start > end and seen[start - 1] in PLAIN:
            start -= 1
        blanks = BLANKS.match(seen, place)
        end = blanks.end() if blanks else place + 1
        yield start, end


def _is_among_han(before: str, after: str) -> bool:
    if not (re.match(EDGE, before) and re.match(EDGE, after)):  # compiled when it is needed: that takes long
        return False
    return bool(re.match(CHINESE, before) or re.match(CHINESE, after))


RULE = Rule(
    name="characters/spaces",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=(f"[{EXOTIC}]", f"[{HAN}]"),
    find=find,
    damaged=(
        Example("<p>\N{EN SPACE}\N{EN SPACE}清晨的渡口起了雾。</p>", "<p>  清晨的渡口起了雾。</p>"),
        Example("山城晚報\N{NO-BREAK SPACE}記者 林小溪", "山城晚報 記者 林小溪"),
        Example("\N{EM SPACE}\N{EM SPACE}老街的灯亮了。\n", "  老街的灯亮了。\n"),
    ),
    intact=(
        "\N{IDEOGRAPHIC SPACE}\N{IDEOGRAPHIC SPACE}清晨的渡口起了雾。",
        "调用\N{NO-BREAK SPACE}`send`\N{NO-BREAK SPACE}之后",
        "调用\N{NO-BREAK SPACE}send()\N{NO-BREAK SPACE}一次，耗时 3\N{NO-BREAK SPACE}秒。",
        "«\N{NO-BREAK SPACE}Bonjour\N{NO-BREAK SPACE}», dit-il\N{NARROW NO-BREAK SPACE}!",
        "お知らせ\N{NO-BREAK SPACE}東京\N{NO-BREAK SPACE}大阪です。",
        "`清晨\N{EN SPACE}渡口`",
    ),
)
