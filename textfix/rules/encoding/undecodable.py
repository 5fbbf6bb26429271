"""Bytes that are no character in the encoding of the file.

What it finds:
    Each place where the bytes of a file stop being text in its encoding, with its offset, the bytes, and what is
    probably wrong: a last character that is cut off, one that was cut in the middle, lone bytes of another encoding.

Why it is damage:
    A program that reads the file stops there, or puts a question mark in their place and saves that. What stood there is
    not known, so the file is left as it was.

Stays silent on:
    Lines that are in another encoding as a whole, which `encoding/mixed` converts or reports; binary files.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.encodings.unread import ESCAPED_BYTE, foreign_lines, unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST = 20  #: places reported


def find(text: Text) -> Iterator[Finding]:
    """The first places, and with the last of them how many more there are; of a file in no certain encoding the first."""
    if text.source is not None and not text.source.certain:
        for start, end, message in islice(unread(text), 1):
            yield Finding(start, end, message())
        return
    lines = [(line.start, line.end) for line in foreign_lines(text).foreign]
    places = _outside(unread(text), lines)
    for start, end, message in islice(places, MOST):
        yield Finding(start, end, message())
    for start, end, message in places:
        more = sum(1 for _ in places)
        yield Finding(start, end, f"{message()}; {more} more such places follow")


def _outside(
    places: Iterator[tuple[int, int, Callable[[], str]]], lines: list[tuple[int, int]]
) -> Iterator[tuple[int, int, Callable[[], str]]]:
    """The places that are in none of the lines; both are in the order of the text."""
    position = 0
    for place in places:
        while position < len(lines) and lines[position][1] <= place[0]:
            position += 1
        if position == len(lines) or place[0] < lines[position][0]:
            yield place


CUT = "渡口停航，请改乘汽".encode()[:-1].decode("utf-8", "surrogateescape")
INSIDE = (b"08:01 \xe6\xb8\xa1\xe5\x8f" + " 渡船靠岸。\n".encode()).decode("utf-8", "surrogateescape")

RULE = Rule(
    name="encoding/undecodable",
    level=Level.REPORT,
    doc=__doc__ or "",
    trigger=ESCAPED_BYTE,
    find=find,
    damaged=(Example(CUT, CUT), Example(INSIDE, INSIDE)),
    intact=("渡口停航，请改乘汽车。", "plain text\n"),
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
    reads_bytes=True,
)
