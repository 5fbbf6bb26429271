"""The head of the first page of a printed text and the foot of its last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.printed.edge_kinds import bare
from textfix.evidence.printed.folios import folio
from textfix.evidence.printed.page_breaks import key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from textfix.evidence.paragraphs import Line

#: Kinds that say alone that a page has its edge there.
CERTAIN = frozenset({"folio", "imprint", "stamp", "turn"})
HEAD = frozenset({"folio", "imprint", "stamp", "dated", "name", "number", "section"})
FOOT = CERTAIN | {"number", "name", "address", "dated"}
#: What a paper in English is called above its first page.
NAMEPLATE = re.compile(r"[A-Z][A-Z'’&-]*(?: [A-Z][A-Z'’&-]*){1,5}")
MARGINS = re.compile(r"\S[ \t\u3000]{3,}\S")
#: A text whose first number is greater does not begin with what it is called.
NOT_FIRST = 2
#: So many lines are looked at from the end of a text.
REACH = 12


def head(shown: Sequence[Line], kinds: Mapping[int, str]) -> set[int]:
    """The lines at the head of the text that are all such, where one of them shows that a page begins."""
    run = _run(range(len(shown)), kinds, HEAD)
    if not run:
        return _below_nameplate(shown, kinds)
    shows = any(kinds[at] in CERTAIN or (kinds[at] == "dated" and len(run) > 1) or _at_margins(shown[at]) for at in run)
    return set(run) if shows else set()


def _below_nameplate(shown: Sequence[Line], kinds: Mapping[int, str]) -> set[int]:
    """The head of a paper in English, whose name stands in capitals above the day and the issue."""
    if len(shown) < 2 or not NAMEPLATE.fullmatch(bare(shown[0])):
        return set()
    below = folio(bare(shown[1]))
    return {0, *_run(range(1, len(shown)), kinds, HEAD)} if below and below.issues and below.dates else set()


def _at_margins(line: Line) -> bool:
    """Whether the name of a paper stands at one margin and its issue at the other."""
    found = folio(bare(line))
    return found is not None and found.issues > 0 and bool(MARGINS.search(bare(line)))


def foot(shown: Sequence[Line], kinds: Mapping[int, str], taken: set[int]) -> set[int]:
    """The same at the end of the text."""
    last = len(shown) - 1
    run = _run(range(last, max(-1, last - REACH), -1), kinds, FOOT)
    first = min((at for at in run if kinds[at] in CERTAIN or at in taken), default=len(shown))
    return {at for at in run if first < len(shown) and (at >= first or kinds[at] == "number")}


def first_head(shown: Sequence[Line], kinds: Mapping[int, str], found: set[int], first_page: int) -> set[int]:
    """Running heads above the text, unless one alone may be what all of it is called."""
    same = {key_of(shown[at].string) for at in found}
    heads = {at: kind for at, kind in kinds.items() if key_of(shown[at].string) in same}
    run = _run(range(len(shown)), heads, {"repeated"})
    return set(run) if len(run) > 1 or first_page > NOT_FIRST else set()


def _run(numbers: Iterable[int], kinds: Mapping[int, str], allowed: Collection[str]) -> list[int]:
    """The numbers up to the first line of another kind."""
    run: list[int] = []
    for at in numbers:
        if kinds.get(at) not in allowed:
            break
        run.append(at)
    return run
