"""What somebody says in a post, told from the rows of buttons and the notes round it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.articles.page import is_prose
from textfix.evidence.frames.phrases import plain
from textfix.evidence.frames.pieces import speaks_for_site
from textfix.evidence.frames.rows import LABELLED, row_of
from textfix.evidence.frames.site_voice import names_site, site_voice
from textfix.evidence.frames.wording import STROKE
from textfix.evidence.threads.member_cards import is_label
from textfix.evidence.threads.post_notes import AROUND, NOTE
from textfix.evidence.threads.stamps import when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textfix.evidence.articles.page import Page

#: How a sentence ends, or goes on.
SAID = re.compile(
    r"[。！？!?…～~]$|[。！？][^。！？]|[.][\"”’)]?$|[\u3400-\u9fff][，,；;]\s?\w|(?:[^\W\d_]+ ){4,20}[^\W\d_]+, [^\W\d_]"
)
FINISHED = re.compile(r"[。！？!?…～~.][\"”’）)]?$")
#: Rows below which no post goes on.
ENDS = frozenset({"site_footer", "sidebar"})
BUTTON_VOICE, SPEECH_VOICE, FEWEST_NAMED, SHORTEST_SAID = 0.5, 0.25, 2, 4


def is_said(words: str) -> bool:
    """Whether a line is a sentence, however short."""
    if is_prose(words):
        return True
    return len(words) >= SHORTEST_SAID and bool(SAID.search(words)) and when(words) is None and not is_label(words)


def is_row(words: str) -> bool:
    """Whether a line is the software's: buttons, a note, a line of strokes, words to the readers of the site."""
    voice = site_voice(words)
    told = voice >= SPEECH_VOICE and (names_site(words) >= FEWEST_NAMED or speaks_for_site(plain(words)))
    if is_prose(words):
        return told
    if AROUND.fullmatch(words) or NOTE.fullmatch(words) or STROKE.match(words):
        return True
    return row_of(words).sure or told or (voice >= BUTTON_VOICE and not SAID.search(words))


def said_in(here: Page, numbers: Sequence[int]) -> list[int]:
    """What is said between two rows of buttons: the first run of lines with a paragraph, or else the first of all.

    A paragraph in the tail is what the site says.
    """
    runs: list[list[int]] = [[]]
    for number in numbers:
        words = here.lines[number].words
        if row_of(words).name in ENDS and row_of(words).sure:
            break
        if is_row(words):
            if number not in here.prose:
                runs.append([])
        elif is_said(words) or (runs[-1] and not LABELLED.match(words) and not site_voice(words)):
            runs[-1].append(number)
    for run in runs:
        while run and not is_said(here.lines[run[-1]].words):
            run.pop()  # a name, a signature, the heading of a list
    said = [run for run in runs if run]
    written = (run for run in said if any(number in here.prose and number in here.body for number in run))
    return next(written, said[0] if said else [])
