"""How likely two lines are the halves of one paragraph: signs of a sentence that stops here and goes on there.

The weights were found on newspaper pages with known breaks and on documentation and verse without any, where nothing
that is whole comes to 4.5.
"""

from __future__ import annotations

import re

from textfix.core import Kind, Text, fact
from textfix.evidence.paragraphs import CREDIT, HAN, LIST_MARKER, LONG_LINE, NEVER_FIRST, NEVER_LAST, Line, lines

#: A score that is a break alone, and one that is a break in a text with so many of the first kind.
ALONE, IN_COMPANY, COMPANY = 4.5, 3.5, 2
#: Shorter lines are headings, bylines and captions as often as prose.
HEADING = 30
#: How far from a break a line is read; what lies beyond says nothing about it.
REACH = 600
#: How much likelier a pair of characters is as a word than by chance, as a logarithm.
WORD = 2.5
#: Paragraphs that show a text's habit, and the share of them that end in a mark; the broken ones are among the rest.
HABIT, HABIT_SHARE, STRICT_SHARE = 4, 0.5, 0.7
#: Words on either side of a break that make Latin lines prose.
LATIN_WORDS = 6

STOP_INSIDE = re.compile(r"[。；](?![”’」』）)\s]*$)|[a-z][.!?] [A-Z]")
COMMA_INSIDE = re.compile(r"[\w”’」』）》]，[\w“‘「『（《]")
#: Characters that no paragraph begins with, unless they begin a word; and those that no sentence ends with.
GOES_ON = re.compile(r"[的地得与與及或之了着著过過们們和是也都才被把]")
HANGS = re.compile(
    r"(?:[的和与與及或在对對把被从從向以为為由是不会會能这這那每各其所更最很较較但而且则則即将將让讓使给給于於之第]"
    r"|可以|需要|应该|應該|非常|通过|通過|由于|由於|如果|因为|因為|一[个個种種])$"
)
OPENS_ANEW = re.compile(r"[（(【\[□■◆●▲△※☆★]|本[报報][讯訊记記]|[^，。]{2,14}[讯訊电電] |\w{2,8}[：:]")
#: How a new paragraph likes to begin, even behind one whose last mark was forgotten.
BEGINS = re.compile(
    r"此外|另外|同[时時]|据悉|據悉|近[日年]|目前|首先|其次|最[后後]|然而|因此|但是|不[过過]|[他她][说說]|[记記]者|在此|[为為]此"
)
MARKED = re.compile(r"[ \t]*(?:#|\||>|<|!?\[|https?:)")
CAPTION = re.compile(r"(?:[摄攝]|供[图圖稿]|[资資]料[图圖]|[报報]道|報導|[文图圖]/\S{2,8})$")
PAIRED = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "【": "】", "《": "》", "〈": "〉"}


def score(text: Text, first: Line, second: Line) -> float:
    """The weight of the signs that *second* continues *first*; 0 where one of them stands alone."""
    before, after = first.string.rstrip()[-REACH:], second.string.lstrip()[:REACH]
    open_end = before[-1].isalnum() or before[-1] in "，、," + NEVER_LAST or after[0] in NEVER_FIRST
    if first.ended or not open_end or _stands_alone(first.string[:REACH], before, after):
        return 0.0
    if not HAN.search(before[-20:]):
        return _latin(text, before, after)
    return _at_the_break(before, after) + _around_it(text, before, after)


def _at_the_break(before: str, after: str) -> float:
    """What the last and the first characters say."""
    signs = 3.0 if before[-1] in "，、" else 0.0
    signs += 3.0 if _open_quotation(before, after) else 0.0
    signs += 4.0 if after[0] in NEVER_FIRST else 0.0
    signs += 2.5 if GOES_ON.match(after) and not _is_word(after[:2]) else 0.0
    signs += 1.5 if HANGS.search(before) or _is_word(before[-1] + after[0]) else 0.0
    return signs - (1.5 if BEGINS.match(after) else 0.0)


def _around_it(text: Text, before: str, after: str) -> float:
    """What the lines say: whether both are prose, and whether the text leaves its paragraphs without a last mark."""
    stop_inside, long = bool(STOP_INSIDE.search(before)), len(before) >= LONG_LINE
    signs = 2.5 if stop_inside else 1.5 if long else 1.0 if COMMA_INSIDE.search(before) else 0.0
    signs += _habit(text) if stop_inside or long else 0.0
    return signs - (2.0 if not STOP_INSIDE.search(after) and after[-1] not in "。！？…”" else 0.0)


def _stands_alone(head: str, before: str, after: str) -> bool:
    """Whether one of two lines is a heading, a byline, a caption, an item of a list or the beginning of an article."""
    if any(sign.match(after) for sign in (LIST_MARKER, OPENS_ANEW, MARKED)):
        return True
    if MARKED.match(head) or CAPTION.search(before):
        return True
    if not STOP_INSIDE.search(before) and (LIST_MARKER.match(head) or not COMMA_INSIDE.search(before)):
        return True
    short = before if len(before) < HEADING else after if len(after) < HEADING else ""
    return bool(CREDIT.search(short))


def _open_quotation(before: str, after: str) -> bool:
    """Whether the first line opens a quotation or bracket that the second closes."""
    for opening, closing in PAIRED.items():
        at = before.rfind(opening)
        if at >= 0 and before.find(closing, at) < 0:
            closes, opens = after.find(closing), after.find(opening)
            if closes >= 0 and (opens < 0 or closes < opens):
                return True
    return False


def _is_word(pair: str) -> bool:
    """Whether two characters are a word far more often than chance would have them side by side."""
    if len(HAN.findall(pair)) < 2:
        return False
    from textfix.tables import bigrams, unigrams

    likelihood = bigrams().get(pair)
    return likelihood is not None and likelihood - unigrams().get(pair[1], 0.0) >= WORD


@fact
def _habit(text: Text) -> float:
    """What it says that a paragraph does not end in a mark, by how the text's other paragraphs end."""
    paragraphs = [line for line in lines(text) if STOP_INSIDE.search(line.string[-REACH:])]
    ended = sum(line.ended for line in paragraphs)
    if len(paragraphs) < HABIT or ended < HABIT_SHARE * len(paragraphs):
        return 0.0
    return 2.0 if text.kind is Kind.PLAIN and ended >= STRICT_SHARE * len(paragraphs) else 1.0


def _latin(text: Text, before: str, after: str) -> float:
    """A sentence in Latin letters that goes on in lower case."""
    goes_on = (before[-1].islower() or before[-1] == ",") and after[0].islower()
    if text.kind is not Kind.PLAIN or not goes_on or min(before.count(" "), after.count(" ")) < LATIN_WORDS:
        return 0.0
    return 2.5 + (2.5 if STOP_INSIDE.search(before) else 0.0) + (0.5 if before[-1] == "," else 0.0)
