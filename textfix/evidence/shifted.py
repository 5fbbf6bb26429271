"""Characters that an inserted reading has cut in two: the bytes behind it were paired with the wrong neighbours.

From the ``?`` of a lost lead byte on, a damaged text shows the right bytes in the wrong pairs, until an ASCII byte that
was half of a character stands alone. The lost byte is known, being the second one of the character with that reading.
Two bytes whose wrong pair is no character may be gone as well; which ones, the language has to say. The search keeps the
best few ways to read the bytes so far and gives each a probability as Chinese.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textfix.evidence.annotations import pair_before
from textfix.evidence.gbk import SYLLABLE, Decoder, character, pair
from textfix.evidence.habits import RARE
from textfix.evidence.program import characters_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.gbk import Page
    from textfix.evidence.habits import Habits

BEAM = 24  #: ways that are kept from one piece to the next
WORSE = 25.0  #: and how far they may fall behind the best, nats
TRIED = 4  #: of them, those in which bytes may have vanished next
REACH = 80  #: pieces of the damaged text within which the pairs must be right again
HARDLY_GONE = -3.0  #: log-probability that two bytes vanished which only few decoders drop
UNLISTED = -3.0  #: that a character is on the page's list though it is annotated nowhere else
BARE = -9.0  #: the same of a character that stands elsewhere without its reading
NEVER_SAFE = 100  #: guesses, as which an ASCII character counts that a lost byte took along
CLOSING = {"）": "（", "」": "「", "』": "『", "》": "《", "”": "“", "】": "【"}
BALANCED, UNBALANCED = 2.0, -4.0  #: added for a closing bracket where one is open, and where none is
LOST = "?\N{REPLACEMENT CHARACTER}"
PIECE = re.compile(rf"[{LOST}]\(?(?P<cut>{SYLLABLE})\)|\((?P<whole>{SYLLABLE})\)|[^\n]")
#: An inserted comma has cut a character before two bytes that look like a mark.
SPLIT = re.compile(f"[{LOST}],?(?=(?P<mark>[，！]))")
#: ASCII characters that a lone lead byte may have taken along.
EATEN = " !\"#%&'()*+,-./0123456789:;<=>"
WHOLE = re.compile(rf"\({SYLLABLE}\)")
LEADS = range(0x81, 0xFF)

#: First bytes of the pairs that GBK leaves to its users, and of single ones that it leaves unassigned.
VANISHING = (*range(0xA1, 0xA8), *range(0xAA, 0xB0), *range(0xF8, 0xFF))
UNASSIGNED = (0xA8, 0xA9, 0xD7)


class Way(NamedTuple):
    """One way to read the bytes of a damaged stretch."""

    score: float
    text: str  #: what stood there, with the readings that stand between characters
    bare: str  #: the same without readings, behind the character before the stretch
    last: int  #: the last byte
    pending: bool  #: whether that is a lead byte that waits for its second
    listed: frozenset[bytes]  #: pairs with a reading in this stretch
    end: int = 0  #: offset in the damaged text from which on it is right as it stands
    size: int = 0  #: length of `text` there
    guessed: int = 0  #: how many bytes it holds that the damaged text does not show


class Search:
    """Finds the ways to read damaged stretches of one text that was decoded in one way."""

    def __init__(self, string: str, page: Page, habits: Habits, decoder: Decoder) -> None:
        self._string = string
        self._page = page
        self._habits = habits
        self._decoder = decoder
        self._before = ""

    def ways(self, start: int, before: str) -> tuple[list[Way], int]:
        """The ways to read the text behind the character *before* from a lost byte at *start* on, and where they all end."""
        position = start
        self._before = self._string[max(0, start - REACH) : start].rpartition("\n")[2]
        ways = [Way(0.0, "", before, (pair(before) or before.encode("utf-8"))[-1], False, frozenset())]
        if split := SPLIT.match(self._string, start):
            position = split.end()
            ways = list(self._split(ways[0], pair(split["mark"])[0]))
        for _ in range(REACH):
            piece = PIECE.match(self._string, position)
            if not piece:
                break
            position = piece.end()
            grown: dict[tuple[str, int], Way] = {}
            for rank, way in enumerate(ways):
                for after in self._after(way, piece, may_vanish=rank < TRIED):
                    key = after.bare, after.last
                    if key not in grown or grown[key].score < after.score:
                        grown[key] = after
            ways = sorted(grown.values(), reverse=True)[:BEAM]
            ways = [way for way in ways if way.score > ways[0].score - WORSE]
            if all(not way.pending and way.end < position for way in ways) and not WHOLE.match(self._string, position):
                break
        return [way for way in ways if not way.pending], position

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
            yield self._with(way, sign, code[-1], pending=False, end=way.end)
        elif piece[0] in LOST:
            yield from self._lost(way, end)
        else:
            yield from self._shifted(way, pair(piece[0]) or piece[0].encode("utf-8"), end)
        if may_vanish and way.pending and self._decoder is Decoder.SWALLOWING:
            code = pair(piece[0]) or piece[0][:1].encode("utf-8")
            if not piece["whole"] and (piece["cut"] or len(code) < 3):
                for longer in self._vanished(way, None if piece["cut"] else code[0]):
                    yield from self._after(longer, piece, may_vanish=False)

    def _with(self, way: Way, signs: str, last: int, *, pending: bool, end: int) -> Way:
        """The way with more characters; *end* is where the damaged text was read up to, if it was right from there on."""
        score, bare = way.score, way.bare
        for sign in signs:
            score += self._habits.step(bare[-2:], sign)
            if sign in CLOSING:
                score += BALANCED if self._opens(CLOSING[sign], sign, bare) else UNBALANCED
            bare += sign
        text = way.text + signs
        size = len(text) if end != way.end else way.size
        return Way(score, text, bare, last, pending, way.listed, end, size, way.guessed)

    def _opens(self, opener: str, closer: str, bare: str) -> bool:
        """Whether a bracket is open behind the characters read so far."""
        for string in (bare, self._before):
            if string.rfind(opener) != string.rfind(closer):
                return string.rfind(opener) > string.rfind(closer)
        return False

    def _shifted(self, way: Way, code: bytes, end: int) -> Iterator[Way]:
        """The pending byte takes the first byte of a wrong pair, or an ASCII byte that was a second one."""
        sign = character(way.last, code[0])
        if not sign or len(code) > 2:
            return
        if len(code) == 1:
            yield self._with(way, sign, code[0], pending=False, end=end)
        elif code[1] > 0x80:
            yield self._with(way, sign, code[1], pending=True, end=way.end)
        elif code[1] < 0x80:
            yield self._with(way, sign + chr(code[1]), code[1], pending=False, end=end)

    def _lost(self, way: Way, end: int) -> Iterator[Way]:
        """A ``?`` that was a byte of its own: the second one of a character, with no reading to tell which."""
        way = way._replace(guessed=way.guessed + (2 if self._decoder is Decoder.KEEPING else NEVER_SAFE))
        following = pair(self._string[end : end + 1]) or self._string[end : end + 1].encode("utf-8")
        for trail in range(0x80, 0xFF):
            sign = character(way.last, trail)
            if not sign or self._habits.alone(sign) < RARE:
                continue
            if self._decoder is Decoder.KEEPING or trail == 0x80:
                if not (following and character(trail, following[0])):
                    yield self._with(way, sign, trail, pending=False, end=end)
            else:
                for eaten in EATEN:
                    yield self._with(way, sign + eaten, ord(eaten), pending=False, end=end)

    def _cut(self, way: Way, reading: str, end: int) -> Iterator[Way]:
        """A lost byte with a reading: the second byte of a character on the list whose first byte was the last one."""
        for code in characters_read(reading, way.last):
            chance = 0.0 if code in self._page else BARE if self._habits.holds(character(*code)) else UNLISTED
            known = way._replace(score=way.score + chance, listed=way.listed | {code})
            if way.pending:  # that character really stood here
                whole = self._with(known, character(*code), code[1], pending=False, end=end)
                yield whole._replace(text=f"{whole.text}({reading})", size=len(whole.text) + len(reading) + 2)
            else:
                yield known._replace(last=code[1], pending=True)

    def _split(self, way: Way, following: int) -> Iterator[Way]:
        """A lost byte without a reading: any first byte to which the *following* one is the second."""
        for lead in self._habits.usual_leads(following):
            yield way._replace(last=lead, pending=True, guessed=1)

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

    def _vanished(self, way: Way, following: int | None) -> Iterator[Way]:
        """The pending byte and the first of two vanished ones were a character; the second waits for the *following* byte."""
        for trail in VANISHING + UNASSIGNED:
            sign = character(way.last, trail)
            if not sign or self._habits.alone(sign) < RARE:
                continue
            chance = HARDLY_GONE if trail in UNASSIGNED else 0.0
            longer = self._with(
                way._replace(score=way.score + chance, guessed=way.guessed + 1), sign, 0, pending=True, end=way.end
            )
            for lead in LEADS if following is None else self._habits.usual_leads(following):
                if not character(trail, lead):
                    yield longer._replace(last=lead)
