"""Text from files as HTML: nothing in it is a tag, and what a reader could not see is shown by its code point."""

from __future__ import annotations

from html import escape

from textfix.output.visible import SPACE, hidden, visible

#: Written so that no line of the page begins as a text does, which the log of a CI service might obey.
LINE_END = "&#10;"
SEEN_LINE_END = f'<span class="u">↵</span>{LINE_END}'


def escaped(text: str) -> str:
    """A name or a message, on one line."""
    return escape(visible(text))


#: The same for words of our own, where that is plain to see.
inline = escape


def excerpt(text: str, *, changed: bool = False) -> str:
    """A piece of a text over as many lines as it has; of what was changed each blank and line end can be seen too."""
    if changed and text and not text.strip(" \n"):
        text = text.replace(" ", SPACE)
    return "".join(_char(char, changed=changed) for char in text)


def _char(char: str, *, changed: bool) -> str:
    if char == "\n":
        return SEEN_LINE_END if changed else LINE_END
    if hidden(char, spaces=changed):
        return f'<span class="u">U+{ord(char):04X}</span>'
    return escape(char)
