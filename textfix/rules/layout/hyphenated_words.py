"""A Latin word cut in two by a hyphen at the end of a line.

What it finds:
    In plain text: the first half of a word and a hyphen at the end of a line of words, the second half at the head of
    the next. The word is written as the rest of the text writes it; where the text does not have it, one half must be
    a syllable that is no word, or other such breaks must show that the lines were set by a typesetter. Where a
    blank line stands between the halves, the two paragraphs are one.

Why it is damage:
    The hyphen belongs to the printed line. In text it splits a word that nobody can find any more.

Stays silent on:
    Words that the text hyphenates elsewhere or whose second half goes on with a hyphen keep it and are only brought
    onto one line; single breaks of unknown words; lines of code, options and tables; Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.layout.hyphenation import breaks

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So many words that are certain let others be joined that are not.
CONFIRMED = 2


def find(text: Text) -> Iterator[Finding]:
    """Each broken word; the line end moves behind it."""
    broken = breaks(text)
    typeset = sum(cut.confirmed for cut in broken) >= CONFIRMED
    for cut in broken:
        if cut.confirmed or (typeset and not cut.apart):
            behind = " " if cut.space and cut.apart else "\n" if cut.space else ""
            yield Finding(cut.start, cut.end, f"word broken after {cut.first}-", cut.whole + behind)


RULE = Rule(
    name="layout/hyphenated-words",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"\pL[-\x{ad}\x{2010}][ \t]*\n\s*\pL",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    damaged=(
        Example(
            "The harbour master keeps a regis-\nter of every boat. The register is public.\n",
            "The harbour master keeps a register\nof every boat. The register is public.\n",
        ),
        Example(
            "They sailed along the south-\neast coast. The south-east wind was cold.\n",
            "They sailed along the south-east\ncoast. The south-east wind was cold.\n",
        ),
        Example(
            "The newly-\nmade regis-\nter is kept by the coun-\nty.\n",
            "The newly-made\nregister\nis kept by the county.\n",
        ),
        Example(
            "The list converts ASCII-\nbased names.\n",
            "The list converts ASCII-based\nnames.\n",
        ),
        Example(
            "Those who came in the rain and had brought their own lad-\n\nders were thanked.\n",
            "Those who came in the rain and had brought their own ladders were thanked.\n",
        ),
    ),
    intact=(
        "The harbour master keeps a sail-\nboat of his own.\n",
        "  --no-\ncolor\n",
        "usage: tool --dry-\nrun dry run dryrun\n",
        "pre-\nand post-war boats lay side by side; preand is no word\n",
        "The old boats are well-\nkept and all their sails are well-\nkept, too.\n",
    ),
)
