"""A curly or corner quote without its partner; for those who select it.

What it finds:
    In a paragraph, a quote that opens and is never closed, or closes what was not opened; reported.

Why it is damage:
    Character recognition and careless cutting lose one of the two. Where it stood is not known.

Stays silent on:
    Everything, unless it is selected; then on speech that goes on in the next paragraph, apostrophes, inches, code and
    texts in other languages than Chinese.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import is_chinese, unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTNERS = {"”": "“", "」": "「", "』": "『", "》": "《"}
QUOTE = re.compile("[“”「」『』《》\n]")
OPENERS = frozenset(PARTNERS.values())


def find(text: Text) -> Iterator[Finding]:
    seen = unprotected(text)
    if not QUOTE.search(seen.replace("\n", "")) or not is_chinese(text):
        return
    open_quotes: list[int] = []
    for quote in QUOTE.finditer(seen + "\n"):
        at, mark = quote.start(), quote.group()
        if mark in OPENERS:
            open_quotes.append(at)
        elif mark != "\n":
            if open_quotes and seen[open_quotes[-1]] == PARTNERS[mark]:
                open_quotes.pop()
            else:
                yield Finding(at, at + 1, f"{mark} closes nothing in this paragraph")
        else:
            yield from _left_open(seen, open_quotes, at)
            open_quotes = []


def _left_open(seen: str, open_quotes: list[int], line_end: int) -> Iterator[Finding]:
    """What is still open at the end of a paragraph, unless the next one goes on with the speech."""
    following = seen[line_end + 1 : line_end + 20].lstrip(" \t\n\N{IDEOGRAPHIC SPACE}")
    for at in open_quotes:
        if not following.startswith(seen[at]):
            yield Finding(at, at + 1, f"{seen[at]} is not closed in this paragraph")


RULE = Rule(
    name="punctuation/unbalanced-quotes",
    level=Level.REPORT,
    doc=__doc__ or "",
    trigger="[“”「」『』《》]",
    find=find,
    damaged=(
        Example("他说：“船停了，大家都回家。\n第二天又开。", "他说：“船停了，大家都回家。\n第二天又开。"),
        Example("门上写着平安”两个字。", "门上写着平安”两个字。"),
    ),
    intact=(
        "他说：“船停了。”大家都回家。",
        "“第一段话很长。\n\n“第二段接着说。”",
        "《渡口》里写道：「老街的燈亮了，『平安』二字還在。」",
        "He said “wait, and left.",
    ),
    default=False,
)
