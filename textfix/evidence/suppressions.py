"""Comments that tell textfix to leave something alone, and the range of text that each holds for.

``textfix: ignore`` holds on its line, ``textfix: off`` from its line to that of ``textfix: on`` or to the end, and
``textfix: ignore-file``, in the first ten lines, everywhere. Each may name rules: ``textfix: ignore[script, junk/*]``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Text, fact
from textfix.evidence.zones import Ranges
from textfix.selectors import EVERY, SelectorError, selected
from textfix.tables import triggers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORD = "textfix:"
COMMENT = re.compile(
    r"(?<![\w-])textfix:[ \t]{0,20}(?P<what>ignore-file|ignore|off|on)(?![\w-])(?P<names>\[[^\[\]\n]{0,500}\])?"
)
#: Rules of other packages that are in use. A process has one such list: it only decides what a comment is told.
BESIDES: set[str] = set()
#: In how many lines at the head of a text a whole file can be suppressed.
HEAD_LINES = 10
#: How many comments of one line, of one file or of one place are followed; more serve nobody.
MOST = 20


class Directive(NamedTuple):
    """One comment: what it says, where it stands, and the range that it holds for, as offsets in code points."""

    number: int  #: among all comments of the text; no repair changes it
    what: str
    selectors: tuple[str, ...]  #: of the rules; ``ALL`` where it names none
    at: int
    behind: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Directives:
    """The comments of a text, by what they say, each list in their order."""

    lines: list[Directive] = field(default_factory=list)
    regions: list[Directive] = field(default_factory=list)
    everywhere: list[Directive] = field(default_factory=list)
    late: list[Directive] = field(default_factory=list)  #: for a whole file, but not at its head: without effect
    ends: list[Directive] = field(default_factory=list)  #: ``on`` where nothing was off
    comments: Ranges = field(default_factory=lambda: Ranges(()))

    def __bool__(self) -> bool:
        return bool(self.comments)

    @property
    def suppressing(self) -> Iterable[Directive]:
        """Those that hold something back where there is something."""
        return (*self.everywhere, *self.lines, *self.regions)


@fact
def directives(text: Text) -> Directives:
    """The comments of a text."""
    string = text.string
    if WORD not in string:
        return Directives()
    return _sorted(string, list(COMMENT.finditer(string)))


def _sorted(string: str, matches: list[re.Match[str]]) -> Directives:
    found = Directives(comments=Ranges(match.span() for match in matches))
    head = _end_of_head(string)
    off: dict[tuple[str, ...], Directive] = {}  # by its names: to switch off once more changes nothing
    for directive in _read(string, matches):
        match directive.what:
            case "ignore":
                found.lines.append(directive)
            case "off" if len(off) < MOST:
                off.setdefault(directive.selectors, directive)
            case "on":
                if not off:
                    found.ends.append(directive)
                found.regions.extend(each._replace(end=directive.end) for each in off.values())
                off = {}
            case "ignore-file" if directive.at < head and len(found.everywhere) < MOST:
                found.everywhere.append(directive._replace(start=0, end=len(string) + 1))
            case "ignore-file":
                found.late.append(directive)
    found.regions.extend(each._replace(end=len(string) + 1) for each in off.values())
    return found


def _read(string: str, matches: list[re.Match[str]]) -> Iterator[Directive]:
    """The comments with the range of their line; of one line no more than are of any use."""
    start, end, on_line = 0, 0, 0
    for number, match in enumerate(matches):
        if match.start() >= end:
            start = max(end, string.rfind("\n", end, match.start()) + 1)
            line_end = string.find("\n", match.end())
            end = len(string) + 1 if line_end < 0 else line_end + 1
            on_line = 0
        on_line += 1
        if on_line <= MOST:
            yield Directive(number, match["what"], _selectors(match["names"]), *match.span(), start, end)


def unknown(directive: Directive) -> str:
    """What is wrong with the names of a comment; nothing where each is a rule's or a family's."""
    try:
        selected([*(name for name, _, _ in triggers.TRIGGERS), *sorted(BESIDES)], directive.selectors)
    except SelectorError as error:
        return str(error)
    return ""


def _selectors(names: str | None) -> tuple[str, ...]:
    """The names between the brackets; all rules where there are none."""
    inside = (names or "")[1:-1]
    return tuple(dict.fromkeys(part for raw in inside.split(",") if (part := raw.strip()))) or (EVERY,)


def _end_of_head(string: str) -> int:
    """The offset behind the lines in which a whole file can be suppressed."""
    position = 0
    for _ in range(HEAD_LINES):
        position = string.find("\n", position) + 1
        if not position:
            return len(string) + 1
    return position
