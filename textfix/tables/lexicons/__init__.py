"""Word lists that say what the frame of a web page is made of: text files beside this module, read when asked for.

A file has one entry a line. Lines that begin with ``#`` tell where the list comes from and why it is there. An entry
that begins with ``~`` is weak: it counts only beside others, since it is also an ordinary word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of one list, in lower case; those of several Latin words also without blanks."""

    strong: frozenset[str]
    weak: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.strong or word in self.weak


@cache
def lexicon(name: str) -> Lexicon:
    """The list in the file ``<name>.txt``."""
    from pkgutil import get_data

    data = get_data(__name__, f"{name}.txt") or b""
    entries = [line.strip().lower() for line in data.decode().split("\n") if line.strip() and not line.startswith("#")]
    entries += [entry.replace(" ", "") for entry in entries if " " in entry]
    return Lexicon(
        frozenset(entry for entry in entries if not entry.startswith("~")),
        frozenset(entry[1:] for entry in entries if entry.startswith("~")),
    )
