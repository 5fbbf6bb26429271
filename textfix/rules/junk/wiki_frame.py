"""The notes and menus of wiki software round an entry: `Jump to navigation`, `This page was last edited on …`.

What it finds:
    In the head or the tail of an entry lines that are wholly such a note or a row of such words.

Why it is damage:
    The software prints them round every entry; they are about the page and not about its matter.

Stays silent on:
    Sentences of the entry, single ordinary words, references and lists of the entry itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES
from textfix.evidence.markup.wiki import FOOTNOTES
from textfix.evidence.pages.chrome import ANY, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A heading is no longer; rows of links are.
LONGEST_HEADING = 24
ENGLISH = "The path round the lake was opened on Tuesday morning, and by noon several hundred people had walked all the four kilometres of it.\n"


def find(text: Text) -> Iterator[Finding]:
    """The rows, but for the heading above notes that stay."""
    for row in rows_of(text, "wiki_chrome", "frame of a wiki"):
        if not (row.end - row.start <= LONGEST_HEADING and FOOTNOTES.match(text.string, _next_line(text, row.end))):
            yield row


def _next_line(text: Text, start: int) -> int:
    """Where the next line begins that is not blank."""
    while text.string.startswith("\n", start):
        start += 1
    return start


RULE = Rule(
    name="junk/wiki-frame",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "Jump to navigation Jump to search\n" + ENGLISH + "This page was last edited on 2 May 2014, at 19:07.\n",
            ENGLISH,
        ),
    ),
    intact=(
        ENGLISH + "Categories\n",
        ENGLISH + "References\n^ Dale, M. (1931). Lakes of the north, p. 4.\n",
        ENGLISH + "See also the map at the old jetty.\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
