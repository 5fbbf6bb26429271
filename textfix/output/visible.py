"""Make any string safe to show: what a terminal would obey or a reader could not see becomes its code point."""

from __future__ import annotations

import unicodedata

#: Characters that Python calls printable and that show nothing, the variation selectors among them.
BLANK = frozenset(
    "\N{COMBINING GRAPHEME JOINER}\N{HANGUL CHOSEONG FILLER}\N{HANGUL JUNGSEONG FILLER}\N{HANGUL FILLER}"
    "\N{HALFWIDTH HANGUL FILLER}"
).union(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
#: Stands for a plain space where that could not be seen.
SPACE = "·"
#: The one blank that is ordinary in a text.
IDEOGRAPHIC_SPACE = "\N{IDEOGRAPHIC SPACE}"
#: From which length an excerpt is cut in the middle, and how much of either end is left.
LONG = 60
ENDS = 24


def visible(text: str, *, spaces: bool = False) -> str:
    """*text* with controls, bidi controls, lone surrogates, separators and other unseen characters as ``<U+200B>``.

    With *spaces* every blank but the plain space is shown so, the ideographic one too.
    """
    if text.isprintable() and (text.isascii() or BLANK.isdisjoint(text)):
        return text
    return "".join(f"<U+{ord(char):04X}>" if hidden(char, spaces=spaces) else char for char in text)


def shown_path(path: str) -> str:
    """A path, safe at the start of a line, where the logs of a CI service would take ``::`` and ``##`` for commands."""
    return visible(f"./{path}" if path.startswith(("::", "##")) else path)


def shown_line(line: str) -> str:
    """A line whose blanks at the end can be seen too."""
    bare = line.rstrip(" ")
    return visible(bare) + SPACE * (len(line) - len(bare))


def excerpt(text: str, *, long: int = LONG, ends: int = ENDS) -> str:
    """A piece of a text on one line: line ends as ↵, odd blanks visible, the middle cut out of what is long."""
    if len(text) > long:
        return f"{_one_line(text[:ends])}…{_one_line(text[-ends:])}"
    return _one_line(text)


def width(text: str) -> int:
    """How many columns of a terminal a visible text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def fitting(text: str, columns: int) -> int:
    """How many characters from the start of *text*, made visible, fit into so many columns."""
    room = columns
    for count, char in enumerate(text):
        room -= width(visible(char))
        if room < 0:
            return count
    return len(text)


def _one_line(text: str) -> str:
    if text and not text.strip(" \n"):
        text = text.replace(" ", SPACE)
    return "↵".join(visible(line, spaces=True) for line in text.split("\n"))


def hidden(char: str, *, spaces: bool) -> bool:
    """Whether a reader could not see a character, or a terminal would obey it."""
    if char == IDEOGRAPHIC_SPACE:
        return spaces
    return not char.isprintable() or char in BLANK


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
