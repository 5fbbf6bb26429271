"""Lines that stand at the edge of a printed page, told by what they are and by standing with others that are certain.

None of them is furniture by itself: a folio, an imprint, a running head is taken at the head or foot of the text, beside
a line that is known, or between the halves of a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.evidence.printed.edge_kinds import LONGEST, bare, kinds_of
from textfix.evidence.printed.folios import folio
from textfix.evidence.printed.imprints import imprint, is_stamp
from textfix.evidence.printed.page_breaks import key_of
from textfix.evidence.printed.page_ends import first_head, foot, head
from textfix.evidence.printed.page_numbers import pieces_of
from textfix.evidence.printed.signs import printed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textfix.core import Text
    from textfix.evidence.paragraphs import Line

#: A telephone's number.
CALL = re.compile(r"\d{3}[-－ )]?\d{4}")
#: Kinds that may stand beside anything.
APART = frozenset({"repeated", "section"})
#: Lines at either end of a text where a stamp stands.
EDGE = 3


def edges(text: Text, shown: Sequence[Line], taken: set[int], first_page: int) -> set[int]:
    """The lines at the edges of pages; *taken* are those that are known, *first_page* is the number of the first page."""
    if not (taken or printed(text)):
        return set()
    kinds = kinds_of(shown, taken)
    found = taken | head(shown, kinds) | foot(shown, kinds, taken)
    found |= {at for at, kind in kinds.items() if _stands_alone(bare(shown[at]), kind)}
    found |= _set_apart(shown, found)
    same = {key_of(shown[at].string) for at in found}
    found |= {at for at, kind in kinds.items() if kind in ("folio", "dated") and key_of(shown[at].string) in same}
    again = _again(shown, kinds)
    for _ in range(2):  # what stands beside a running head, too
        _spread(found, {at: kind for at, kind in kinds.items() if kind not in APART})
        found |= {at for places in again for at in _heads(places, found)}
    return found | first_head(shown, kinds, found, first_page)


def stamps(shown: Sequence[Line]) -> set[int]:
    """What a library stamped on pages: at the ends of the text, or again and again."""
    found = [at for at, line in enumerate(shown) if len(line.string) <= LONGEST and is_stamp(bare(line))]
    times = Counter(bare(shown[at]) for at in found)
    ends = (*range(EDGE), *range(len(shown) - EDGE, len(shown)))
    return {at for at in found if times[bare(shown[at])] > 1 or at in ends}


def rising(shown: Sequence[Line]) -> set[int]:
    """Folios that give the same name, and numbers of pages that rise: `The Ferry Post • Page 3`, `The Ferry Post • Page 4`."""
    places: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(shown):
        found = folio(bare(line)) if len(line.string) <= LONGEST else None
        if found and found.page is not None and (found.worded or found.dates or found.issues):
            for name in set(found.names):
                places.setdefault(name.upper(), []).append((at, found.page))
    pairs = (pair for run in places.values() for pair in pairwise(run))
    # with nothing between them they are a list
    rise = ((one, two) for (one, first), (two, second) in pairs if second > first and two - one > 1)
    return {at for pair in rise for at in pair}


def _stands_alone(stripped: str, kind: str) -> bool:
    """Whether a line of a printed text says so much of the paper that it may stand anywhere."""
    if kind == "imprint":
        return sum(imprint(stripped)) > 1 or bool(CALL.search(stripped))
    found = folio(stripped) if kind == "folio" else None
    return found is not None and found.sure


def _set_apart(shown: Sequence[Line], found: set[int]) -> set[int]:
    """Lines set at both margins whose parts all stand in known lines, too."""
    known = {piece for at in found for piece in pieces_of(bare(shown[at]))}
    return {at for at, line in enumerate(shown) if (pieces := pieces_of(bare(line))) and known.issuperset(pieces)}


def _again(shown: Sequence[Line], kinds: Mapping[int, str]) -> list[list[int]]:
    """The places of each line that comes again."""
    places: dict[str, list[int]] = {}
    for at in sorted(at for at, kind in kinds.items() if kind == "repeated"):
        places.setdefault(key_of(shown[at].string), []).append(at)
    return list(places.values())


def _heads(places: Sequence[int], found: set[int]) -> list[int]:
    """Those places, where half of them and more stand beside known lines; the first may be what the text is called."""
    beside = [at for at in places if at - 1 in found or at + 1 in found]
    return beside if 2 * len(beside) >= len(places) else []


def _spread(found: set[int], kinds: Mapping[int, str]) -> None:
    """Add the lines that stand beside those that are found, directly or through each other."""
    todo = list(found)
    while todo:
        at = todo.pop()
        for beside in (at - 1, at + 1):
            if beside in kinds and beside not in found and (kinds[beside] != "address" or beside > at):
                found.add(beside)
                todo.append(beside)
