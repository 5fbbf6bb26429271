"""Characters that an inserted reading has cut in two: the bytes behind it were paired with the wrong neighbours.

From the ``?`` of a lost lead byte on, a damaged text shows the right bytes in the wrong pairs, until an ASCII byte that
was half of a character stands alone. The lost byte is known, being the second one of the character with that reading.
Two bytes whose wrong pair is no character may be gone as well; which ones, the language has to say. The search keeps the
best few ways to read the bytes so far and gives each a probability as Chinese.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.readings.annotations import pair_before
from textfix.evidence.readings.gaps import lost, vanished
from textfix.evidence.readings.gbk import LOST, SYLLABLE, Decoder, character, pair
from textfix.evidence.readings.program import characters_read
from textfix.evidence.readings.ways import Growth, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.readings.gbk import Page
    from textfix.evidence.readings.habits import Habits

BEAM = 24  #: ways that are kept from one piece to the next
WORSE = 25.0  #: and how far they may fall behind the best, nats
TRIED = 4  #: of them, those in which bytes may have vanished next
REACH = 80  #: pieces of the damaged text within which the pairs must be right again
FAR = 400  #: code points, readings included, in which a bracket before them was opened
UNLISTED = -3.0  #: that a character is on the page's list though it is annotated nowhere else
BARE = -9.0  #: the same of a character that stands elsewhere without its reading
PIECE = re.compile(rf"[{LOST}]\(?(?P<cut>{SYLLABLE})\)|\((?P<whole>{SYLLABLE})\)|[^\n]")
#: An inserted comma has cut a character before two bytes that look like a mark.
SPLIT = re.compile(f"[{LOST}],?(?=(?P<mark>[，！]))")
CUT = re.compile(rf"[{LOST}]\(?{SYLLABLE}\)")
BEHIND = 2  #: characters behind a repair by which it is judged as well
WHOLE = re.compile(rf"\({SYLLABLE}\)")


class Search:
    """Finds the ways to read damaged stretches of one text that was decoded in one way."""

    def __init__(self, string: str, page: Page, habits: Habits, decoder: Decoder) -> None:
        self._string = string
        self._page = page
        self._habits = habits
        self._decoder = decoder
        self._growth = Growth(habits, "")

    def ways(self, start: int, before: str) -> tuple[list[Way], int]:
        """The ways to read the text behind the character *before* from a lost byte at *start* on, and where they all end."""
        position = start
        line = WHOLE.sub("", self._string[max(0, start - FAR) : start].rpartition("\n")[2])
        self._growth = Growth(self._habits, line[: -len(before)])
        ways = [Way(0.0, "", before, (pair(before) or before.encode("utf-8"))[-1], False, frozenset())]
        if split := SPLIT.match(self._string, start):
            position = split.end()
            ways = list(self._split(ways[0], pair(split["mark"])[0]))
        behind = 0
        for _ in range(REACH):
            piece = PIECE.match(self._string, position)
            if not piece or not (grown := self._grown(ways, piece)):
                break
            ways, position = grown, piece.end()
            if any(way.pending or way.end == position for way in ways):
                behind = 0
            elif not piece["whole"]:
                behind += 1
            if behind and self._may_end(position, behind):
                break
        return sorted((self._closed(way, position) for way in ways if not way.pending), reverse=True), position

    def _may_end(self, position: int, behind: int) -> bool:
        """Whether so many characters behind a repair suffice to judge it by; the reading of the last one belongs to them."""
        enough = behind == BEHIND or CUT.match(self._string, position)
        return bool(enough) and not WHOLE.match(self._string, position)

    def _grown(self, ways: list[Way], piece: re.Match[str]) -> list[Way]:
        """The best ways to read one more piece, the best one first."""
        grown: dict[tuple[str, int], Way] = {}
        for rank, way in enumerate(ways):
            for after in self._after(way, piece, may_vanish=rank < TRIED):
                key = after.bare, after.last
                if key not in grown or grown[key].score < after.score:
                    grown[key] = after
        kept = sorted(grown.values(), reverse=True)[:BEAM]
        return [way for way in kept if way.score > kept[0].score - WORSE]

    def _closed(self, way: Way, position: int) -> Way:
        """The way with the end of the line, if it has come there."""
        if self._string[position : position + 1].strip("\n"):
            return way
        return way._replace(score=way.score + self._habits.step(way.bare, "\n") + self._growth.left_open(way.bare))

    def _after(self, way: Way, piece: re.Match[str], *, may_vanish: bool) -> Iterator[Way]:
        """The ways to read one more piece of the damaged text."""
        end = piece.end()
        if reading := piece["cut"]:
            yield from self._cut(way, reading, end)
        elif reading := piece["whole"]:
            yield from self._whole(way, reading, end)
        elif not way.pending:
            sign = piece[0]
            code = pair(sign) or (b"?" if sign in LOST else sign.encode("utf-8"))
            yield self._growth.longer(way, sign, code[-1], pending=False, end=way.end)
        elif piece[0] in LOST:
            yield from lost(self._growth, way, self._string, end, self._decoder)
        else:
            yield from self._shifted(way, pair(piece[0]) or piece[0].encode("utf-8"), end)
        if may_vanish and way.pending and self._decoder is Decoder.SWALLOWING and not piece["whole"]:
            code = pair(piece[0]) or piece[0][:1].encode("utf-8")
            if piece["cut"] or len(code) < 3:
                for longer in vanished(self._growth, way, piece["cut"], code[0]):
                    yield from self._after(longer, piece, may_vanish=False)

    def _shifted(self, way: Way, code: bytes, end: int) -> Iterator[Way]:
        """The pending byte takes the first byte of a wrong pair, or an ASCII byte that was a second one."""
        sign = character(way.last, code[0])
        if not sign or len(code) > 2:
            return
        if len(code) == 1:
            yield self._growth.longer(way, sign, code[0], pending=False, end=end)
        elif code[1] > 0x80:
            yield self._growth.longer(way, sign, code[1], pending=True, end=way.end)
        elif code[1] < 0x80:
            yield self._growth.longer(way, sign + chr(code[1]), code[1], pending=False, end=end)

    def _cut(self, way: Way, reading: str, end: int) -> Iterator[Way]:
        """A lost byte with a reading: the second byte of a character on the list whose first byte was the last one."""
        for code in characters_read(reading, way.last):
            chance = 0.0 if code in self._page else BARE if self._habits.holds(character(*code)) else UNLISTED
            known = way._replace(score=way.score + chance, listed=way.listed | {code})
            if way.pending:  # that character really stood here
                whole = self._growth.longer(known, character(*code), code[1], pending=False, end=end)
                yield whole._replace(text=f"{whole.text}({reading})", size=len(whole.text) + len(reading) + 2)
            else:
                yield known._replace(last=code[1], pending=True)

    def _split(self, way: Way, following: int) -> Iterator[Way]:
        """A lost byte without a reading: any first byte to which the *following* one is the second."""
        for lead in self._habits.usual_leads(following):
            yield way.guess()._replace(last=lead, pending=True)

    def _whole(self, way: Way, reading: str, end: int) -> Iterator[Way]:
        """A reading between two characters of the damaged text, and perhaps between two of the former one."""
        code = (
            bytes((pair(way.bare[-1])[-1:] or b"\0")[:1]) + bytes((way.last,))
            if way.pending
            else pair_before(way.bare, len(way.bare))
        )
        if self._page.get(code) == reading or code in characters_read(reading, code[0] if code else 0):
            known = way._replace(listed=way.listed | {code})
            text = way.text if way.pending else f"{way.text}({reading})"
            changed = way.end and way.size == len(way.text)
            yield known._replace(text=text, end=end if changed else way.end, size=len(text) if changed else way.size)
