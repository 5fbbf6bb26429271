"""Which syllable of Korean or letter of Russian stood in a gap, where one is far likelier than all others."""

from __future__ import annotations

import re

from textfix.evidence.mojibake.fluency import character_bits, word_bits

#: Bits by which the best must be ahead of the next: of syllables by themselves, and of letters in their word.
AHEAD, IN_WORD = 3.0, 4.0
#: Syllables that words of Korean end with, and stems that never do.
_ENDINGS = "은는을를의에도로와과만고한할해된될면며서게수것등및던나요까중때년번더적인"
_STEMS = "하되시키"
_ENDS, _GOES_ON = 2.5, 5.0  #: bits
#: Particles that stand behind a consonant, and those behind a vowel.
_BEHIND_CONSONANT, _BEHIND_VOWEL = "을은과", "를는와"
_DISAGREES = 8.0
_LETTERS = 20  #: letters around a gap that make it worth guessing
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_HEAD, _TAIL = re.compile("[А-Яа-яЁё]{0,20}$"), re.compile("[А-Яа-яЁё]{0,20}")


def syllable(fitting: str, before: str, rest: str) -> str:
    """The one of some syllables that stands out; empty where none does."""
    ends = not "가" <= rest[:1] <= "힣"
    return _outstanding(sorted((_bits(one, before[-1:], ends=ends), one) for one in fitting), AHEAD)


def letter(fitting: str, before: str, rest: str) -> str:
    """The one of some letters that stands out in its word; empty where none does, or the line is short."""
    if len(_CYRILLIC.findall(before)) + len(_CYRILLIC.findall(rest)) < _LETTERS:
        return ""
    head, tail = _HEAD.search(before), _TAIL.match(rest)
    word = (head.group() if head else "", tail.group() if tail else "")
    known = (one for one in fitting if _CYRILLIC.match(one) and (one.islower() or not word[0]))
    return _outstanding(sorted((word_bits(one.join(word)), one) for one in known), IN_WORD)


def _outstanding(ranked: list[tuple[float, str]], ahead: float) -> str:
    if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < ahead:
        return ""
    return ranked[0][1] if ranked else ""


def _bits(one: str, last: str, *, ends: bool) -> float:
    bits = character_bits(one, "ko")
    if ends:
        bits += _GOES_ON if one in _STEMS else -_ENDS if one in _ENDINGS else 0.0
    if "가" <= last <= "힣" and one in (_BEHIND_VOWEL if _ends_in_consonant(last) else _BEHIND_CONSONANT):
        bits += _DISAGREES
    return bits


def _ends_in_consonant(syllable: str) -> bool:
    return (ord(syllable) - ord("가")) % 28 != 0
