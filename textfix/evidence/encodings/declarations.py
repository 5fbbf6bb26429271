"""Where a text names its own encoding, by the rules of its format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Kind, Text, fact
from textfix.encodings.names import known, official

if TYPE_CHECKING:
    from collections.abc import Iterator


class Declared(NamedTuple):
    """The name of an encoding, where it stands in the text."""

    start: int
    end: int
    name: str
    by: str  #: what declares it

    @property
    def codec(self) -> str | None:
        """Python's name of it; None where Python knows no such encoding."""
        return known(next((self.name.removesuffix(end) for end in _LINE_ENDS if self.name.endswith(end)), self.name))

    def renamed(self, codec: str) -> str:
        """The name of a codec in the manner of this one."""
        name = official(codec)
        return name.upper() if self.name.isupper() else name


_LINE_ENDS = ("-unix", "-dos", "-mac")  #: what Emacs has behind the name
_LOOKED_AT = 2048  #: characters of the head of a page; browsers look no further than 1024 bytes
_XML = re.compile(r"""\s{0,9}<\?xml\s[^>]{0,200}?encoding[ \t]{0,4}=[ \t]{0,4}["']([\w.:-]{2,40})["']""")
_META = re.compile(r"""(?i)<meta\s[^>]{0,200}?charset[ \t]{0,4}=[ \t]{0,4}["']?([\w.:-]{2,40})""")
_COMMENT = re.compile(r"<!--.{0,2000}?(?:-->|\Z)", re.DOTALL)
_STYLE = re.compile(r"""@charset[ \t]{1,4}"([\w.:-]{2,40})";""")
_EMACS = re.compile(r"-\*-[^\n]{0,200}?coding:[ \t]{0,4}([\w.-]{2,40})[^\n]{0,200}?-\*-")
_LINE = re.compile(r"[ \t\f]{0,80}#[^\n]{0,200}?coding[:=][ \t]{0,4}([\w.-]{2,40})")
_VIM = re.compile(r"\b(?:vim?|ex):[^\n]{0,200}?\b(?:fileencoding|fenc)=([\w.-]{2,40})")
_VIM_LINES = 5
_LONGEST = 1000  #: characters of a line that an editor looks at


@fact
def declarations(text: Text) -> tuple[Declared, ...]:
    """The declarations that have an effect, in the order of the text."""
    return tuple(sorted(set(_found(text))))


def _found(text: Text) -> Iterator[Declared]:
    string = text.string
    head = string[:_LOOKED_AT]
    if text.kind is Kind.HTML or "<html" in head.lower():
        hidden = [comment.span() for comment in _COMMENT.finditer(head)]
        for meta in _META.finditer(head):
            if not any(start <= meta.start() < end for start, end in hidden):
                yield _declared(meta, 0, "the page")
                break
    for pattern, by in ((_XML, "the XML declaration"), (_STYLE, "the style sheet")):
        if first := pattern.match(head):
            yield _declared(first, 0, by)
    yield from _in_lines(string, coding=text.kind is Kind.SOURCE)


def _in_lines(string: str, *, coding: bool) -> Iterator[Declared]:
    """What editors and Python read in the first lines, and vim in the last ones too."""
    position = 0
    for number in range(_VIM_LINES):
        line = string[position : min(_end(string, position), position + _LONGEST)]
        patterns = [(_VIM, "the mode line")]
        if number < 2:
            patterns += [(_EMACS, "the first line"), *([(_LINE, "the coding line")] if coding else [])]
        for pattern, by in patterns:
            if found := pattern.search(line):
                yield _declared(found, position, by)
                break
        position = _end(string, position) + 1
    start = position
    tail = len(string.rstrip("\n"))
    for _ in range(_VIM_LINES):
        begin = string.rfind("\n", max(start, tail - _LONGEST), max(start, tail)) + 1
        if tail <= start or begin <= 0:
            return
        if found := _VIM.search(string[begin:tail]):
            yield _declared(found, begin, "the mode line")
        tail = begin - 1


def _end(string: str, position: int) -> int:
    end = string.find("\n", position)
    return len(string) if end < 0 else end


def _declared(found: re.Match[str], offset: int, by: str) -> Declared:
    return Declared(found.start(1) + offset, found.end(1) + offset, found[1], by)
