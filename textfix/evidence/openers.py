"""What opens a protected zone, and where that zone ends.

Every closer is looked up with `str.find`, within a reach or once for all: one that was not found is not looked for again,
so that a million unclosed openers cost no more than one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Zone

if TYPE_CHECKING:
    from collections.abc import Callable

#: What every zone but the front matter and indented code has in its opener; literals only, which `re` searches fast.
HOOK = re.compile(r"`|~~~|<|\$|@|\]\(|://|www\.")
#: What may stand before the fence of a code block on its line: quotation marks, a list marker.
BEFORE_FENCE = re.compile(r"[ \t>]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?")
TAG = re.compile(
    r"<(?:(?P<comment>!--)|(?P<raw>script|style|pre|code|textarea|samp|kbd)\b"
    r"|(?P<tag>/?[A-Za-z][A-Za-z0-9:-]*(?=[\s/>])|![A-Za-z]|\?))",
    re.IGNORECASE,
)
#: No address goes on past a blank, a bracket or quote that may enclose it, or Chinese punctuation.
ADDRESS_END = r"\s<>\"'`\u3000-\u303f\uff00-\uffef\u2018-\u201f"
SCHEMES = ("https", "http", "ftps", "ftp", "file", "magnet")
AFTER_SCHEME = re.compile(f"[^{ADDRESS_END}]+")
AFTER_WWW = re.compile(rf"[A-Za-z0-9-]+\.[^{ADDRESS_END}\u4e00-\u9fff]+")
MAILBOX = re.compile(r"[\w.+-]{1,64}\Z")
MAIL_HOST = re.compile(r"[A-Za-z0-9-]{1,63}\.[A-Za-z0-9.-]{1,63}")
#: A Markdown link target, in which parentheses may stand in pairs.
LINK_TARGET = re.compile(r"[^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500}){0,4}(?=\))")
#: How far a tag, an inline code span or a formula may reach, in code points.
TAG_REACH, INLINE_REACH, MATH_REACH = 20_000, 5_000, 2_000


#: Inline code as nearly all of it is: between single backquotes, within its line.
INLINE = re.compile(rf"`[^`\n]{{1,{INLINE_REACH - 1}}}`(?!`)")


#: An amount of money with nothing behind it on its line, and another dollar sign below.
PRICE = re.compile(r"\d[\d,.]*\n")


class Opened(NamedTuple):
    """A zone from *start* to *end*; an empty one where nothing is opened, up to which nothing need be looked at again."""

    start: int
    end: int
    zone: Zone


class Closers:
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


def _nothing(end: int) -> Opened:
    return Opened(end, end, Zone.CODE)


def _ticks(string: str, hook: re.Match[str], _: int, closers: Closers) -> Opened:
    """A fenced block or an inline code span."""
    start, end = hook.span()
    if usual := INLINE.match(string, start):
        return Opened(start, usual.end(), Zone.CODE)
    while string[end : end + 1] == hook[0][0]:
        end += 1
    ticks = string[start:end]
    if len(ticks) >= 3:
        line_start = string.rfind("\n", 0, start) + 1
        if BEFORE_FENCE.fullmatch(string, line_start, start):
            line_end = string.find("\n", end)
            if ticks[0] == "~" or "`" not in string[end : line_end if line_end >= 0 else len(string)]:
                return Opened(line_start, _fence_end(string, end, ticks, closers), Zone.CODE)
    closing = _inline_end(string, start, ticks, closers) if ticks[0] == "`" else -1
    return Opened(start, closing, Zone.CODE) if closing >= 0 else _nothing(end)


def _fence_end(string: str, position: int, ticks: str, closers: Closers) -> int:
    """The end of a fenced block: the line that closes it or, as CommonMark has it, the end of the text."""
    while (position := string.find("\n", position)) >= 0 and (position := closers.find(ticks, position)) >= 0:
        line_start = string.rfind("\n", 0, position) + 1
        line_end = string.find("\n", position)
        line_end = len(string) if line_end < 0 else line_end
        if not string[line_start:line_end].strip(" \t>" + ticks[0]):
            return line_end
    return len(string)


def _inline_end(string: str, start: int, ticks: str, closers: Closers) -> int:
    """The end of an inline code span: as many backquotes close it as opened it, within the paragraph; -1 if none do."""
    position = start + len(ticks)
    limit = position + INLINE_REACH
    while 0 <= position < limit:
        position = closers.find(ticks, position, limit - position)
        if position < 0:
            return -1
        after = position
        while after < len(string) and string[after] == "`":
            after += 1
        if after == position and string[position - len(ticks) - 1] != "`":
            return -1 if "\n\n" in string[start:position] else position
        position = after
    return -1


def _tag(string: str, hook: re.Match[str], _: int, closers: Closers) -> Opened:
    """A comment, an element whose content is no prose, or a tag."""
    opening = TAG.match(string, hook.start())
    if opening is None:
        return _nothing(hook.end())
    zone = Zone.TAG
    if opening["comment"]:
        end = closers.find("-->", opening.end())
    elif opening["raw"]:
        end, zone = closers.find_element_end(opening["raw"], opening.end()), Zone.CODE
    else:
        end = _tag_end(string, opening.end())
    return Opened(hook.start(), end, zone) if end >= 0 else _nothing(opening.end())


def _tag_end(string: str, position: int) -> int:
    """The offset behind the ``>`` of a tag, past quoted attribute values; -1 where the tag does not close."""
    limit = min(len(string), position + TAG_REACH)
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


def _formula(string: str, hook: re.Match[str], _: int, closers: Closers) -> Opened:
    """A formula between dollar signs; between single ones it must hug them and stay in its paragraph."""
    start = hook.end()
    mark = "$$" if string[start : start + 1] == "$" else "$"
    start = hook.start() + len(mark)
    end = -1
    if mark == "$$" or string[start : start + 1] not in ("", " ", "\t", "\n"):
        end = closers.find(mark, start, MATH_REACH)
    inside = string[start : end - len(mark)]
    if end < 0 or "\n\n" in inside:
        return _nothing(start)
    if mark == "$" and (inside.endswith((" ", "\t", "\n")) or string[end : end + 1].isdigit() or PRICE.match(inside)):
        return _nothing(start)
    return Opened(hook.start(), end, Zone.CODE)


def _link(string: str, hook: re.Match[str], _: int, __: Closers) -> Opened:
    target = LINK_TARGET.match(string, hook.end())
    return Opened(*target.span(), Zone.ADDRESS) if target else _nothing(hook.end())


def _url(string: str, hook: re.Match[str], done: int, _: Closers) -> Opened:
    """An address behind one of the schemes that people write."""
    before = string[max(done, hook.start() - 6) : hook.start()].lower()
    rest = AFTER_SCHEME.match(string, hook.end())
    scheme = next((scheme for scheme in SCHEMES if before.endswith(scheme)), None)
    if scheme is None or rest is None:
        return _nothing(hook.end())
    return Opened(hook.start() - len(scheme), rest.end(), Zone.ADDRESS)


def _www(string: str, hook: re.Match[str], _: int, __: Closers) -> Opened:
    rest = AFTER_WWW.match(string, hook.end())
    return Opened(hook.start(), rest.end(), Zone.ADDRESS) if rest else _nothing(hook.end())


def _mail(string: str, hook: re.Match[str], done: int, _: Closers) -> Opened:
    host = MAIL_HOST.match(string, hook.end())
    box = MAILBOX.search(string, max(done, hook.start() - 64), hook.start()) if host else None
    return Opened(box.start(), host.end(), Zone.ADDRESS) if host and box else _nothing(hook.end())


#: By the first character of a hook: the text, the hook, the end of the zone before it, and the closers give the zone.
OPENERS: dict[str, Callable[[str, re.Match[str], int, Closers], Opened]] = {
    "`": _ticks,
    "~": _ticks,
    "<": _tag,
    "$": _formula,
    "@": _mail,
    "]": _link,
    ":": _url,
    "w": _www,
}
