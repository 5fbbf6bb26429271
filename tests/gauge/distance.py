"""How many single characters must be inserted, deleted or replaced to make one string of another."""

from __future__ import annotations


def distance(one: str, other: str) -> int:
    """Levenshtein's distance, a whole column of his table at once in the bits of whole numbers (Myers, Hyyrö)."""
    one, other = _without_common_ends(one, other)
    if not one or not other:
        return len(one) + len(other)
    places: dict[str, int] = {}
    for at, sign in enumerate(one):
        places[sign] = places.get(sign, 0) | 1 << at
    everything, last = (1 << len(one)) - 1, 1 << len(one) - 1
    more, less, found = everything, 0, len(one)
    for sign in other:
        match = places.get(sign, 0)
        diagonal = (((match & more) + more) ^ more) | match | less
        rises, falls = less | ~(diagonal | more) & everything, diagonal & more
        found += bool(rises & last) - bool(falls & last)
        rises, falls = rises << 1 | 1, falls << 1
        more, less = (falls | ~(diagonal | rises)) & everything, rises & diagonal & everything
    return found


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    return one[start : len(one) - end], other[start : len(other) - end]


def _alike(one: str, other: str) -> int:
    """How many characters two strings begin with together."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
