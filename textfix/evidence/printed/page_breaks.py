"""Where the pages of a printed text meet: a sentence stops above what stands on a page beside its text, and goes on below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.paragraphs import HAN, LIST_MARKER, NEVER_LAST
from textfix.evidence.printed.page_numbers import LONGEST_HEAD

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from textfix.evidence.paragraphs import Line

#: A running head is short, says something and is no sentence.
SHORTEST_HEAD = 4
#: The line before a break inside a sentence is no shorter, unless it has a comma inside.
LONG = 30
COMMA_INSIDE = re.compile(r"[，,、；;。][^，,、；;。]")
#: The address of somebody, which records and logs repeat.
WRITER = re.compile(
    r"[\w.-]@[\w-]|<\S*>$|^(?:Date|From|To|Subject|Commit|Author|Merge|[A-Z][a-z]{2,12}-by):? ", re.IGNORECASE
)
#: Speech, a command or a name in a program, a row of a table, the first half of a sentence, what announces the next line.
TYPED = re.compile(
    r"[:：，,、；\\;{(]$|^\||^[「『“].*[」』”]$|^［＃|[A-Za-z]_[A-Za-z]|[A-Za-z]:\\|^[$%>#] |\s:\s|\d (?:file|line|insertion|deletion)s? "
)
ISSUE = re.compile(
    r"(?:[0-9〇○一二三四五六七八九十]{2,4}年|\d{1,2}月|\d{4}[-./]\d|星期|[总總]?第[ ]?\d+[ ]?期|[月期季]刊|[月年]號|號|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Spring|Summer|Autumn|Winter)\b|\b[Vv]ol(?:ume|\.)|\bNo\.|\b(?:19|20)\d\d\b)"
)


def around(shown: Sequence[Line], index: int, at_mark: set[int], heads: Counter[str]) -> tuple[int, int]:
    """The indexes of the nearest lines before and behind a mark that are no furniture."""

    def may_be(at: int) -> bool:
        return at in at_mark or heads[key_of(shown[at].string)] > 1 or names_an_issue(shown[at])

    before, after = index - 1, index + 1
    for _ in range(3):
        if before >= 0 and may_be(before):
            before -= 1
        if after < len(shown) and may_be(after):
            after += 1
    return before, after


def splits(shown: Sequence[Line], before: int, after: int) -> bool:
    """Whether a sentence stops at one line and goes on at the other."""
    if before < 0 or after >= len(shown):
        return False
    first, second = shown[before].string.rstrip(), shown[after].string.lstrip()
    stops = first[-1].isalnum() or first[-1] in "，,、-" + NEVER_LAST
    prose = len(first) >= LONG or bool(COMMA_INSIDE.search(first[-200:]))
    goes_on = not LIST_MARKER.match(second) and (
        second[0].islower() or bool(HAN.match(second) and HAN.search(first)) or second[0] in "”’」』，。、"
    )
    return stops and prose and goes_on


def names_an_issue(line: Line) -> bool:
    """Whether a line can be the running head of a journal, a paper or a report."""
    return may_run(line) and bool(ISSUE.search(line.string))


def may_run(line: Line) -> bool:
    stripped = line.string.strip()
    return (
        SHORTEST_HEAD <= len(stripped) <= LONGEST_HEAD
        and not line.ended
        and not "a" <= stripped[0] <= "z"
        and not LIST_MARKER.match(stripped)
        and not WRITER.search(stripped)
        and not TYPED.search(stripped)
        and sum(map(str.isalpha, stripped)) >= SHORTEST_HEAD
    )


def key_of(string: str) -> str:
    """A running head without the number of its page."""
    return re.sub(r"\d{1,4}", "", string.strip())
