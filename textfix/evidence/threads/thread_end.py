"""What stands in a thread outside its posts: between rows of buttons, and below the last voice, where the thread is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.evidence.articles.page import dated, is_prose
from textfix.evidence.articles.teasers import CREDIT, is_heading
from textfix.evidence.frames.site_voice import names_site
from textfix.evidence.threads.member_cards import is_label
from textfix.evidence.threads.speech import is_said

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from textfix.evidence.articles.page import Page
    from textfix.evidence.threads.voices import Voices

#: Rows that stand below the last post only.
ENDS = frozenset({"comment_form", "site_footer", "login_bar", "related"})
NAMED_IN_PROSE, ROWS_OF_AN_END = 2, 2
MOST_BETWEEN, LONGEST_BETWEEN = 3, 60


def below_thread(here: Page, rows: Mapping[int, str], people: Voices) -> Iterator[int]:
    """What stands below the last line that somebody says: after one row of an end all but paragraphs, after two others what is no sentence."""
    last = max(people.heads | people.said, default=here.tail.stop)
    told = is_told(here, people)
    passed, over = 0, False
    for number in range(max(last + 1, here.tail.start), here.tail.stop):
        words = here.lines[number].words
        if not words:
            continue
        over = over or rows.get(number) in ENDS or is_heading(words)
        passed += number in rows
        if (over and not (is_prose(words) and names_site(words) < NAMED_IN_PROSE)) or (
            told and passed >= ROWS_OF_AN_END and not (is_said(words) or CREDIT.match(words))
        ):
            yield number


def between_rows(here: Page, known: Container[int], people: Voices) -> Iterator[int]:
    """A few short lines with a known row above and below, where the stamps have every paragraph."""
    if not is_told(here, people):
        return
    mine = people.heads | people.said
    run: list[int] = []
    above = False
    for number in range(here.body.start, here.tail.stop):
        words = here.lines[number].words
        if not words:
            continue
        if number in known:
            if above and 0 < len(run) <= MOST_BETWEEN and not is_label(words):
                yield from run
            run, above = [], True
        elif number in mine or len(words) > LONGEST_BETWEEN or is_said(words) or dated(words) or CREDIT.match(words):
            run, above = [], False
        else:
            run.append(number)


def is_told(here: Page, people: Voices) -> bool:
    """Whether the stamps of a page have every paragraph below the first of them."""
    if not people.stamps:
        return False
    first = min(people.heads)
    return all(number in people.said for number in here.prose if first < number < here.body.stop)
