"""Letters of one alphabet inside a word of another, for every pair of single letters that Unicode calls confusable."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.exact import Pair, exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.gauge.data import Data

#: A word with a gap for a letter, in a sentence of its alphabet.
WORDS = {
    "LATIN": "The harbour closed early on mon{}day because of the fog.",
    "CYRILLIC": "Причал открылся рано, и лодки ждали у при{}лива.",
    "GREEK": "Το λιμάνι άνοιξε νωρίς και οι βάρκες περίμεναν στο λιμ{}νδρα.",
}
STRANGE = ("CYRILLIC", "GREEK")


def run(data: Data) -> Report:
    """Each letter is put into a word of the other one's alphabet; capitals into a word of capitals."""
    table = json.loads(data.existing("homoglyph/confusables.json").read_text(encoding="utf-8"))
    found = sorted(
        {pair for letter, others in table.items() for other in others for pair in _pairs(letter, other["c"])}
    )
    return exact(data, (_case(wrong, right) for wrong, right in found), ("full",))


def _pairs(letter: str, other: str) -> Iterator[tuple[str, str]]:
    """Both directions of a pair of a letter of ASCII and one that is Cyrillic or Greek."""
    for wrong, right in ((letter, other), (other, letter)):
        latin, strange = (wrong, right) if wrong.isascii() else (right, wrong)
        if len(letter) == len(other) == 1 and latin.isascii() and latin.isalpha() and _alphabet(strange) in STRANGE:
            yield wrong, right


def _case(wrong: str, right: str) -> Pair:
    alphabet = _alphabet(right)
    word = WORDS[alphabet].upper() if right.isupper() else WORDS[alphabet]
    group = f"{_alphabet(wrong).lower()} in {alphabet.lower()}"
    return Pair(group, word.format(wrong), word.format(right))


def _alphabet(letter: str) -> str:
    """The first word of a letter's name; nothing for what is no letter."""
    return unicodedata.name(letter, "?").split(" ")[0] if unicodedata.category(letter)[0] == "L" else ""


SUITE = Suite("look-alikes", "Confusable letters inside a word of another alphabet: exactly restored.", run)
