"""The words of a short line, as the word lists of a page's frame have them."""

from __future__ import annotations

import re

BETWEEN = re.compile(r"[\s|/·•●■◆★【】\[\]()（）<>{}《》:：,，、。!！“”\"'↑↓←→⇧△▲▼▽∧︿«»＜＞｜／_\-—–=~～#*]+")
NUMBER = re.compile(r"\d{1,6}\+?[万次条個个]?")
#: A line of strokes, which parts what stands above it from what stands below.
STROKE = re.compile(r"_{3,}$|-{4,}$|={4,}$|—{2,}$|~{4,}$|--\s?$|\.{6,}$|\*{4,}$")
#: Full-width letters, digits and signs as their half-width forms.
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
CELL = re.compile(r"\s*[|｜·•/—–\t]\s*|\s+-+\s+|\s{2,}|[】\]]\s*[【\[]")


def tokens(words: str) -> list[str]:
    """The words of a row of buttons, in lower case, without marks and counts."""
    parts = BETWEEN.split(words.translate(HALF_WIDTH).lower())
    return [part for part in parts if part and not NUMBER.fullmatch(part)]


def cells(words: str) -> list[str]:
    """The squeezed parts of a row whose buttons may hold more than one word, cut at bars and wide blanks only."""
    return [cell for cell in map(squeezed, CELL.split(words)) if cell and not NUMBER.fullmatch(cell)]


def squeezed(words: str) -> str:
    """A line in lower case without any mark or blank."""
    return BETWEEN.sub("", words.translate(HALF_WIDTH).lower())
