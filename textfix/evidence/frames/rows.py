"""Rows of a page's frame, cell by cell: what the lexicons know of a line of buttons, channels or links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from textfix.evidence.frames.phrases import COUNT, LISTS, phrase_of, plain
from textfix.evidence.frames.pieces import Piece, composed, pieces
from textfix.evidence.frames.wording import BETWEEN, CELL, squeezed
from textfix.tables.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_PIECE = 8  #: words of one entry
LONGEST_NAME = 8  #: Han characters of a channel's name
NEUTRAL = re.compile(
    r"(?:\d{1,4}年)?\d{1,2}月(?:\d{1,2}日)?|[£$€¥￥]?[\d.,]+(?:am|pm|st|nd|rd|th|元)?[万萬kw%]?\+?[条條次人个個]?|\W"
)
#: A field with its value, which may be the article's own: `软件语言：简体中文`.
LABELLED = re.compile(r"[^:：|｜]{2,12}[:：]\s*[^\s:：]")
DATE = re.compile(r"\d{2,4}\s?[年/.-]\s?\d{1,2}")
#: Lists whose words stand before a count.
COUNTED = frozenset({"comment_form", "counters", "share_bar", "page_tools", "forum_chrome", "shop_chrome", "login_bar"})


#: What a row is known as that only its pieces tell; the lists come before it.
COMPOSED = "composed"
RANKS = (*LISTS, COMPOSED)


@dataclass(frozen=True, slots=True)
class Row:
    """What the lexicons know of one line, cell by cell."""

    strong: tuple[str, ...]  #: the list of each cell that is a word of a frame and nothing else
    weak: tuple[str, ...]  #: the list of each cell that is also an ordinary word
    unknown: tuple[str, ...]  #: the cells that no list knows
    barred: bool = False  #: the cells are parted by bars or wide blanks, not by single blanks

    @property
    def lists(self) -> frozenset[str]:
        """All lists that know a cell."""
        return frozenset(self.strong + self.weak)

    @property
    def name(self) -> str:
        """The list that the row is known by: the first of those with a strong cell, else the commonest."""
        if self.strong:
            return min(self.strong, key=RANKS.index)
        return max(self.weak, key=lambda name: (self.weak.count(name), -RANKS.index(name)), default="")

    @property
    def sure(self) -> bool:
        """Whether the row says by itself that it is the frame's."""
        cells = len(self.strong) + len(self.weak) + len(self.unknown)
        if not self.unknown:
            return bool(self.strong) or cells >= 3 or (cells == 2 and self.name == "page_tools")
        if len(self.strong) >= 2:
            return len(self.unknown) * 3 <= cells
        known = len(self.strong) + len(self.weak)
        return known * 4 >= cells * 3 if cells >= 5 else self.barred and cells >= 3 and known * 3 >= cells * 2

    @property
    def whole(self) -> bool:
        """Whether every cell is known."""
        return not self.unknown and bool(self.strong or self.weak)


@cache
def vocabulary() -> dict[str, tuple[str, bool]]:
    """The entries without holes, squeezed, with their list and whether they are strong; strong ones come first."""
    found: dict[str, tuple[str, bool]] = {}
    for strong in (True, False):
        for name in LISTS:
            entries = lexicon(name)
            for entry in sorted(entries.strong if strong else entries.weak):
                if not entry.startswith("-"):
                    found.setdefault(squeezed(entry), (name, strong))
    for name in sorted(COUNTED, key=LISTS.index):
        for entry in lexicon(name).phrases:
            if entry.find("#") == len(entry) - 1 and "…" not in entry:  # `点击#`: a button that is followed by a count
                found.setdefault(squeezed(entry), (name, False))
    found.pop("", None)  # an entry of marks alone
    return found


@lru_cache(maxsize=16384)  # the same lines are judged again after each rule
def row_of(words: str, *, firm: bool = False) -> Row:
    """What is known of a line: as a whole, cut at its bars, and cut at every blank; the best of these.

    *firm* asks more of a line that reads like a sentence.
    """
    if (found := vocabulary().get(squeezed(plain(words)))) is not None:
        return _row([("", found)])
    if name := phrase_of(words, firm=firm):
        return _row([("", (name, True))])
    cells = [cell for cell in CELL.split(words) if BETWEEN.sub("", cell)]
    rows = [_row(_pieces(words, apart=not LABELLED.match(words)))]
    if len(cells) >= 2:
        rows.append(_row(map(_cell, cells), barred=True))
    if found := _by_pieces(words):
        rows.append(_row([(words, found)]))
    return max(rows, key=lambda row: (row.sure, -len("".join(row.unknown))))


def _row(cells: Iterable[tuple[str, tuple[str, bool] | None]], *, barred: bool = False) -> Row:
    strong: list[str] = []
    weak: list[str] = []
    unknown: list[str] = []
    for cell, found in cells:
        if found is None:
            if not NEUTRAL.fullmatch(cell) and pieces().get(cell) is not Piece.FILLER:
                unknown.append(cell)
        else:
            (strong if found[1] else weak).append(found[0])
    return Row(tuple(strong), tuple(weak), tuple(unknown), barred)


@cache
def _endings() -> dict[str, str]:
    """How the names of channels and of links in the foot end, with their lists: entries that begin with ``-``."""
    return {entry[1:]: name for name in LISTS for entry in lexicon(name).weak if entry.startswith("-")}


def _by_ending(piece: str) -> tuple[str, bool] | None:
    """What a short name is known as by its end: `春晖资讯`."""
    if not 3 <= len(piece) <= LONGEST_NAME:
        return None
    name = next((_endings()[piece[-size:]] for size in (2, 3, 4) if piece[-size:] in _endings()), None)
    return (name, False) if name else None


def _cell(cell: str) -> tuple[str, tuple[str, bool] | None]:
    tight = squeezed(plain(cell))
    found = _known(tight)
    if found is None and (name := phrase_of(cell)):
        found = (name, True)
    return tight, found or _by_pieces(cell) or _by_ending(tight)


def _by_pieces(words: str) -> tuple[str, bool] | None:
    """What a cell is known as by the pieces that it is made of."""
    if DATE.search(words) or LABELLED.match(words) or squeezed(words) in lexicon("related_headings"):
        return None  # lines below a title; the heading of a block above its links
    strong = composed(" ".join(token for token in BETWEEN.split(plain(words)) if token))
    return None if strong is None else (COMPOSED, strong)


def _pieces(words: str, *, apart: bool) -> Iterator[tuple[str, tuple[str, bool] | None]]:
    """The words of a line, those of one entry together; one with a count behind it is a button for sure.

    *apart* says whether a word may be known by its own pieces.
    """
    tokens = [token for token in BETWEEN.split(plain(words)) if token]
    number = 0
    while number < len(tokens):
        for size in range(min(LONGEST_PIECE, len(tokens) - number), 0, -1):
            piece = "".join(tokens[number : number + size])
            found = _known(piece)
            if found or size == 1:
                following = tokens[number + size] if number + size < len(tokens) else ""
                if found and found[0] in COUNTED and COUNT.fullmatch(following):
                    found = (found[0], True)
                yield piece, found or (_by_pieces(piece) if apart else None) or _by_ending(piece)
                number += size
                break


def _known(piece: str) -> tuple[str, bool] | None:
    """What a cell is known as, with a count behind it or without."""
    known = vocabulary()
    if (found := known.get(piece)) is not None:
        return found
    bare = _uncounted(piece)
    found = known.get(bare)
    return (found[0], found[1] or (bare != piece and found[0] in COUNTED)) if found else None


def _uncounted(piece: str) -> str:
    """A cell without the count behind it: `评论12`."""
    bare = re.sub(r"[\d.]+[万萬千k条條次人]{0,2}\+?$", "", piece)
    return bare if len(bare) > 1 else piece  # `x12` and `a68` are names
