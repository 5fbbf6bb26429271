"""Many lines of one family at once: what one line at a time takes too long for in a text that is all damaged."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textfix.evidence.mojibake.certainty import certainty
from textfix.evidence.mojibake.families import UTF8
from textfix.evidence.mojibake.lost_bytes import decoded, fill

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textfix.evidence.mojibake.belief import Reading
    from textfix.evidence.mojibake.families import Family

_UNREAD = re.compile("[\udc80-\udcff]")  #: bytes that are no UTF-8
MOST = 1024  #: lines read at once
KEPT, USUAL = 1 << 14, 100  #: lines that are remembered, and characters of each on average


class Line(NamedTuple):
    """A line read rightly."""

    string: str
    guessed: tuple[str, ...] = ()
    proven: bool = True
    certain: bool = True  #: whether chance has no say in it


def read_lines(lines: Sequence[str], model: Reading) -> list[Line | None]:
    """The lines as the wrong readings of the *model* explain them; None for a line that they do not."""
    memory = _memory(model.chain, model.language)
    new = [line for line in dict.fromkeys(lines) if line not in memory]
    found: list[Line | None] = []
    for start in range(0, len(new), MOST):
        found += _read_block(new[start : start + MOST], model.chain, model.language)
    read = dict(zip(new, found, strict=True))
    answers = [read[line] if line in read else memory[line] for line in lines]
    memory.learn(read)
    return answers


class _Memory(dict[str, "Line | None"]):
    """The lines of the last texts: each is read again after every repair of its text."""

    def learn(self, read: dict[str, Line | None]) -> None:
        """Keep what was read; forget the rest where it is too much."""
        if len(read) > KEPT or sum(map(len, read)) > KEPT * USUAL:
            return
        if len(self) + len(read) > KEPT:
            self.clear()
        self.update(read)


@lru_cache(maxsize=8)
def _memory(chain: tuple[Family, ...], language: str) -> _Memory:
    del chain, language  # they only tell the memories apart
    return _Memory()


def _read_block(lines: Sequence[str], chain: Sequence[Family], language: str) -> list[Line | None]:
    found: list[Line | None] = [Line(line) for line in lines]
    for family in chain:
        read = _read([line.string if line else "" for line in found], family, language)
        found = [
            Line(new.string, new.guessed + old.guessed, new.proven and old.proven) if new and old else None
            for old, new in zip(found, read, strict=True)
        ]
    is_certain = certainty(chain, language)
    return [
        line and (line if is_certain(old, line.string, len(line.guessed)) else line._replace(certain=False))
        for old, line in zip(lines, found, strict=True)
    ]


def _read(lines: Sequence[str], family: Family, language: str) -> list[Line | None]:
    """One step of the chain."""
    data = _unread(lines, family)
    guessed: dict[int, tuple[str, ...]] = {}
    try:
        after = data.decode(family.writer.codecs[0]).split("\n")
    except UnicodeDecodeError:
        if family.writer is UTF8:
            after, guessed = _filled(data, family.reader.codec, language)
        else:
            after = [_decoded(line, family.writer.codecs[0]) for line in data.split(b"\n")]
    return _lines(lines, after, guessed, family) if len(after) == len(lines) else [None] * len(lines)


def _filled(data: bytes, codec: str, language: str) -> tuple[list[str], dict[int, tuple[str, ...]]]:
    """The lines without the gaps, none where there is more than gaps, and what was guessed by the number of the line."""
    lines = decoded(data).split("\n")
    guessed = {}
    for number, line in enumerate(lines):
        if _UNREAD.search(line):
            filled = fill(line, codec, language)
            lines[number] = filled.string if filled else ""
            if filled and filled.guessed:
                guessed[number] = filled.guessed
    return lines, guessed


def _decoded(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""


def _unread(lines: Sequence[str], family: Family) -> bytes:
    """The bytes of all lines, of some none: those that do not come from the reader, or from several bytes of it."""
    unread = family.reader.unread("\n".join(lines), holes=True)
    if unread is None:
        return b"\n".join(family.reader.unread(line, holes=True) or b"" for line in lines)
    return unread


def _lines(
    before: Sequence[str], after: Sequence[str], guessed: Mapping[int, tuple[str, ...]], family: Family
) -> list[Line | None]:
    whole = [number for number in range(len(before)) if number not in guessed and after[number]]
    proven = _proven([after[number] for number in whole], [before[number] for number in whole], family)
    proofs = dict(zip(whole, proven, strict=True))
    return [
        Line(new, guessed.get(number, ()), proofs.get(number, False)) if new and new != old else None
        for number, (old, new) in enumerate(zip(before, after, strict=True))
    ]


def _proven(after: Sequence[str], before: Sequence[str], family: Family) -> list[bool]:
    """Of which of the repaired lines some program makes the damaged ones again."""
    if not after:
        return []
    data = "\n".join(after).encode(family.writer.codecs[0])
    proven = [False] * len(before)
    for read in family.reader.reads(data, like=before[0]):
        lines = read.split("\n")
        if len(lines) == len(before):
            proven = [known or made == line for known, made, line in zip(proven, lines, before, strict=True)]
            if all(proven):
                break
    return proven
