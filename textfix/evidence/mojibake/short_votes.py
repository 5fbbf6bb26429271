"""Whether repairs of a few characters are to be believed: a name or a rare character is in some other encoding by chance.

Text that was really read in a wrong encoding is damaged in most of its lines, or in some that are long. Where most of a
text is sound, short ones need the long ones beside them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from textfix.evidence.mojibake.families import UTF8
from textfix.evidence.mojibake.fluency import native_count

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from textfix.evidence.mojibake.families import Family

    Span = tuple[int, int]

FEW = 8  #: characters outside ASCII in a span that may come of chance
_SHARE = 2  #: of so many characters outside ASCII one is in a damaged span, where the whole text was read wrongly
_LONG = 8  #: of so many damaged spans one is longer, where it is not chance that made them


def by_chance(string: str, spans: Iterable[tuple[int, int, Family]]) -> frozenset[Span]:
    """The short spans of families of pairs of bytes that are few in their text; UTF-8 is hardly anything by chance."""
    sizes: defaultdict[Family, dict[Span, int]] = defaultdict(dict)
    for start, end, family in spans:
        if family.reader.wide and family.writer is not UTF8 and not family.alike:
            sizes[family][start, end] = native_count(string[start:end])
    if not sizes:
        return frozenset()
    all_of_them = native_count(string)
    return frozenset(
        span
        for counts in sizes.values()
        if sum(counts.values()) * _SHARE < all_of_them and _are_short(counts.values())
        for span, count in counts.items()
        if count <= FEW
    )


def _are_short(counts: Collection[int]) -> bool:
    """Whether hardly a span is long."""
    return sum(count > FEW for count in counts) * _LONG < len(counts)


def are_few_capitals(letters: str) -> bool:
    """Whether these are a handful of capitals and no small letter, as comes of accented vowels by chance."""
    return letters.isupper() and len(set(letters)) < _CAPITALS


_CAPITALS = 6  #: different ones, fewer than most words on a poster have together
