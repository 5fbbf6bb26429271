"""One pass over the bytes that tells which rules could find something; a text without a hit is clean.

All triggers ride in one RE2 set, so that the pass costs the same whatever their number. Where google-re2 has no wheel,
the standard library's `re` stands in: the same answer, far more slowly.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Callable, Iterable, Sequence
    from importlib.machinery import ModuleSpec
    from typing import Any

#: Memory that RE2 may use for the automaton of all triggers; ample, since a set that runs out of it matches nothing.
AUTOMATON_BYTES = 64 << 20
NOWHERE = (-1, -1)  #: where RE2 has found what it has not found


class Scanner:
    """Compiled triggers; call it with UTF-8 bytes to get the names of the rules that could find something in them.

    Of a rule that has several triggers the first rides in the set, or one that does so for another rule; that tells of
    most texts that the rule has nothing to do. The others are looked for one by one: they are common, and each that hits
    would double the states of the automaton.
    """

    __slots__ = ("_match", "_rows", "_seekers")

    def __init__(self, triggers: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        patterns: dict[str, int] = {}
        rows: list[tuple[str, int | None, tuple[str, ...]]] = []
        for name, needed in triggers:
            literals = tuple(filter(_is_literal, needed)) if len(needed) > 1 else ()
            if literals:
                rows.append((name, None, tuple(sorted(needed, key=literals.__contains__, reverse=True))))
            else:
                first = next((pattern for pattern in needed if pattern in patterns), needed[0])
                others = tuple(pattern for pattern in needed if pattern != first)
                rows.append((name, patterns.setdefault(first, len(patterns)), others))
        self._rows = tuple(rows)
        self._match = _compile(tuple(patterns))
        self._seekers: dict[str, Callable[[bytes], bool]] = {}

    def __call__(self, data: bytes) -> frozenset[str]:
        """The names of the rules all of whose triggers occur in *data*."""
        hits = frozenset(self._match(data))
        known: dict[str, bool] = {}
        return frozenset(
            name
            for name, first, others in self._rows
            if (first is None or first in hits) and all(self._occurs(other, data, known) for other in others)
        )

    def _occurs(self, pattern: str, data: bytes, known: dict[str, bool]) -> bool:
        if pattern not in known:
            if pattern not in self._seekers:
                self._seekers[pattern] = _seeker(pattern)
            known[pattern] = self._seekers[pattern](data)
        return known[pattern]


def _is_literal(pattern: str) -> bool:
    return not set(pattern) & set("\\^$.|?*+()[]{}")


def _compile(patterns: tuple[str, ...]) -> Callable[[bytes], Iterable[int]]:
    """What tells which of the patterns occur in bytes."""
    if not patterns:
        return lambda _: ()
    try:
        engine = _engine()
    except ImportError:
        return _compile_with_re(patterns)
    matcher = engine.Set(engine.RE2.Anchor.UNANCHORED, _options(engine))
    for pattern in patterns:
        if matcher.Add(pattern.encode()) < 0:
            raise ValueError(f"RE2 does not take the trigger {pattern!r}")
    if not matcher.Compile():
        raise ValueError("RE2 does not take all triggers together")
    match: Callable[[bytes], Iterable[int]] = matcher.Match
    return match


def _seeker(pattern: str) -> Callable[[bytes], bool]:
    """What tells whether one pattern occurs in bytes, as soon as it is found."""
    if _is_literal(pattern):
        literal = pattern.encode()
        return lambda data: literal in data
    try:
        engine = _engine()
    except ImportError:
        search = _compile_with_re((pattern,))
        return lambda data: bool(search(data))
    expression, anchor = engine.RE2(pattern.encode(), _options(engine)), engine.RE2.Anchor.UNANCHORED
    return lambda data: bool(expression.Match(anchor, data, 0, len(data))[0] != NOWHERE)


def _options(engine: Any) -> Any:
    options = engine.RE2.Options()
    options.max_mem = AUTOMATON_BYTES
    return options


def _engine() -> Any:
    """RE2 itself, without what its package imports for other things, which takes longer than a small automaton.

    Raises ImportError where it is not installed.
    """
    name = "re2._re2"
    if "re2" not in sys.modules and name not in sys.modules:
        package = _found("re2", None)
        within = package.submodule_search_locations if package else None
        spec = _found(name, within) if within else None
        module = spec.loader.create_module(spec) if spec and spec.loader else None
        if spec and spec.loader and module:
            spec.loader.exec_module(module)
            sys.modules[name] = module
    if name in sys.modules and sys.modules.get("re2", sys) is not None:
        return sys.modules[name]
    import re2

    return re2._re2


def _found(name: str, path: Sequence[str] | None) -> ModuleSpec | None:
    """Where a module is; `importlib.util` would tell, but imports as much."""
    for finder in sys.meta_path:
        spec = finder.find_spec(name, path)
        if spec is not None:
            return spec
    return None


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
