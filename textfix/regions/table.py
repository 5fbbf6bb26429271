"""The fields of a table in CSV or TSV: all text, since a repair must keep the marks that part them."""

from __future__ import annotations


def touchable(string: str, path: str) -> list[tuple[int, int]] | None:
    """The whole text; the marks of the syntax do the rest."""
    del path
    return [(0, len(string))]
