"""The numbers of printed pages on lines of their own: `第 3 页 共 9 页`, `Page 3 of 9`, `— 3 —`, `3`."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.evidence.paragraphs import Line

#: What stands on a page beside its text is short.
LONGEST_HEAD = 60
NUMBER = r"[0-9０-９]{1,4}"
DASH = r"[-—–－―·•~～]{1,3}"
#: A page among all pages: nothing else is written like that on a line of its own.
COUNTED = re.compile(
    rf"(?:{DASH}[ ]?)?(?:第[ ]?(?P<a>{NUMBER})[ ]?[页頁][ ,，/／|｜　]{{0,3}}[共总總][ ]?{NUMBER}[ ]?[页頁]"
    rf"|[共总總][ ]?{NUMBER}[ ]?[页頁][ ,，/／|｜　]{{0,3}}第[ ]?(?P<b>{NUMBER})[ ]?[页頁]"
    rf"|[Pp](?:age|AGE)[ ](?P<c>{NUMBER})[ ](?:of|OF|/)[ ]{NUMBER}|[Ss]eite[ ](?P<d>{NUMBER})[ ]von[ ]{NUMBER})(?:[ ]?{DASH})?"
)
NAMED = re.compile(
    rf"{DASH}[ ]{{0,2}}(?P<a>{NUMBER})[ ]{{0,2}}{DASH}|第[ ]?(?P<b>{NUMBER})[ ]?[页頁版]|[Pp](?:age|AGE|\.)[ ]?(?P<c>{NUMBER})"
    rf"|(?P<d>{NUMBER})[ ]?[/／][ ]?{NUMBER}|[\[(][ ]?(?:[Pp](?:age|g?\.)[ ])?(?P<e>{NUMBER})[ ]?[\])]"
)
#: The page of a chapter behind its title.
TITLED = re.compile(
    rf"[^，。：:]{{2,30}}[（(][ ]?(?:第[ ]?(?P<a>{NUMBER})[ ]?[页頁]|[Pp](?:age|\.)[ ]?(?P<b>{NUMBER}))[ ]?[)）]"
)
BARE = re.compile(rf"(?P<a>{NUMBER})")
#: What is set apart in one line, at its two margins; no head is set in more pieces.
APART = re.compile(r"[ ]{3,}|\u3000{2,}|\t+[ ]*|[ ]{0,2}\u3000[ \u3000]+")
MOST_PIECES = 3
#: The page of a section: `2-1`.
OF_SECTION = re.compile(rf"[A-Z0-9]{{1,2}}[-–](?P<a>{NUMBER})")
LONGEST_SET, SHORTEST_NAME = 110, 3


class Sure(IntEnum):
    """How clearly a line is a page's number."""

    BARE = 1
    NAMED = 2
    COUNTED = 3


class Mark(NamedTuple):
    """The number of a page on a line of its own, as an index into the lines that are not blank."""

    at: int
    number: int
    sure: Sure


def page_numbers(shown: Sequence[Line]) -> Iterator[Mark]:
    """The lines that are nothing but the number of a page."""
    for index, line in enumerate(shown):
        stripped = line.string.strip()
        if len(stripped) > LONGEST_HEAD:
            if head := _in_head(stripped):
                yield Mark(index, *head)
            continue
        for form, sure in ((COUNTED, Sure.COUNTED), (NAMED, Sure.NAMED), (BARE, Sure.BARE), (TITLED, Sure.NAMED)):
            if found := form.fullmatch(stripped):
                number = next(group for group in found.groups() if group)
                yield Mark(index, int(number), sure)
                break
        else:
            if head := _in_head(stripped):
                yield Mark(index, *head)


def pieces_of(stripped: str) -> list[str]:
    """What is set apart in a line, at its left margin, in its middle and at its right; nothing of any other line."""
    if len(stripped) > LONGEST_SET or not APART.search(stripped):
        return []
    pieces = APART.split(stripped)
    return pieces if 2 <= len(pieces) <= MOST_PIECES else []


def _in_head(stripped: str) -> tuple[int, Sure] | None:
    """The number of a page in its running head, where it stands at a margin."""
    pieces = pieces_of(stripped)
    if not any(sum(map(str.isalpha, piece)) >= SHORTEST_NAME for piece in pieces):
        return None
    for piece in pieces[:1] + pieces[-1:]:
        for form, sure in ((COUNTED, Sure.COUNTED), (NAMED, Sure.BARE), (BARE, Sure.BARE), (OF_SECTION, Sure.BARE)):
            if found := form.fullmatch(piece):
                return int(next(group for group in found.groups() if group)), sure
    return None
