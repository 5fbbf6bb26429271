"""Wrong readings as findings of the rules: whole where they stand in prose, string by string in data and code."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.core import Finding, Kind, Level, Text, fact
from textfix.evidence.alphabets import is_noise
from textfix.evidence.automata import may_hold
from textfix.evidence.mojibake.misread import damages
from textfix.evidence.mojibake.swallowed_syntax import is_proven

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textfix.evidence.mojibake.belief import Reading
    from textfix.evidence.mojibake.families import Family


def findings(text: Text, languages: Sequence[str]) -> Iterator[Finding]:
    """The spans whose repair is in one of these languages, as findings: proven ones certain, guesses of level full."""
    syntax = text.kind in (Kind.DATA, Kind.SOURCE)
    found = [damage for damage in damages(text) if damage.reading.language in languages]
    if not found or is_noise(text):
        return
    drawings = may_hold(_DRAWINGS, text.string)
    for start, end, reading in found:
        if not (drawings and _is_drawn(text.string[start:end])):
            level = None if reading.proven else Level.FULL
            string = reading.string if not reading.guessed or _marks_return(text) else _without_marks(reading)
            message = _message(reading)
            if not syntax:
                yield Finding(start, end, message, string, level, reading.proven)
                continue
            before = text.string[start:end]
            for first, last, after in _strings(before, string):
                if reading.proven or (not _is_torn(reading) and _is_proven(before[first:last], after, reading)):
                    yield Finding(start + first, start + last, _history(reading.chain), after, proven=True)
                else:
                    yield Finding(start + first, start + last, message, after, Level.FULL)


#: A line drawn with characters; no word has a letter three times in a row.
_DRAWN = re.compile("([\u2500-\u259f])\\1{2,}")
_DRAWINGS = "[\u2500-\u259f]" * 3


def _is_drawn(string: str) -> bool:
    """Whether a good part of a span are the lines of a table or of a box, which also are the bytes of letters."""
    drawn = sum(len(line[0]) for line in _DRAWN.finditer(string))
    return drawn * 4 > len(string)


def _is_torn(reading: Reading) -> bool:
    """Whether a mark of the syntax is lost, which only the line as it stands can tell."""
    return any(guess[-1:] in ('"', "<") for guess in reading.guessed)


def _is_proven(before: str, after: str, reading: Reading) -> bool:
    """Whether one of the strings of a line that lost bytes has lost none."""
    family = reading.chain[0]
    data = family.reader.unread(before)
    if len(reading.chain) > 1 or data is None:
        return False
    try:
        return data.decode(family.writer.codecs[0]) == after and family.makes(after, before)
    except UnicodeDecodeError:
        return False


_RUN = re.compile("[^\\x00-\\x7f]+[?]?")
_BORDER = re.compile("[\"'`<>|\t]")  #: in the ASCII between two strings


def _strings(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """The damaged strings of a line and what each was; the whole where they cannot be paired."""
    runs = [run.span() for run in _RUN.finditer(before)]
    gaps = [(end, start) for (_, end), (start, _) in pairwise(runs) if _BORDER.search(before, end, start)]
    found: list[tuple[int, int, str]] = []
    start = at = 0
    for end, following in gaps:
        stop = after.find(before[end:following], at + 1)
        if stop < 0:
            found.clear()
            break
        found.append((start, end, after[at:stop]))
        start, at = following, stop + following - end
    yield from [*found, (start, len(before), after[at:])] if found else [(0, len(before), after)]


@fact
def _marks_return(text: Text) -> bool:
    """Whether quotes and tags that went with lost bytes are brought back: in data and code where a parser proves it."""
    if text.kind not in (Kind.DATA, Kind.SOURCE):
        return True
    restored = _repaired(text, lambda reading: reading.string)
    without = _repaired(text, _without_marks)
    return restored != without and is_proven(text, without, restored)


def _repaired(text: Text, repair: Callable[[Reading], str]) -> str:
    parts: list[str] = []
    done = 0
    for damage in damages(text):
        parts += (text.string[done : damage.start], repair(damage.reading))
        done = damage.end
    return "".join((*parts, text.string[done:]))


def _without_marks(reading: Reading) -> str:
    """The repair without the quotes and tags that it would bring back: in data and code these are for people to judge."""
    string = reading.string
    parts: list[str] = []
    at = 0
    for guess in reading.guessed:
        found = string.find(guess, at)
        if found >= 0 and guess[-1:] in ('"', "<"):
            parts.append(string[at : found + len(guess) - 1])
            at = found + len(guess)
        elif found >= 0:
            parts.append(string[at:found])
            at = found
    return "".join((*parts, string[at:]))


def _message(reading: Reading) -> str:
    history = _history(reading.chain)
    if not reading.guessed:
        return history
    guesses = " ".join(f"`{guess}`" for guess in reading.guessed)
    return f"{history}; bytes are lost, guessed: {guesses}"


@lru_cache(maxsize=256)
def _history(chain: tuple[Family, ...]) -> str:
    return ", then ".join(family.name for family in reversed(chain))
