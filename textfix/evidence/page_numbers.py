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
    rf"|(?P<d>{NUMBER})[ ]?[/／][ ]?{NUMBER}|\[[ ]?(?P<e>{NUMBER})[ ]?\]"
)
BARE = re.compile(rf"(?P<a>{NUMBER})")


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
            continue
        for form, sure in ((COUNTED, Sure.COUNTED), (NAMED, Sure.NAMED), (BARE, Sure.BARE)):
            if found := form.fullmatch(stripped):
                number = next(group for group in found.groups() if group)
                yield Mark(index, int(number), sure)
                break
