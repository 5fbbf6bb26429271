"""Derives from OpenCC's phrases those that betray a one-to-many slip, and those in which the character is right."""

from __future__ import annotations

from itertools import chain, combinations
from pathlib import Path
from typing import TYPE_CHECKING

from textfix.tables.ambiguous import AMBIGUOUS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

OPEN = frozenset(AMBIGUOUS)
LONGEST = 5  #: of a phrase; longer ones hold a shorter one that says the same
FREQUENT = 3  #: in jieba's counts; rarer words prove nothing


Tables = tuple[dict[str, str], set[str]]


def _by_hand() -> dict[str, frozenset[str]]:
    """The lists of slip_words.txt by their names."""
    text = Path(__file__).with_name("slip_words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("#")]
    sections = "\n".join(lines).split("[")[1:]
    return {name: frozenset(words.split()) for name, words in (section.split("]") for section in sections)}


BY_HAND = _by_hand()


def slip_tables(
    dictionary: Callable[[str], dict[str, list[str]]],
    converter: Callable[..., Callable[[str], str]],
    words: Mapping[str, tuple[int, str]],
) -> Tables:
    """Slips with their right spelling, and the sound phrases that hold a character of `AMBIGUOUS` rightly.

    *words* are jieba's, with count and part of speech.
    """
    convert = converter("STPhrases", "STCharacters")
    regional = (converter("TWVariants"), converter("HKVariants"), str)
    words = {word: entry for word, entry in words.items() if OPEN.intersection(word)}
    known = dictionary("STPhrases") | {word: [convert(word)] for word in BY_HAND["common"]}
    frequent = {word: [convert(word)] for word, (count, _) in words.items() if count >= FREQUENT}
    right = {
        word: list(dict.fromkeys(variant(value) for value in values for variant in regional))
        for word, values in (frequent | known).items()
        if 1 < len(word) <= LONGEST and OPEN.intersection(word)
    }
    sound = {value for values in right.values() for value in values if OPEN.intersection(value)}
    damaged: dict[str, str] = {}
    for word in sorted(word for word in known.keys() & right.keys() if _current(word, words)):
        for good in right[word]:
            for slip in _slips(word, good):
                damaged.setdefault(slip, good)  # the first is the usual one, in the spelling of Taiwan
    sound |= BY_HAND["sound"]
    return _least(damaged, sound), sound


def _current(word: str, words: Mapping[str, tuple[int, str]]) -> bool:
    """Whether a word is in use today and proves something; a verb with 于 behind it always does, a name never."""
    if word in BY_HAND["common"]:
        return True
    if word in BY_HAND["undecided"] or ("表" in word and word not in BY_HAND["watches"]):
        return False
    count, part = words.get(word, (0, ""))
    return (count >= FREQUENT and not part.startswith("nr")) or (len(word) == len("用于") and word.endswith("于"))


def _slips(simplified: str, traditional: str) -> Iterator[str]:
    """All the spellings in which some of the ambiguous characters were left as they are in Simplified Chinese."""
    if len(simplified) != len(traditional):
        return
    left = [
        at
        for at, pair in enumerate(zip(simplified, traditional, strict=True))
        if pair[0] != pair[1] and pair[0] in AMBIGUOUS
    ]
    for places in chain.from_iterable(combinations(left, size) for size in range(1, len(left) + 1)):
        yield "".join(simplified[at] if at in places else right for at, right in enumerate(traditional))


def _least(damaged: Mapping[str, str], sound: set[str]) -> dict[str, str]:
    """The slips that are no sound spelling themselves and that no shorter slip inside them repairs as well."""
    kept: dict[str, str] = {}
    for slip in sorted(damaged, key=lambda slip: (len(slip), slip)):
        good = damaged[slip]
        wrong = {at for at in range(len(slip)) if slip[at] != good[at]}
        repaired = {
            at: kept[piece][at - start]
            for start in range(len(slip))
            for end in range(start + 2, len(slip) + 1)
            if (piece := slip[start:end]) in kept
            for at in range(start, end)
            if slip[at] != kept[piece][at - start]
        }
        if slip not in sound and repaired != {at: good[at] for at in wrong}:
            kept[slip] = good
    return kept
