"""What can make a slip look like one that is none: a name, somebody's term, how one person writes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from textfix import tables
from textfix.evidence.script.lone_slips import LEFT_BEHIND, TITLES
from textfix.evidence.script.named import can_be_name, is_person
from textfix.evidence.script.slips import Slip, meanings

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORT = 20  #: characters of Traditional evidence below which a single slip may be how somebody writes
CONVERTED = 3  #: different characters left standing and nowhere right show that the whole text was converted that way
#: Half-converted words that a vendor of software writes throughout as its own term, and the right ones: a guess for
#: that reason, where the text does not write the right one as often.
TERMS = {"系結": "繫結"}
SPOKEN = 2  #: times that a text surely writes 系 for 係; in quoted Cantonese alone it may speak of a department
#: Spellings that some writers keep to by habit: no sign of a conversion where nothing else was left standing.
HABITS = frozenset("咸")
#: Of a text that names wards, in which 里 stands behind any name; and the words in which it is none all the same.
WARDS = re.compile("里[長民鄰辦]|[村鄰]里|[區鎮市鄉][\u4e00-\u9fff](?![這那哪心家夜手眼嘴懷暗])[\u4e00-\u9fff]里")
INSIDE = re.compile("[這那哪心家夜手眼嘴懷暗]里|里[面頭邊]")
TITLED = frozenset(TITLES + "工")  #: in front of a name; what ends in one of these is no verb that 于 goes with
#: Of a classical sentence, which modern writers quote: the old spelling is its own.
MODERN = re.compile("[的了們這個嗎吧呢很都還沒就嘅唔]")
PARTICLES = re.compile("[之乎者也矣焉哉曰兮其而乃吾]")
AROUND, CLASSICAL = 20, 0.12  #: code points to each side, and the share of such particles among them
#: Nobody writes these in Traditional Chinese, whatever word they are part of; 于 behind a verb makes no word with it.
NEVER = frozenset("种极确价广厂党适于")
#: Characters by which a reader takes a quotation for a Simplified one.
FOREIGN = NEVER - {"于"} | frozenset("复柜叶虫据")
QUOTATION = 13  #: code points to each side of it in which one begins and ends
#: A name or a term, of which nothing tells that it is meant to be in Traditional Chinese.
QUOTED = re.compile("[《〈「『“]([^《》〈〉「」『』“”\n]{1,12})[》〉」』”]")
OWN_WORD = 8  #: times a text writes the only such word that it has: its writer means it, as a name or by habit
#: A character that hardly anything but a slip can be where phrases show it to be one elsewhere in the text.
AGAIN = "并"


class Doubts:
    """The doubts about the slips of a text, of which phrases show some for *certain*."""

    def __init__(self, string: str, certain: Mapping[int, Slip]) -> None:
        self._string = string
        self._wrong = Counter(string[at] for at in certain)
        self._is_own = len(certain) >= OWN_WORD and len({slip.phrase for slip in certain.values()}) == 1
        self._right = {sign: sum(map(string.count, meanings(sign))) for sign in {*self._wrong, *LEFT_BEHIND}}
        self._is_converted = sum(not self._right[sign] for sign in self._wrong) >= CONVERTED
        self._is_spoken = sum(slip.meant == "係" and "關系" not in slip.phrase for slip in certain.values()) >= SPOKEN
        self._is_of_wards = WARDS.search(string) is not None
        self._terms = {term for term, good in TERMS.items() if string.count(term) > string.count(good)}

    def is_guess(self, at: int) -> bool:
        """Whether a character that no phrase shows to be a slip may be right, by the text's other slips."""
        sign = self._string[at]
        if (sign in AGAIN and self._wrong[sign]) or (sign == "系" and self._is_spoken):
            return False
        return not (self._is_converted and sign in LEFT_BEHIND and not self._right[sign])

    def is_odd(self, at: int) -> bool:
        """Whether it is part of a term, a classical sentence, a quotation or the name of a ward."""
        return self.is_term(at) or self.is_old(at) or self.is_quoted(at) or self.is_ward(at)

    def is_term(self, at: int) -> bool:
        """Whether it begins a word that this text writes so."""
        return self._string[at : at + 2] in self._terms

    def is_name(self, at: int) -> bool:
        """Whether it may be part of a name, in a text that mostly writes the right character."""
        sign = self._string[at]
        mostly_right = self._wrong[sign] < self._right.get(sign, 0)
        titled = sign != "于" or self._string[at - 1 : at] in TITLED
        return (mostly_right or (titled and not self._is_converted)) and can_be_name(self._string, at)

    def is_person(self, at: int) -> bool:
        """Whether it rather is somebody's surname, in a text that was not converted as a whole."""
        return not self._is_converted and is_person(self._string, at)

    def is_old(self, at: int) -> bool:
        """Whether it is part of a classical sentence."""
        around = self._string[max(0, at - AROUND) : at + AROUND + 1]
        return not MODERN.search(around) and len(PARTICLES.findall(around)) > CLASSICAL * len(around)

    def is_ward(self, at: int) -> bool:
        """Whether it may be part of the name of a ward, in a text that names some."""
        inside = any(INSIDE.match(self._string, max(0, at + shift)) for shift in (0, -1))
        return self._string[at] == "里" and self._is_of_wards and not inside

    def is_quoted(self, at: int) -> bool:
        """Whether it stands in a quotation that is Simplified as far as can be told, and hardly anywhere else."""
        sign, start = self._string[at], max(0, at - QUOTATION)
        if sign not in FOREIGN or self._wrong[sign] > 1:
            return False
        traditional = tables.traditional_only()
        return any(
            quoted.start() < at < quoted.end() and traditional.isdisjoint(quoted.group(1))
            for quoted in QUOTED.finditer(self._string, start, at + QUOTATION)
        )

    def is_habit(self, slip: Slip) -> bool:
        """Whether, nothing else having been left standing, its writer may mean it so, or two words may meet there."""
        sign = self._string[slip.at]
        if self._is_own:
            return True
        if len(self._wrong) > 1 or sign in NEVER:
            return False
        word = f"{slip.phrase} ".replace(sign, slip.meant)
        return sign in HABITS or tables.bigrams().keys().isdisjoint(map(str.__add__, word, word[1:]))

    def is_alone(self, evidence: int) -> bool:
        """Whether it is the only one in a text with so few characters of Traditional evidence."""
        return self._wrong.total() == 1 and evidence < SHORT
