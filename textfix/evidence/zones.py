"""Protected zones: the places in a text that are not prose, where a rule touches nothing unless it declares it.

One linear pass. Openers are found by a single expression; each closer is looked up with `str.find`, and a closer that
was not found once is not looked for again, so that a million unclosed openers cost no more than one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Kind, Text, Zone, fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


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
ADDRESS = (
    r"(?:https?|ftp|file|magnet)://?[^\s<>\"'`\u3000-\u303f\uff00-\uffef\u2018-\u201f]+"
    r"|www\.[a-z0-9-]+\.[^\s<>\"'`\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]+"
    r"|[\w.+-]{1,64}@[a-z0-9-]{1,63}\.[a-z0-9.-]{1,63}"
)
OPENER = re.compile(
    r"^(?P<fence>[ \t>]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?P<ticks>`{3,}|~{3,}))"
    r"|(?P<inline>`+)"
    r"|(?P<comment><!--)"
    r"|(?P<raw><(?P<element>script|style|pre|code|textarea|samp|kbd)\b)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9:-]*(?=[\s/>])|<![A-Za-z]|<\?)"
    r"|(?P<math>\$\$?)"
    r"|(?P<link>\]\()"
    rf"|(?P<address>{ADDRESS})",
    re.MULTILINE | re.IGNORECASE,
)
#: Characters of which at least one opens every zone but the addresses and the front matter.
ANY_OPENER = re.compile(r"[`<~$@]|\]\(|://|www\.|^(?:---|\+\+\+)", re.MULTILINE)
#: How far a tag, an inline code span or a formula may reach, in code points.
REACH = {"tag": 20_000, "inline": 5_000, "math": 2_000}
#: A Markdown link target, in which parentheses may stand in pairs.
LINK_TARGET = re.compile(r"[^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500}){0,4}(?=\))")
INDENTED = re.compile(r"(?:(?:\A|\n)[ \t]*\n|\A)(?P<code>(?:(?: {4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n(?=(?: {4}|\t)))+)")


@fact
def zones(text: Text) -> tuple[Span, ...]:
    """The protected places of a text, sorted; a place lies in one zone only."""
    string = text.string
    if text.kind in (Kind.SOURCE, Kind.DATA):
        return ()
    found: list[Span] = []
    position = 0
    if front := _front_matter(string):
        found.append(front)
        position = front.end
    if not ANY_OPENER.search(string, position):
        return tuple(found)
    closers = _Closers(string)
    while opener := OPENER.search(string, position):
        span = _span(string, opener, closers, text.kind)
        if span is None:
            position = opener.end()
        else:
            found.append(span)
            position = max(span.end, opener.start() + 1)
    return tuple(found)


def protected(text: Text, enters: frozenset[Zone] = frozenset()) -> Ranges:
    """The places of a text where a rule that declares *enters* may touch nothing."""
    spans = [(span.start, span.end) for span in zones(text) if span.zone not in enters]
    if text.kind is Kind.MARKDOWN and Zone.CODE not in enters:
        spans += _indented_code(text)
    return Ranges(spans)


@fact
def _indented_code(text: Text) -> tuple[tuple[int, int], ...]:
    return tuple(match.span("code") for match in INDENTED.finditer(text.string))


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


class _Closers:
    """`str.find` that remembers which closers do not occur any more."""

    def __init__(self, string: str) -> None:
        self._string = string
        self._lower: str | None = None
        self._gone: dict[str, int] = {}

    def find(self, closer: str, start: int, reach: int | None = None) -> int:
        """The offset behind the next *closer* after *start*, within *reach* code points; -1 where there is none."""
        if start >= self._gone.get(closer, len(self._string) + 1):
            return -1
        if reach is None:
            found = self._string.find(closer, start)
            if found < 0:
                self._gone[closer] = start
        else:
            found = self._string.find(closer, start, start + reach)
        return found + len(closer) if found >= 0 else -1

    def find_element_end(self, element: str, start: int) -> int:
        """The offset behind ``</element>``, in any case of letters."""
        closer = f"</{element.lower()}"
        if start >= self._gone.get(closer, len(self._string) + 1):
            return -1
        if self._lower is None:
            lower = self._string.lower()
            # a few letters change their length in lower case; then only the exact spelling is looked for
            self._lower = lower if len(lower) == len(self._string) else self._string
        found = self._lower.find(closer, start)
        if found < 0:
            self._gone[closer] = start
            return -1
        return self.find(">", found) if self._string.find(">", found) >= 0 else len(self._string)


def _span(string: str, opener: re.Match[str], closers: _Closers, kind: Kind) -> Span | None:
    """The zone that an opener begins; None where it opens nothing."""
    name = next(group for group in ENDS if opener[group])
    if name == "link" and kind is Kind.HTML:
        return None
    zone, end_of = ENDS[name]
    start = opener.end() if name == "link" else opener.start()
    end = end_of(string, opener, closers)
    return Span(start, end, zone) if end >= 0 else None


def _fence_end(string: str, opener: re.Match[str], closers: _Closers) -> int:
    """The end of a fenced block: the line that closes it or, as CommonMark has it, the end of the text."""
    ticks = opener["ticks"]
    line_end = string.find("\n", opener.end())
    if line_end < 0:
        return len(string)
    if ticks[0] == "`" and "`" in string[opener.end() : line_end]:
        return _inline_end(string, opener.start("ticks"), ticks, closers)
    position = line_end
    while (position := closers.find(ticks, position)) >= 0:
        line_start = string.rfind("\n", 0, position) + 1
        line_end = string.find("\n", position)
        line_end = len(string) if line_end < 0 else line_end
        if not string[line_start:line_end].strip(" \t>" + ticks[0]):
            return line_end
        position = line_end
    return len(string)


def _inline_end(string: str, start: int, ticks: str, closers: _Closers) -> int:
    """The end of an inline code span: as many backquotes close it as opened it, within the paragraph."""
    position = start + len(ticks)
    limit = position + REACH["inline"]
    while 0 <= position < limit:
        position = closers.find(ticks, position, limit - position)
        if position < 0:
            return -1
        after = position
        while after < len(string) and string[after] == "`":
            after += 1
        if after == position and string[position - len(ticks) - 1] != "`":
            inside = string[start:position]
            return -1 if "\n\n" in inside else position
        position = after
    return -1


def _tag_end(string: str, position: int) -> int:
    """The offset behind the ``>`` of a tag, past quoted attribute values; -1 where the tag does not close."""
    limit = min(len(string), position + REACH["tag"])
    closing = string.find(">", position, limit)
    if closing < 0:
        return -1
    while True:
        quotes = [at for at in (string.find('="', position, closing), string.find("='", position, closing)) if at >= 0]
        if not quotes:
            return -1 if string.find("<", position, closing) >= 0 else closing + 1
        quote = min(quotes) + 1
        end = string.find(string[quote], quote + 1, limit)
        if end < 0:
            return closing + 1
        position = end + 1
        closing = string.find(">", position, limit)
        if closing < 0:
            return -1


def _math_end(string: str, opener: re.Match[str], closers: _Closers) -> int:
    """The offset behind a formula; a lone dollar sign must hug its content and stay in its paragraph."""
    mark, start = opener["math"], opener.end()
    if mark == "$" and (start >= len(string) or string[start] in " \t\n"):
        return -1
    end = closers.find(mark, start, REACH["math"])
    if end < 0:
        return -1
    inside = string[start : end - len(mark)]
    if mark == "$":
        hugs = not inside.endswith((" ", "\t", "\n")) and "\n\n" not in inside
        return end if inside and hugs and not string[end : end + 1].isdigit() else -1
    return -1 if "\n\n" in inside else end


def _link_end(string: str, opener: re.Match[str], _: _Closers) -> int:
    target = LINK_TARGET.match(string, opener.end())
    return target.end() if target else -1


#: What each group of OPENER opens, and what finds the end of it; -1 where it opens nothing.
ENDS: dict[str, tuple[Zone, Callable[[str, re.Match[str], _Closers], int]]] = {
    "fence": (Zone.CODE, _fence_end),
    "inline": (Zone.CODE, lambda string, opener, closers: _inline_end(string, opener.start(), opener[0], closers)),
    "comment": (Zone.TAG, lambda _, opener, closers: closers.find("-->", opener.end())),
    "raw": (Zone.CODE, lambda _, opener, closers: closers.find_element_end(opener["element"], opener.end())),
    "tag": (Zone.TAG, lambda string, opener, _: _tag_end(string, opener.end())),
    "math": (Zone.CODE, _math_end),
    "link": (Zone.ADDRESS, _link_end),
    "address": (Zone.ADDRESS, lambda _, opener, __: opener.end()),
}
