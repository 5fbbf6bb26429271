"""Colours, by rich. Nothing but styles is taken from it: a string is shown as it is, and no markup in it is obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Pieces of a line, each with the name of its style.
Line = list[tuple[str, str]]


def painted(lines: Iterable[Line]) -> str:
    """The lines with escape sequences for their styles."""
    from rich.color import ColorSystem
    from rich.style import Style

    def piece(text: str, style: str) -> str:
        return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)

    return "".join("".join(piece(text, style) for text, style in line) + "\n" for line in lines)
