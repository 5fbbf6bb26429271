"""How likely two lines of Latin letters with a blank line between are the halves of one paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

from textfix.core import Kind, Text, fact
from textfix.evidence.articles.genre import is_markup
from textfix.evidence.paragraphs import LIST_MARKER, Line, lines

#: Words on either side of a break that make lines prose, and the characters that make one longer than verse.
WORDS, LONG = 5, 55
#: What a line may end in whose sentence goes on.
OPEN = ",;)\"'”’—–"
REACH = 600
#: What it says that a text ends its paragraphs in a mark, and how many it ends for each that it does not.
HABIT, ENDED = 1.0, 3
STOP_INSIDE = re.compile(r"[a-z\d][.!?][\"'”’]? [\"'“‘]?[A-Z]")
#: The last word of a sentence.
LAST_WORD = re.compile(r"[a-z]{3,20}[.!?]")
#: The letter or small number of an item of a list.
ITEM = re.compile(r"\(?(?:[A-Za-z]|[ivx]{2,4})[.)]\s")
#: Words that no sentence, and next to no heading, ends with.
HANGS = re.compile(
    r"\b(?:a|an|the|and|or|but|of|to|in|on|at|by|for|from|with|into|than|that|which|who|whose|is|are|was|were|be|been|has"
    r"|have|had|will|would|can|could|should|may|might|must|not|no|its|his|her|their|our|your|my|we|they|he|she|it|I|as|if"
    r"|when|while|because|until|between|during|without|among|towards|where|how|whether|de|la|le|les|der|die|das|und|von|del|el|los|y|et|du|des)$"
)


def latin_score(text: Text, first: Line, second: Line) -> float:
    """The weight of the signs that *second* continues *first* in lower case; 0 where it begins anew."""
    before, after = first.string.rstrip()[-REACH:], second.string.lstrip()[:REACH]
    hangs = bool(HANGS.search(before[-20:])) and len(before) >= LONG
    goes_on = (
        (before[-1].isalnum() or before[-1] in OPEN)
        and not first.ended
        and (after[0].islower() or (hangs and after[0].isascii() and after[0].isalnum()))
    )
    if text.kind is not Kind.PLAIN or not goes_on or LIST_MARKER.match(first.string[:20]) or ITEM.match(after):
        return 0.0
    if second.string.startswith(("    ", "\t")) or is_markup(before) or is_markup(after):
        return 0.0
    rest = after[-1] in ".!?" and (" " in after or (len(before) >= LONG and LAST_WORD.fullmatch(after) is not None))
    if before.count(" ") < WORDS or (after.count(" ") < WORDS and not rest):
        return 0.0
    signs = 2.5 + (2.5 if STOP_INSIDE.search(before) else 0.0) + (0.5 if before[-1] == "," else 0.0)
    signs += (1.0 if len(before) >= LONG else 0.0) + (1.5 if hangs else 0.0)
    signs += HABIT if _ends_its_paragraphs(text) else 0.0
    return signs + (0.5 if STOP_INSIDE.search(after) or after[-1] in '.!?"”' else -1.0)


@fact
def _ends_its_paragraphs(text: Text) -> bool:
    """Whether nearly all long lines end in a mark, apart from those that a line in lower case follows."""
    long = [line for line in lines(text) if not line.blank]
    ended = sum(line.ended for line in long if len(line.string) >= LONG)
    unended = sum(
        not line.ended and not after.string.lstrip()[0].islower()
        for line, after in pairwise(long)
        if len(line.string) >= LONG
    )
    return ended >= ENDED * max(1, unended)
