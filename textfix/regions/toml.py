"""String values and comments of TOML."""

from __future__ import annotations

import re

from textfix.regions.json import without_escapes

#: Strings of all four kinds and comments; one that does not close runs to the end of its line or of the text.
PIECE = re.compile(
    r'"""(?P<long>(?:[^"\\]|\\.|"(?!""))*+)(?:"""|\Z|\\\Z)'
    r"|'''(?P<raw_long>(?:[^']|'(?!''))*+)(?:'''|\Z)"
    r'|"(?P<basic>[^"\\\n]*+(?:\\.[^"\\\n]*+)*+)(?:"(?P<key>[ \t]*+[=.\]])?|\\?(?:\n|\Z))'
    r"|'(?P<raw>[^'\n]*+)(?:'(?P<raw_key>[ \t]*+[=.\]])?|\n|\Z)"
    r"|#(?P<comment>[^\n]*)",
    re.DOTALL,
)
CONTENTS = ("long", "raw_long", "basic", "raw", "comment")
#: Those in which a backslash begins an escape sequence.
ESCAPED = ("long", "basic")
#: How long the head of a table may be, in code points.
LONGEST_HEAD = 200
#: A bracket behind a string closes a list as often as a table's name; only a line that begins with one names a table.
HEAD = re.compile(r"[ \t]*\[[^=,\n]*")


def touchable(string: str, path: str) -> list[tuple[int, int]] | None:
    """What stands in strings and behind ``#``."""
    del path
    found: list[tuple[int, int]] = []
    for match in PIECE.finditer(string):
        name = next(group for group in CONTENTS if match[group] is not None)
        behind = (match["key"] or match["raw_key"] or "").strip()
        if behind in ("=", ".") or (behind == "]" and _names_a_table(string, match.start())):
            continue
        span = match.span(name)
        found += without_escapes(string, *span) if name in ESCAPED else [span]
    return found


def torn(string: str, path: str) -> list[tuple[int, int]]:
    """Strings of one line that have lost their closing quote: a repair may bring it back."""
    del path
    found = ((match, name) for match in PIECE.finditer(string) for name in ("basic", "raw") if match[name] is not None)
    return [
        match.span(name) for match, name in found if string[match.end(name) : match.end(name) + 1] not in ('"', "'")
    ]


def _names_a_table(string: str, position: int) -> bool:
    """Whether a string stands in the head of a table."""
    start = string.rfind("\n", max(0, position - LONGEST_HEAD), position) + 1
    return HEAD.fullmatch(string, start, position) is not None
