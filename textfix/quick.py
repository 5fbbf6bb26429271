"""Answer the commonest question first: is this file certainly clean? No rule is imported, nothing is decoded twice.

The triggers of all rules are baked into a table, so that a clean file costs one pass of the automaton and one check that
its bytes are UTF-8.
"""

from __future__ import annotations

from textfix.scan import Scanner
from textfix.tables.triggers import TRIGGERS

#: The byte order mark of UTF-8.
MARK = b"\xef\xbb\xbf"

_scanners: dict[tuple[frozenset[str] | None, bool], Scanner] = {}


def fired(data: bytes, names: frozenset[str] | None = None, *, full: bool = False) -> frozenset[str] | None:
    """Which of the rules called *names* (None: the default ones of the level) could find something in *data*.

    None, so that all rules look, for bytes that are not plain UTF-8.
    """
    key = (names, full)
    if key not in _scanners:
        _scanners[key] = Scanner(
            (name, patterns) for name, patterns, runs in TRIGGERS if _used(name, runs, names, full=full)
        )
    if b"\r" in data:  # the rules see every line end as a line feed
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    data = data.removeprefix(MARK)  # no rule sees it
    if b"\0" in data:
        return None
    if not data.isascii():
        try:
            data.decode()
        except UnicodeDecodeError:
            return None
    return _scanners[key](data)


def _used(name: str, runs: str, names: frozenset[str] | None, *, full: bool) -> bool:
    """Whether a rule takes part: *runs* is ``full`` for rules of that level, ``opt-in`` for those that must be named."""
    if names is not None:
        return name in names
    return runs == "always" or (full and runs == "full")
