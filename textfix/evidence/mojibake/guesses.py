"""Which of some characters stands best in a gap: by the characters beside it, and for marks by what they close."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textfix import tables
from textfix.evidence.mojibake.fluency import character_bits
from textfix.evidence.mojibake.letter_guesses import letter, syllable
from textfix.evidence.mojibake.recoding import LOST

if TYPE_CHECKING:
    from collections.abc import Sequence

_NATS = 0.693  #: nats in a bit
_PAIR = 0.5  #: what a pair that is known counts for beyond its share: a gap is seldom where a word ends
#: Pairs that end the words of Japanese grammar; the table of pairs is one of Chinese.
_GRAMMAR = (
    "する です ます した して ない いる ある おる から まで など よる より ため こと もの れる られ せる なる には では とは ても でも のは "
    "しい よび たは つい いて って った んで ので との への れば せん ませ さい たい しく ける める える べる てる りま しま きま いま でき "
    "とき くだ ださ まで だけ ほど ごと これ それ どの この その あり おり ょう ゅう ータ ール ード ート ーザ ョン"
)
_QUESTION = re.compile("[吗嗎呢]$|什么|什麼|怎|如何|是否|哪|谁|誰|为何|為何|多少|几|か$")
_OPENING, _CLOSING = "（「『《〈【“‘〔", "）」』》〉】”’〕"
_MARKS = frozenset(_OPENING + _CLOSING + "、，；：。！？—–…")
_UNSEEN = -99.0
_COMMON_PAIR = -1.5  #: nats
_OTHER_SCRIPT = -12.0  #: nats below which a character belongs to Chinese in the other script
_BONUS = 4.0  #: the most that its place can add to a mark


@lru_cache(maxsize=4096)
def has_marks(fitting: str) -> bool:
    """Whether the place in the line matters, and not only the characters beside the gap."""
    return not _MARKS.isdisjoint(fitting)


def likeliest(fitting: str, before: str, rest: str, language: str) -> str:
    """The one of *fitting* that suits the rest of its line best; U+FFFD itself if the text had lost it before."""
    if LOST in fitting or not fitting:
        return LOST
    if language == "ko":
        if before[-1:] == "니" and "다" in fitting:
            return "다"
        return syllable(fitting, before, rest) or LOST
    if "\u0400" <= fitting[0] <= "\u052f":
        return letter(fitting, before, rest) or LOST
    ranked = _in_context(fitting, before[-2:], rest[:2], language)
    if not has_marks(fitting):
        return ranked[0][1]
    best, most = "", _UNSEEN
    for score, character in ranked:
        if score + _BONUS <= most:
            break
        placed = score + _place(character, before, rest)
        if placed > most:
            best, most = character, placed
    return best


@lru_cache(maxsize=1 << 14)
def _in_context(fitting: str, before: str, rest: str, language: str) -> Sequence[tuple[float, str]]:
    """The characters by how well they go with two on either side where their neighbours alone leave it open."""
    ranked = _ranked(fitting, before[-1:], rest[:1], language)
    least = ranked[0][0] - _OPEN
    chinese = language.startswith("zh") and max(before[-1:], rest[:1]) > _LATIN
    if not chinese or len(ranked) == 1 or ranked[1][0] < least:
        return ranked
    from textfix.tables.contexts import OTHER, contexts, token, tokens

    near = tokens(before).rjust(2, "\n") + tokens(rest).ljust(2, "\n")
    between = contexts().between
    found = []
    for score, character in ranked[:_TRIED]:
        if score < least - 2.0:
            break
        sign = token(character)
        if sign != OTHER:
            found.append((between(near, sign), character))
    found.sort(reverse=True)
    return found or ranked


_OPEN = 2.5  #: nats by which the best guess must be ahead where its neighbours alone decide
_LATIN = "\u2fff"  #: the last character of Western text
_TRIED = 16  #: characters that are weighed by two on either side


@lru_cache(maxsize=1 << 16)
def _ranked(fitting: str, last: str, after: str, language: str) -> tuple[tuple[float, str], ...]:
    """The characters by how well they go with their neighbours, in nats, best first."""
    alone, known, order = _alone(fitting, language)
    followers, leaders = _neighbours()
    behind, ahead = followers.get(last, _NONE), leaders.get(after, _NONE)
    scores = {character: max(alone[character], behind[character] + _PAIR) for character in behind.keys() & known}
    for character in alone.keys() & _ENDINGS.get(last, _NOTHING):
        scores[character] = max(alone[character], _COMMON_PAIR + _PAIR)
    if ahead:
        follow = -character_bits(after, language) * _NATS
        for character in ahead.keys() & known:
            gain = max(0.0, ahead[character] + _PAIR - follow)
            scores[character] = scores.get(character, alone[character]) + gain
    if not scores:
        return order
    ranked = [pair for pair in order if pair[1] not in scores]
    ranked += [(score, character) for character, score in scores.items()]
    ranked.sort(reverse=True)  # most of it is in order already
    return tuple(ranked)


_NONE: dict[str, float] = {}
_NOTHING: frozenset[str] = frozenset()
_ENDINGS = {
    known[0]: frozenset(pair[1] for pair in _GRAMMAR.split() if pair[0] == known[0]) for known in _GRAMMAR.split()
}


@cache
def _neighbours() -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    """The known pairs by their first character, and by their last."""
    followers: dict[str, dict[str, float]] = {}
    leaders: dict[str, dict[str, float]] = {}
    for pair, nats in tables.bigrams().items():
        followers.setdefault(pair[0], {})[pair[1:]] = nats
        leaders.setdefault(pair[-1], {})[pair[:-1]] = nats
    return followers, leaders


class _Alone(NamedTuple):
    """Characters by themselves, in nats; those of the language's own script; and all of them, best first."""

    nats: dict[str, float]
    known: frozenset[str]
    order: tuple[tuple[float, str], ...]


@lru_cache(maxsize=4096)
def _alone(fitting: str, language: str) -> _Alone:
    nats = {character: -character_bits(character, language) * _NATS for character in fitting}
    known = frozenset(character for character, one in nats.items() if one > _OTHER_SCRIPT)
    return _Alone(nats, known, tuple(sorted(((one, character) for character, one in nats.items()), reverse=True)))


def _place(character: str, before: str, rest: str) -> float:
    """How well a mark suits its place, in nats."""
    if character not in _MARKS:
        return 0.0
    if character in _CLOSING:
        opening = _OPENING[_CLOSING.index(character)]
        closes = before.count(opening) > before.count(character)
        return 3.0 if closes else _dash(character, before, rest) if character == "’" else -6.0
    if character in _OPENING:
        closing = _CLOSING[_OPENING.index(character)]
        return 4.0 if closing in rest and character not in rest[: rest.index(closing)] else -6.0
    if character in "—–…":
        return _dash(character, before, rest)
    if character in "、，；：":
        return 0.0 if rest else -6.0
    asked = 0.0 if character != "？" else 3.0 if _QUESTION.search(before[-40:]) else -2.0
    return (-2.0 if rest else 1.0) + asked


def _dash(character: str, before: str, rest: str) -> float:
    """How well a mark of English text suits its place, in nats."""
    left, right = before[-1:], rest[:1]
    if character == "’":
        return 3.0 if left.isalpha() and left.isascii() and right.isalpha() else -6.0
    if character == "…":
        return -3.0 if left.isspace() else 0.0
    return (4.0 if character == "—" else 2.0) if left == " " else 0.0
