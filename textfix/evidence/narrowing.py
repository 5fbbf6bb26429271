"""Half-width marks that stand where Chinese has full-width ones, and which of them a converter has put there.

A place is told by what stands beside the mark; whether it is damage is told by the text as a whole. Two programs
leave a signature: a converter that folds marks to ASCII leaves hardly any full-width comma beside the `。` `、` `“”
that it does not know; character recognition now and then gives one mark of a page its ASCII form.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Kind, Text, fact
from textfix.evidence.marks import (
    CLOSING,
    HAN,
    HIDDEN,
    OPENING,
    field_lines,
    is_chinese,
    letters,
    lines_with,
    unprotected,
)
from textfix.evidence.zones import Ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The marks a converter folds, by their half-width form; a closing parenthesis goes with its opening one.
WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
FOLD = {ord(wide): narrow for narrow, wide in WIDE.items()}
FAMILIES = ",:;?!("

LEFT = f"[{HAN}{CLOSING}]"
RIGHT = f"[{HAN}{OPENING}]"
#: Behind these, too, a comma is Chinese where Chinese goes on; a per cent sign is not among them: `%,d` is a format.
UNITS = "0-9A-Za-z℃°㎡㎏％‰…—*"
# these are compiled when they are needed: that takes long
_SINGLE = (
    rf"(?:(?<={LEFT})|(?<=[)]))(?:,(?!,)|:(?![:/)(\-])|;(?!;)|[?!]+(?=\Z|[\s{HIDDEN}{HAN}{OPENING}{CLOSING}\"]))"
    rf"(?: (?=[0-9A-Za-z{HAN}{OPENING}]))?"
    rf"|(?<=[{UNITS}\"]),(?={RIGHT})|(?<=[A-Za-z]):(?={RIGHT})"
)
_BRACKET = re.compile(r"[()\n]")
_HAN_INSIDE = f"[{HAN}]"
_BEFORE_PAIR = rf"[{HAN}{CLOSING}，。、；：！？…,:;?!\s{HIDDEN}0-9]"
_AFTER_PAIR = rf"[{HAN}{OPENING}{CLOSING}，。、；：！？…,:;?!.\s{HIDDEN}0-9]"
_QUESTION = re.compile("[吗嗎呢么麼吧何谁誰哪怎]|多少|[几幾][个個位天年次]|是[否不]")
LONGEST_PAIR = 200  #: code points between two parentheses
QUESTION_REACH = 40  #: code points before a question mark in which its question word stands


class Narrow(NamedTuple):
    """A half-width mark, with the blank that came with it, and what stands there in full width."""

    start: int
    end: int
    family: str
    wide: str


@fact
def narrow_marks(text: Text) -> tuple[Narrow, ...]:
    """All half-width marks of a Chinese text that stand where full-width ones belong, in their order."""
    if not is_chinese(text):
        return ()
    seen = unprotected(text)
    rows = Ranges(field_lines(text))
    marks = sorted(chain(_singles(seen), _pairs(seen)))
    return tuple(mark for mark in marks if not rows.overlaps(mark.start, mark.end))


def _singles(seen: str) -> Iterator[Narrow]:
    for found in re.finditer(_SINGLE, seen):
        marks = found.group().rstrip(" ")
        at = found.start()
        if marks[0] == "?" and not _asks(seen, at, found.end()):
            continue
        for place, mark in enumerate(marks, at):
            last = place == at + len(marks) - 1
            yield Narrow(place, found.end() if last else place + 1, mark, WIDE[mark])


def _asks(seen: str, at: int, end: int) -> bool:
    """Whether a question mark asks; between two words it may stand for a character that an encoding did not know."""
    return not re.match(RIGHT, seen[end : end + 1]) or bool(_QUESTION.search(seen, max(0, at - QUESTION_REACH), at))


def _pairs(seen: str) -> Iterator[Narrow]:
    """Both marks of each pair of parentheses that holds Chinese words and stands in Chinese prose."""
    opened: list[int] = []
    for bracket in _BRACKET.finditer(seen):
        if bracket[0] == "\n":
            opened.clear()
        elif bracket[0] == "(":
            opened.append(bracket.start())
        elif opened and _is_prose_pair(seen, start := opened.pop(), end := bracket.end()):
            before = 1 if start > 1 and seen[start - 1] == " " and re.match(LEFT, seen[start - 2]) else 0
            after = 1 if seen[end : end + 1] == " " and re.match(RIGHT, seen[end + 1 : end + 2]) else 0
            yield Narrow(start - before, start + 1, "(", "（")
            yield Narrow(end - 1, end + after, "(", "）")


def _is_prose_pair(seen: str, start: int, end: int) -> bool:
    if end - start > LONGEST_PAIR or not re.search(_HAN_INSIDE, seen[start:end]):
        return False
    before, after = seen[start - 1 : start] if start else "\n", seen[end : end + 1] or "\n"
    return bool(re.match(_BEFORE_PAIR, before) and re.match(_AFTER_PAIR, after))


@fact
def converted_families(text: Text) -> frozenset[str]:
    """The families of half-width marks that are damage, by the signature of the whole text."""
    if text.kind is not Kind.PLAIN and len(list(islice(COMMA.finditer(text.string), FOLDED_COMMAS))) < FOLDED_COMMAS:
        return frozenset()  # told before the zones of the text are known
    seen = unprotected(text)
    if _is_folded(text, seen):
        marks = narrow_marks(text)
        return frozenset(
            family for family in FAMILIES if seen.count(WIDE[family]) <= sum(mark.family == family for mark in marks)
        )
    return _misread_families(text, seen)


FOLDED_COMMAS = 3  #: half-width commas in lines that hold a `。`, fewer of which may be slips of the author
COMMA = re.compile(",(?=[^\x00-\x7f])|,(?<=[^\x00-\x7f],)|,(?<=[)],)")  #: a comma that may be one of them
FOLDED_COMMAS_TECHNICAL = 12  #: the same where Latin words stand among the Han
WIDE_COMMAS = (
    0.05  #: full-width commas for each half-width one that a converter may have left, in a frame round the text
)
LATIN_PLAIN = 0.05  #: Latin letters for each Han character, above which a text counts as technical
LATIN_FOLDED = 0.5  #: Latin letters for each Han character, above which half-width marks may be a habit


def _is_folded(text: Text, seen: str) -> bool:
    """Whether a converter has folded the marks it knows: commas all half-width, while `。` and other marks stand."""
    if seen.count("，") > WIDE_COMMAS * seen.count(","):
        return False
    count = letters(text)
    if count.latin > LATIN_FOLDED * count.han or seen.count("。") < 1 or sum(map(seen.count, "。、“”「」《》")) < 2:
        return False
    sentences = Ranges(lines_with(seen, "。"))
    commas = sum(mark.family == "," and sentences.overlaps(mark.start, mark.end) for mark in narrow_marks(text))
    least = FOLDED_COMMAS if count.latin <= LATIN_PLAIN * count.han else FOLDED_COMMAS_TECHNICAL
    return commas >= least and seen.count("，") <= WIDE_COMMAS * commas


MISREAD_HAN = 300  #: Han characters without which the missing of a full-width mark says little
MISREAD_COMMAS = 10
MISREAD_SHARE = 0.005  #: misread marks, or pairs of them, for each Han character; more are a habit
MISREAD_LATIN = 0.02
MODERN = 0.01  #: 的 for each Han character; old texts carry editors' notes in half-width parentheses


def _misread_families(text: Text, seen: str) -> frozenset[str]:
    """Families without any full-width mark in modern plain prose that is otherwise in full width."""
    count = letters(text)
    if text.kind is not Kind.PLAIN or count.han < MISREAD_HAN or count.latin > MISREAD_LATIN * count.han:
        return frozenset()
    if seen.count("的") < MODERN * count.han or seen.count("，") < MISREAD_COMMAS or not all(map(seen.count, "。、“”")):
        return frozenset()
    missing = [family for family in FAMILIES[1:] if family in seen and WIDE[family] not in seen]
    return frozenset(family for family in missing if _is_misread(family, narrow_marks(text), seen, count.han))


def _is_misread(family: str, marks: tuple[Narrow, ...], seen: str, han: int) -> bool:
    """Whether every mark of a family stands where a full-width one belongs, and they are few; not `17:02`."""
    found = [mark for mark in marks if mark.family == family]
    places = len(found) // (2 if family == "(" else 1)
    if not 0 < places <= MISREAD_SHARE * han:
        return False
    if any(mark.end - mark.start > 1 for mark in found):
        return False  # a blank beside the mark is the habit of those who type half-width
    every = r"\((?!\d)" if family == "(" else rf"(?<!\d)[{family}]|[{family}](?!\d)"
    return len(re.findall(every, seen)) == places
