"""The numbers of printed pages on lines of their own: `第 3 页 共 9 页`, `Page 3 of 9`, `— 3 —`, `3`."""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.evidence.paragraphs import Line

#: What stands on a page beside its text is short.
LONGEST_HEAD = 60
NUMBER = r"[0-9０-９]{1,4}"
DASH = r"[-—–－―─━·•‧~～]{1,3}"
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
#: The same with the number of all pages, which stays the same.
OF_ALL = re.compile(r"[0-9]{1,4}[ ]?[/／][ ]?([0-9]{1,4})")
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
#: Numbers that fall so often, and in one of so many steps, are those of rows.
FALLS, FALLING = 2, 5


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
    """The lines that are nothing but the number of a page, or have it at a margin."""
    counted = (OF_ALL.fullmatch(line.string.strip()[:LONGEST_HEAD]) for line in shown)
    totals = Counter(each[1] for each in counted if each)
    whole = {total for total, count in totals.items() if count > 1 and count * 5 >= sum(totals.values()) * 4}
    found = [*_numbers(shown)]
    rows = _rows(shown, found)
    for mark in found:
        if mark.at in rows:
            continue
        of_all = OF_ALL.fullmatch(shown[mark.at].string.strip()) if mark.sure is Sure.NAMED else None
        yield mark._replace(sure=Sure.COUNTED) if of_all and of_all[1] in whole else mark


def _numbers(shown: Sequence[Line]) -> Iterator[Mark]:
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


def is_number(stripped: str) -> bool:
    """Whether a line is nothing but the number of a page, if it is one at all."""
    return len(stripped) <= LONGEST_HEAD and any(form.fullmatch(stripped) for form in (COUNTED, NAMED, BARE))


def pieces_of(stripped: str) -> list[str]:
    """What is set apart in a line, at its left margin, in its middle and at its right; nothing of any other line."""
    if len(stripped) > LONGEST_SET or not APART.search(stripped):
        return []
    pieces = APART.split(stripped)
    named = any(piece.startswith(":") for piece in pieces)  # a value below a name
    return pieces if 2 <= len(pieces) <= MOST_PIECES and not named else []


def _rows(shown: Sequence[Line], marks: Sequence[Mark]) -> set[int]:
    """Rows of tables among the numbers at margins: one below the other with different names, or counting anew and anew."""
    heads = {mark.at: mark for mark in marks if mark.sure is Sure.BARE and pieces_of(shown[mark.at].string.strip())}
    falls = sum(two.number <= one.number for one, two in pairwise(heads.values()))
    if falls >= FALLS and falls * FALLING > len(heads):
        return set(heads)
    names = {at: _names(shown[at]) for at in heads}
    return {at for at, own in names.items() for near in (at - 1, at + 1) if near in names and not own & names[near]}


def _names(line: Line) -> set[str]:
    """What stands at the margins of a line that is no number."""
    return {piece for piece in pieces_of(line.string.strip()) if not piece.isdecimal()}


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
