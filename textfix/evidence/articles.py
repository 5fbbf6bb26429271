"""Whether the lines of a text are an article rather than documentation, data or code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textfix.evidence.lines import Line

#: Lines of technical documentation and of data, which no newspaper page has.
MARKUP = re.compile(r"#{1,6}\s|[|>$]|```|~~~|[-=]{3,}$|:::|\.\. |[-*+] \[|<[a-zA-Z/!]|[{}\[\]]+[,;]?$")
#: Fewer Han characters of prose than this do not make an article.
SHORTEST_ARTICLE = 40


def is_article(every: tuple[Line, ...], prose: int) -> bool:
    """Whether the lines are mostly not markup; a heading counts twice, since it tells the more, a block of code once.

    What a block of code holds does not count at all: rows of buttons come and go while it stays.
    """
    shown = 0
    markup = 0
    fenced = False
    for line in every:
        if line.words.startswith("```"):
            markup += not fenced
            fenced = not fenced
        elif line.words and not fenced:
            shown += 1
            if MARKUP.match(line.words):
                markup += 1 + line.words.startswith("#")
    return prose >= SHORTEST_ARTICLE and markup * 6 <= shown + 6
