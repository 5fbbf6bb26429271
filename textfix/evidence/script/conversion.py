"""Which parts of a text are in another Chinese script than the wanted one, and OpenCC's conversion of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from textfix.evidence.marks import HAN, HIDDEN
from textfix.evidence.prose_script import ScriptProfile, profile
from textfix.evidence.script.strays import only

if TYPE_CHECKING:
    from collections.abc import Callable

#: OpenCC's conversion from Simplified Chinese, by the wanted script.
CONVERSIONS = {"traditional": "s2t", "traditional-tw": "s2tw", "traditional-hk": "s2hk"}
#: Spellings that tell the Traditional Chinese of Hong Kong; 着 and 著 are told apart in Taiwan's only.
HONG_KONG = re.compile("[衞綫説]")
MOSTLY = 9  #: how often the evidence for the wanted script outweighs the other where the text is in it
LONGEST = 200  #: code points that are converted at a time where no mark parts them
PIECE = re.compile(rf"[{HAN}]{{1,{LONGEST}}}|[^{HAN}{HIDDEN}]+|{HIDDEN}+")


def conversion_to(script: str, seen: str) -> str:
    """The name of OpenCC's conversion; to Simplified Chinese it depends on the spelling that is there."""
    if script != "simplified":
        return CONVERSIONS[script]
    if HONG_KONG.search(seen) and "著" not in seen:
        return "hk2s"
    return "tw2s" if "著" in seen else "t2s"


@cache
def converter(conversion: str) -> Callable[[str], str]:
    """OpenCC's converter of this name."""
    from opencc import OpenCC  # takes 50 ms to import and as long to read its dictionaries

    convert: Callable[[str], str] = OpenCC(conversion).convert
    return lru_cache(maxsize=4096)(convert)


def is_to_convert(line: str, script: str, whole: ScriptProfile, least: int) -> bool:
    """Whether a line is to be converted: it is in the other script, or it does not tell and the whole text is.

    In a text that is in the wanted script, *least* characters have to say that a line is not.
    """
    if not re.search(f"[{HAN}]", line):
        return False
    own = profile(line)
    if own.is_japanese:
        return False
    there, other = _evidence(own, script)
    there_in_all, other_in_all = _evidence(whole, script)
    if there_in_all > MOSTLY * other_in_all and other < least:
        return False
    return other > there or (other == there and other_in_all >= there_in_all)


def is_at_rest(after: str, script: str, convert: Callable[[str], str]) -> bool:
    """Whether a second run leaves the line alone: it is in the wanted script now, or converting it changes nothing."""
    there, other = _evidence(profile(after), script)
    return there > other or converted(after, convert) == after


def converted(line: str, convert: Callable[[str], str]) -> str:
    """The line converted, all but what is hidden in it."""
    return "".join(
        piece if piece.startswith(HIDDEN) or not re.search(f"[{HAN}]", piece) else convert(piece)
        for piece in PIECE.findall(line)
    )


def converted_in_part(line: str, script: str, convert: Callable[[str], str]) -> str:
    """A line in which only what stands between two marks is in the other script, with no sign of the wanted one."""
    if not (other := _others(script)).search(line) or profile(line).is_japanese:
        return line
    pieces = PIECE.findall(line)
    return "".join(convert(piece) if other.search(piece) and _is_other(piece, script) else piece for piece in pieces)


def _is_other(piece: str, script: str) -> bool:
    there, other = _evidence(profile(piece), script)
    return other > 0 == there


@cache
def _others(script: str) -> re.Pattern[str]:
    """A character that only the script that is not wanted has; none that is at home in both."""
    traditional, simplified = only()
    return traditional if script == "simplified" else simplified


def _evidence(of: ScriptProfile, script: str) -> tuple[int, int]:
    """How many characters speak for the wanted script, and how many for the other one."""
    return (of.simplified, of.traditional) if script == "simplified" else (of.traditional, of.simplified)
