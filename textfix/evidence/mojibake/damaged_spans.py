"""Damaged spans within a healthy line: words and stretches that were read in a wrong encoding."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, count
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from textfix.evidence.mojibake.cells import cells
from textfix.evidence.mojibake.families import UTF8
from textfix.evidence.mojibake.fluency import EAST_ASIAN, fluency
from textfix.evidence.mojibake.hypotheses import best, suspected
from textfix.evidence.mojibake.looks import is_suspicious
from textfix.evidence.mojibake.recoding import LOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textfix.evidence.mojibake.belief import Reading
    from textfix.evidence.mojibake.families import Family
    from textfix.evidence.mojibake.recoding import Reader

#: Characters of three bytes in UTF-8, and one that lost its end.
_STRETCH = re.compile(
    rb"(?:[\xe3-\xe9\xef][\x80-\xbf][\x80-\xbf]|\xe2[\x80\x94-\x97][\x80-\xbf])+(?P<cut>[\xe3-\xe9\xef][\x80-\xbf]?[?\xff])?"
)
_RUN = re.compile("[^\\x00-\\x7f]+[?]?")


class _Span(NamedTuple):
    """A place that may be damage of a family."""

    start: int
    end: int
    family: Family


def within(line: str) -> Sequence[tuple[int, int, Reading]]:
    """Damaged spans of a line whose rest is healthy. A rest that is damaged too was not understood: leave it all."""
    return (_within if len(line) > _LONG else _within_once)(line)


def _within(line: str) -> Sequence[tuple[int, int, Reading]]:
    fitting: list[tuple[int, int, Reading]] = []
    for cluster in _clusters(line):
        found = list(_parts(line, cluster))
        if not found:
            return []  # a suspicious rest
        fitting += found
    parts: list[tuple[int, int, Reading]] = []
    for part in sorted(fitting, key=lambda part: (part[0], -part[1])):
        if not parts or part[0] >= parts[-1][1]:
            parts.append(part)
    edges = [0, *(edge for start, end, _ in parts for edge in (start, end)), len(line)]
    rest = [line[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    beside = "".join(line[start - 1 : start] + line[end : end + 1] for start, end, _ in parts if start)
    ruined = any(LOST in stretch or is_suspicious(stretch) for stretch in rest) or any(map(_is_rare, beside))
    return [] if ruined else parts


_within_once = lru_cache(maxsize=1 << 13)(_within)  #: what is left of a text is looked at again after each repair of it
_LONG = 1000  #: characters of a line that is not kept


@lru_cache(maxsize=1 << 14)
def _is_rare(character: str) -> bool:
    """Whether no language uses the character much; beside a damaged span it belongs to the damage."""
    return not character.isascii() and fluency(character, (*EAST_ASIAN, "ru")).excess > _RARE


_RARE = 6.5  #: bits above what is usual


def _clusters(line: str) -> list[list[_Span]]:
    """The suspicious spans, those that overlap together; none where something suspicious is in none of them."""
    spans = _suspicious_spans(line)
    spans.sort(key=attrgetter("start"))  # of the same start in the order of the families
    end = 0
    clusters: list[list[_Span]] = []
    for span in spans:
        if span.start >= end:
            clusters.append([])
        clusters[-1].append(span)
        end = max(end, span.end)
    if not clusters:
        return []
    edges = [0, *(edge for group in clusters for edge in (group[0].start, max(span.end for span in group))), len(line)]
    outside = (line[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return [] if any(LOST in stretch or is_suspicious(stretch) for stretch in outside) else clusters


def _suspicious_spans(line: str) -> list[_Span]:
    """The places that bear the marks of a family, family by family; those of one reader are looked for once."""
    tried = [family for family in suspected(line) if family.writer is UTF8 or not family.reader.wide]
    if len(tried) == 1 and tried[0].reader.wide:
        return [_Span(*span, tried[0]) for span in _only_spans(line, tried[0].reader)]
    places: dict[Reader, list[tuple[int, int]]] = {}
    for reader in dict.fromkeys(family.reader for family in tried):
        places[reader] = [span for span in _spans(line, reader) if is_suspicious(line[span[0] : span[1]])]
    return [_Span(*span, family) for family in tried for span in places[family.reader]]


def _only_spans(line: str, reader: Reader) -> list[tuple[int, int]]:
    """The suspicious spans of the one reader that is suspected; none where a run of the line bears marks outside them."""
    spans: list[tuple[int, int]] = []
    for run in sorted(_RUN.finditer(line), key=_length):  # short ones tell soonest that there are none
        found = [span for span in _within_run(run, reader) if is_suspicious(line[span[0] : span[1]])]
        if not found and is_suspicious(run.group()):
            return []
        spans += found
    return spans


def _parts(line: str, spans: Iterable[_Span]) -> Iterator[tuple[int, int, Reading]]:
    """The damaged ones of some spans, which may overlap."""
    for start, end, family in spans:
        answer = best(line[start:end], (family,))
        if answer and (family.writer is UTF8 or answer.fluency.natives >= 4) and not _is_rare(answer.string[-1]):
            yield start, end, answer


def _length(run: re.Match[str]) -> int:
    return run.end() - run.start()


def _spans(line: str, reader: Reader) -> Iterator[tuple[int, int]]:
    """Places of the line that may be damage by this reader: words and phrases, or UTF-8 in pairs of bytes."""
    if not reader.wide:
        words = [run.span() for run in _words(reader.codec).finditer(line)]
        yield from words
        yield from _phrases(line, words)
    else:
        for run in _RUN.finditer(line):
            yield from _within_run(run, reader)


def _within_run(run: re.Match[str], reader: Reader) -> Iterator[tuple[int, int]]:
    for start, end in _stretches(run.group(), reader):
        yield run.start() + start, run.start() + end


def _phrases(line: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of words with only ASCII between them."""
    first = 0
    for last in range(len(words)):
        if last + 1 == len(words) or not line[words[last][1] : words[last + 1][0]].isascii():
            if last > first:
                yield words[first][0], words[last][1]
            first = last + 1


@cache
def _words(codec: str) -> re.Pattern[str]:
    """Runs of characters that the codec reads from bytes beyond ASCII, with what may be a second byte between them."""
    known = {bytes((byte,)).decode(codec, "ignore") for byte in range(0x80, 0x100)} | set(cells(codec))
    high = "".join(sorted(re.escape(character) for character in known if character)) or "\x80-\u07ff"
    return re.compile(f"[{high}](?:[{high}]|[@-~](?=[{high}]))*[@-~]?")


def _stretches(run: str, reader: Reader) -> Iterator[tuple[int, int]]:
    """Runs of UTF-8 within the bytes of healthy characters, from one character's boundary to another's."""
    codes = [*map(_codes(reader).__getitem__, run)]
    data = b"".join(codes)
    boundaries = dict(zip(accumulate(map(len, codes), initial=0), count()))
    at = 0
    while found := _STRETCH.search(data, at):
        start, end = found.span()
        while end not in boundaries and end > start:
            end -= 1 if found["cut"] else 3
        at = max(found.end(), start + 1)
        if start in boundaries and end - start >= 6:
            yield boundaries[start], boundaries[end]
        elif start not in boundaries:
            at = start + 1


class _Codes(dict[str, bytes]):
    """The bytes of each character that was met."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader

    def __missing__(self, character: str) -> bytes:
        code = self._reader.unread(character, holes=True) or b" "
        self[character] = code
        return code


@cache
def _codes(reader: Reader) -> _Codes:
    return _Codes(reader)
