"""One way to read a damaged stretch, and how it grows, with its probability as Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textfix.evidence.readings.habits import Habits

CLOSING = {"）": "（", "」": "「", "』": "『", "》": "《", "”": "“", "】": "【"}
BALANCED, UNBALANCED = 3.5, -4.0  #: added for a closing bracket where one is open, and where none is


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
    guesses: frozenset[int] = frozenset()  #: offsets in `bare` of characters of which one byte is guessed
    eaten: bool = False  #: whether it holds an ASCII character that a lost byte took along

    def guess(self) -> Way:
        """The way, of whose next character a byte is guessed."""
        return self._replace(guesses=self.guesses | {len(self.bare)})


class Growth:
    """Adds characters to ways that begin behind the string *before*."""

    def __init__(self, habits: Habits, before: str) -> None:
        self.habits = habits
        self._before = before

    def longer(self, way: Way, signs: str, last: int, *, pending: bool, end: int) -> Way:
        """The way with more characters; *end* is where the damaged text was read up to, if it was right from there on."""
        score, bare = way.score, way.bare
        for sign in signs:
            score += self.habits.step(bare if len(bare) > 2 else self._before[-2:] + bare, sign)
            if sign in CLOSING:
                score += BALANCED if self._opens(CLOSING[sign], sign, bare) else UNBALANCED
            bare += sign
        text = way.text + signs
        size = len(text) if end != way.end else way.size
        return Way(score, text, bare, last, pending, way.listed, end, size, way.guesses, way.eaten)

    def left_open(self, bare: str) -> float:
        """What is added where a line ends, for each kind of bracket that is open there."""
        return UNBALANCED * sum(self._opens(opener, closer, bare) for closer, opener in CLOSING.items())

    def _opens(self, opener: str, closer: str, bare: str) -> bool:
        """Whether a bracket is open behind the characters read so far."""
        for string in (bare, self._before):
            if string.rfind(opener) != string.rfind(closer):
                return string.rfind(opener) > string.rfind(closer)
        return False
