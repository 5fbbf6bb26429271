"""What follows what in one text: its tokens, pairs and triples, and where its lines end and spaces stand."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise

from textfix.evidence.readings.gbk import LOST, SYLLABLE
from textfix.tables.contexts import tokens

SAMPLE = 100_000  #: code points of a text that are counted
READING = re.compile(rf"\({SYLLABLE}\)")
#: A stretch of wrong pairs, up to the next ASCII character.
WRONG = re.compile(rf"[{LOST}]\(?{SYLLABLE}\)[^\x00-\x7f]*")
STOPS, BREAKS, CLOSERS = "。！？：", "，、；", "）」"
MARKS = frozenset(STOPS + BREAKS + CLOSERS)
#: A space behind a mark, as some converters set one, and the line end behind a full stop: words go on as without it.
SPACE = re.compile(f"(?<=[{STOPS}{BREAKS}{CLOSERS}]) ")
GAP = re.compile(f"(?<=[{STOPS}])(?: ?\n| )|(?<=[{BREAKS}{CLOSERS}]) ")
#: How often a line ends behind marks of each kind and behind all else, and a space stands behind marks, until the
#: text says otherwise; and how many places of its own it takes to outweigh that.
LINE_ENDS = {STOPS: 0.2, BREAKS: 0.01, CLOSERS: 0.05, "": 0.002}
SPACES = 0.25
LINES_WEIGH, SPACES_WEIGH = 5.0, 1.0


class OwnWords:
    """Counts over the sound part of a text, readings left out."""

    def __init__(self, string: str) -> None:
        self.signs: Counter[str] = Counter()
        self.tokens: Counter[str] = Counter()
        self.pairs: Counter[str] = Counter()  #: across gaps; beside them, a gap with what is before or behind it
        self.triples: Counter[str] = Counter()
        for piece in WRONG.split(string[:SAMPLE]):
            own = READING.sub("", piece)
            read = tokens(own)
            close = GAP.sub("", read)
            self.signs.update(own)
            self.tokens.update(read)
            self.pairs.update(map("".join, pairwise(close)))
            self.triples.update(map("".join, zip(close, close[1:], close[2:], strict=False)))
            for gap in GAP.finditer(read):
                self.pairs[read[gap.start() - 1] + gap[0][-1]] += 1
                self.pairs[gap[0][-1] + read[gap.end() : gap.end() + 1]] += gap[0][-1] == "\n"
        self.size = self.tokens.total()

    def gap(self, before: str, gap: str) -> float:
        """The log-probability that a line ends, or a space stands, behind a token; both are tokens themselves."""
        alike = next((marks for marks in (STOPS, BREAKS, CLOSERS) if before in marks), "") if before else ""
        usual, weight = (LINE_ENDS[alike], LINES_WEIGH) if gap == "\n" else (SPACES, SPACES_WEIGH)
        behind = sum(self.pairs[mark + gap] for mark in alike or MARKS)
        places = sum(self.tokens[mark] for mark in alike) if alike else self.size
        seen = behind if alike else self.tokens[gap] - behind
        return math.log((seen + weight * usual) / (places + weight))
