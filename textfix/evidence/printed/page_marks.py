"""What stands on a printed page beside its text: page numbers, running heads and feet, folios, and notes to turn over."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.paragraphs import Line, lines
from textfix.evidence.printed.folios import folio
from textfix.evidence.printed.page_breaks import ISSUE, SHORTEST_HEAD, around, key_of, may_run, names_an_issue, splits
from textfix.evidence.printed.page_edges import edges, rising, stamps
from textfix.evidence.printed.page_gaps import gaps, runs
from textfix.evidence.printed.page_numbers import COUNTED, LONGEST_HEAD, Mark, Sure, page_numbers, pieces_of
from textfix.evidence.printed.paper_head import paper_head
from textfix.evidence.printed.running_heads import PAGE_TOKEN, repeated, running, set_apart
from textfix.evidence.printed.turn_notes import is_sure_note
from textfix.evidence.threads.voices import starts_of_voices

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

#: A longer line with a page's number has its running head, too.
LONGEST_FOLIO = 12
#: Where a paper can be called or written to.
CONTACT = re.compile(
    r"[□■◆●\s]*[\u4e00-\u9fff]{2,8}\s?[:：　 ]\s?(?:\(?\d{3,4}\)?[-－ ]?\d{4,8}|[\w.-]+@[\w.-]+)(?:\s.{2,40})?"
    r"|[A-Z][\w' ]{3,30}[:!.]? (?:[Cc]all |[Pp]h(?:one|\.) )?\(?\d{3}[-)][ ]?\d{3,4}(?:-\d{4})?"
)

#: A day as papers print it in the head of each page.
DAY = re.compile(
    r"(?:星期|礼拜|禮拜|週)[一二三四五六日天]|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? [A-Z\d][\w ]{2,12},? \d{4}\b"
)
SEGMENTS = re.compile(r"[•·|｜　／]|[ ]{2,}|,[ ]|[ ][–—-][ ]")


@fact
def furniture(text: Text) -> tuple[tuple[int, int], ...]:
    """Runs of furniture as first and last index into `shown_lines`."""
    every = shown_lines(text)
    stamped = stamps(every)
    places = [at for at in range(len(every)) if at not in stamped]
    taken = _furniture(text, [every[at] for at in places])
    return tuple(runs(sorted(stamped | {places[at] for at in taken})))


def _furniture(text: Text, shown: Sequence[Line]) -> set[int]:
    """The furniture among lines without a library's stamps."""
    marks = list(page_numbers(shown))
    heads = Counter(key_of(line.string) for line in shown if may_run(line))
    apart = set_apart(shown)
    heads.update(key_of(shown[at].string) for at in (*apart, *apart))
    true = _true_marks(shown, marks, heads, apart.keys())
    numbers = {mark.at for mark in true}
    at_mark = {mark.at for mark in marks}
    between = {at for mark in true for at in _between_halves(shown, mark.at, at_mark, heads)}
    said = starts_of_voices(text)  # names come again in a thread
    known = (
        numbers
        | between
        | running(shown, numbers, heads)
        | repeated(shown, at_mark, heads)
        | set(paper_head(shown))
        | {at for at in apart if not numbers.isdisjoint((at - 1, at + 1))}
        | {
            at
            for at, line in enumerate(shown)
            if _is_contact(line) and splits(shown, *around(shown, at, at_mark, heads))
        }
        | rising(shown)
        | {at for at, line in enumerate(shown) if _is_folio(line, at, len(shown)) or is_sure_note(line.string.strip())}
    )
    taken = edges(text, shown, known, min((mark.number for mark in true), default=0))
    taken |= gaps(text, shown, taken)
    return {at for at in taken if shown[at].start not in said or _is_numbered(shown[at])}


@fact
def shown_lines(text: Text) -> tuple[Line, ...]:
    """The lines that are not blank."""
    return tuple(line for line in lines(text) if not line.blank)


def _is_numbered(line: Line) -> bool:
    """Whether a line gives the number of a page so that nothing else can be meant."""
    stripped = line.string.strip()
    found = folio(stripped)
    return bool(pieces_of(stripped)) or COUNTED.fullmatch(stripped) is not None or (found is not None and found.sure)


def _true_marks(shown: Sequence[Line], marks: Sequence[Mark], heads: Counter[str], apart: Set[int]) -> list[Mark]:
    """The numbers of pages: numbered in order, and a sentence runs over one or the text ends in one.

    Chapters and stanzas are numbered in order, too, but no sentence runs over theirs and no text ends in one.
    """
    at_mark = {mark.at for mark in marks}
    places = [around(shown, mark.at, at_mark, heads) for mark in marks]
    halves = [splits(shown, *place) for place in places]
    last = bool(marks) and places[-1][1] >= len(shown) and marks[-1].sure > Sure.BARE
    ordered = {mark for one, two in pairwise(marks) if 0 < two.number - one.number <= max(2, 0) for mark in (one, two)}
    evident = (
        any(split and mark in ordered for split, mark in zip(halves, marks, strict=True))
        or (last and len(ordered) > 1)
        or sum(not apart.isdisjoint((mark.at - 1, mark.at, mark.at + 1)) for mark in ordered) > 1
    )
    true = {
        mark
        for mark, split, place in zip(marks, halves, places, strict=True)
        if mark.sure is Sure.COUNTED
        or (evident and mark in ordered)
        or (split and (mark.sure is Sure.NAMED or _has_issue(shown, place)))
    }
    true |= _counted(shown, marks)
    named = {key for mark in true if len(key := key_of(shown[mark.at].string)) >= LONGEST_FOLIO}
    same = {shown[mark.at].string.strip() for mark in true if mark.sure is Sure.NAMED}
    return [
        mark
        for mark in marks
        if mark in true or key_of(shown[mark.at].string) in named or shown[mark.at].string.strip() in same
    ]


def _counted(shown: Sequence[Line], marks: Sequence[Mark]) -> set[Mark]:
    """The marks with the same title before numbers that count up: `第三章 (第1页)`, `第三章 (第2页)`."""
    titled: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.sure is Sure.NAMED and sum(map(str.isalpha, key := key_of(shown[mark.at].string))) > SHORTEST_HEAD:
            titled.setdefault(key, []).append(mark)
    runs = (run for run in titled.values() if any(two.number - one.number == 1 for one, two in pairwise(run)))
    return {mark for run in runs for mark in run}


def _between_halves(shown: Sequence[Line], index: int, at_mark: set[int], heads: Counter[str]) -> range:
    """The lines beside a page's number that part the two halves of a sentence with it."""
    before, after = around(shown, index, at_mark, heads)
    return range(before + 1, after) if splits(shown, before, after) else range(0)


def _has_issue(shown: Sequence[Line], place: tuple[int, int]) -> bool:
    """Whether a running head stands between two lines."""
    return any(names_an_issue(shown[at]) for at in range(place[0] + 1, place[1]))


def _is_contact(line: Line) -> bool:
    """Whether a line is where a paper can be called or written to."""
    return not line.ended and bool(CONTACT.fullmatch(line.string.strip()))


def _is_folio(line: Line, at: int, count: int) -> bool:
    """Whether a line is a folio at the head or foot of the text, or one with a day."""
    stripped = line.string.strip()
    if len(stripped) > LONGEST_HEAD + LONGEST_HEAD // 2 * bool(DAY.search(stripped[:100])) or line.ended:
        return False
    if not PAGE_TOKEN.search(stripped) or not (at < 2 or at >= count - 2 or DAY.search(stripped)):
        return False
    segments = [segment for segment in SEGMENTS.split(stripped) if segment.strip()]
    return len(segments) > 1 and bool(ISSUE.search(PAGE_TOKEN.sub("", stripped)))
