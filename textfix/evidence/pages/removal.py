"""Findings that take lines of a page's frame out, and never what people say in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.evidence import lines
from textfix.evidence.threads.voices import voices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textfix.core import Finding, Text


def without(text: Text, doomed: Mapping[int, str]) -> Iterator[Finding]:
    """As `lines.without`, of the lines that are not somebody's."""
    mine = voices(text) if doomed else frozenset[int]()
    yield from lines.without(text, {number: why for number, why in doomed.items() if number not in mine})
