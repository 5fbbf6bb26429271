"""Answer the commonest question first: is this file certainly clean? No rule is imported, nothing is decoded twice.

The triggers of all rules are baked into a table, so that a clean file costs one pass of the automaton and one check that
its bytes are UTF-8. To compile the automaton takes longer than to start Python halfway; so for the first file, which
mostly is the only one, if it is short just those pieces are compiled that its characters allow.
"""

from __future__ import annotations

from textfix.scan import Scanner

#: The byte order mark of UTF-8.
MARK = b"\xef\xbb\xbf"
_SHORT = 1 << 14  #: bytes

_scanners: dict[tuple[frozenset[str] | None, bool], Scanner | None] = {}  #: None after the first file


def fired(data: bytes, names: frozenset[str] | None = None, *, full: bool = False) -> frozenset[str] | None:
    """Which of the rules called *names* (None: the default ones of the level) could find something in *data*.

    None, so that all rules look, for bytes that are not plain UTF-8.
    """
    data = seen(data)
    if b"\0" in data:
        return None
    try:
        text = "" if data.isascii() else data.decode()
    except UnicodeDecodeError:
        return None
    key = (names, full)
    if key not in _scanners:
        _scanners[key] = None
        if 0 < len(data) < _SHORT:
            return _allowed(text or data.decode(), names, full=full)(data)
    scanner = _scanners[key]
    if scanner is None:
        scanner = _scanners[key] = _of_all(names, full=full)
    return scanner(data)


def seen(data: bytes) -> bytes:
    """The bytes as the rules see them: every line end a line feed, no byte order mark."""
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.removeprefix(MARK)


def _of_all(names: frozenset[str] | None, *, full: bool) -> Scanner:
    from textfix.tables.triggers import TRIGGERS

    return Scanner((name, patterns) for name, patterns, runs in TRIGGERS if _used(name, runs, names, full=full))


def _allowed(text: str, names: frozenset[str] | None, *, full: bool) -> Scanner:
    """A scanner for this text alone: of the triggers that some piece of them, by the characters it needs, may match."""
    from textfix.tables.pieces import PIECES, ROWS

    characters = frozenset(text)
    last = max(characters)
    allowed: dict[int, str] = {}  # several rules may have a trigger
    rows: list[tuple[str, tuple[str, ...]]] = []
    for name, runs, numbers in ROWS:
        if _used(name, runs, names, full=full):
            for number in numbers:
                if number not in allowed:
                    allowed[number] = "|".join(
                        pattern
                        for pattern, needs, ranges in PIECES[number]
                        if all(need[0] <= last and not characters.isdisjoint(need) for need in needs)
                        and (not ranges or _any_in(ranges, characters))
                    )
            patterns = tuple(allowed[number] for number in numbers)
            if all(patterns):
                rows.append((name, patterns))
    return Scanner(rows)


def _any_in(ranges: str, characters: frozenset[str]) -> bool:
    """Is one of the characters in one of the ranges, each given as its first and its last?"""
    bounds = list(zip(ranges[::2], ranges[1::2], strict=True))
    return any(low <= character <= high for low, high in bounds for character in characters)


def _used(name: str, runs: str, names: frozenset[str] | None, *, full: bool) -> bool:
    """Whether a rule takes part: *runs* is ``full`` for rules of that level, ``opt-in`` for those that must be named."""
    if names is not None:
        return name in names
    return runs == "always" or (full and runs == "full")
