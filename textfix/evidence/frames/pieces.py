"""Entries of a menu that no list has whole, told from their pieces: what one can do with a page, and with what.

`返回新聞列表` is a deed (`返回`) and two things of a page; `Display posts from previous` is made of words that menus have.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache

from textfix.tables.lexicons import lexicon

LONGEST_CELL = 24  #: Han characters
LONGEST_PIECE = 6
MOST_WORDS = 12
NUMBER = re.compile(r"[\d.,:]+[kmw万萬千%]?")
LATIN = re.compile(r"[a-z'&]+|[\d.,:%$+]+")
#: A cell of which less is no small words is a clause; English has the more of them.
FEWEST_KNOWN, FEWEST_KNOWN_LATIN = 0.4, 0.25


class Piece(IntEnum):
    """What a piece says of its entry; the higher, the more."""

    FILLER = 0
    THING = 1  #: also a thing of an article
    DEED = 2  #: also done elsewhere
    PART = 3  #: a part of a page or a site
    USE = 4  #: done with pages only


@cache
def pieces() -> dict[str, Piece]:
    """All pieces, in lower case."""
    found: dict[str, Piece] = {}
    for name, strong, weak in (
        ("frame_fillers", Piece.FILLER, Piece.FILLER),
        ("frame_objects", Piece.PART, Piece.THING),
        ("frame_actions", Piece.USE, Piece.DEED),
    ):
        entries = lexicon(name)
        found.update(dict.fromkeys(entries.weak, weak))
        found.update(dict.fromkeys(entries.strong, strong))
    return found


@lru_cache(maxsize=16384)
def composed(cell: str) -> bool | None:
    """Whether a cell in lower case is made of such pieces: True where they say it for sure, None where they do not."""
    found = _latin(cell) if cell.isascii() else _han("".join(cell.split()))
    if found is None or not found:
        return None
    sizes = {kind: sum(size for own, size in found if own is kind) for kind in Piece}
    fewest = FEWEST_KNOWN_LATIN if cell.isascii() else FEWEST_KNOWN
    if sizes[Piece.FILLER] > (1 - fewest) * sum(sizes.values()):
        return None
    kinds = [kind for kind, _ in found]
    deeds, parts = kinds.count(Piece.USE), kinds.count(Piece.PART)
    if deeds + parts >= 2 or (deeds and Piece.THING in kinds) or (parts and Piece.DEED in kinds):
        return True
    return False if deeds or parts else None


#: Pieces that say it for sure in a sentence that a site says to its readers, and characters to each of them.
FEWEST_SAID, MOST_BETWEEN = 2, 22
FEWEST_SAID_LATIN, MOST_BETWEEN_LATIN = 3, 7  #: words
LONGEST_SPEECH = 200
SAID = re.compile(r"[a-z']+|[\u4e00-\u9fff]+")


@lru_cache(maxsize=16384)
def speaks_for_site(words: str) -> bool:
    """Whether a sentence in lower case is what a site says to its readers: it is full of deeds and parts of a page."""
    if not 4 <= len(words) <= LONGEST_SPEECH:
        return False
    known = pieces()
    said: set[str] = set()
    for run in SAID.findall(words):
        if run.isascii():
            said.update([run] if known.get(run, 0) >= Piece.PART else [])
            continue
        at = 0
        while at < len(run):
            size = next((n for n in range(LONGEST_PIECE, 1, -1) if known.get(run[at : at + n], 0) >= Piece.PART), 0)
            if size:
                said.add(run[at : at + size])
            at += size or 1
    said -= lexicon("frame_talk").strong
    if words.isascii():
        return len(said) >= FEWEST_SAID_LATIN and words.count(" ") <= MOST_BETWEEN_LATIN * len(said)
    return len(said) >= FEWEST_SAID and len(words) <= MOST_BETWEEN * len(said)


def _latin(cell: str) -> list[tuple[Piece, int]] | None:
    words = LATIN.findall(cell)
    if not 1 <= len(words) <= MOST_WORDS:
        return None
    found = [Piece.FILLER if NUMBER.fullmatch(word) else pieces().get(word) for word in words]
    return None if None in found else [(kind, 1) for kind in found if kind is not None]


def _han(cell: str) -> list[tuple[Piece, int]] | None:
    """The pieces of a cell, so that the largest share of it are no fillers; None where something is left over."""
    cell = NUMBER.sub("", cell)
    if not 2 <= len(cell) <= LONGEST_CELL:
        return None
    known = pieces()
    best: list[tuple[int, list[tuple[Piece, int]]] | None] = [(0, [])]
    for end in range(1, len(cell) + 1):
        reached = None
        for start in range(max(0, end - LONGEST_PIECE), end):
            before, kind = best[start], known.get(cell[start:end])
            if before is None or kind is None:
                continue
            worth = before[0] + (end - start) ** 2 * (kind is not Piece.FILLER)
            if reached is None or worth > reached[0]:
                reached = (worth, [*before[1], (kind, end - start)])
        best.append(reached)
    return best[-1][1] if best[-1] else None
