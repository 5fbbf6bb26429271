"""The record of a document above its text on the pages of authorities: labels and values one below the other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.evidence.articles.page import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.articles.page import Page

#: The number under which the record is kept; no text of its own has it.
KEPT_UNDER = re.compile(r"[【\[]?\s*(?:信息)?[索][\s\u3000]*引[\s\u3000]*[号號碼码]\s*[】\]]?\s*[:：]?")
LABEL = re.compile(r"[^:：，。]{2,12}\s*[:：]|【[^【】]{2,10}】")
FEWEST_LABELS = 3
LONGEST_VALUE = 60
FEWEST_CELLS = 4


def record_block(here: Page) -> Iterator[int]:
    """The lines of the record: each label with the line below it, from the first to the last, above the title."""
    shown = [number for number in here.head if here.lines[number].words]
    labels = [number for number in shown if LABEL.fullmatch(here.lines[number].words)]
    yield from _rows(here, shown)
    kept = any(KEPT_UNDER.match(here.lines[number].words) for number in labels)
    if not kept or len(labels) < FEWEST_LABELS:
        return
    follows = dict(pairwise(shown))
    run: list[int] = []
    for number in labels:
        if run and number != follows.get(run[-1]):
            break  # the record is over
        run.append(number)
        value = follows.get(number)
        words = here.lines[value].words if value is not None else ""
        if value is not None and value not in labels and len(words) <= LONGEST_VALUE and not is_prose(words):
            run.append(value)
    if shown and run and run[-1] != shown[-1]:  # a title is left below it
        yield from run


def _rows(here: Page, shown: list[int]) -> Iterator[int]:
    """Rows of a record: labels and values side by side, from the number that it is kept under on."""
    first = next((place for place, number in enumerate(shown) if KEPT_UNDER.match(here.lines[number].words)), None)
    if first is None:
        return
    run: list[int] = []
    for number in shown[first:]:
        if len(here.lines[number].words.split()) < FEWEST_CELLS or is_prose(here.lines[number].words):
            break
        run.append(number)
    if run and run[-1] != shown[-1]:
        yield from run
