"""Patterns that RE2 looks for: in one pass over a string, however slow `re` would be with them."""

from __future__ import annotations

import sys
from functools import cache, lru_cache
from typing import Any

AUTOMATON_BYTES = 64 << 20  #: memory that RE2 may use
_WORD = 16  #: characters up to which an answer is kept: a word may stand in a text many thousand times


@cache
def automaton(pattern: str) -> Any:
    """The compiled pattern; None where google-re2 has no wheel."""
    re2 = engine()
    return re2 and re2.RE2(pattern.encode(), options(re2))


def may_hold(pattern: str, string: str) -> bool:
    """Whether the string holds the pattern; true where RE2 is missing, since `re` may be slow with it."""
    return (_holds if len(string) > _WORD else _holds_once)(pattern, string)


def _holds(pattern: str, string: str) -> bool:
    look = automaton(pattern)
    if look is None:
        return True
    data = string.encode("utf-8", "surrogatepass")
    return bool(look.Match(look.Anchor.UNANCHORED, data, 0, len(data))[0][0] >= 0)


_holds_once = lru_cache(maxsize=1 << 12)(_holds)


def options(re2: Any) -> Any:
    """The options with which patterns are compiled."""
    chosen = re2.RE2.Options()
    chosen.max_mem = AUTOMATON_BYTES
    return chosen


def engine() -> Any:
    """RE2 itself, which the look for triggers has loaded without its slow package. None where google-re2 has no wheel."""
    if "re2._re2" in sys.modules and sys.modules.get("re2", sys) is not None:
        return sys.modules["re2._re2"]
    try:
        import re2
    except ImportError:
        return None
    return re2._re2
