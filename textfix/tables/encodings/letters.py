"""Letter-pair models of the languages written with an alphabet: how surprising a letter is after another.

Only the build script imports this. A model is an alphabet and a square table of costs in eighths of a bit.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter

from textfix.tables.encodings.alphabets import CODECS, fold

BOUNDARY, FOREIGN = "\0", "\1"  #: the two first classes: no letter at all; a letter of another language
_EIGHTHS = 8


def vietnamese_for_1258(text: str) -> str:
    """Windows-1258 writes the five tone marks as separate characters."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        loose = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in tones if mark in loose), "")
        parts.append(unicodedata.normalize("NFC", loose.replace(tone, "")) + tone if tone else character)
    return "".join(parts)


def alphabet_of(language: str, texts: Counter[str]) -> str:
    """The lower-case letters that make up nearly all of the language's text, most frequent first."""
    counts: Counter[str] = Counter()
    for text, weight in texts.items():
        for letter in fold(text, language):
            if unicodedata.category(letter)[0] in "LM":
                counts[letter] += weight
    scripts: Counter[str] = Counter()
    for letter, count in counts.items():
        if not letter.isascii() and not unicodedata.combining(letter):
            scripts[_script(letter)] += count
    script = scripts.most_common(1)[0][0] if language != "en" else "LATIN"
    total = sum(counts.values())
    native = [letter for letter, count in counts.most_common() if count / total > 0.00005]
    latin = sum(counts[letter] for letter in "aeiont") / total > 0.1
    return "".join(
        [letter for letter in native if (latin if letter.isascii() else _script(letter) in (script, "COMBINING"))][:90]
    )


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ")[0]


def pair_costs(language: str, texts: Counter[str], alphabet: str) -> bytes:
    """Costs of each class after each class, row by row, in eighths of a bit."""
    classes = BOUNDARY + FOREIGN + alphabet
    size = len(classes)
    number = {letter: index for index, letter in enumerate(classes)}
    counts = [[0.0] * size for _ in classes]
    for text, weight in texts.items():
        previous = 0
        for letter in fold(text, language) + " ":
            current = number.get(letter, 1 if unicodedata.category(letter)[0] in "LM" else 0)
            if previous or current:
                counts[previous][current] += weight
            previous = current
    single = [sum(row[index] for row in counts) + 0.5 for index in range(size)]
    whole = sum(single)
    table = bytearray()
    for row in counts:
        total = sum(row)
        for index in range(size):
            share = (row[index] + 4 * single[index] / whole) / (total + 4)
            table.append(min(255, round(-math.log2(max(share, 1e-9)) * _EIGHTHS)))
    table[0] = _EIGHTHS  # one symbol after another
    return bytes(table)


def encodable_share(codec: str, language: str, texts: Counter[str]) -> float:
    """The share of the letters outside ASCII that the codec can write."""
    counts: Counter[str] = Counter()
    for text, weight in texts.items():
        for character in fold(text, language):
            if not character.isascii() and unicodedata.category(character)[0] in "LM":
                counts[character] += weight
    able = set(fold(bytes(range(128, 256)).decode(codec, "ignore"), language))
    total = sum(counts.values())
    return (
        sum(count for letter, count in counts.items() if letter in able) / total if total and language != "en" else 1.0
    )


def codecs_of(language: str, texts: Counter[str]) -> list[str]:
    """The codecs listed for the language that can write nearly all of it."""
    return [
        codec
        for codec, (_, languages) in CODECS.items()
        if language in languages and encodable_share(codec, language, texts) > 0.97
    ]
