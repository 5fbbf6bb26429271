"""Short lines above the title of an article: what stands above the rows of navigation, and above the path to the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.articles.page import dated, is_prose
from textfix.evidence.articles.trail import JOINT, LONGEST_PART, path
from textfix.evidence.articles.trail import LONGEST as LONGEST_TRAIL
from textfix.evidence.frames.rows import row_of
from textfix.evidence.lines import neighbour
from textfix.evidence.pages.article_parts import SHARED, shared_with
from textfix.evidence.pages.article_record import is_record, is_section_heading
from textfix.evidence.pages.masthead import can_be_title
from textfix.evidence.pages.scrap_forms import LONGEST, is_scrap, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.articles.page import Page

#: Rows that stand above the title of a page.
ABOVE = frozenset({"login_bar", "channels", "shop_chrome", "sidebar", "trail"})
#: The year in which a site or a house was founded, which dates no article.
FOUNDED = re.compile(
    r"(?i:\bsince|\best(?:\.|ablished)?(?: in)?|\bfounded(?: in)?|[创創][刊办辦立][于於]?)\s?[12]\d{3}\b"
)
MOST_ABOVE, LONGEST_NAME, LONGEST_SLOGAN = 8, 14, 20
#: What parts the cells of a row.
ROW = re.compile(r"[|｜›»>]|\s{2}|(?:\S{1,8}\s){4}")


def above_rows(here: Page, known: dict[int, str], title: int | None) -> Iterator[int]:
    """What stands above the last row of navigation, where a line that can be the title stands below it."""
    rows = [number for number in here.head if known.get(number) in ABOVE and not _is_box(here, known, number)]
    ends = {steps[-1] for n in rows if (steps := path(here.lines[n].words))}
    named = next((n for n in here.head if here.lines[n].words in ends), None)  # a path leads to its page's title
    rows = [n for n in rows if (named is None or n < named) and (title is None or n < title)]
    if not rows:
        return
    titles = [n for n in here.head if n > rows[-1] and n not in known and can_be_title(here.lines[n].words)]
    titles = [n for n in titles if not is_section_heading(here.lines[n].words) and not is_record(here.lines[n].words)]
    unknown = [n for n in here.head if n < rows[-1] and n not in known and here.lines[n].words]
    longest = max((width(here.lines[n].words) for n in titles), default=0)
    if not titles or len(unknown) > MOST_ABOVE or any(_is_dated(here.lines[n].words) for n in unknown):
        return
    for number in unknown:
        words = here.lines[number].words
        if len(words) <= LONGEST and is_prose(words):
            continue  # what the site says to its readers
        if not is_scrap(words) or not (
            width(words) <= max(LONGEST_NAME if title is None else LONGEST_SLOGAN, longest) or ROW.search(words)
        ):
            return
    yield from unknown


def over_trail(here: Page, known: dict[int, str], title: int | None) -> Iterator[int]:
    """What stands above the path through the site that stands above the title: no article begins there."""
    paths = [n for n in here.head if known.get(n) == "trail" and title is not None and n < title]
    above = [n for n in range(here.head.start, paths[-1] if paths else here.head.start) if n not in known]
    if any(dated(here.lines[number].words) for number in above):
        return  # the title stands above it, with its date
    body = "\n".join(here.lines[number].words for number in here.body) if above else ""
    for number in above:
        words = here.lines[number].words
        if words and len(words) <= LONGEST and not is_prose(words) and shared_with(words, body) < SHARED:
            yield number


def _is_dated(words: str) -> bool:
    return dated(words) and not FOUNDED.search(words)


def _is_box(here: Page, known: dict[int, str], number: int) -> bool:
    """Whether a row is the heading of a box, which can stand below the title, and no menu."""
    row = row_of(here.lines[number].words)
    return known[number] == "sidebar" and len(row.strong) + len(row.weak) + len(row.unknown) < 2


#: So many lines below a trail the title is looked for.
NEAR = 12


def leads_to_title(here: Page, number: int) -> bool:
    """Whether a line that looks like a trail stands first on the page and ends with the name of a line below it."""
    if len(here.lines[number].words) > LONGEST_TRAIL:
        return False
    parts = [part for part in JOINT.split(here.lines[number].words) if part]
    if neighbour(here.lines, number, -1) is None and re.search("[›»]", here.lines[number].words) and len(parts) >= 2:
        return len(here.lines[number].words) <= LONGEST_TRAIL and sum(1 for n in here.head if here.lines[n].words) >= 2
    if (
        len(parts) < 3
        or any(len(part) > LONGEST_PART for part in parts)
        or len(here.lines[number].words) > LONGEST_TRAIL
    ):
        return False
    near = range(number + 1, min(number + 1 + NEAR, here.head.stop))
    return any(here.lines[below].words == parts[-1] for below in near)
