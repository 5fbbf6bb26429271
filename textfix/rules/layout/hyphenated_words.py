"""A Latin word cut in two by a hyphen at the end of a line.

What it finds:
    In plain text: the first half of a word and a hyphen at the end of a line of words, the second half at the head of
    the next. The word is written as the rest of the text writes it; where the text does not have it, other such
    breaks must show that its lines were set by a typesetter.

Why it is damage:
    The hyphen belongs to the printed line. In text it splits a word that nobody can find any more.

Stays silent on:
    Words that the text hyphenates elsewhere or whose second half goes on with a hyphen keep it and are only brought
    onto one line; single breaks of unknown words; lines of code, options and tables; Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Example, Finding, Kind, Level, Rule, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK = re.compile(r"(?<![A-Za-z\\/.=_-])([A-Za-z]{2,40})-\n([a-z]{2,40})(?![a-z])([^\s]{0,60})( ?)")
WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
WORDS_BEFORE = 4
#: So many words that the text itself confirms let others be joined without.
CONFIRMED = 2
#: A first half that is a word of its own and at least this long makes a compound, which keeps its hyphen.
WHOLE = 4


class Join(NamedTuple):
    """How a word is put together again."""

    hyphen: str
    confirmed: bool


def find(text: Text) -> Iterator[Finding]:
    """Each broken word; the line end moves behind it."""
    string = text.string
    breaks = [cut for cut in BREAK.finditer(string) if _among_words(string, cut.start())]
    if not breaks:
        return
    known = {word.lower() for word in WORD.findall(BREAK.sub(" ", string))}
    joins = [_join(cut, known) for cut in breaks]
    typeset = sum(join.confirmed for join in joins) >= CONFIRMED
    for cut, join in zip(breaks, joins, strict=True):
        if join.confirmed or typeset:
            first, second, rest, space = cut.groups()
            line_end = "\n" if space else ""
            yield Finding(
                cut.end(1), cut.end(), f"word broken after {first}-", f"{join.hyphen}{second}{rest}{line_end}"
            )


def _among_words(string: str, position: int) -> bool:
    line = string[max(string.rfind("\n", max(0, position - 200), position) + 1, position - 200) : position]
    return len(WORD.findall(line)) >= WORDS_BEFORE and not line.startswith((" ", "\t"))


def _join(cut: re.Match[str], known: set[str]) -> Join:
    first, second, rest, _ = cut.groups()
    if f"{first}{second}".lower() in known:
        return Join("", confirmed=True)
    if rest.startswith("-") or f"{first}-{second}".lower() in known:
        return Join("-", confirmed=True)
    compound = first.lower() in known and (len(first) >= WHOLE or second in known)
    return Join("-" if compound else "", confirmed=False)


RULE = Rule(
    name="layout/hyphenated-words",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"[a-zA-Z]-\n[a-z]",
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
    ),
    intact=(
        "The harbour master keeps a regis-\nter of every boat.\n",
        "  --no-\ncolor\n",
        "usage: tool --dry-\nrun dry run dryrun\n",
        "pre-\nand post-war boats lay side by side; preand is no word\n",
    ),
)
