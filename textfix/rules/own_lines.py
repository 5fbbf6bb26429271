"""A rule made of a user's own list of lines that have to go: the house's name above every page, the motto below it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from textfix.core import Finding, Level, Rule, Text, Zone
from textfix.evidence.frame_phrases import fits, literal, phrase
from textfix.evidence.lines import lines, without
from textfix.evidence.wording import squeezed
from textfix.tables.lexicons import Lexicon, read

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "junk/own-lines"
LONGEST = 300
DOC = """A line that the settings list as junk.

What it finds:
    A line that is wholly an entry of the list, whatever marks and blanks are round its words; in an entry `#` stands
    for a number and `…` for a few words.

Why it is damage:
    Whoever wrote the settings says so.

Stays silent on:
    Lines with anything else on them, entries that begin with `~`.
"""


def own_lines(text: str) -> Rule:
    """The rule for a list in the form of the lexicons; anywhere in a text, since its writer knows his pages."""
    own = read(text)
    entries = [*own.strong, *own.phrases]
    return Rule(
        name=NAME,
        level=Level.FULL,
        doc=DOC,
        trigger="(?i)" + "|".join(sorted(re.escape(literal(entry)) for entry in entries if literal(entry))),
        find=partial(_find, own=own),
        damaged=(),
        intact=(),
        enters=frozenset({Zone.ADDRESS, Zone.CODE}),
    )


def _find(text: Text, own: Lexicon) -> Iterator[Finding]:
    words = frozenset(map(squeezed, own.strong))
    gaps = [phrase(entry) for entry in own.phrases]
    doomed = {
        number: "a line that the settings list as junk"
        for number, line in enumerate(lines(text))
        if 0 < len(line.words) <= LONGEST
        and (squeezed(line.words) in words or any(fits(known, line.words) for known in gaps))
    }
    yield from without(text, doomed)
