"""Rows of buttons: lines that hold nothing but words of a page's frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.articles.page import Page, dated, is_prose, page
from textfix.evidence.frames.row_shapes import OWN_PERHAPS
from textfix.evidence.frames.rows import COMPOSED, RANKS, Row, row_of
from textfix.evidence.frames.wording import NUMBER
from textfix.evidence.lines import neighbour, runs, spread, without
from textfix.evidence.pages.article_parts import article_parts
from textfix.evidence.pages.credits import CREW, DATED_FIELD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textfix.core import Finding
    from textfix.evidence.lines import Line

#: The trigger of the rules that follow: the words are thousands, and the shortest of them are in every text.
ANY = "(?s)."
LONGEST_BAR = 300
#: One word of this length can be the title of an article, if it stands first.
LONGEST_TITLE = 2
#: Lists whose rows stand between the paragraphs as well.
INSIDE = frozenset({"advertisement", "app_prompts", "forum_chrome", "reader_prompts", "counters", "share_bar"})
#: So many rows show that a text is a saved page, whose frame may stand anywhere.
FRAMED = 3
#: Characters of a cell that is a name of a channel.
LONGEST_CELL = 16
MENU_WITH_BARS = 4
FIRST_LINES = 3
LONGEST_ONLY_TITLE = 30
#: What announces the lines below, and an item of a list.
SAID = re.compile(r"[-*•·] |.*[:：]$")
#: What a row has and a title of words of a site does not.
PARTS = re.compile(r"[:：>＞»›|｜\[\]【】]")
BARS_BETWEEN = re.compile(r"\s*[|｜]\s*")
#: Marks that no menu has, and an enumeration does.
MARKS = re.compile(r"[。！？!?；;，,、:：“”\"「」《》=]")
#: The lines above a letter.
HEADER = re.compile(r"(?:From|To|Cc|Subject|Date|[发發寄收]件[人者]|主[题題旨]|日期|抄送)\s*[:：]\s*\S")
STOPS = ("。", "！", "？")
#: A weak row that stands between the paragraphs so many times is a button.
OFTEN = 3


@fact
def bars(text: Text) -> Mapping[int, str]:
    """The rows of buttons: the number of the line, and the name of the list that it is known by."""
    here = page(text)
    rows = {number: row for number in here.edges if (row := _row(here.lines[number].words)) is not None}
    found = {number: row.name for number, row in rows.items() if row.sure and not _is_title(here.lines, number)}
    found.update((number, "channels") for number in _shaped_menus(here, found) if number not in found)
    found.update((number, rows[number].name) for number in _menus(here, rows) if number not in found)
    weak = {number: row.name for number, row in rows.items() if not row.sure and row.whole}
    first = next(iter(here.edges), -1)
    if first in weak and weak[first] == "channels" and first in here.head and len(rows[first].weak) >= 2:
        found[first] = "channels"  # `港聞 | 社會新聞` above the title
    for run in runs(here.lines, weak):
        found.update((number, weak[number]) for number in run)
    for name in RANKS:  # a weak row goes with the rule of the row that it touches
        for number in spread(here.lines, [number for number in found if found[number] == name], weak):
            found.setdefault(number, name)
    for number in here.edges:
        above = neighbour(here.lines, number, -1)
        if above in found and NUMBER.fullmatch(here.lines[number].words) and neighbour(here.lines, number, 1) in found:
            found[number] = found[above]  # the count of a button
    for number in _only_title(here, found, rows):
        del found[number]
    found.update(_inside(here, len(found)))
    mine = article_parts(text)
    return {number: name for number, name in found.items() if number not in mine}


def rows_of(text: Text, name: str, message: str) -> Iterator[Finding]:
    """Findings that take out the rows that are known by one list; rows that pieces tell go with the page's tools."""
    names = (name, COMPOSED) if name == "page_tools" else (name,)
    return without(text, {number: message for number, known in bars(text).items() if known in names})


def _shaped_menus(here: Page, found: Mapping[int, str]) -> Iterator[int]:
    """Rows of many short cells in the first lines, where a line that can be the title stands below them."""
    head = [number for number in here.head if here.lines[number].words]
    for place, number in enumerate(head[:FIRST_LINES]):
        words = here.lines[number].words
        if _is_in_table(here, number):
            continue
        below = [n for n in head[place + 1 :] if n not in found and not dated(here.lines[n].words)]
        if below and not dated(words) and _is_shaped_like_a_menu(words):
            yield number


def _is_in_table(here: Page, number: int) -> bool:
    """Whether a neighbour has as many bars: rows of a table."""
    bars = len(BARS_BETWEEN.findall(here.lines[number].words))
    near = (neighbour(here.lines, number, step) for step in (-1, 1))
    return any(n is not None and len(BARS_BETWEEN.findall(here.lines[n].words)) == bars for n in near)


def _is_shaped_like_a_menu(words: str) -> bool:
    if len(words) > LONGEST_BAR or MARKS.search(words):
        return False
    barred = [cell for cell in BARS_BETWEEN.split(words) if cell]
    return len(barred) >= MENU_WITH_BARS and max(map(len, barred)) <= LONGEST_CELL


def _menus(here: Page, rows: Mapping[int, Row]) -> Iterator[int]:
    """Rows above a line that can be the title of which half is known: the other cells are names of this site."""
    titles = [n for n in here.head if n not in rows and here.lines[n].words and not dated(here.lines[n].words)]
    for number in here.head:
        row = rows.get(number)
        if row is None or not titles or number > titles[-1] or dated(here.lines[number].words):
            continue
        cells = len(row.strong) + len(row.weak) + len(row.unknown)
        short = all(len(cell) <= LONGEST_CELL for cell in row.unknown) and not SAID.match(here.lines[number].words)
        if short and cells >= (3 if row.barred else 5) and len(row.unknown) * 2 <= cells:
            yield number


def _row(words: str) -> Row | None:
    """What is known of a line; nothing of one that is too long or that is running text."""
    if not 0 < len(words) <= LONGEST_BAR or HEADER.match(words) or DATED_FIELD.fullmatch(words) or CREW.match(words):
        return None
    row = row_of(words, firm=is_prose(words))
    if not row.name or (row.unknown and words.endswith(STOPS)):
        return None  # words of a page, in a sentence about them
    return Row((), row.strong + row.weak, row.unknown, row.barred) if OWN_PERHAPS.fullmatch(words) else row


def _is_title(every: tuple[Line, ...], number: int) -> bool:
    """Whether a line may be what the article is called: "Sharing"."""
    return len(every[number].words) <= LONGEST_TITLE and neighbour(every, number, -1) is None


def _only_title(here: Page, found: Mapping[int, str], rows: Mapping[int, Row]) -> list[int]:
    """The line of a single cell that is the title, since no other line of the head can be."""
    head = [number for number in here.head if here.lines[number].words]
    if any(number not in found and not dated(here.lines[number].words) for number in head):
        return []
    single = [n for n in head if n in found and _can_be_title(here.lines[n].words, rows[n])]
    return single[-1:]


def _can_be_title(words: str, row: Row) -> bool:
    return len(row.strong + row.weak) == 1 and len(words) <= LONGEST_ONLY_TITLE and not PARTS.search(words)


def _inside(here: Page, outside: int) -> Mapping[int, str]:
    """The rows between the paragraphs; only of a page that shows its frame elsewhere or shows it often."""
    found: dict[int, str] = {}
    alone: set[int] = set()  # what few rows elsewhere do not vouch for
    for number in here.body:
        row = _row(here.lines[number].words)
        if row is None or not (row.whole or (row.sure and len(row.strong) >= 2)):
            continue
        name = min(row.lists & INSIDE, key=RANKS.index, default="")
        if name and ((row.sure and row.strong) or name == "advertisement"):
            found[number] = name
            if len(row.strong) < 2:
                alone.add(number)
        elif row.sure and row.strong:
            found[number] = row.name
            alone.add(number)
    rows = outside + len(found) - len(alone) + (len(alone) if _are_buttons(here, alone) else 0)
    if rows < FRAMED:
        return {number: name for number, name in found.items() if number not in alone}
    if rows <= FRAMED:
        return {number: name for number, name in found.items() if name in INSIDE}
    return found | _buttons(here, found)


def _are_buttons(here: Page, alone: set[int]) -> bool:
    """Whether single words between the paragraphs are no headings: one comes again, or two stand side by side."""
    words = [here.lines[number].words for number in alone]
    return len(set(words)) < len(words) or any(neighbour(here.lines, number, 1) in alone for number in alone)


def _buttons(here: Page, found: Mapping[int, str]) -> dict[int, str]:
    """Weak rows between the paragraphs that touch a sure one, or that stand there again and again."""
    weak: dict[int, str] = {}
    times: dict[str, int] = {}
    for number in here.body:
        words = here.lines[number].words
        row = _row(words) if number not in found else None
        if row is not None and row.whole:
            weak[number] = row.name
            times[words] = times.get(words, 0) + 1
    buttons = {number: name for number, name in weak.items() if times[here.lines[number].words] >= OFTEN}
    loose = {number: name for number, name in weak.items() if neighbour(here.lines, number, 1) not in here.prose}
    for name in RANKS:  # what stands above a paragraph may be its heading
        for number in spread(here.lines, [number for number in found if found[number] == name], loose):
            if number in loose:
                buttons.setdefault(number, name)
    return buttons
