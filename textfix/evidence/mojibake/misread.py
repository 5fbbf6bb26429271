"""Where a text was read in a wrong encoding: whole lines, few characters of a family met before, spans of healthy lines."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Text, fact
from textfix.evidence.mojibake.alike_votes import believable
from textfix.evidence.mojibake.belief import Reading
from textfix.evidence.mojibake.damaged_lines import read_marked, read_unmarked
from textfix.evidence.mojibake.damaged_spans import within
from textfix.evidence.mojibake.fluency import native_count
from textfix.evidence.mojibake.hypotheses import best
from textfix.evidence.mojibake.looks import marked_lines
from textfix.evidence.mojibake.recoding import LOST
from textfix.evidence.mojibake.short_votes import by_chance
from textfix.evidence.mojibake.shown import is_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.mojibake.families import Family

_MANY = 16
VOTES, SHARE = 3, 0.01  #: damaged lines of one family, and their share of all, that make it trusted in the whole text


class _Line(NamedTuple):
    """A line outside ASCII and where it begins."""

    offset: int
    string: str


class Damage(NamedTuple):
    """A damaged span of a text and its repair."""

    start: int
    end: int
    reading: Reading


@fact
def damages(text: Text) -> tuple[Damage, ...]:
    """All spans that were read in a wrong encoding, in order."""
    marked = _marked(text)
    found: list[Damage] = []
    left: list[tuple[_Line, bool, frozenset[Family]]] = []
    models: dict[tuple[Family, ...], Reading] = {}
    seen: Counter[Family] = Counter()
    answers, refused = read_marked([line.string for line in marked])
    for number, (line, answer) in enumerate(zip(marked, answers, strict=True)):
        if answer is None:
            left.append((line, True, refused.get(number, _NO_FAMILY)))
        else:
            seen[answer.chain[0]] += 1
            models.setdefault(answer.chain, answer)
            found.append(_trimmed(line.string, line.offset, answer))
    others = _unmarked(text, marked) if any(lines >= VOTES for lines in seen.values()) else []
    votes = max(VOTES, SHARE * (len(marked) + len(others)))
    models = {chain: model for chain, model in models.items() if seen[chain[0]] >= votes}
    if models:
        for line, answer in zip(others, read_unmarked([line.string for line in others], models.values()), strict=True):
            if answer is None:
                left.append((line, False, _NO_FAMILY))
            else:
                seen[answer.chain[0]] += 1
                found.append(_trimmed(line.string, line.offset, answer))
    trusted = tuple(family for family, lines in seen.items() if lines >= votes)
    for line, suspicious, hopeless in left:
        found += _remaining(line, trusted, hopeless, suspicious=suspicious)
    return tuple(sorted(_believable(text.string, found), key=itemgetter(0)))


def _believable(string: str, found: list[Damage]) -> Iterator[Damage]:
    """The damages, without repairs of a few characters that the rest of the text speaks against."""
    chance = by_chance(string, ((start, end, reading.chain[0]) for start, end, reading in found))
    alike = {chain for chain in {damage.reading.chain for damage in found} if any(family.alike for family in chain)}
    doubtful = {(start, end) for start, end, reading in found if reading.chain in alike} if alike else set()
    believed = believable(string, doubtful) if doubtful else doubtful
    for damage in found:
        span = damage[:2]
        if span not in chance and (span not in doubtful or span in believed):
            yield damage


def _marked(text: Text) -> list[_Line]:
    """The lines that bear the marks of wrong readings, as far as something is left of them."""
    lines = [_Line(start, text.string[start:end]) for start, end in marked_lines(text)]
    return [line for line in lines if not _is_lost(line.string)] if _holds_lost(text.string) else lines


def _unmarked(text: Text, marked: list[_Line]) -> list[_Line]:
    """The other lines outside ASCII that something is left of."""
    string = text.string
    lossy = _holds_lost(string)
    found = []
    start = 0
    for known in (*marked, _Line(len(string) + 1, "")):
        if start < known.offset:
            for line in string[start : known.offset - 1].split("\n"):
                if not line.isascii() and not (lossy and _is_lost(line)):
                    found.append(_Line(start, line))
                start += len(line) + 1
        start += len(known.string) + 1
    return found


def _holds_lost(string: str) -> bool:
    return LOST in string or "锟斤拷" in string or "嚙" in string


def _is_lost(line: str) -> bool:
    """Whether so many bytes are gone that nothing can be made of the rest."""
    gone = line.count(LOST) * 5 + line.count("锟斤拷") * 6 + line.count("嚙") * 6
    return gone > 20 and gone > native_count(line)


_NO_FAMILY: frozenset[Family] = frozenset()


def _remaining(
    line: _Line, trusted: tuple[Family, ...], hopeless: frozenset[Family], *, suspicious: bool
) -> Iterator[Damage]:
    """What a line that is not damaged as a whole still holds: a few characters of a known family, or damaged spans."""
    for family in trusted:
        answer = None if family in hopeless else best(line.string, (family,), rounds=1, trusted=True)
        if answer:
            yield _trimmed(line.string, line.offset, answer)
            return
    if suspicious:
        for start, end, reading in within(line.string):
            if not is_shown(line.string, start, end, reading.string):
                yield _trimmed(line.string[start:end], line.offset + start, reading)


def _trimmed(line: str, offset: int, reading: Reading) -> Damage:
    """The damage without what is the same at both ends."""
    after = reading.string
    head = tail = 0
    if line[:1] == after[:1]:
        head = _alike(line, after)
    if line[-1:] == after[-1:]:
        tail = min(_alike_behind(line, after), min(len(line), len(after)) - head)
    if head or tail:
        reading = Reading(after[head : len(after) - tail], *reading[1:])
    return Damage(offset + head, offset + len(line) - tail, reading)


def _alike(one: str, other: str) -> int:
    """How many characters two strings have in common at their beginning; most of them compared many at once."""
    shorter = min(len(one), len(other))
    at = 0
    while at + _MANY <= shorter and one[at : at + _MANY] == other[at : at + _MANY]:
        at += _MANY
    for here, there in zip(one[at : at + _MANY], other[at : at + _MANY], strict=False):
        if here != there:
            break
        at += 1
    return at


def _alike_behind(one: str, other: str) -> int:
    """The same for their ends."""
    at = _alike(one[: -_MANY - 1 : -1], other[: -_MANY - 1 : -1])
    return at if at < _MANY else _alike(one[::-1], other[::-1])
