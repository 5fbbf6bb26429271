"""Make any string safe to show: what a terminal would obey or a reader could not see becomes its code point."""

from __future__ import annotations

import unicodedata

#: Characters that Python calls printable and that show nothing.
BLANK = frozenset(
    "\N{COMBINING GRAPHEME JOINER}\N{HANGUL CHOSEONG FILLER}\N{HANGUL JUNGSEONG FILLER}\N{HANGUL FILLER}"
    "\N{HALFWIDTH HANGUL FILLER}"
)
VARIATION_SELECTORS = (("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"))
#: Stands for a plain space where that could not be seen.
SPACE = "·"
#: The one blank that is ordinary in a text.
IDEOGRAPHIC_SPACE = "\N{IDEOGRAPHIC SPACE}"


def visible(text: str, *, spaces: bool = False) -> str:
    """*text* with controls, bidi controls, lone surrogates, separators and other unseen characters as ``<U+200B>``.

    With *spaces* every blank but the plain space is shown so, the ideographic one too.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(f"<U+{ord(char):04X}>" if _hidden(char, spaces=spaces) else char for char in text)


def shown_path(path: str) -> str:
    """A path, safe at the start of a line, where the logs of a CI service would take ``::`` and ``##`` for commands."""
    return visible(f"./{path}" if path.startswith(("::", "##")) else path)


def shown_line(line: str) -> str:
    """A line whose blanks at the end can be seen too."""
    bare = line.rstrip(" ")
    return visible(bare) + SPACE * (len(line) - len(bare))


def width(text: str) -> int:
    """How many columns of a terminal a visible text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _hidden(char: str, *, spaces: bool) -> bool:
    if char == IDEOGRAPHIC_SPACE:
        return spaces
    if not char.isprintable() or char in BLANK:
        return True
    return any(first <= char <= last for first, last in VARIATION_SELECTORS)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
