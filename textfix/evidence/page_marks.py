"""What stands on a printed page beside its text: page numbers, running heads and feet, folios, and notes to turn over."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.page_numbers import LONGEST_HEAD, NUMBER, Mark, Sure, page_numbers
from textfix.evidence.paragraphs import HAN, LIST_MARKER, NEVER_LAST, Line, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: A running head is short, says something and is no sentence.
SHORTEST_HEAD = 4
#: The line before a break inside a sentence is no shorter, unless it has a comma inside.
LONG = 30
COMMA_INSIDE = re.compile(r"[，,、；;。][^，,、；;。]")

PAGE_TOKEN = re.compile(
    rf"(?:第[ ]?(?:{NUMBER}|[A-Z]\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[ ]?[页頁版]|\b[Pp](?:age|AGE)[ ][A-Z]?\d{{1,3}}|[A-Z]?\d{{1,2}}[ ]?版)"
)
ISSUE = re.compile(
    r"(?:[0-9〇○一二三四五六七八九十]{2,4}年|\d{1,2}月|\d{4}[-./]\d|星期|[总總]?第[ ]?\d+[ ]?期|[月期季]刊|[月年]號|號|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Spring|Summer|Autumn|Winter)\b|\b[Vv]ol(?:ume|\.)|\bNo\.|\b(?:19|20)\d\d\b)"
)
SEGMENTS = re.compile(r"[•·|｜　／]|[ ]{2,}|,[ ]|[ ][–—-][ ]")
TURN = re.compile(
    r"[（(【\[][ ]?(?:[紧緊]?[上下]?[接转轉][ ]?第?[ ]?(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3}|[上下前后後][一]?)[ ]?[版页頁][^（）()\n]{0,12})[）)】\]]"
)
TURN_ENGLISH = re.compile(
    r"[(\[]?(?:[Cc]ontinued|CONTINUED|[Cc]ont['’.]?d?\.?|[Ss]ee [A-Z][A-Z '’-]{1,30},?|[Pp]lease (?:see|turn to)[^.\n]{0,30}|[Tt]urn to)"
    r"(?: (?:from|on|FROM|ON|to))?[ ,]{0,2}(?:[Pp](?:age|AGE|\.)|[A-Z])[ ]?[A-Z]?-?\d{1,3}[)\]]?"
)


@fact
def furniture(text: Text) -> tuple[tuple[int, int], ...]:
    """Runs of furniture as first and last index into `shown_lines`."""
    shown = shown_lines(text)
    marks = list(page_numbers(shown))
    heads = Counter(_key(line.string) for line in shown if _may_run(line))
    true = _true_marks(shown, marks, heads)
    numbers = {mark.at for mark in true}
    at_mark = {mark.at for mark in marks}
    between = {at for mark in true for at in _between_halves(shown, mark.at, at_mark, heads)}
    taken = (
        numbers
        | between
        | _running(shown, numbers, heads)
        | _repeated(shown, at_mark, heads)
        | {at for at, line in enumerate(shown) if _is_note(line, at, len(shown))}
    )
    return tuple(_runs(sorted(taken)))


@fact
def shown_lines(text: Text) -> tuple[Line, ...]:
    """The lines that are not blank."""
    return tuple(line for line in lines(text) if not line.blank)


def _true_marks(shown: Sequence[Line], marks: Sequence[Mark], heads: Counter[str]) -> list[Mark]:
    """The numbers of pages: numbered in order, and a sentence runs over one or the text ends in one.

    Chapters and stanzas are numbered in order, too, but no sentence runs over theirs and no text ends in one.
    """
    at_mark = {mark.at for mark in marks}
    around = [_around(shown, mark.at, at_mark, heads) for mark in marks]
    splits = [_splits(shown, *place) for place in around]
    last = bool(marks) and around[-1][1] >= len(shown) and marks[-1].sure > Sure.BARE
    ordered = {mark for one, two in pairwise(marks) if 0 < two.number - one.number <= max(2, 0) for mark in (one, two)}
    evident = any(split and mark in ordered for split, mark in zip(splits, marks, strict=True)) or (
        last and len(ordered) > 1
    )
    return [
        mark
        for mark, split, place in zip(marks, splits, around, strict=True)
        if mark.sure is Sure.COUNTED
        or (evident and mark in ordered)
        or (split and (mark.sure is Sure.NAMED or _has_issue(shown, place)))
    ]


def _around(shown: Sequence[Line], index: int, at_mark: set[int], heads: Counter[str]) -> tuple[int, int]:
    """The indexes of the nearest lines before and behind a mark that are no furniture."""

    def may_be(at: int) -> bool:
        return at in at_mark or heads[_key(shown[at].string)] > 1 or _names_an_issue(shown[at])

    before, after = index - 1, index + 1
    for _ in range(3):
        if before >= 0 and may_be(before):
            before -= 1
        if after < len(shown) and may_be(after):
            after += 1
    return before, after


def _between_halves(shown: Sequence[Line], index: int, at_mark: set[int], heads: Counter[str]) -> range:
    """The lines beside a page's number that part the two halves of a sentence with it."""
    before, after = _around(shown, index, at_mark, heads)
    return range(before + 1, after) if _splits(shown, before, after) else range(0)


def _has_issue(shown: Sequence[Line], place: tuple[int, int]) -> bool:
    """Whether a running head stands between two lines."""
    return any(_names_an_issue(shown[at]) for at in range(place[0] + 1, place[1]))


def _names_an_issue(line: Line) -> bool:
    """Whether a line can be the running head of a journal, a paper or a report."""
    return _may_run(line) and bool(ISSUE.search(line.string))


def _splits(shown: Sequence[Line], before: int, after: int) -> bool:
    """Whether a sentence stops at one line and goes on at the other."""
    if before < 0 or after >= len(shown):
        return False
    first, second = shown[before].string.rstrip(), shown[after].string.lstrip()
    stops = first[-1].isalnum() or first[-1] in "，,、-" + NEVER_LAST
    prose = len(first) >= LONG or bool(COMMA_INSIDE.search(first[-200:]))
    goes_on = not LIST_MARKER.match(second) and (
        second[0].islower() or bool(HAN.match(second)) or second[0] in "”’」』，。、"
    )
    return stops and prose and goes_on


def _may_run(line: Line) -> bool:
    stripped = line.string.strip()
    return (
        SHORTEST_HEAD <= len(stripped) <= LONGEST_HEAD
        and not line.ended
        and not LIST_MARKER.match(stripped)
        and sum(map(str.isalpha, stripped)) >= SHORTEST_HEAD
    )


def _key(string: str) -> str:
    """A running head without the number of its page."""
    return re.sub(r"\d{1,4}", "", string.strip())


def _running(shown: Sequence[Line], numbers: set[int], times: Counter[str]) -> set[int]:
    """Lines that stand beside the numbers of at least two pages, or one that stands so and is repeated."""
    found: set[int] = set()
    for index in sorted(numbers):
        for step in (-1, 1):
            at = index + step
            while (
                0 <= at < len(shown)
                and _may_run(shown[at])
                and times[_key(shown[at].string)] > 1
                and abs(at - index) <= 2
            ):
                found.add(at)
                at += step
    beside = Counter(_key(shown[at].string) for at in found)
    return {at for at in found if beside[_key(shown[at].string)] > 1}


def _repeated(shown: Sequence[Line], at_mark: set[int], times: Counter[str]) -> set[int]:
    """Lines that stand in the text more than once, half of the times between the halves of a sentence."""
    found: dict[str, list[int]] = {}
    splits: Counter[str] = Counter()
    for at, line in enumerate(shown):
        key = line.string.strip()
        if times[_key(key)] > 1 and _may_run(line):
            found.setdefault(key, []).append(at)
            splits[key] += _splits(shown, *_around(shown, at, at_mark, times))
    return {at for key, places in found.items() if 2 <= len(places) <= 2 * splits[key] for at in places}


def _is_note(line: Line, at: int, count: int) -> bool:
    """Whether a line is a folio at the head or foot of the text, or says where the article goes on."""
    stripped = line.string.strip()
    if len(stripped) > LONGEST_HEAD or line.ended:
        return False
    if TURN.fullmatch(stripped) or TURN_ENGLISH.fullmatch(stripped):
        return True
    if not (at < 2 or at >= count - 2) or not PAGE_TOKEN.search(stripped):
        return False
    segments = [segment for segment in SEGMENTS.split(stripped) if segment.strip()]
    return len(segments) > 1 and bool(ISSUE.search(PAGE_TOKEN.sub("", stripped)))


def _runs(indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = None
    for one, two in pairwise((*indexes, -1)):
        start = one if start is None else start
        if two != one + 1:
            yield start, one
            start = None
