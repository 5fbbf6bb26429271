"""Where a page says when its posts were written, and what is said beside each: below a stamp, or above stamps that close posts."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.evidence.frames.rows import row_of
from textfix.evidence.lines import neighbour
from textfix.evidence.threads.member_cards import RANK, is_label, is_value
from textfix.evidence.threads.post_notes import AROUND
from textfix.evidence.threads.speech import FINISHED, is_row, is_said, said_in
from textfix.evidence.threads.stamps import BEFORE, BELOW_POST, WROTE, stamp_end, when, who_and_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textfix.evidence.articles.page import Page

#: A time of the day, or how long ago.
TIME = re.compile(r"\d[:：]\d\d|前|ago")
FEWEST_POSTS = 2
MOST_LINES, LONGEST_WROTE, MOST_READ, MOST_SHORT, LONGEST_SHORT = 60, 100, 8, 3, 60


def stamps_of(here: Page, shown: Sequence[int]) -> dict[int, str]:
    """The lines that say when a post was written, each with the name that it says besides."""
    found: dict[int, str] = {}
    times = Counter(here.lines[number].words for number in shown)
    for number in shown:
        words = here.lines[number].words
        again = times[words] > 1 and not TIME.search(words)  # the head of a printed page
        words = BEFORE.sub("", words[: stamp_end(words) or None])
        if is_label(words):
            continue
        if when(words) is not None:
            if not is_value(here, number):  # since when somebody is a member
                found[number] = ""
        elif (both := who_and_when(words)) is not None and not again:
            found[number] = both["name"]
        elif len(words) <= LONGEST_WROTE and WROTE.fullmatch(words) and not is_empty_quote(here, number):
            found[number] = words
    heads = _heads_of_pages(here, [n for n, name in found.items() if not name])
    return {n: name for n, name in found.items() if n not in heads}


def _heads_of_pages(here: Page, dates: Sequence[int]) -> set[int]:
    """The dates that come again below the same line: on each page of a print."""
    places: dict[str, list[int]] = {}
    for number in dates:
        if not TIME.search(here.lines[number].words):
            places.setdefault(here.lines[number].words, []).append(number)
    heads: set[int] = set()
    for numbers in places.values():
        above = {here.lines[up].words for n in numbers if (up := neighbour(here.lines, n, -1)) is not None}
        heads.update(numbers if len(above) < len(numbers) == FEWEST_POSTS or len(above) * 2 < len(numbers) else ())
    return heads


def is_date(here: Page, stamp: int) -> bool:
    """Whether a stamp may be the date above an article: it stands in the head and tells no time."""
    return stamp in here.head and not TIME.search(here.lines[stamp].words)


def buttons_from(words: str) -> int:
    """Where the buttons behind a stamp begin; 0 where none do."""
    end = stamp_end(words)
    row = row_of(words[end:].strip(" \u3000|｜")) if end else None
    return end if row is not None and (row.sure or row.whole) else 0


def is_empty_quote(here: Page, number: int) -> bool:
    """Whether nothing but a button stands below `… wrote:`."""
    below = neighbour(here.lines, number, 1)
    return below is None or bool(AROUND.fullmatch(here.lines[below].words))


def spoken(here: Page, shown: Sequence[int], stamps: Mapping[int, str]) -> dict[int, list[int]]:
    """The stamps of posts, each with the lines that are said in it; none where there are not two."""
    found = _above(here, shown, stamps)
    if len(found) < FEWEST_POSTS:
        found = dict(_below(here, shown, stamps))
        found = found if _are_posts(here, found) else {}
    return found if len(found) >= FEWEST_POSTS else {}


def _are_posts(here: Page, found: Mapping[int, list[int]]) -> bool:
    """Whether half of what is said below stamps ends as sentences do; titles of other articles do not."""
    said = [run for stamp, run in found.items() if run and not is_date(here, stamp)]
    finished = [run for run in said if any(n in here.prose or FINISHED.search(here.lines[n].words) for n in run)]
    return len(finished) * 2 >= len(said)


def _below(here: Page, shown: Sequence[int], stamps: Mapping[int, str]) -> Iterator[tuple[int, list[int]]]:
    """The stamps that something is said below."""
    places = [place for place, number in enumerate(shown) if number in stamps]
    regions = {one: shown[one + 1 : two][:MOST_LINES] for one, two in pairwise((*places, len(shown)))}
    said = {one: said_in(here, region) for one, region in regions.items()}
    many = sum(map(bool, said.values())) >= FEWEST_POSTS
    above = False  # whether something is said below the stamp above
    for place in places:
        if BELOW_POST.match(here.lines[shown[place]].words):
            yield shown[place], []  # the post stands above it
        elif many and (short := _short(here, regions[place])) and _is_over(here, short[-1], said[place]):
            yield shown[place], short  # what is said further down is the site's
        elif said[place]:
            yield shown[place], said[place]
        elif above:
            yield shown[place], []  # the last one of stamps below their posts has nothing below it
        above = bool(said[place])


def _is_over(here: Page, last: int, said: Sequence[int]) -> bool:
    """Whether buttons stand between a line and what is said below it."""
    between = range(last + 1, said[0]) if said else range(0)
    rows = (words for n in between if (words := here.lines[n].words) and is_row(words) and not is_label(words))
    return not said or any(True for _ in rows)


def _short(here: Page, numbers: Sequence[int]) -> list[int]:
    """A few words without a stop in the tail, below a stamp and above the first row of buttons."""
    found: list[int] = []
    for number in numbers[:MOST_READ]:
        words = here.lines[number].words
        if is_row(words) or is_label(words) or RANK.fullmatch(words) or not any(map(str.isalpha, words)):
            if found:
                break
        elif number in here.tail and len(words) <= LONGEST_SHORT and len(found) < MOST_SHORT:
            found.append(number)
        else:
            return []
    else:
        return []
    return found


def _above(here: Page, shown: Sequence[int], stamps: Mapping[int, str]) -> dict[int, list[int]]:
    """The stamps, each with what is said directly above it; none of a page where the last has more below it.

    Links to other pages have their dates below them as well, but no buttons below these, and do not end as sentences do.
    """
    places = [place for place, number in enumerate(shown) if number in stamps and number not in here.head]
    found: dict[int, list[int]] = {}
    for before, place in pairwise((-1, *places)):
        run = [*_directly_above(here, shown[max(before + 1, place - MOST_LINES) : place], sure=not found)]
        if not run:
            return {}
        found[shown[place]] = run
    below = shown[places[-1] + 1 :][:1] if places else []
    if any(is_said(here.lines[n].words) for n in below):
        return {}
    finished = sum(1 for run in found.values() if FINISHED.search(here.lines[run[0]].words))
    buttons = sum(1 for place in places if any(_is_button(here.lines[n].words) for n in shown[place + 1 : place + 3]))
    return found if max(finished, buttons) * 2 >= len(found) else {}


def _is_button(words: str) -> bool:
    row = row_of(words)
    return row.sure or row.whole


def _directly_above(here: Page, numbers: Sequence[int], *, sure: bool) -> Iterator[int]:
    """What is said directly above a stamp, upwards; where it is not *sure* to be sentences, a few words."""
    few = 0
    for number in reversed(numbers):
        words = here.lines[number].words
        if is_row(words) or is_label(words) or RANK.fullmatch(words) or not any(map(str.isalpha, words)):
            return
        few += not is_said(words)
        if few and (sure or few > MOST_SHORT or len(words) > LONGEST_SHORT):
            return
        yield number
