"""The readings that stand in brackets behind the characters of a text, and whether a program put them there.

An author explains a rare character, or one that is read in an unusual way here. The program annotates every occurrence
of the characters on its list, common ones whose Simplified form differs, always with the same usual reading.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from textfix import tables
from textfix.core import Text, fact
from textfix.evidence.prose_script import is_han, profile
from textfix.evidence.readings.gbk import SYLLABLE, TONED, character, pair
from textfix.evidence.zones import protected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LETTERS = f"[a-zü{TONED}]"
#: A reading in brackets; it or what is before it may be broken by the end of a line.
ANNOTATION = re.compile(rf"[(（](?P<whole>{SYLLABLE})[)）]|\((?P<broken>{LETTERS}{{0,6}}\n{LETTERS}{{0,6}})\)")
BEHIND = re.compile(rf"\({SYLLABLE}\)\Z")
FAR = 12  #: code points in which a character lies, behind which a reading may stand
ENOUGH_HITS, ENOUGH_CHARACTERS = 4, 2
MANY_CHARACTERS = 6  #: annotated everywhere, and as many readings more
VALID_SHARE = 0.8  #: of all annotations: those that fit the program
DENSITY = 0.6  #: of the Han characters; where more are annotated, it is a reader for learners
SENTENCE = 8  #: Han characters; of less than that, a word list may consist
COMMONEST = range(0xB0, 0xD8)  #: lead bytes of the 3,755 commonest Simplified characters in GB 2312


class Hit(NamedTuple):
    """One reading in brackets that fits the program; offsets are those of the brackets."""

    start: int
    end: int
    pair: bytes  #: the two GBK bytes before the brackets
    reading: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """The readings of a text and what they prove."""

    hits: tuple[Hit, ...] = ()
    others: str = ""  #: the characters with readings in brackets that the program would not have inserted
    page: dict[bytes, str] = field(default_factory=dict)  #: the pairs that are annotated wherever they occur
    plausible: bool = False  #: nothing speaks against the program
    certain: bool = False  #: and so much for it that nobody else can have done it
    mostly: frozenset[bytes] = (
        frozenset()
    )  #: the pairs that are annotated in most places, and nowhere with another reading
    insistent: bool = False  #: so many of them again and again that the author's own readings beside them say nothing

    @property
    def alike(self) -> bool:
        """Whether next to all readings are such as the program inserts."""
        return len(self.hits) >= VALID_SHARE * (len(self.hits) + len(self.others)) > 0

    def is_gloss(self, hit: Hit) -> bool:
        """Whether an author may have explained a rare character here, once, on a page that a program salted with others."""
        alone = sum(other.pair == hit.pair for other in self.hits) == 1
        return self.certain and alone and not needs_no_reading(hit)

    def by_line(self, string: str) -> Iterator[tuple[int, str, list[Hit]]]:
        """Each line of the string that holds hits: its offset, the line, its hits with their offsets in it."""
        start, end, here = 0, -1, list[Hit]()
        for hit in self.hits:
            if hit.start > end:
                if here:
                    yield start, string[start:end], here
                start, here = string.rfind("\n", 0, hit.start) + 1, []
            if hit.end > end:  # or the reading goes on in the next line
                end = string.find("\n", hit.end)
                end = len(string) if end < 0 else end
            here.append(hit._replace(start=hit.start - start, end=hit.end - start))
        if here:
            yield start, string[start:end], here


@fact
def annotated(text: Text) -> Annotations:
    """The readings in a text; those in protected places count only if there are others."""
    hits, others = sort_out(text.string)
    if not hits:
        return Annotations(others=others)
    zones = protected(text)
    outside = [hit for hit in hits if not zones.overlaps(hit.start, hit.end)]
    found = judge(text.string, outside, others)
    page = judge(text.string, hits, others).page if found.certain else found.page
    return replace(found, hits=tuple(hits), page=page)


def sort_out(string: str) -> tuple[list[Hit], str]:
    """The readings that the program could have inserted, and the characters with others."""
    default = tables.default_readings()
    hits, others = list[Hit](), list[str]()
    for found in ANNOTATION.finditer(string):
        start, reading = found.start(), found["whole"] or found["broken"].replace("\n", "")
        start -= string[start - 1 : start] == "\n"
        code = pair_before(string, start)
        if code and default.get(character(*code)) == reading and found[0][0] + found[0][-1] == "()":
            hits.append(Hit(start, found.end(), code, reading))
        elif start and is_han(string[start - 1]) and found["whole"]:
            others.append(string[start - 1])
    return hits, "".join(others)


def pair_before(string: str, end: int) -> bytes:
    """The two GBK bytes before an offset, be they one character or the ends of two; empty where there are none."""
    last = string[max(end - 1, 0) : end]
    if not "@" <= last <= "~":
        return pair(last) if last else b""
    before = BEHIND.sub("", string[max(end - FAR, 0) : end - 1])
    trail = pair(before[-1])[1:] if before else b""
    return trail + last.encode() if trail >= b"\x81" else b""


def judge(string: str, hits: Sequence[Hit], others: str) -> Annotations:
    """What *hits* prove about the string that they stand in."""
    annotated = Counter(hit.pair for hit in hits)
    readings = {hit.pair: hit.reading for hit in hits}
    present: Counter[str] = Counter()
    if hits:
        present.update(re.findall("[" + "".join(re.escape(character(*code)) for code in annotated) + "]", string))
    page = {code: readings[code] for code, count in annotated.items() if present[character(*code)] <= count}
    script = profile(string)
    again = sum(annotated[code] for code in page)
    insistent = len(page) >= MANY_CHARACTERS and again - len(page) >= MANY_CHARACTERS
    plausible = (
        (insistent or 0 < len(hits) >= VALID_SHARE * (len(hits) + len(others)))
        and len(hits) < DENSITY * script.han
        and script.han >= SENTENCE
        and script.traditional > script.simplified
        and not script.is_japanese
    )
    enough = len(page) >= ENOUGH_CHARACTERS and again >= ENOUGH_HITS
    usual = {code for code, count in annotated.items() if 2 * count >= present[character(*code)]}
    mostly = frozenset(usual - set(map(pair, others)))
    if plausible and enough:
        common = (hit.pair for hit in hits if needs_no_reading(hit))
        page |= {code: readings[code] for code in common if code not in page and _is_parted(string, code)}
    return Annotations(tuple(hits), others, page, plausible, plausible and enough, mostly, insistent)


def _is_parted(string: str, code: bytes) -> bool:
    """Whether a character can have been bare because another reading parted it, wherever it stands bare.

    The second byte of the character before it and its own first byte are then a pair with a reading themselves.
    """
    default, sign = tables.default_readings(), character(*code)
    for place in re.finditer(f"{re.escape(sign)}(?!\\()", string):
        before = BEHIND.sub("", string[max(0, place.start() - FAR) : place.start()])[-1:]
        trail = pair(before)[1:] if before else b""
        if not trail or character(trail[0], code[0]) not in default:
            return False
    return True


def needs_no_reading(hit: Hit) -> bool:
    """Whether the annotated character is one that nobody explains: one of the commonest, or a particle without a tone."""
    return is_everyday(character(*hit.pair)) or hit.reading.isascii()


def is_everyday(sign: str) -> bool:
    """Whether a character, or what it is in Simplified Chinese, is among the commonest by the standard."""
    return (pair(tables.to_simplified().get(sign, sign)) or b"\0")[0] in COMMONEST


def in_word(string: str, hit: Hit) -> bool:
    """Whether the annotated character has a Han character beside it, and so is no entry of a word list."""
    before = BEHIND.sub("", string[max(hit.start - FAR, 0) : hit.start - 1])
    return is_han(string[hit.end : hit.end + 1] or " ") or is_han(before[-1:] or " ")
