"""A rule made of a user's own list of lines that have to go: the house's name above every page, the motto below it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.frames.phrases import Phrase, fits, literal, phrase
from textfix.evidence.frames.wording import squeezed
from textfix.evidence.lines import lines, without
from textfix.tables.lexicons import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NAME = "junk/own-lines"
LONGEST = 300
DOC = """A line that the settings list as junk.

What it finds:
    A line that is wholly an entry of a list that `junk-lines` names, whatever marks and blanks are round its words; in an
    entry `#` stands for a number and `…` for a few words.

Why it is damage:
    Whoever wrote the settings says so.

Stays silent on:
    Lines with anything else on them.
"""


class EntryError(ValueError):
    """An entry by which no line can be told from others."""


def own_lines(text: str) -> Rule | None:
    """The rule for a list in the form of the lexicons; anywhere in a text, since its writer knows his pages.

    None for a list without entries. Raises EntryError.
    """
    own = read(text)
    entries = sorted({*own.strong, *own.phrases})
    if not entries:
        return None
    for entry in entries:
        if not literal(entry):
            raise EntryError(f"the entry {entry!r} has no word that a line could be known by")
    words: dict[str, list[str]] = {}  # an entry of several words stands in the list without its blanks too
    for entry in sorted(own.strong):
        words.setdefault(squeezed(entry), []).append(literal(entry))
    shown = next((entry for entry in entries if entry in own.strong), None)
    return Rule(
        name=NAME,
        level=Level.FULL,
        doc=DOC,
        trigger="(?i)" + "|".join(sorted({re.escape(literal(entry)) for entry in entries})),
        find=partial(_find, words=words, gaps=[phrase(entry) for entry in own.phrases]),
        damaged=(Example(f"{shown}\n一，二。\n", "一，二。\n"),) if shown else (),
        intact=(f"一，二，{shown}，三。\n",) if shown else (),
        enters=frozenset({Zone.ADDRESS, Zone.CODE}),
    )


def _find(text: Text, words: Mapping[str, Sequence[str]], gaps: Sequence[Phrase]) -> Iterator[Finding]:
    doomed = {
        number: "a line that the settings list as junk"
        for number, line in enumerate(lines(text))
        if 0 < len(line.words) <= LONGEST and _is_listed(line.words, words, gaps)
    }
    yield from without(text, doomed)


def _is_listed(line: str, words: Mapping[str, Sequence[str]], gaps: Sequence[Phrase]) -> bool:
    """Whether a line is an entry; its longest word has to stand in one piece, as the trigger wants it."""
    low = line.lower()
    return any(longest in low for longest in words.get(squeezed(line), ())) or any(
        known.literal in low and fits(known, line) for known in gaps
    )
