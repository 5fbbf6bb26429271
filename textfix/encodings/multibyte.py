"""The encodings of Chinese, Japanese and Korean: which can read the evidence, and which reads language in it."""

from __future__ import annotations

import codecs
import re
from functools import cache
from itertools import repeat
from math import inf
from typing import TYPE_CHECKING

from textfix.encodings.candidate import Candidate
from textfix.tables.encodings import RARE_COST, character_costs, euc_tw  # noqa: F401  # euc_tw registers its codec

if TYPE_CHECKING:
    from collections.abc import Callable

#: Codec that reads the evidence, language, weight in bits (what it must win by over one of weight 0).
COMMON = (
    ("gb18030", "zh-hans", 0.0),
    ("big5hkscs", "zh-hant", 1.0),
    ("cp932", "ja", 0.0),
    ("euc_jp", "ja", 1.0),
    ("cp949", "ko", 0.0),
    ("gb18030", "zh-hant", 8.0),
)
_ENCODINGS = tuple(dict.fromkeys(encoding for encoding, _, _ in COMMON))
RARE = (("johab", "ko", 6.0), ("euc_tw", "zh-hant", 6.0))
_COMMON_COST = {"zh-hans": 9.5, "zh-hant": 9.5, "ja": 7.5, "ko": 8.5}  #: bits for a character of running text
_ERROR = 40.0  #: bits for a sequence that does not decode
_HALF = 0.5  #: of an error, for half a character at the end: evidence of a long line may be cut there
_ASCII_LETTER = 5.0  #: bits for each ASCII letter in a word with others, as the models of alphabets charge
_MEETING = 6.0  #: bits where an ASCII letter and a native character meet inside a word
_RUN = 2.0  #: bits for each run of native characters
_EVERY = 3
_ASCII = re.compile(r"[\x00-\x7f]+")
_MEET = re.compile(r"[A-Za-z](?=[^\x00-\x7f])|(?<=[^\x00-\x7f])[A-Za-z]")
_WORD = re.compile(r"[^\x00-@\[-`{-\x7f]+")

Listed = tuple[tuple[str, str, float], ...]


def listed(encoding: str) -> Listed:
    """The rows of the tables above for one encoding."""
    return tuple(row for row in (*COMMON, *RARE) if row[0] == encoding)


def contest(evidence: bytes) -> list[Candidate]:
    """The same among themselves, best first: without what the ASCII text around costs in each of them alike."""
    found: list[Candidate] = []
    for encoding in _ENCODINGS:
        if native := _native(evidence, encoding):
            found += [_scored(native, row[0], row[1], row[2]) for row in COMMON if row[0] == encoding]
    return sorted(found, key=_by_cost)


def surprise(evidence: bytes, encoding: str, language: str) -> tuple[int, float]:
    """Of one reading: how many characters outside ASCII, and how surprising every third of them is."""
    native = _native(evidence, encoding)
    return len(native), _scored(native[::_EVERY], encoding, language, 0.0).surprise if native else inf


def _native(evidence: bytes, encoding: str) -> str:
    """The characters outside ASCII; none when it does not decode. The end may be cut."""
    try:
        return _ASCII.sub("", _decoder(encoding)().decode(evidence))
    except UnicodeDecodeError:
        return ""


def candidates(evidence: bytes, rows: Listed = COMMON) -> list[Candidate]:
    """All readings of the evidence that decode, or nearly so, best first; comparable with those of other encodings."""
    found: list[Candidate] = []
    for encoding, language, weight in rows:
        reading = _read(evidence, encoding)
        if reading is not None:
            text, errors = reading
            native, runs = _ASCII.subn("", text)
            if not native:
                continue
            letters = sum(len(word) for word in _WORD.findall(text) if not word.isascii()) - len(native)
            around = letters * _ASCII_LETTER + len(_MEET.findall(text)) * _MEETING + runs * _RUN
            found.append(_scored(native, encoding, language, weight + around + errors * _ERROR, errors=errors >= 1))
    return sorted(found, key=_by_cost)


def _by_cost(candidate: Candidate) -> float:
    return candidate.cost


def _scored(native: str, encoding: str, language: str, weight: float, *, errors: bool = False) -> Candidate:
    cost = sum(map(character_costs(language).get, native, repeat(RARE_COST))) / 8
    surprise = cost / max(1, len(native)) / _COMMON_COST[language]
    return Candidate(encoding, language, cost + weight, len(native), surprise, errors)


@cache
def _decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return codecs.getincrementaldecoder(encoding)


def _read(evidence: bytes, encoding: str) -> tuple[str, float] | None:
    """The text and the number of errors in it; None when there are too many. The end may be cut."""
    decoder = _decoder(encoding)()
    try:
        return decoder.decode(evidence), _HALF if decoder.getstate()[0] else 0
    except UnicodeDecodeError:
        text = evidence.decode(encoding, "replace")
    errors = text.count("\N{REPLACEMENT CHARACTER}")
    native = len(_ASCII.sub("", text))
    return (text.replace("\N{REPLACEMENT CHARACTER}", ""), errors) if errors * 20 < native else None
