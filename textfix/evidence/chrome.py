"""Rows of buttons: lines of head and tail that hold nothing but words of a page's frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.lines import neighbour, spread
from textfix.evidence.page import page
from textfix.evidence.wording import NUMBER, cells, squeezed, tokens
from textfix.tables.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textfix.evidence.lines import Line

#: The lists of words in the order in which a mixed row is named for them.
BARS = ("font_size", "share_bar", "back_to_top", "page_tools")
LONGEST_BAR = 120
#: One word of this length can be the title of an article, if it stands first.
LONGEST_TITLE = 2


@fact
def bars(text: Text) -> Mapping[int, str]:
    """The rows of buttons in head and tail: the number of the line, and the name of the list that it is known by."""
    here = page(text)
    found: dict[int, str] = {}
    weak: dict[str, dict[int, None]] = {name: {} for name in BARS}
    for number in here.edges:
        name, strong = _bar(here.lines[number].words)
        if len(here.lines[number].words) <= LONGEST_TITLE and neighbour(here.lines, number, -1) is None:
            continue  # an article may be called "Sharing"
        if name and strong:
            found[number] = name
        elif name:
            weak[name][number] = None
    for run in _runs(here.lines, weak):
        found.update(dict.fromkeys(run, "page_tools"))
    for name in BARS:
        for number in spread(here.lines, [number for number in found if found[number] == name], weak[name]):
            found[number] = name
    for number in here.edges:
        above = neighbour(here.lines, number, -1)
        if above in found and NUMBER.fullmatch(here.lines[number].words) and neighbour(here.lines, number, 1) in found:
            found[number] = found[above]  # the count of a button
    return found


def _runs(every: tuple[Line, ...], weak: Mapping[str, Mapping[int, None]]) -> Iterator[list[int]]:
    """Three and more weak rows one below the other: buttons, each in a line of its own."""
    rows = {number for numbers in weak.values() for number in numbers}
    done: set[int] = set()
    for number in sorted(rows):
        run = []
        following: int | None = number
        while following in rows and following not in done:
            run.append(following)
            done.add(following)
            following = neighbour(every, following, 1)
        if len(run) >= 3:
            yield run


def _bar(words: str) -> tuple[str, bool]:
    """The list that a row is known by, empty for other lines, and whether the row says enough by itself."""
    if len(words) > LONGEST_BAR:
        return "", False
    whole = squeezed(words)
    strong = next((name for name in BARS if whole in lexicon(name).strong), "")
    if strong:
        return strong, True
    parts = next((parts for parts in (set(tokens(words)), set(cells(words))) if _are_buttons(parts)), set())
    if not parts:
        return "", False
    strong = next((name for name in BARS if parts & lexicon(name).strong), "")
    if strong:
        return strong, True
    name = max(BARS, key=lambda bar: len(parts & lexicon(bar).weak))
    return name, len(parts) >= 3 or (len(parts) == 2 and name == "page_tools")


def _are_buttons(parts: set[str]) -> bool:
    return bool(parts) and all(any(part in lexicon(name) for name in BARS) for part in parts)
