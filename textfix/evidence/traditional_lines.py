"""Which slips stand in lines of Traditional Chinese, outside protected zones and quotations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textfix import tables
from textfix.evidence.script import profile
from textfix.evidence.zones import protected
from textfix.tables.ambiguous import AMBIGUOUS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.core import Text
    from textfix.evidence.slips import Slip

QUOTED = 0.3  #: share of Simplified evidence in a paragraph from which on it is a quotation


def in_traditional_lines(text: Text, slips: Iterable[Slip]) -> Iterator[Slip]:
    """The slips that stand neither in a protected zone nor in a Simplified or Japanese paragraph."""
    string, zones = text.string, protected(text)
    end, traditional = -1, False
    for slip in sorted(slips):
        if slip.at >= end:
            start = string.rfind("\n", 0, slip.at) + 1
            end = string.find("\n", slip.at)
            end = len(string) if end < 0 else end
            traditional = _is_traditional(string[start:end])
        if traditional and not zones.overlaps(slip.at, slip.at + 1):
            yield slip


def _is_traditional(line: str) -> bool:
    """Whether a line is no quotation; characters that can be slips themselves say nothing about that."""
    script = profile(line)
    slips = sum(map(line.count, _foreign()))
    simplified = script.simplified - slips
    if script.is_japanese or (slips and not script.traditional):
        return False
    return simplified <= QUOTED * (simplified + script.traditional)


@cache
def _foreign() -> frozenset[str]:
    """Characters that only Simplified Chinese has and that a converter leaves standing."""
    return tables.simplified_only().intersection(AMBIGUOUS)
