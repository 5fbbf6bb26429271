"""Latin paragraphs left in the short lines of a printed column.

What it finds:
    In plain text: paragraphs in lines of a narrow column, in a text in which several lines end inside a word with a
    hyphen. The lines of a paragraph become one, their broken words whole.

Why it is damage:
    Newspapers and books hyphenate; people who write plain text do not. The line ends and hyphens belong to the print.

Stays silent on:
    Mail, verse, and manuals wrapped at a column without hyphens, also with one or two; wide lines; titles, bylines, lists,
    tables, indented lines; a short line that ends a sentence; Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.layout.hyphenation import breaks
from textfix.evidence.layout.typeset import column, line_ends

if TYPE_CHECKING:
    from collections.abc import Iterator


def find(text: Text) -> Iterator[Finding]:
    """Each line end inside a paragraph."""
    if not (width := column(text)):
        return
    words = {cut.start: cut for cut in breaks(text)}
    message = f"line of a column {width} wide"
    for line, after in line_ends(text):
        end = line.start + len(line.string.rstrip())
        begin = after.start + len(after.string) - len(after.string.lstrip())
        if cut := words.get(end - 1):
            yield Finding(end - 1, begin, f"word broken after {cut.first}-", cut.hyphen)
        else:
            yield Finding(end, begin, message, " ")


BEFORE = (
    "The ferry ran for sixty years be-\ntween the two villages and car-\nried more letters than people.\n"
    "On market days it made ten cross-\nings, and the ferryman knew every\npassenger by name.\n"
)
AFTER = (
    "The ferry ran for sixty years between the two villages and carried more letters than people. On market days it made"
    " ten crossings, and the ferryman knew every passenger by name.\n"
)

RULE = Rule(
    name="layout/narrow-columns",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"\pL[-\x{ad}\x{2010}][ \t]*\n\s*\pL",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    damaged=(Example(BEFORE, AFTER), Example(f"The Ferry\n\n{BEFORE}", f"The Ferry\n\n{AFTER}")),
    intact=(
        "The ferry ran for sixty years\nbetween the two villages and\ncarried more letters than people.\n",
        "The ferry was well-\nkept and ran between\nthe two villages.\n",
        "The keeper wrote his letter by hand, so\nthat it be-\ncame long.\n"
        + "He wrote of the weather and of the\nboats, and what they brought.\n\n" * 60,
        "Oh the sea-\nsong of the old men,\nthe sea-\nsong of the boys,\nand the sea-\nweed on the shore\n",
    ),
)
