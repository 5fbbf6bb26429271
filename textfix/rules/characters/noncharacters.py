"""Code points that are no characters, and characters that carry text nobody sees.

What it finds:
    Noncharacters (U+FFFE, U+FFFF and their like), tags that spell a hidden text, three or more variation selectors in a row,
    and the anchors of interlinear annotations.

Why it is damage:
    Noncharacters are reserved for the inside of programs: bytes were read in the wrong order or a program leaked. Tags
    and rows of selectors are invisible, and have been used to slip instructions or marks into copied text. What stood
    there, or who put it there, cannot be told, so it is reported, with the hidden words.

Stays silent on:
    The flags that emoji spell with tags, one variation selector behind a character, texts about such characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

PLANES = "".join(f"{chr((plane << 16) + 0xFFFE)}{chr((plane << 16) + 0xFFFF)}" for plane in range(17))
NONCHARACTERS = f"\ufdd0-\ufdef{PLANES}"
ANCHORS = "\N{INTERLINEAR ANNOTATION ANCHOR}-\N{INTERLINEAR ANNOTATION TERMINATOR}"
TAGS = "\U000e0001-\U000e007f"
SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
FLAG = "\N{WAVING BLACK FLAG}"
PLACE = re.compile(
    f"(?P<none>[{NONCHARACTERS}]+)|(?P<anchor>[{ANCHORS}]+)|(?P<tags>[{TAGS}]+)|(?P<selectors>[{SELECTORS}]{{3,}})"
)
FIRST_TAG = 0xE0000  #: a tag stands this far behind the ASCII character it spells
SHOWN = 60  #: characters of a hidden text that are told


def find(text: Text) -> Iterator[Finding]:
    string = text.string
    for place in PLACE.finditer(string):
        start, end = place.span()
        if place["tags"]:
            if string[start - 1 : start] != FLAG:
                yield Finding(start, end, f"invisible tag characters that spell {_spelled(place['tags'])!r}")
        elif place["selectors"]:
            yield Finding(start, end, f"{end - start} variation selectors in a row, which hide data")
        else:
            kind = "no character" if place["none"] else "anchor of an annotation"
            yield Finding(start, end, f"{kind}: U+{ord(string[start]):04X}")


def _spelled(tags: str) -> str:
    return "".join(chr(ord(tag) - FIRST_TAG) for tag in tags[:SHOWN] if " " <= chr(ord(tag) - FIRST_TAG) <= "~")


RULE = Rule(
    name="characters/noncharacters",
    level=Level.REPORT,
    doc=__doc__ or "",
    trigger=f"[{NONCHARACTERS}{ANCHORS}{TAGS}]|[{SELECTORS}][{SELECTORS}][{SELECTORS}]",
    find=find,
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
    damaged=(
        Example("渡口\ufffe起雾", "渡口\ufffe起雾"),
        Example("Hello\U000e0048\U000e0069 there", "Hello\U000e0048\U000e0069 there"),
        Example("a\ufe00\ufe01\ufe05b", "a\ufe00\ufe01\ufe05b"),
        Example("\ufff9渡口\ufffaferry\ufffb", "\ufff9渡口\ufffaferry\ufffb"),
    ),
    intact=(
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won",
        "❤\ufe0f and 葛\U000e0100城",
        "한\ufe0f",
    ),
)
