"""Protected zones: the places in a text that are not prose, where a rule touches nothing unless it declares it.

One linear pass: a single expression finds what may open a zone, `openers` tells whether it does and where the zone ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Kind, Text, Zone, fact
from textfix.evidence.openers import HOOK, OPENERS, Closers

if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(NamedTuple):
    """A protected place, as offsets in code points."""

    start: int
    end: int
    zone: Zone


class Ranges:
    """Spans that can be asked whether they touch another span; spans that overlap are merged."""

    __slots__ = ("ends", "starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def __bool__(self) -> bool:
        return bool(self.starts)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether ``start:end`` shares a code point with a span; an empty span counts when it lies strictly inside one."""
        index = bisect_right(self.starts, start)
        if index and start < self.ends[index - 1] and (end > start or start > self.starts[index - 1]):
            return True
        return index < len(self.starts) and self.starts[index] < end


FRONT_MATTER = re.compile(r"\n*(---|\+\+\+)[ \t]*\n")
#: The same without fences, as several generators of sites have it: three lines of names and values up to a blank one.
METADATA = re.compile(r"\n*(?:[A-Za-z][A-Za-z -]{0,30}:(?: [^\n]*)?\n(?:[ \t]+\S[^\n]*\n)*){3,}(?=[ \t]*(?:\n|\Z))")
NAMED = re.compile(
    r"^(?:title|date|tags?|categor(?:y|ies)|slug|authors?|status|summary|pep|created|type):",
    re.IGNORECASE | re.MULTILINE,
)
NAMES = 3
_CODE = r"(?P<code>(?:(?: {4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n(?=(?: {4}|\t)))+)"
#: Indented code behind a blank line, and at the beginning of a text; apart, since `re` finds a literal fast.
INDENTED, FIRST_INDENTED = re.compile(rf"\n[ \t]*\n{_CODE}"), re.compile(rf"(?:[ \t]*\n)?{_CODE}")


@fact
def zones(text: Text) -> tuple[Span, ...]:
    """The protected places of a text, sorted; a place lies in one zone only."""
    string = text.string
    if text.kind in (Kind.SOURCE, Kind.DATA):
        return ()
    found: list[Span] = []
    done = 0
    if front := _front_matter(string) or (_metadata(string) if text.kind is Kind.MARKDOWN else None):
        found.append(front)
        done = front.end
    closers = Closers(string)
    hook = HOOK.search(string, done)
    while hook:
        span = OPENERS[hook[0][0]](string, hook, done, closers)
        if span.end > span.start:
            found.append(Span(*span))
        done = max(span.end, hook.end())
        hook = HOOK.search(string, done)
    return tuple(found)


def protected(text: Text, enters: frozenset[Zone] = frozenset()) -> Ranges:
    """The places of a text where a rule that declares *enters* may touch nothing."""
    if len(enters) == len(Zone):
        return Ranges(())
    if not enters:
        return _outside_prose(text)
    spans = [(span.start, span.end) for span in zones(text) if span.zone not in enters]
    if text.kind is Kind.MARKDOWN and Zone.CODE not in enters:
        spans += _indented_code(text)
    return Ranges(spans)


@fact
def _outside_prose(text: Text) -> Ranges:
    """The places for the rules that enter none of them, which are most."""
    spans = [(start, end) for start, end, _ in zones(text)]
    return Ranges([*spans, *_indented_code(text)] if text.kind is Kind.MARKDOWN else spans)


@fact
def _indented_code(text: Text) -> tuple[tuple[int, int], ...]:
    first = FIRST_INDENTED.match(text.string)
    found = INDENTED.finditer(text.string, first.end() if first else 0)
    return tuple(match.span("code") for match in chain((first,) if first else (), found))


def _metadata(string: str) -> Span | None:
    """The lines of names and values that a text begins with, where they are those of a document."""
    block = METADATA.match(string)
    if block is None or len({name[0].lower() for name in NAMED.finditer(block[0])}) < NAMES:
        return None
    return Span(0, block.end(), Zone.FRONT_MATTER)


def _front_matter(string: str) -> Span | None:
    """YAML or TOML front matter at the head of a text, also after blank lines."""
    if not (opening := FRONT_MATTER.match(string)):
        return None
    fence = "\n" + opening.group(1)
    closing = string.find(fence, opening.end() - 1)
    while closing >= 0:
        line_end = string.find("\n", closing + 1)
        line_end = len(string) if line_end < 0 else line_end
        if not string[closing + len(fence) : line_end].strip(" \t"):
            return Span(opening.start(1), line_end, Zone.FRONT_MATTER)
        closing = string.find(fence, line_end - 1)
    return None
