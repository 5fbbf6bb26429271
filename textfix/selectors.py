"""Names of rules as users write them: a rule's name, its family, a pattern with ``*`` and ``?``, or ``ALL``."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Collection, Iterable

EVERY = "ALL"
WILDCARDS = frozenset("*?[")
JUDGE = "suppression/unused"  #: the rule that judges what all the others have found


class SelectorError(ValueError):
    """A selector that names no rule; says which names are near."""


def selected(names: Iterable[str], selectors: Iterable[str]) -> set[str]:
    """Those of *names* that a selector matches. Raises SelectorError for a selector that matches none."""
    names = tuple(names)
    found: set[str] = set()
    for selector in selectors:
        hits = {name for name in names if matches(name, selector)}
        if not hits:
            families = sorted({family_of(name) for name in names})
            hint = nearest(selector, [*names, *families]) or "; `textfix rules` lists them"
            raise SelectorError(f"no rule or family is called {selector!r}{hint}")
        found |= hits
    return found


def matches(name: str, selector: str) -> bool:
    """Whether *selector* names the rule called *name*, alone or among others."""
    if selector in (name, family_of(name), EVERY):
        return True
    if WILDCARDS.isdisjoint(selector):
        return False
    from fnmatch import fnmatchcase  # imports `re`, which most runs do without

    return fnmatchcase(name, selector)


def sharpness(selector: str) -> int:
    """How narrow a selector is: of several that match, the one with the greatest number decides."""
    if selector == EVERY:
        return 0
    if not WILDCARDS.isdisjoint(selector):
        return len(selector)  # a longer pattern says more
    return 2_000 if "/" in selector else 1_000


def family_of(name: str) -> str:
    """The family of a rule."""
    return name.partition("/")[0]


def nearest(word: str, known: Collection[str]) -> str:
    """``; did you mean …?`` with what is spelled nearly like *word*; nothing where nothing is."""
    from difflib import get_close_matches  # only a mistake needs it

    near = get_close_matches(word, known, n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(near)}?" if near else ""
