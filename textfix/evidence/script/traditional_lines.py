"""Which slips stand in lines of Traditional Chinese, outside protected zones and quotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.prose_script import profile
from textfix.evidence.script.japanese_words import in_japanese_word
from textfix.evidence.zones import protected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.core import Text
    from textfix.evidence.script.slips import Slip

OPENING, CLOSING = re.compile("[《〈「『“]"), re.compile("[》〉」』”]")
NEAR = 12  #: code points to each side that tell whether a slip is part of a quotation
#: Of lines that speak of characters and their forms.
ABOUT = re.compile("康熙字典|說文|[異俗]體字|簡化字|部首|造字|通假|聲母|韻母|注音符號|[繁簡]體(?!中文)")
QUOTED = 0.3  #: share of Simplified evidence in a paragraph from which on it is a quotation


def in_traditional_lines(text: Text, slips: Iterable[Slip]) -> Iterator[Slip]:
    """The slips that stand neither in a protected zone nor in a Simplified or Japanese paragraph, quotation or word."""
    string, zones = text.string, protected(text)
    end, traditional = -1, False
    for slip in sorted(slips):
        if slip.at >= end:
            start = string.rfind("\n", 0, slip.at) + 1
            end = string.find("\n", slip.at)
            end = len(string) if end < 0 else end
            traditional = _is_traditional(string[start:end])
        if (
            traditional
            and not _is_quoted(string, slip.at)
            and not in_japanese_word(string, slip.at)
            and not zones.overlaps(slip.at, slip.at + 1)
        ):
            yield slip


def _is_traditional(line: str) -> bool:
    """Whether a line is no quotation; the profile counts no character that can be a slip itself."""
    if ABOUT.search(line):
        return False
    script = profile(line)
    return not script.is_japanese and script.simplified <= QUOTED * (script.simplified + script.traditional)


def _is_quoted(string: str, at: int) -> bool:
    """Whether the characters around a slip are rather Simplified, or those in the same title or quotation."""
    before, behind = string[max(0, at - NEAR) : at], string[at : at + NEAR + 1]
    inside = OPENING.split(before)[-1] + CLOSING.split(behind, maxsplit=1)[0]
    return _is_simplified(before + behind) or _is_simplified(inside)


def _is_simplified(around: str) -> bool:
    script = profile(around)
    return script.simplified > script.traditional
