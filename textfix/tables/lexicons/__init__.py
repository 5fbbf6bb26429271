"""Word lists that say what the frame of a web page is made of: text files beside this module, read when asked for.

A file has one entry a line. Lines that begin with ``# `` tell where the list comes from and why it is there. An entry
that begins with ``~`` is weak: it counts only beside others, since it is also an ordinary word. In an entry ``#`` stands
for a number and ``…`` for a few words of any kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of one list, in lower case; those of several Latin words also without blanks."""

    strong: frozenset[str]
    weak: frozenset[str]
    phrases: tuple[str, ...] = ()  #: the entries with holes; all of them count by themselves

    def __contains__(self, word: str) -> bool:
        return word in self.strong or word in self.weak


@cache
def lexicon(name: str) -> Lexicon:
    """The list in the file ``<name>.txt``."""
    from pkgutil import get_data

    return read((get_data(__name__, f"{name}.txt") or b"").decode())


def read(text: str) -> Lexicon:
    """The list in the text of such a file."""
    entries = [line.strip().lower() for line in text.split("\n") if line.strip() and not line.startswith("# ")]
    phrases = tuple(entry for entry in entries if "…" in entry or "#" in entry)
    words = [entry for entry in entries if "…" not in entry and "#" not in entry]
    words += [word.replace(" ", "") for word in words if " " in word]
    return Lexicon(
        frozenset(word for word in words if not word.startswith("~")),
        frozenset(word[1:] for word in words if word.startswith("~")),
        phrases,
    )
