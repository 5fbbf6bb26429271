"""The order in which a line with invisible controls of direction is shown, by the rules of Unicode's bidirectional algorithm.

Enough of the algorithm for lines without a letter that is written from right to left: there the controls alone can make
the order that is seen differ from the order that is read by a program.
"""

from __future__ import annotations

import unicodedata

LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
MARKS = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
OPENERS = LRE + RLE + LRO + RLO + LRI + RLI + FSI
CONTROLS = OPENERS + PDF + PDI
LEFTWARD = frozenset(RLE + RLO + RLI)
DEEPEST = 125  #: levels of embedding that the algorithm knows
STRONG = frozenset(("L", "EN", "AN"))  #: classes of characters that keep their order among each other


def as_shown(line: str) -> str:
    """The characters of a line from left to right as they are seen, without the invisible ones."""
    levels = _levels(line)
    shown = [
        (level, character) for level, character in zip(levels, line, strict=True) if character not in CONTROLS + MARKS
    ]
    for level in range(max((level for level, _ in shown), default=0), 0, -1):
        shown = _reversed_runs(shown, level)
    return "".join(_mirrored(character) if level % 2 else character for level, character in shown)


def _levels(line: str) -> list[int]:
    """The level of each character: even ones run to the right, odd ones to the left."""
    stack: list[tuple[int, str]] = [(0, "")]
    levels: list[int] = []
    forced: list[str] = []
    for character in line:
        if character in OPENERS and len(stack) < DEEPEST:
            odd = character in LEFTWARD
            level = stack[-1][0] + (2 if stack[-1][0] % 2 == odd else 1)
            stack.append((level, character))
        elif character in PDF + PDI and len(stack) > 1:
            stack.pop()
        levels.append(stack[-1][0])
        forced.append(stack[-1][1] if stack[-1][1] in LRO + RLO else "")
    return _resolved(line, levels, forced)


def _resolved(line: str, levels: list[int], forced: list[str]) -> list[int]:
    """Letters and figures in a stretch that runs to the left keep their own order, and so does what is between them."""
    result = list(levels)
    last: int | None = None
    for at, character in enumerate(line):
        if levels[at] % 2 == 0 or forced[at]:
            last = None
        elif unicodedata.bidirectional(character) in STRONG:
            begin = at if last is None or levels[last] != levels[at] else last
            result[begin : at + 1] = [levels[at] + 1] * (at + 1 - begin)
            last = at
    return result


def _reversed_runs(shown: list[tuple[int, str]], level: int) -> list[tuple[int, str]]:
    done: list[tuple[int, str]] = []
    run: list[tuple[int, str]] = []
    for item in shown:
        if item[0] >= level:
            run.append(item)
        else:
            done += reversed(run)
            done.append(item)
            run = []
    return done + run[::-1]


def _mirrored(character: str) -> str:
    """Brackets face the other way in a stretch that runs to the left."""
    return character.translate(MIRROR) if unicodedata.mirrored(character) else character


MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
