"""Bare numbers and dots among the buttons of posts: how many liked, answered, watched."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from textfix.evidence.frames.rows import row_of
from textfix.evidence.lines import neighbour
from textfix.evidence.threads.member_cards import BARE as LABEL

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from textfix.evidence.articles.page import Page
    from textfix.evidence.threads.voices import Voices

BARE = re.compile(r"[+-]?\d[\d.,]*\s?[kKwWmM万萬]?\+?\s?人?|[•·●|｜‧∙▲▼△▽↑↓＋+–—-]{1,3}|[(（]\d{1,6}[)）]")

#: A word with its count.
COUNTED = re.compile(r"[^\W\d]{1,8}\s?[\[(（:：]?\s?\d[\d,.]*\s?[kKwW万萬]?[\])）]?")
DIGITS = re.compile(r"[\d,.\s]+")
#: A button that stands alone so often is none of the words of a post.
OFTEN = 2
SIDE_BY_SIDE = 3


def counters(here: Page, known: Container[int], people: Voices) -> Iterator[int]:
    """Such lines, and words of buttons, that touch a row of the frame directly or through each other, or that come again.

    What people say is not looked at.
    """
    loose = {
        number
        for number in range(here.head.start, here.tail.stop)
        if number not in known
        and number not in people.heads
        and number not in people.said
        and _is_loose(here.lines[number].words)
    }
    times = Counter(here.lines[number].words for number in loose)
    often = {n for n in loose if times[here.lines[n].words] >= OFTEN and not BARE.fullmatch(here.lines[n].words)}
    often.update(_side_by_side(here, loose))
    yield from often
    yield from _alike(here, known, people, often)
    for step in (1, -1):
        reached = set(often)
        for number in sorted(loose, reverse=step < 0):
            beside = neighbour(here.lines, number, -step)
            if beside is not None and (beside in known or beside in reached):
                reached.add(number)
        yield from reached


def _side_by_side(here: Page, loose: set[int]) -> Iterator[int]:
    """Three and more of them, one below the other."""
    run: list[int] = []
    for number in range(here.head.start, here.tail.stop):
        if number in loose:
            run.append(number)
        elif here.lines[number].words:
            yield from run if _are_buttons(here, run) else ()
            run = []
    yield from run if _are_buttons(here, run) else ()


def _are_buttons(here: Page, run: list[int]) -> bool:
    numbers = sum(1 for number in run if BARE.fullmatch(here.lines[number].words))
    return len(run) >= SIDE_BY_SIDE or numbers >= OFTEN


def _alike(here: Page, known: Container[int], people: Voices, buttons: set[int]) -> Iterator[int]:
    """A word with a number that comes again with another number, beside a known row or the head of a post."""
    places: dict[str, list[int]] = {}
    for number in range(here.head.start, here.tail.stop):
        words = here.lines[number].words
        if number in known or number in people.heads or number in people.said or not COUNTED.fullmatch(words):
            continue
        near = (neighbour(here.lines, number, step) for step in (-1, 1))
        if any(n is not None and (n in known or n in people.heads or n in buttons) for n in near):
            places.setdefault(DIGITS.sub("", words), []).append(number)
    for numbers in places.values():
        yield from numbers if len(numbers) >= OFTEN else ()


def _is_loose(words: str) -> bool:
    return bool(words) and (
        BARE.fullmatch(words) is not None or LABEL.fullmatch(words) is not None or row_of(words).whole
    )
