"""Where an article begins and ends among the lines of prose of its page: rows of the frame say that some are the site's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.articles.trail import FRONT, trail
from textfix.evidence.frames.rows import row_of
from textfix.evidence.lines import neighbour

if TYPE_CHECKING:
    from textfix.evidence.lines import Line

#: The editor's name, which stands below an article.
EDITOR = re.compile(r"[【\[(（]?\s*(?:责任编辑|責任編輯|责编|責編|本文编辑|本文編輯)\s*[:：]")
#: Lists whose rows stand above the title, and those whose rows stand below an article only.
STARTS = frozenset({"channels", "login_bar", "cookie_notice"})
ENDS = frozenset({"site_footer", "comment_form"})
#: Lists whose rows stand among the paragraphs, or the posts of a thread, as well: many of them tell nothing.
AMONG = frozenset({"forum_chrome", "counters", "share_bar", "advertisement", "wiki_chrome"})
#: So many other rows without a paragraph between show that the article is over.
ROWS_OF_AN_END = 4
LONGEST_ROW, LONGEST_END = 300, 120
#: An article begins among the first lines and ends among the last ones: shares of its prose, and numbers of lines.
SHARE_ABOVE, SHARE_BELOW, MOST_ABOVE, MOST_BELOW = 5, 4, 1, 6
MOST_ASKING, CELLS_OF_A_MENU = 3, 4


def body_start(every: tuple[Line, ...], body: list[int]) -> int:
    """The number of the article's first line: of its first line of prose, or where a row of the frame says so below.

    What a site says to its readers above an article can be a sentence as well; rows of the frame stand between.
    """
    total = sum(len(every[number].words) for number in body)
    passed = 0
    for index in range(len(body) - 1):
        passed += len(every[body[index]].words)
        if passed * SHARE_ABOVE > total or index > MOST_ABOVE:
            break
        below = range(body[index] + 1, body[index + 1])
        if any(_is_navigation(every[number].words) for number in below):
            return body[index + 1]
    return body[0]


def _is_navigation(words: str) -> bool:
    """Whether a line is a row that stands above the title."""
    if not 2 <= len(words) <= LONGEST_ROW:
        return False
    row = row_of(words)
    menu = len(row.strong) + len(row.weak) >= CELLS_OF_A_MENU and words.lower().startswith(FRONT)
    return (row.sure and (row.name in STARTS or menu)) or (bool(trail(words)) and words.count("，") == 0)


def body_end(every: tuple[Line, ...], body: list[int]) -> int:
    """The number of the line behind the article: at its last line of prose, or where rows of the frame say so before.

    What a site prints below an article can be prose as well; it is short, and the editor's name, a row that stands
    below an article only, or many other rows stand between.
    """
    body = body[: len(body) - _asking(every, body)]
    total = sum(len(every[number].words) for number in body)
    left = 0
    end = body[-1] + 1
    for index in range(len(body) - 1, 0, -1):
        left += len(every[body[index]].words)
        if left * SHARE_BELOW > total or len(body) - index > MOST_BELOW:
            break
        above = [every[number].words for number in range(body[index - 1] + 1, body[index])]
        if any(map(_closes, above)) or _is_full_of_rows(above):
            end = body[index - 1] + 1
    return end


def _asking(every: tuple[Line, ...], body: list[int]) -> int:
    """How many of the last lines of prose are what a site says to its readers, each above another row of the frame."""
    for count in range(MOST_ASKING):
        if count + 1 >= len(body):
            return count
        number = body[-1 - count]
        below = neighbour(every, number, 1)
        said = len(every[number].words) <= LONGEST_END and row_of(every[number].words).sure
        if not said or below is None or not row_of(every[below].words).sure:
            return count
    return MOST_ASKING


def _closes(words: str) -> bool:
    """Whether a line shows that the article is over: the editor's name, or a row of the frame that stands below it."""
    if not 2 <= len(words) <= LONGEST_END:
        return False
    if EDITOR.match(words):
        return True
    row = row_of(words)
    return row.sure and bool(row.strong) and row.name in ENDS


def _is_full_of_rows(above: list[str]) -> bool:
    """Whether lines between two paragraphs are mostly rows of a frame, and none of them belongs to a thread."""
    shown = [words for words in above if words]
    rows = [row for words in shown if len(words) <= LONGEST_END and (row := row_of(words)).sure and row.strong]
    if any(row.name == "forum_chrome" for row in rows):
        return False
    return sum(row.name not in AMONG for row in rows) >= max(ROWS_OF_AN_END, len(shown) / 3)
