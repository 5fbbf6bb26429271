"""How likely two lines of Han text are the halves of one paragraph: signs of a sentence that stops here and goes on there.

The weights were found on newspaper pages with known breaks and on documentation and verse without any, where nothing
that is whole comes to 4.5.
"""

from __future__ import annotations

import re
from itertools import pairwise

from textfix.core import Kind, Text, fact
from textfix.evidence.articles.genre import is_markup
from textfix.evidence.layout.seams import at_the_seam
from textfix.evidence.paragraphs import (
    CREDIT,
    ENDED,
    HAN,
    LIST_MARKER,
    LONG_LINE,
    NEVER_FIRST,
    NEVER_LAST,
    Line,
    lines,
)

#: A score that is a break alone, and those that are a break in a text with one or several of the first kind.
ALONE, BESIDE_ONE, IN_COMPANY, COMPANY = 4.5, 3.5, 3.4, 2
#: Shorter lines are headings, bylines and captions as often as prose.
HEADING = 30
#: How far from a break a line is read; what lies beyond says nothing about it.
REACH = 600
#: Next to no title is as long.
TITLE = 25
#: What ends in a full stop and is as long is a sentence.
SENTENCE = 12
#: Paragraphs that show a text's habit, and the share of them that end in a mark.
HABIT, HABIT_SHARE = 3, 0.5
#: What it says that a paragraph has no mark, where all others do.
STRICT = 2.0
#: Signs at a break that show that the sentence goes on. A third of all breaks have none, but nine tenths of the places where
#: an author forgot the last mark; so where more paragraphs without a mark have none than this, marks were forgotten.
SHOWN, SOME, ALIKE = 2.0, 1.5, 3
#: Signs at a break that are clear even behind a closing mark, or a dash, which novels leave a paragraph with; the weight of a phrase that the text has elsewhere in one piece.
CLEAR, PHRASE = 2.0, 2.0
#: What a label at the head of the second line weighs against a break.
LABELLED = 2.0
#: So much of a text is searched for phrases.
SEARCHED = 300_000

STOP_INSIDE = re.compile(r"[。；！](?![”’」』）)\s]*$)|[a-z][.!?] [A-Z]")
COMMA_INSIDE = re.compile(r"[\w”’」』）》]，[\w“‘「『（《]")
OPENS_ANEW = re.compile(
    r"[（(][^（）()]{1,60}[）)]\s*$|[【\[□■◆●▲△※☆★]|本[报報][讯訊記记]|[^，。]{2,14}[讯訊电電] |[图圖](?:[为為]|\d)|[文图圖][／/]|[A-Za-z][\w/%.-]{0,20}[:：]\s|[A-Za-z][:：、)）]"
)
DECIMAL = re.compile(r"\d{1,3}[.．]\d")
#: A label or a speaker, unless it is the verb before somebody's words.
LABEL = re.compile(r"\w{2,8}(?<![说說问問道答称稱])[：:]")
#: How a new paragraph likes to begin, even behind one whose last mark was forgotten.
BEGINS = re.compile(
    r"此外|另外|同[时時]|据悉|據悉|近[日年]|目前|首先|其次|最[后後]|然而|因此|但是|不[过過]|[他她][说說]|[记記]者|在此|[为為]此"
)
MARKED = re.compile(r"[ \t]*(?:#|\||>|<|!?\[|https?:)")
CAPTION = re.compile(
    r"(?:[摄攝]|供[图圖稿]|[资資]料[图圖]|[报報]道|報導|[文图圖][/／]\S{2,8}|[。！？”」][（(][^（）()]{2,30}[）)])$"
)


def score(text: Text, first: Line, second: Line) -> float:
    """The weight of the signs that *second* continues *first*; 0 where one of them stands alone."""
    before, after = first.string.rstrip()[-REACH:], second.string.lstrip()[:REACH]
    if first.ended or not HAN.search(before[-20:]) or _stands_alone(first.string[:REACH], before, after):
        return 0.0
    seam = at_the_seam(before, after) + (PHRASE if phrase_at(before, after) & phrases(text) else 0.0)
    open_end = before[-1].isalnum() or before[-1] in "，、,；" + NEVER_LAST or after[0] in NEVER_FIRST
    if not open_end and (seam < CLEAR or before[-1] not in "”’」』）》)—"):
        return 0.0
    seam -= 1.5 if BEGINS.match(after) else LABELLED if LABEL.match(after) else 0.0
    return seam + _around_it(text, before, after)


def _around_it(text: Text, before: str, after: str) -> float:
    """What the lines say: whether both are prose, and whether the text leaves its paragraphs without a last mark."""
    stop_inside, long = bool(STOP_INSIDE.search(before)), len(before) >= LONG_LINE
    commas = before.count("，") if len(before) >= TITLE else 0
    signs = 2.5 if stop_inside else 1.5 if long else 1.4 if commas > 1 else 1.0 if COMMA_INSIDE.search(before) else 0.0
    signs += habit(text) * (1.0 if stop_inside or long or commas > 1 else 0.5 if commas else 0.0)
    if STOP_INSIDE.search(after) or after[-1] in "。！？…”」":
        return signs
    return signs - (0.5 if COMMA_INSIDE.search(after) and len(after) >= SENTENCE else 2.0)


def _stands_alone(head: str, before: str, after: str) -> bool:
    """Whether one of two lines is a heading, a byline, a caption, an item of a list or the beginning of an article."""
    if is_markup(after) and not HAN.search(after[:TITLE]):
        return True  # a line of code
    if OPENS_ANEW.match(after) or MARKED.match(after) or (LIST_MARKER.match(after) and not DECIMAL.match(after)):
        return True
    if LABEL.match(after) and not STOP_INSIDE.search(before) and at_the_seam(before, after) < CLEAR:
        return True
    if MARKED.match(head) or CAPTION.search(before):
        return True
    if not STOP_INSIDE.search(before) and (LIST_MARKER.match(head) or not COMMA_INSIDE.search(before)):
        return not (after[0] in NEVER_FIRST or (len(before) >= TITLE and at_the_seam(before, after) >= CLEAR))
    short = before if len(before) < HEADING else after if len(after) < HEADING and not ENDED.search(after) else ""
    return bool(CREDIT.search(short)) and not COMMA_INSIDE.search(short)


def phrase_at(before: str, after: str) -> set[str]:
    """The phrases of three characters that would run across a break."""
    found = (before[-2:] + after[:1], before[-1:] + after[:2])
    return {phrase for phrase in found if len(HAN.findall(phrase)) == 3}


@fact
def phrases(text: Text) -> set[str]:
    """Those phrases across a line end of the text that it also has in one piece."""
    shown = [line.string.strip() for line in lines(text) if not line.blank]
    wanted = {phrase for before, after in pairwise(shown) for phrase in phrase_at(before, after)}
    if not wanted:
        return wanted
    string = text.string[:SEARCHED]
    return {string[at : at + 3] for at in range(len(string) - 2) if string[at : at + 3] in wanted}


@fact
def habit(text: Text) -> float:
    """What it says that a paragraph does not end in a mark, by how the text's other paragraphs end.

    A paragraph without one counts against the habit where nothing shows that it goes on in the next line.
    """
    ended = unended = shown = 0
    prose = [line for line in lines(text) if not line.blank]
    for line, after in pairwise((*prose, Line(0, 0, "\N{BULLET}"))):
        if line.ended:
            ended += len(line.string) >= SENTENCE
        elif STOP_INSIDE.search(line.string[-REACH:]):
            seam = at_the_seam(line.string.rstrip()[-REACH:], after.string.lstrip()[:REACH])
            shown += seam >= SHOWN
            unended += seam < SOME
    if ended < HABIT or ended < HABIT_SHARE * (ended + unended):
        return 0.0
    strict = text.kind is Kind.PLAIN and unended <= ALIKE * shown
    return STRICT if strict else 1.0
