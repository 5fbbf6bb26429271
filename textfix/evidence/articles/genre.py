"""Whether the lines of a text are an article rather than documentation, data, code or a licence."""

from __future__ import annotations

import re
from itertools import pairwise

from textfix.evidence.articles.framing import sure_rows
from textfix.evidence.lines import WIDE, Line, goes_on

#: Lines of technical documentation and of data, which no newspaper page has.
MARKUP = re.compile(
    r"#{1,6}\s|[|>$]|~~~|[-=~^`'\"]{3,}$|:::|\.\. |[-*+] \[|<[a-zA-Z/!]|[{}\[\]()]+[,;:]?$"
    r"|//|/\*|\*/|\.\\?[A-Z\"]{1,2}\b|;{1,4} |diff --git|@@ |@?[\w.]+ ?(?:[:+-]?=|=>) ?\S|\[\w+\]$|:\w[\w ]*: ?|%% |\d{1,2}\.\d{1,2}(?:\.\d{1,2})* \S"
)
#: The same inside a line or at its end: calls, operators, paths of names, options, marks of code and of links.
CODE = re.compile(
    r"(?:[;{\\]|(?<!\})\})$|::$|[A-Za-z_]\((?:[\w.]+(?:, ?[\w.]+)*)?\)|`\w|\w`| (?:==|!=|->|=>|:=|&&|\|\||\+=|<<) "
    r"|\w::\w|[A-Za-z]_[A-Za-z]|(?:^|\s)--[a-z]|\|[a-z:_.-]+\||\b0x[\da-fA-F]|^(?:from \S+ )?import \w|^(?:def|class) \w+\W"
)
#: A heading, or the stroke below one; a page that was turned into Markdown has its title as one.
HEADING = re.compile(r"(?:#{1,6}|={1,5}) \S|[-=~^]{4,}$")
HEADINGS = 2
#: What programs, their licences and their headers say of themselves.
PROGRAM = re.compile(
    r"without warrant|warranty of any kind|merchantability|permission is hereby granted|licen[sc]ed under the|all rights in the work"
    r"|free software[;:,] you can|general public license|in the public domain\.|(?:source|binary) form|copyright notice"
    r"|provided ['\"‘“]as[- ]is['\"’”]|with or without\s+modification|free software foundation, inc"
    # who changed what, and when: the log of a program's source
    r"|; ?urgency=\w|^-- \S.{0,60}<\S{1,60}@\S{1,60}>|^commit [\da-f]{12,40}$|^(?:19|20)\d\d-\d\d-\d\d  \S.{0,60}<\S{1,60}@\S{1,60}>$"
    r"|^(?:Author|Signed-off-by): .{1,60}<\S{1,60}@\S{1,60}>$|^(?:changes? |new )?in (?:version |release )?\d{1,3}\.\d[\w.]*:?$"
    r"|^#{1,6} \[?v?\d{1,3}\.\d|^v?\d{1,3}\.\d[\w.]{0,12}\s{1,8}(?:19|20)\d\d-\d\d-\d\d$"
    # subtitles
    r"|^(?:dialogue|comment): \d{1,3},\d|^\d{1,2}:\d\d:\d\d[,.]\d{3} --",
    re.IGNORECASE,
)
#: A link as Markdown writes it, to another place than the page's own. Lines with one that show a text written so, of how many.
LINKED = re.compile(r"\]\((?:https?://|\.{0,2}/)[^\s()]{1,300}\)")
LINES_WITH_LINKS, SHARE_OF_LINKS = 5, 12
#: What a link that is only named in the text leads to; so many of them no program makes of a page.
DEFINED = re.compile(r"\[[^\[\]]{1,100}\]: ?(?:https?://|\.{0,2}/|#)\S")
DEFINITIONS = 3
#: Fewer Han characters of prose than this do not make an article.
SHORTEST_ARTICLE = 40
#: A line so long is read no further.
REACH = 300
#: So many lines of Latin words that were wrapped by hand make a manual.
WRAPPED = 12
#: Lines at the head of such a text, twice as many at its end, and the rows of a web site's frame that must stand there.
ENDS, ROWS_OF_A_FRAME, KINDS_OF_ROWS, LONGEST_ROW = 15, 4, 3, 120


def is_article(every: tuple[Line, ...], prose: int) -> bool:
    """Whether the lines are mostly not markup; a heading counts twice, since it tells the more, a block of code once.

    What a block of code holds does not count at all: rows of buttons come and go while it stays.
    """
    shown = 0
    markup = 0
    fenced = False
    for line in every:
        words = line.words[:REACH]
        if words.startswith("```"):
            markup += not fenced
            fenced = not fenced
        elif words and not fenced:
            if PROGRAM.search(words):
                return False
            shown += 1
            if is_markup(words):
                markup += 1 + words.startswith("#")
    return prose >= SHORTEST_ARTICLE and markup * 6 <= shown + 6 and (not is_wrapped(every) or _has_frame(every))


def _has_frame(every: tuple[Line, ...]) -> bool:
    """Whether rows of buttons and links stand at the ends of a text: a manual has none, and a letter hardly one."""
    shown = [line.words for line in every if line.words]
    names = sure_rows(words for words in (*shown[:ENDS], *shown[-2 * ENDS :]) if 2 <= len(words) <= LONGEST_ROW)
    return len(names) >= ROWS_OF_A_FRAME and len(set(names)) >= KINDS_OF_ROWS


def is_written(every: tuple[Line, ...]) -> bool:
    """Whether a text in Markdown was written as such: it has headings, or a block of code; pages are saved without."""
    if any(line.words.startswith(("```", "~~~")) for line in every):
        return True
    if sum(bool(DEFINED.match(line.words)) for line in every) >= DEFINITIONS:
        return True
    return sum(bool(HEADING.match(line.words)) for line in every) >= HEADINGS


def is_linked(every: tuple[Line, ...]) -> bool:
    """Whether so many lines have links of Markdown that a text is in it, whatever it is called."""
    shown = sum(bool(line.words) for line in every)
    links = sum(bool(LINKED.search(line.words[:REACH])) for line in every)
    return links >= LINES_WITH_LINKS and links * SHARE_OF_LINKS >= shown


def is_markup(words: str) -> bool:
    """Whether a line is one of technical documentation, of data or of code."""
    return bool(MARKUP.match(words) or CODE.search(words[:REACH]))


def is_wrapped(every: tuple[Line, ...]) -> bool:
    """Whether Latin sentences run over line ends all the time: a manual, a letter, a licence; no saved page."""
    over = whole = 0
    for line, after in pairwise(every):
        if goes_on(line.words, after.words):
            over += 1
        elif len(line.words) > WIDE:
            whole += 1
    return over >= WRAPPED and over > whole
