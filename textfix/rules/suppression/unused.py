"""Comments for textfix that have nothing to suppress, or that it cannot follow.

What it finds:
    A `textfix: ignore`, `off` or `ignore-file` comment where no rule finds anything at any level, one that names a rule
    that does not exist, `ignore-file` below the first ten lines, and `on` where nothing is off.

Why it is damage:
    The comment outlived what it was written for, or never worked. It hides the next damage in its place.

Stays silent on:
    Comments that hold a finding back, if only one that --full or another selection would give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.suppressions import WORD, directives, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator


def find(text: Text) -> Iterator[Finding]:
    """What a text alone tells; which comments suppress nothing is known when the other rules have run."""
    found = directives(text)
    for directive in found.late:
        yield Finding(directive.at, directive.behind, "below the first ten lines `ignore-file` has no effect")
    for directive in found.ends:
        yield Finding(directive.at, directive.behind, "nothing is off here")
    for directive in found.suppressing:
        if reason := unknown(directive):
            yield Finding(directive.at, directive.behind, reason)


RULE = Rule(
    name="suppression/unused",
    level=Level.REPORT,
    doc=__doc__ or "",
    trigger=WORD,
    find=find,
    damaged=(
        Example("雨停了。 <!-- textfix: on -->", "雨停了。 <!-- textfix: on -->"),
        Example("rain  # textfix: ignore[script/reedings]", "rain  # textfix: ignore[script/reedings]", Kind.SOURCE),
    ),
    intact=(
        "雨停了，，大家下山。 <!-- textfix: ignore -->",
        "% textfix: off[junk]\n雨停了。\n% textfix: on",
        "textfix: a tool",
    ),
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
)
