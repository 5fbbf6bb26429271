"""Many damaged lines of one family at once: what one line at a time takes too long for in a text that is all damaged."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from textfix.evidence.families import UTF8
from textfix.evidence.fluency import common, fluency
from textfix.evidence.lost_bytes import fill, is_whole_but_for_gaps, resolve_euro

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textfix.evidence.families import Family

#: What is in UTF-8 and neither East Asian nor Cyrillic; UTF-8 by chance would hardly ever be either.
_UNEXPECTED = re.compile(
    "[^\\x00-\\x7f·×«»°№\\u0400-\\u045f\\u2000-\\u206f\\u2190-\\u25ff\\u3000-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7a3\\uff01-\\uffee]"
)
_FEW = 8  #: letters of Russian that are too few to be sure
_CLEAR = 1.0  #: bits above what is usual, below which Russian is beyond doubt
_SHORT = 6  #: characters of a repaired line below which chance has a say


class Line(NamedTuple):
    """A line read rightly."""

    string: str
    guessed: tuple[str, ...]
    proven: bool


def read_block(lines: Sequence[str], chain: Sequence[Family], language: str) -> list[Line | None] | None:
    """The lines as the chain of wrong readings explains them, the last one first.

    None for a line in doubt, and None altogether where the lines do not decode together.
    """
    found: list[Line | None] = [Line(line, (), proven=True) for line in lines]
    for number, family in enumerate(chain):
        final = number + 1 == len(chain)
        read = _read([line.string if line else "" for line in found], family, language, final=final)
        if read is None:
            return None
        found = [
            Line(new.string, new.guessed + old.guessed, new.proven and old.proven) if new and old else None
            for old, new in zip(found, read, strict=True)
        ]
    return found


def _read(lines: Sequence[str], family: Family, language: str, *, final: bool) -> list[Line | None] | None:
    """One step of the chain; only the last one must give usual text."""
    data = _unread(lines, family)
    if data is None:
        return None
    codec = family.writer.codecs[0]
    guesses: tuple[tuple[int, str], ...] = ()
    try:
        decoded = data.decode(codec)
    except UnicodeDecodeError:
        if family.writer is UTF8:
            decoded, guesses = _filled(resolve_euro(data), family.reader.codec, language)
        else:
            decoded = _sound_lines(data, partial(_decodes, codec)).decode(codec)
    after = decoded.split("\n")
    if len(after) != len(lines):
        return None
    return _lines(lines, after, guesses, family, _doubtful(family, language) if final else None)


def _filled(data: bytes, codec: str, language: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text without the gaps, and the guesses, each with the number of its line."""
    filled = fill(data, codec, language)
    try:
        decoded = filled.data.decode()
    except UnicodeDecodeError:
        data = _sound_lines(data, is_whole_but_for_gaps)
        filled = fill(data, codec, language)
        decoded = filled.data.decode()
    ends = _line_ends(data)
    return decoded, tuple((bisect_right(ends, place), guess) for place, guess in filled.guesses)


def _unread(lines: Sequence[str], family: Family) -> bytes | None:
    """The bytes of all lines, of some none; nothing where they can be of several kinds."""
    if family.alike:
        return None
    unread = list(family.reader.unreadings("\n".join(lines)))
    if not unread:
        return b"\n".join(family.reader.unread(line, holes=True) or b"" for line in lines)
    return unread[0] if len(unread) == 1 else None


def _sound_lines(data: bytes, is_sound: Callable[[bytes], bool]) -> bytes:
    return b"\n".join(line if is_sound(line) else b"" for line in data.split(b"\n"))


def _decodes(codec: str, data: bytes) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _doubtful(family: Family, language: str) -> Callable[[str], object]:
    """What tells whether a line is in doubt."""
    if family.writer.alphabetic:
        return _is_unusual_russian
    return (_UNEXPECTED if family.writer is UTF8 else _rare(language)).search


def _is_unusual_russian(line: str) -> bool:
    weighed = fluency(line, ("ru",))
    return weighed.natives <= _FEW or weighed.excess >= _CLEAR


def _lines(
    before: Sequence[str],
    after: Sequence[str],
    guesses: Sequence[tuple[int, str]],
    family: Family,
    doubtful: Callable[[str], object] | None,
) -> list[Line | None]:
    guessed: dict[int, tuple[str, ...]] = {}
    for number, guess in guesses:
        guessed[number] = (*guessed.get(number, ()), guess)
    whole = [number for number in range(len(before)) if number not in guessed]
    proofs = _made([after[number] for number in whole], [before[number] for number in whole], family)
    made = dict(zip(whole, proofs, strict=True))
    lossy = family.reader.wide and family.writer is not UTF8
    found: list[Line | None] = []
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        if len(new) < _SHORT or (lossy and "?" in new) or old == new or (doubtful and doubtful(new)):
            found.append(None)
        else:
            found.append(Line(new, guessed.get(number, ()), number not in guessed and made[number] == old))
    return found


def _made(after: Sequence[str], before: Sequence[str], family: Family) -> list[str]:
    """What the program that explains most lines makes of the repaired ones."""
    if not after:
        return []
    data = "\n".join(after).encode(family.writer.codecs[0])
    best: list[str] = []
    most = -1
    for read in family.reader.reads(data, like=before[0]):
        lines = read.split("\n")
        same = sum(map(str.__eq__, lines, before)) if len(lines) == len(before) else -1
        if same == len(before):
            return lines
        if same > most:
            best, most = lines, same
    return best if len(best) == len(before) else [""] * len(before)


def _line_ends(data: bytes) -> list[int]:
    return [end.start() for end in re.finditer(b"\n", data)]


@cache
def _rare(language: str) -> re.Pattern[str]:
    """A character that is not common in the language; one of them puts its line in doubt."""
    languages = (
        (language, "zh-hant" if language == "zh-hans" else "zh-hans") if language.startswith("zh") else (language,)
    )
    known = "".join(sorted(re.escape(character) for character in common(languages)))
    return re.compile(f"[^\\x00-\\x7f{known}]")
