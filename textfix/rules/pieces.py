"""Cut a trigger at its alternatives, and tell for each piece the characters of which a text must hold one.

Most pieces cannot match a short text, which a look at its characters shows; so for a single line few need compiling.
"""

from __future__ import annotations

import re
from functools import cache
from math import exp, inf
from typing import TYPE_CHECKING, Any, NamedTuple

from textfix.tables import unigrams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MANY, _FEW = 1500, 64  #: characters to which a first and a second need are kept one by one
_LONG = 300  #: characters from which a range is not weighed one by one
_BOUNDARY = re.compile(r"\\x\{([0-9a-f]+)\}")
_OTHERS = 1e-6  #: share of text that a character has that the table of frequencies lacks
_LETTER, _MARK = 0.05, 0.005  #: the same of ASCII letters, digits and white space, and of other ASCII
_COMMON = {"，": 0.05, "。": 0.03, "、": 0.01}
_HAN = 0x4E00
_LAST_CASED = 0x1EFFF

Ranges = tuple[tuple[int, int], ...]


class Piece(NamedTuple):
    """A part of a trigger, which matches where any of its pieces does."""

    pattern: str
    needs: tuple[str, ...]  #: of each of these a text must hold a character, if the piece is to match it
    ranges: str = ""  #: the same as ranges, the first and last character of each; empty where there are none


def pieces(trigger: str) -> Iterator[Piece]:
    """The pieces of a trigger, in its order."""
    for pattern in _alternatives(trigger):
        known = sorted(_needed(pattern), key=_weight)
        needs = ["".join(chr(code) for low, high in ranges for code in range(low, high + 1)) for ranges in known[:2]]
        if not known or all(len(need) <= _MANY for need in needs[:1]):
            yield Piece(pattern, (*needs[:1], *(need for need in needs[1:] if len(need) <= _FEW)))
        else:
            yield Piece(pattern, (), "".join(chr(low) + chr(high) for low, high in known[0]))


def _alternatives(trigger: str) -> list[str]:
    """The parts between the bars that stand in no group and no class; the whole of a pattern with flags."""
    if "(?" in trigger.replace("(?:", ""):
        return [trigger]
    parts = [""]
    depth, in_class = 0, False
    for sign in re.findall(r"\\x\{[0-9a-f]+\}|\\.|.", trigger, re.DOTALL):
        if not in_class:
            depth += (sign == "(") - (sign == ")")
        in_class = sign == "[" or (in_class and sign != "]")
        if sign == "|" and not depth and not in_class:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _needed(pattern: str) -> list[Ranges]:
    """Sets of characters of each of which a text must hold one where the pattern matches."""
    readable = _BOUNDARY.sub(lambda found: re.escape(chr(int(found[1], 16))), pattern)
    try:
        parsed = re._parser.parse(readable)  # type: ignore[attr-defined]  # what `re` itself parses with
    except re.error:
        return []  # RE2 alone understands it
    return [_merged(ranges) for ranges in _sets(parsed, folds=bool(parsed.state.flags & re.IGNORECASE))]


def _sets(parsed: Iterable[tuple[Any, Any]], *, folds: bool) -> Iterator[Ranges]:
    for part in parsed:
        ranges = _of_part(part, folds=folds)
        if ranges is not None:
            yield ranges


def _rarest(parsed: Iterable[tuple[Any, Any]], *, folds: bool) -> Ranges | None:
    """The one that text has least of."""
    return min(_sets(parsed, folds=folds), key=_weight, default=None)


def _of_part(part: tuple[Any, Any], *, folds: bool) -> Ranges | None:
    kind, value = part
    match str(kind):
        case "LITERAL":
            return _folded(((value, value),)) if folds else ((value, value),)
        case "IN":
            return _of_class(value, folds=folds)
        case "SUBPATTERN":
            return _rarest(value[3], folds=folds or bool(value[1] & re.IGNORECASE))
        case "MAX_REPEAT" | "MIN_REPEAT" if value[0] > 0:
            return _rarest(value[2], folds=folds)
        case "BRANCH":
            branches = [_rarest(branch, folds=folds) for branch in value[1]]
            return None if None in branches else tuple(ranges for branch in branches for ranges in branch or ())
    return None


def _of_class(members: list[tuple[Any, Any]], *, folds: bool) -> Ranges | None:
    ranges = tuple(
        (value, value) if str(kind) == "LITERAL" else value
        for kind, value in members
        if str(kind) in ("LITERAL", "RANGE")
    )
    if len(ranges) < len(members):
        return None  # it is negated, or has a category such as white space
    return _folded(ranges) if folds else ranges


def _folded(ranges: Ranges) -> Ranges:
    """The same with all forms of each letter."""
    forms = {
        form for low, high in ranges for code in range(low, high + 1) for form in _forms().get(chr(code).lower(), ())
    }
    return (*ranges, *((ord(form), ord(form)) for form in forms))


@cache
def _forms() -> dict[str, set[str]]:
    """Letters by their small form; among them the sign for Kelvin and the long s, which RE2 takes for k and s."""
    found: dict[str, set[str]] = {}
    for letter in map(chr, range(_LAST_CASED)):
        found.setdefault(letter.casefold(), set()).add(letter)
        found.setdefault(letter.lower(), set()).add(letter)
    return {small: forms for small, forms in found.items() if len(forms) > 1}


def _merged(ranges: Ranges) -> Ranges:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(high, merged[-1][1])
        else:
            merged.append((low, high))
    return tuple(merged)


def _weight(ranges: Ranges) -> float:
    """How much of ordinary text is one of these characters."""
    return sum(_of_range(low, high) for low, high in _merged(ranges))


def _of_range(low: int, high: int) -> float:
    if high - low < _LONG:
        return sum(_share(chr(code)) for code in range(low, high + 1))
    return 1.0 if low <= _HAN <= high else (high - low) * _OTHERS


def _share(character: str) -> float:
    if character.isascii():
        return _LETTER if character.isalnum() or character.isspace() else _MARK
    return _COMMON.get(character) or exp(unigrams().get(character, -inf)) or _OTHERS
