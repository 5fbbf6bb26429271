"""Whether a text is so full of different rows of a frame that it is a saved page, whatever else stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.evidence.frames.rows import row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textfix.evidence.lines import Line

#: Rows that are the frame's for sure, lists that they are of, and of how many lines one is such a row. Documentation of
#: programs with a forum or with letters in several sizes has rows of four lists, and fewer.
ROWS, KINDS, SHARE = 6, 5, 8
LONGEST, MOST_LINES = 120, 400


def sure_rows(lines: Iterable[str]) -> list[str]:
    """The lists of those lines that are rows of a frame for sure."""
    return [row.name for row in map(row_of, lines) if row.sure and row.strong]


def is_framed(every: Sequence[Line]) -> bool:
    """Whether rows of many lists stand in a text: to log in, to share, to comment, who owns the site."""
    shown = [line.words for line in every if line.words]
    if len(shown) > MOST_LINES:
        return False
    sure = sure_rows(words for words in shown if len(words) <= LONGEST)
    return len(sure) >= ROWS and len(set(sure)) >= KINDS and len(sure) * SHARE >= len(shown)
