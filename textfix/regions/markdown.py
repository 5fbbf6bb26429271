"""Blocks of Markdown that are no prose, by the block parser of markdown-it.

The zones of every text already cover fences, indented code and tags; the parser adds what takes the whole document to
know: code in lists and quotes, and definitions of links. Inline syntax is left to the zones, so that hostile text stays
linear here.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt

CODE = frozenset({"code_block", "fence"})
#: A longer text, in code points, is left to the zones alone: the parser takes a second for two million.
LONGEST = 4_000_000


def code(string: str) -> Iterator[tuple[int, int]]:
    """The ranges of code blocks and of definitions of links."""
    if len(string) > LONGEST:
        return
    lines = string.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    env: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = _parser().parse(string.replace("\r", " ").replace("\0", " "), env)
    for token in tokens:
        if token.type in CODE and token.map:
            yield starts[token.map[0]], starts[min(token.map[1], len(lines))] - 1
    for definition in env.get("references", {}).values():
        first, last = definition["map"]
        yield starts[first], starts[min(last, len(lines))] - 1


@cache
def _parser() -> MarkdownIt:
    """A parser of blocks alone."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser
