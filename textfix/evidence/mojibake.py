"""Where a text was read in a wrong encoding: whole lines, few characters of a family met before, spans of healthy lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Finding, Kind, Level, Text, fact
from textfix.evidence.blocks import read_block
from textfix.evidence.damaged_spans import within
from textfix.evidence.families import UTF8, Family
from textfix.evidence.fluency import natives
from textfix.evidence.hypotheses import Reading, best, is_suspicious, suspected
from textfix.evidence.looks import marked_lines
from textfix.evidence.recoding import LOST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

LEAST, MOST = 8, 1024  #: lines read at once
VOTES = 3  #: damaged lines of one family that make it trusted in the whole text


class _Line(NamedTuple):
    """A line outside ASCII and where it begins."""

    offset: int
    string: str


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged span of a text and its repair."""

    start: int
    end: int
    reading: Reading


@fact
def damages(text: Text) -> tuple[Damage, ...]:
    """All spans that were read in a wrong encoding, in order."""
    string = text.string
    marked = [line for line in _marked(text) if not _is_lost(line.string)]
    first = next((line.offset for line in marked if best(line.string, suspected(line.string))), len(string) + 1)
    suspicious = {line.offset for line in marked}
    found: list[Damage] = []
    left = [line for line in marked if line.offset < first]
    seen: Counter[Family] = Counter()
    for line, answer in _answers(list(_lines_outside_ascii(string, first)), suspicious):
        if answer is None:
            left.append(line)
        else:
            seen[answer.chain[0]] += 1
            found.append(_trimmed(line.string, line.offset, answer))
    trusted = tuple(family for family, lines in seen.items() if lines >= VOTES)
    if trusted:
        left += (line for line in _lines_outside_ascii(string[:first]) if line.offset not in suspicious)
    for line in left:
        found += _remaining(line, trusted, suspicious=line.offset in suspicious)
    return tuple(sorted(found, key=lambda damage: damage.start))


def _marked(text: Text) -> Iterator[_Line]:
    for start, end in marked_lines(text):
        line = text.string[start:end]
        if is_suspicious(line):
            yield _Line(start, line)


def _lines_outside_ascii(string: str, start: int = 0) -> Iterator[_Line]:
    """The lines outside ASCII that something is left of, with their offsets, from the line on that starts there."""
    while start < len(string):
        end = string.find("\n", start)
        end = len(string) if end < 0 else end
        line = string[start:end]
        if not line.isascii() and not _is_lost(line):
            yield _Line(start, line)
        start = end + 1


def _is_lost(line: str) -> bool:
    """Whether so many bytes are gone that nothing can be made of the rest."""
    gone = line.count(LOST) * 5 + line.count("锟斤拷") * 6 + line.count("嚙") * 6
    return gone > 20 and gone > len(natives(line))


def _answers(lines: Sequence[_Line], suspicious: AbstractSet[int]) -> Iterator[tuple[_Line, Reading | None]]:
    """Each line and what it was, where the suspicious ones begin being known; as many at once as the family of the lines before explains."""
    likely: Reading | None = None
    at = step = 0
    while at < len(lines):
        block = lines[at : at + max(step, 1)]
        quick = _together(block, likely) if likely and step >= LEAST else None
        if quick is None:
            block, quick = block[:1], [None]
            step = step // 8 or step + 1 if likely else 0
        else:
            step = min(step * 4, MOST)
        for line, read in zip(block, quick, strict=True):
            marked = line.offset in suspicious
            answer = (marked and read) or _alone(line.string, likely, suspicious=marked)
            if answer and answer is not read and (not likely or answer.chain != likely.chain):
                likely, step = answer, LEAST
            yield line, answer
        at += len(block)


def _alone(line: str, likely: Reading | None, *, suspicious: bool) -> Reading | None:
    """What one line was: by the family of the line before it, if that is beyond doubt, else by any."""
    if likely:
        answer = best(line, likely.chain[:1], rounds=len(likely.chain))
        if answer and answer.chain == likely.chain and _is_clear(answer):
            return answer
    return best(line, suspected(line)) if suspicious else None


def _is_clear(answer: Reading) -> bool:
    excess = 3.0 if answer.chain[-1].writer is UTF8 else 1.0
    return answer.fluency.excess < excess and answer.fluency.natives > 8


def _together(block: Sequence[_Line], likely: Reading) -> list[Reading | None] | None:
    """The readings of some lines of the family that the line before them was of, where that is beyond doubt."""
    if not _is_clear(likely):
        return None
    lines = read_block([line.string for line in block], likely.chain, likely.language)
    if lines is None:
        return None
    rest = likely.chain, likely.fluency, likely.gain
    return [line and Reading(line.string, *rest, line.guessed, line.proven) for line in lines]


def _remaining(line: _Line, trusted: tuple[Family, ...], *, suspicious: bool) -> Iterator[Damage]:
    """What a line that is not damaged as a whole still holds: a few characters of a known family, or damaged spans."""
    for family in trusted:
        answer = best(line.string, (family,), rounds=1, trusted=True)
        if answer:
            yield _trimmed(line.string, line.offset, answer)
            return
    if suspicious:
        for start, end, reading in within(line.string):
            yield _trimmed(line.string[start:end], line.offset + start, reading)


def _trimmed(line: str, offset: int, reading: Reading) -> Damage:
    after = reading.string
    shorter = min(len(line), len(after))
    head = tail = 0
    while head < shorter and line[head] == after[head]:
        head += 1
    while tail < shorter - head and line[-1 - tail] == after[-1 - tail]:
        tail += 1
    if head or tail:
        reading = replace(reading, string=after[head : len(after) - tail])
    return Damage(offset + head, offset + len(line) - tail, reading)


def findings(text: Text, languages: Sequence[str]) -> Iterator[Finding]:
    """The spans whose repair is in one of these languages, as findings: proven ones certain, guesses of level full."""
    syntax = text.kind in (Kind.DATA, Kind.SOURCE)
    for damage in damages(text):
        reading = damage.reading
        if reading.language in languages:
            level = None if reading.proven else Level.FULL
            string = _without_marks(reading) if syntax else reading.string
            yield Finding(damage.start, damage.end, _message(reading), string, level, reading.proven)


def _without_marks(reading: Reading) -> str:
    """The repair without the quotes and tags that it would bring back: in data and code these are for people to judge."""
    string = reading.string
    at = 0
    for guess in reading.guessed:
        found = string.find(guess, at)
        at = max(at, found)
        if found >= 0 and guess[-1:] in ('"', "<"):
            string = string[: found + len(guess) - 1] + string[found + len(guess) :]
    return string


def _message(reading: Reading) -> str:
    history = ", then ".join(family.name for family in reversed(reading.chain))
    guesses = " ".join(f"`{guess}`" for guess in reading.guessed)
    return f"{history}; bytes are lost, guessed: {guesses}" if guesses else history
