"""The pieces of text in an HTML body, each with its place in the source and the break before it.

Parsed by the standard library's `html.parser`, which is forgiving, gives positions and adds no dependency; the bodies
that reach it have only whole tags, in which it is linear. Imported only where there is a body to read.
"""

from __future__ import annotations

import re
from enum import IntEnum
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import NamedTuple

from textfix.evidence.markup.bodies import CELLS, HIDDEN, LINES, PARAGRAPHS

REFERENCE = re.compile(r"&#?[0-9A-Za-z]{1,32};?")
#: Descriptions of pictures that describe nothing: names of files, and words such as picture.
NO_DESCRIPTION = re.compile(
    r"(?:image|img|photo|picture|图片|圖片|图像|圖像|图|圖|截图|截圖)?[ _-]?\d{0,4}|\S*\.(?:jpe?g|png|gif|webp|bmp)",
    re.IGNORECASE,
)
#: Elements that hold the reading of a word, and its parentheses.
READINGS = ("rt", "rp", "rtc")
#: Wide spaces at the head of a line with which pages indent a paragraph.
INDENT = "\N{IDEOGRAPHIC SPACE}\N{NO-BREAK SPACE}\N{EN SPACE}\N{EM SPACE}"


class Gap(IntEnum):
    """How strongly two pieces of text are parted."""

    NOTHING = 0
    WRAP = 1  #: a line end of the source, a space but for Han
    SPACE = 2
    CELL = 3
    LINE = 4
    PARAGRAPH = 5


class Piece(NamedTuple):
    """A stretch of the source, what is read there, and how it is parted from the piece before."""

    start: int
    end: int
    read: str
    gap: Gap


def pieces(markup: str) -> list[Piece]:
    """The pieces of text of an HTML body, in order."""
    reader = _Reader(markup)
    reader.feed(markup)
    reader.close()
    return reader.pieces


class _Reader(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[Piece] = []
        self._markup = markup
        self._line_starts = [0, *accumulate(len(line) + 1 for line in markup.split("\n"))]
        lower = markup.lower()
        self._last_closing = {element: lower.rfind(f"</{element}") for element in HIDDEN}
        for reading in READINGS:  # may be left open; then the end of the word ends them
            self._last_closing[reading] = max(self._last_closing[reading], lower.rfind("</ruby"))
        self._hidden = ""
        self._preformatted = 0
        self._gap = Gap.NOTHING
        self._indent = 0

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _part(self, gap: Gap) -> None:
        self._gap = max(self._gap, gap)
        self._indent = 0

    def _add(self, start: int, end: int, read: str) -> None:
        self.pieces.append(Piece(start, end, read, self._gap))
        self._gap = Gap.NOTHING
        self._indent = 0

    def _blank(self, blank: str) -> None:
        """White space: a gap, or the indent by which a page begins a paragraph behind a line break."""
        self._indent += sum(blank.count(space) for space in INDENT)
        if self._gap is Gap.LINE and self._indent >= 2:
            self._gap = Gap.PARAGRAPH
        wrap = blank == "\n" or (self._gap is Gap.WRAP and not blank.strip(" \t\r"))
        self._gap = max(self._gap, Gap.WRAP if wrap else Gap.SPACE)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the break that an element brings, or hide what it holds."""
        if tag in PARAGRAPHS:
            self._hidden = "" if self._hidden in READINGS else self._hidden
            self._part(Gap.PARAGRAPH)
        elif tag == "br":
            self._part(Gap.PARAGRAPH if self._gap is Gap.LINE else Gap.LINE)
        elif tag in LINES:
            self._part(Gap.LINE)
        elif tag in CELLS:
            self._part(Gap.CELL)
        self._preformatted += tag == "pre"
        if tag in HIDDEN and self._last_closing[tag] > self._offset():
            self._hidden = self._hidden or tag
        description = (dict(attrs).get("alt") or "").strip() if tag == "img" and not self._hidden else ""
        if description and not NO_DESCRIPTION.fullmatch(description):
            start = self._offset()
            self._add(start, start + len(self.get_starttag_text() or ""), " ".join(description.split()))

    def handle_endtag(self, tag: str) -> None:
        """End what an element hides, and part the text where it is a block."""
        if tag == self._hidden or (tag == "ruby" and self._hidden in READINGS):
            self._hidden = ""
        self._preformatted -= tag == "pre" and self._preformatted > 0
        if tag in PARAGRAPHS:
            self._part(Gap.PARAGRAPH)
        elif tag in LINES and tag != "br":
            self._part(Gap.LINE)

    def handle_data(self, data: str) -> None:
        """Each line of the text between tags."""
        if self._hidden:
            return
        start = self._offset()
        for number, line in enumerate(data.split("\n")):
            if number and self._preformatted and self.pieces:
                self._part(Gap.LINE)
            elif number:
                self._blank("\n")
            words = line.strip()
            lead = line.find(words) if words else len(line)
            if lead:
                self._blank(line[:lead])
            if words:
                self._add(start + lead, start + lead + len(words), words)
                if lead + len(words) < len(line):
                    self._blank(line[lead + len(words) :])
            start += len(line) + 1

    def handle_entityref(self, name: str) -> None:  # noqa: ARG002 - the source is read
        """A named character."""
        self._reference()

    def handle_charref(self, name: str) -> None:  # noqa: ARG002 - the source is read
        """A numbered character."""
        self._reference()

    def _reference(self) -> None:
        start = self._offset()
        reference = REFERENCE.match(self._markup, start)
        if self._hidden or reference is None:
            return
        character = unescape(reference.group())
        if character.isspace():
            self._blank(character)
        else:
            self._add(start, reference.end(), character)
