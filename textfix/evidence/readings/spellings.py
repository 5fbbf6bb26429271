"""Which of the characters that one Simplified character became a Traditional text has, and how often."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from textfix import tables
from textfix.tables.contexts import NEVER, OTHER

if TYPE_CHECKING:
    from collections.abc import Mapping

FOREIGN = 1e-4  #: least share of a spelling, so of the one that only Simplified text has
LETTER, DIGIT = -4.0, -2.3  #: of one sign among the ASCII ones with its token
SPELLED = 2.0  #: occurrences of a token in the text that weigh as much as what is usual for its spellings
PLAIN, EXOTIC = -0.7, -8.0  #: of a half-width mark or a curly quote in place of the usual one, and of any other form


def spelling(sign: str, token: str, seen: Mapping[str, int], others: int) -> float:
    """The log-probability of a character among those with its token, of which the text has *seen* so many.

    *others* is the number of signs without a token of their own.
    """
    if token == OTHER:
        return math.log((seen[sign] + math.exp(EXOTIC)) / (others + 1))
    if sign.isalnum() and token.isascii():
        return EXOTIC if not sign.isascii() else LETTER if sign.isalpha() else DIGIT
    if token not in _traditional():
        return 0.0 if sign == token else PLAIN if sign.isascii() or sign in "“”‘’『』" else EXOTIC
    family = _shares(token)
    own = sum(seen[other] for other in family)
    return math.log((seen[sign] + SPELLED * family[sign]) / (own + SPELLED))


@cache
def _traditional() -> dict[str, list[str]]:
    """Simplified characters and the Traditional ones that became them."""
    found: dict[str, list[str]] = {}
    for sign, simplified in tables.to_simplified().items():
        found.setdefault(simplified, []).append(sign)
    return found


@cache
def _shares(simplified: str) -> dict[str, float]:
    """How often Traditional text has each of the characters that became *simplified*, and that one itself."""
    usual = {sign: math.exp(tables.unigrams().get(sign, NEVER)) for sign in (*_traditional()[simplified], simplified)}
    total = sum(usual.values())
    usual[simplified] -= total / 2  # half of the counted text is Simplified
    if simplified in tables.simplified_only():
        usual[simplified] = 0.0
    usual = {sign: max(share, total * FOREIGN) for sign, share in usual.items()}
    total = sum(usual.values())
    return {sign: share / total for sign, share in usual.items()}
