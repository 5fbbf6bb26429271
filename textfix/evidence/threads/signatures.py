"""What members have below every post of theirs: words below a line of strokes, or below the buttons of the post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.evidence.articles.page import is_prose
from textfix.evidence.frames.site_voice import site_voice
from textfix.evidence.frames.wording import STROKE
from textfix.evidence.lines import neighbour

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from textfix.evidence.articles.page import Page
    from textfix.evidence.threads.voices import Voices

LONGEST, MOST_LINES, MOST_BELOW_BUTTONS = 90, 3, 2
VOICE = 0.2


def below_strokes(
    here: Page, frame: Container[int], mine: Container[int], parts_posts: Callable[[str], bool]
) -> Iterator[int]:
    """A line of strokes and at most three short lines below it, down to the next post."""
    for number, line in enumerate(here.lines):
        if not STROKE.match(line.words) or number < here.body.start:
            continue
        run = [number]
        following = neighbour(here.lines, number, 1)
        while following is not None and len(run) <= MOST_LINES and _is_short(here.lines[following].words):
            if following in frame or parts_posts(here.lines[following].words):
                break
            run.append(following)
            following = neighbour(here.lines, following, 1)
        words = "" if following is None else here.lines[following].words
        if following is None or following in frame or following in mine or parts_posts(words) or _is_site(words):
            yield from (number for number in run if number not in mine)


def below_buttons(
    here: Page,
    buttons: Container[int],
    people: Voices,
    is_floor: Callable[[str], bool],
    is_said: Callable[[str], bool],
) -> Iterator[int]:
    """One or two short lines between the buttons below something said and the number or the writer of the next post."""
    said = False  # since the post began
    run: list[int] = []
    below = False  # directly below the buttons
    for number in range(here.head.start, here.tail.stop):
        words = here.lines[number].words
        if not words:
            continue
        if is_floor(words) or number in people.heads:
            if below and said and 0 < len(run) <= MOST_BELOW_BUTTONS and number not in people.stamps:
                yield from run
            run, below, said = [], False, False
        elif number in buttons:
            run, below = [], True
        elif number in people.said or number in here.prose:
            run, below, said = [], False, True
        elif below and _is_short(words):
            run.append(number)
        else:
            below, said = False, said or is_said(words)


def _is_short(words: str) -> bool:
    return len(words) <= LONGEST and not is_prose(words)


def _is_site(words: str) -> bool:
    return site_voice(words) >= VOICE
