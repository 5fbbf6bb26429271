"""Latin text set in a narrow column: hyphens at the ends of its lines show it, since no writer makes them by hand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.layout.hyphenation import breaks
from textfix.evidence.layout.latin_breaks import HANGS
from textfix.evidence.paragraphs import Line, blocks, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Words without a hyphen of their own that show a typesetter, by the width of the column up to which they do: how many of
#: them must be certain, and how many there must be in all. Some programs break wide lines at the hyphens of compounds.
SHOWN = ((48, 0, 3), (64, 1, 1), (80, 1, 3), (240, 2, 2))
WIDEST, NARROWEST = 240, 20
#: A typesetter breaks a word in every tenth line or so; one in more lines than this was broken by hand.
#: Few of them may be another's, quoted in a text of one's own, where they stand in more lines than that.
RARELY, QUOTED = 100, 40
#: So many broken words speak for all of a text.
MANY = 3
#: What a line that fills a column measures at least, the share of lines that do, and of those before one in lower case.
ROUGHLY, MOSTLY, LOW = 0.6, 0.5, 0.2
#: A line is full when the next word would have come so near the column's edge, or past it.
FULL = 0.85
#: Two gaps in a line make it a row of a table.
ROW = re.compile(r"\S {2,}\S.* {2,}\S|\t")
ROWS = 0.2
#: The share of letters and spaces in a line of prose.
LETTERS = 0.75
#: A line so much wider than the column is a paragraph of its own.
WIDER = 1.25
MARKER = re.compile(r"\s*(?:[-*+•·●○◆■▪►–—] |\(?\d{1,3}[.)] |\(?[a-z]\) |\[\d{1,3}\] )")
FIRST_WORD = re.compile(r"\S{1,40}")
ENDED = re.compile(r"[.!?:][\"'”’)]{0,2}$")


@fact
def column(text: Text) -> int:
    """The width of the column in which a text was set, in characters; 0 where it was not."""
    broken = [cut for cut in breaks(text) if not (cut.apart or cut.hyphen)]
    certain = sum(cut.confirmed for cut in broken)
    ends = {cut.start for cut in broken}
    lengths = sorted(
        len(line.string.strip()) for line in lines(text) if line.start + len(line.string.rstrip()) - 1 in ends
    )
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    if not NARROWEST <= width <= WIDEST:
        return 0
    if len(broken) * (RARELY if len(broken) >= MANY else QUOTED) < sum(not line.blank for line in lines(text)):
        return 0
    shown = any(width <= widest and certain >= some and len(broken) >= least for widest, some, least in SHOWN)
    return width if shown else 0


def line_ends(text: Text) -> Iterator[tuple[Line, Line]]:
    """Neighbouring lines of a paragraph that was set in a column."""
    width = column(text)
    if not width:
        return
    whole = [[line for line in block if _is_prose(line.string)] for block in _set(text, width)]
    pairs = [pair for block in whole for pair in pairwise(block) if pair[0].end + 1 == pair[1].start]
    bare = [(line, line.string.strip(), after.string.strip()) for line, after in pairs]
    crammed = any(_ends_short(string, follows, width) for _, string, follows in bare)
    begins = {block[0].start for block in _set(text, width)} | {
        after.start for line, after in pairs if _ends(line.string)
    }
    for (line, after), (_, string, follows) in zip(pairs, bare, strict=True):
        apart = _indent(after) > _indent(line) + 1 or (crammed and _ends(string))
        heads = line.start in begins and _may_head(string, follows)
        if _goes_on(string, follows, width) and not apart and not heads:
            yield line, after


def _indent(line: Line) -> int:
    return len(line.string) - len(line.string.lstrip())


def _set(text: Text, width: int) -> Sequence[Sequence[Line]]:
    """Blocks of lines that are no table; a row among many lines may be a folio.

    Few broken words speak only for blocks that fill the column as theirs do, with lines that begin inside sentences.
    """
    many = sum(not (cut.apart or cut.hyphen) for cut in breaks(text)) >= MANY
    return [
        block
        for block in blocks(text)
        if len(block) > 1
        and sum(bool(ROW.search(line.string)) for line in block) <= ROWS * len(block)
        and (many or _fills(block, width))
    ]


def _fills(block: Sequence[Line], width: int) -> bool:
    """Whether the lines of a block that are not far too long fill the column, and begin inside a sentence often enough."""
    pairs = [pair for pair in pairwise(block) if len(pair[0].string.strip()) <= WIDER * width]
    filled = sum(len(line.string.strip()) >= ROUGHLY * width for line, _ in pairs)
    low = sum(after.string.strip()[:1].islower() for _, after in pairs)
    return bool(pairs) and filled >= MOSTLY * len(pairs) and low >= LOW * len(pairs)


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether a paragraph runs from one line to the next."""
    if MARKER.match(after) or len(line) > WIDER * width:
        return False
    return after[0].islower() or (_is_full(line, after, width) and not _is_title(line))


def _is_prose(line: str) -> bool:
    """Whether a line is words rather than figures, formulas and the cells of a table."""
    letters = sum(character.isalpha() or character == " " for character in line)
    return letters >= LETTERS * len(line) and not ROW.search(line)


def _ends(line: str) -> bool:
    return bool(ENDED.search(line[-8:].rstrip()))


def _may_head(line: str, after: str) -> bool:
    """Whether a line without a mark, where a paragraph begins, may be the heading of the next."""
    return after[0].isupper() and not re.search(r"[,;]", line) and not HANGS.search(line.strip()[-20:])


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would have come near the column's edge, or past it."""
    word = FIRST_WORD.match(after.strip())
    return len(line) + 1 + (len(word.group()) if word else 0) >= FULL * width


def _ends_short(line: str, after: str, width: int) -> bool:
    """Whether a paragraph ends here without a blank line behind; then others do so at full lines, too."""
    return bool(ENDED.search(line)) and not _is_full(line, after, width) and not after[0].islower()


def _is_title(line: str) -> bool:
    """Whether every long word of a line has a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words) and line[0].isupper() and not ENDED.search(line)
