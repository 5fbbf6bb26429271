"""The head of a letter, or of a post on a bulletin board: who writes to whom about what and when, in lines with labels."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.evidence.articles.page import Page

WRITER = r"From|作者|[发發寄]信人|[发發寄]件[人者]"
LINE = re.compile(
    rf"(?P<label>{WRITER}|To|Cc|Subject|Date|Newsgroups|收件[人者]|[标標][ \u3000]*[题題]|[时時][ \u3000]*[间間]|看板|信[区區]|[发發]信站|日期|主[题題旨]|抄送)"
    r"(?:\s*[:：]\s*|\s+)\S.{0,200}"
)
FEWEST = 2


def letter_heads(here: Page, shown: Sequence[int]) -> Iterator[int]:
    """The lines of each head: two and more labels one below the other, the writer's among them."""
    run: list[int] = []
    for number, following in pairwise((*shown, -1)):
        if LINE.fullmatch(here.lines[number].words):
            run.append(number)
        if run and (following < 0 or not LINE.fullmatch(here.lines[following].words)):
            labels = {found["label"] for n in run if (found := LINE.fullmatch(here.lines[n].words))}
            if len(labels) >= FEWEST and any(re.fullmatch(WRITER, label) for label in labels):
                yield from run
            run = []
