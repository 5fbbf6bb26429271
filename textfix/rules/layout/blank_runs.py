"""Blank lines before a text, behind it, or several where one separates paragraphs.

What it finds:
    In plain text that is prose: blank lines at the head, two or more blank lines in a row, white space and blank
    lines at the tail; and, in the company of one of these, a last line that is not ended. In Markdown only blank
    lines before front matter, which is not recognised behind them; so in plain text of any sort.

Why it is damage:
    They are what is left of pictures, page furniture and layout when a page or a column is saved as text.

Stays silent on:
    Verse, speech, tables, logs and code, where the number of blank lines may mean something; Markdown; a
    missing line end alone; blank lines in code; texts that set most of their paragraphs apart by several blank lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.paragraphs import blocks, front_matter_end, is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANK_LINE = re.compile(r"[ \t\u3000]*\n")
#: So many runs, and as many as there are single blank lines, are the layout of the text.
REGULAR = 5
WHITE = " \t\n\N{IDEOGRAPHIC SPACE}"


def find(text: Text) -> Iterator[Finding]:
    """Surplus blank lines at the head, inside and at the tail."""
    string = text.string
    head = _blank_until(string, 0)
    tail = len(string.rstrip(WHITE))
    if not tail:
        return
    prose = text.kind is Kind.PLAIN and is_prose(text)
    if not prose:
        if head and front_matter_end(text):
            yield Finding(0, head, "blank line before the front matter", "")
        return
    found = list(_runs(string, head, tail))
    if len(found) >= REGULAR and 2 * len(found) >= len(blocks(text)) - 1:
        return
    if head:
        found.insert(0, Finding(0, head, "blank line at the head of the text", ""))
    after_return = string[tail - 1] == "\r"  # the two would be one line end
    if string[tail:] != "\n" and (found or string[tail:]) and not after_return:
        message = "blank space at the tail of the text" if string[tail:] else "last line without its line end"
        found.append(Finding(tail, len(string), message, "\n"))
    yield from found


def _blank_until(string: str, start: int) -> int:
    """The offset behind the blank lines that begin at *start*."""
    while line := BLANK_LINE.match(string, start):
        start = line.end()
    return start


def _runs(string: str, start: int, tail: int) -> Iterator[Finding]:
    """Runs of two and more blank lines between *start* and *tail*."""
    while (start := string.find("\n", start, tail)) >= 0:
        end = _blank_until(string, start + 1)
        if string.count("\n", start, end) > 2:
            yield Finding(start, end, "several blank lines in a row", "\n\n")
        start = end


PROSE = "夜里下了一场小雨，早晨的街道格外干净。卖早点的铺子已经开门，蒸笼上冒着白气，几个学生背着书包排队等候。"

RULE = Rule(
    name="layout/blank-runs",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"\A[ \t\x{3000}]*\n|\n[ \t\x{3000}]*\n[ \t\x{3000}]*\n|[ \t\x{3000}]\z|[ \t\x{3000}\n]\n\z",
    find=find,
    kinds=frozenset({Kind.PLAIN, Kind.MARKDOWN}),
    damaged=(
        Example(f"\n\n{PROSE}\n", f"{PROSE}\n"),
        Example(f"{PROSE}\n\n\n\n{PROSE}\n   ", f"{PROSE}\n\n{PROSE}\n"),
        Example(f"\n{PROSE}", f"{PROSE}\n"),
        Example("\n---\ntitle: 雨\n---\n\n\n正文。\n", "---\ntitle: 雨\n---\n\n\n正文。\n", Kind.MARKDOWN),
    ),
    intact=(
        f"{PROSE}\n\n{PROSE}\n",
        PROSE,
        (PROSE + "\n\n\n") * 7 + PROSE,
        "春雨\n\n\n细细的\n落在瓦上\n\n\n夜里\n谁也没有听见\n",
        "name  size\n\n\na  1\nb  2\n",
    ),
)
