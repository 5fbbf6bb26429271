"""One pass over the bytes that tells which rules could find something; a text without a hit is clean.

All triggers ride in one RE2 set, so that the pass costs the same whatever their number. Where google-re2 has no wheel,
the standard library's `re` stands in: the same answer, far more slowly.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Callable, Iterable

#: Memory that RE2 may use for the automaton of all triggers; ample, since a set that runs out of it matches nothing.
AUTOMATON_BYTES = 64 << 20


class Scanner:
    """Compiled triggers; call it with UTF-8 bytes to get the names of the rules that could find something in them."""

    __slots__ = ("_match", "_needs")

    def __init__(self, triggers: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        patterns: dict[str, int] = {}
        self._needs = tuple(
            (name, frozenset(patterns.setdefault(pattern, len(patterns)) for pattern in needed))
            for name, needed in triggers
        )
        self._match = _compile(tuple(patterns))

    def __call__(self, data: bytes) -> frozenset[str]:
        """The names of the rules all of whose triggers occur in *data*."""
        hits = frozenset(self._match(data))
        return frozenset(name for name, needed in self._needs if needed <= hits) if hits else frozenset()


def _compile(patterns: tuple[str, ...]) -> Callable[[bytes], Iterable[int]]:
    if not patterns:
        return lambda _: ()
    try:
        import re2
    except ImportError:
        return _compile_with_re(patterns)
    options = re2.Options()
    options.max_mem = AUTOMATON_BYTES
    matcher = re2.Set.SearchSet(options)
    for pattern in patterns:
        matcher.Add(pattern)
    matcher.Compile()

    def match(data: bytes) -> Iterable[int]:
        return matcher.Match(data) or ()

    return match


def _compile_with_re(patterns: tuple[str, ...]) -> Callable[[bytes], Iterable[int]]:
    import re

    compiled = [re.compile(_with_characters(pattern)) for pattern in patterns]

    def match(data: bytes) -> Iterable[int]:
        string = data.decode("utf-8", "surrogatepass")
        return [i for i, pattern in enumerate(compiled) if pattern.search(string)]

    return match


def _with_characters(pattern: str) -> str:
    """A pattern with the characters themselves where RE2 has their code points in braces."""
    head, *parts = pattern.split(r"\x{")
    return head + "".join(chr(int(code, 16)) + rest for code, _, rest in (part.partition("}") for part in parts))
