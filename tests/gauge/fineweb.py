"""The rules by which FineWeb-2 keeps a Chinese page, as its authors publish them; a measurement, not a part of the tool.

Thresholds: github.com/huggingface/fineweb-2, configs/cmn_Hani.yml and fineweb-2-pipeline.py (Apache-2.0). The rules are
those of datatrove's filters of the same names (Gopher repetition, FineWeb quality, Gopher quality), written anew.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_DUPLICATE_LINES = 0.287
MOST_OF_ONE_GRAM = {2: 0.256, 3: 0.201, 4: 0.171}
MOST_IN_DUPLICATE_GRAMS = {5: 0.198, 6: 0.182, 7: 0.167, 8: 0.154, 9: 0.14, 10: 0.127}
FEWEST_ENDED_LINES = 0.106
MOST_DUPLICATE_CHARACTERS = 0.1
MOST_LINE_ENDS_PER_WORD = 0.178
FEWEST_WORDS, MOST_WORDS = 50, 100_000
SHORTEST_WORDS, LONGEST_WORDS = 1, 5  #: mean length in characters
MOST_SYMBOLS_PER_WORD, MOST_BULLET_LINES, MOST_ELLIPSIS_LINES = 0.1, 0.9, 0.3
FEWEST_WORDS_WITH_LETTERS = 0.735
STOP_WORDS = frozenset(
    [
        "的",
        "年",
        "在",
        "月",
        "是",
        "和",
        "日",
        "了",
        "於",
        "·",
        "為",
        "有",
        "被",
        "人",
        "中",
        "为",
        "他",
        "與",
        "後",
        "也",
        "而",
        "由",
    ]
)
FEWEST_STOP_WORDS = 2
#: What a line ends with that is a sentence (Unicode's property Sentence_Terminal, as far as Chinese text has it).
ENDS = (".", "!", "?", "。", "！", "？", "｡", "．", "‼", "⁇", "⁈", "⁉")
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~，。、；：？！…—·《》〈〉「」『』【】（）“”‘’")


def words_of(text: str) -> list[str]:
    """The words of a text as jieba cuts them. Raises ImportError where it is not installed."""
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    return [word.strip() for word in jieba.cut(text) if word.strip()]


def dropped(text: str) -> str:
    """The rule by which a page is dropped, the first of them; empty for a page that is kept."""
    if not text.strip():
        return "empty"
    words = words_of(text)
    return next((rule for rules in (_repetition, _lines, _quality) for rule in rules(text, words)), "")


def _repetition(text: str, words: Sequence[str]) -> Iterator[str]:
    lines = [line for line in re.split(r"\n+", text) if line]
    if _duplicates(lines)[0] / len(lines) > MOST_DUPLICATE_LINES:
        yield "duplicate lines"
    for size, share in MOST_OF_ONE_GRAM.items():
        grams = Counter(" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
        gram, count = max(grams.items(), key=lambda item: item[1], default=("", 0))
        if count > 1 and len(gram) * count / len(text) > share:
            yield f"one {size}-gram"
    for size, share in MOST_IN_DUPLICATE_GRAMS.items():
        if _in_duplicate_grams(words, size) / len(text) > share:
            yield f"duplicate {size}-grams"


def _in_duplicate_grams(words: Sequence[str], size: int) -> int:
    """Characters in sequences of *size* words that were there before; those found do not overlap."""
    seen: set[str] = set()
    repeated = at = 0
    while at <= len(words) - size:
        gram = "".join(words[at : at + size])
        if gram in seen:
            repeated += len(gram)
            at += size
        else:
            seen.add(gram)
            at += 1
    return repeated


def _lines(text: str, words: Sequence[str]) -> Iterator[str]:
    lines = [line for line in text.split("\n") if line.strip()]
    if sum(line.rstrip().endswith(ENDS) for line in lines) / len(lines) <= FEWEST_ENDED_LINES:
        yield "lines without an end"
    if _duplicates(lines)[1] / len(text.replace("\n", "")) >= MOST_DUPLICATE_CHARACTERS:
        yield "characters in duplicate lines"
    if text.count("\n") / len(words) > MOST_LINE_ENDS_PER_WORD:
        yield "a list"


def _quality(text: str, words: Sequence[str]) -> Iterator[str]:
    real = [word for word in words if word not in PUNCTUATION]
    lines = [line for line in text.split("\n") if line.strip()]
    if not FEWEST_WORDS <= len(real) <= MOST_WORDS:
        yield "number of words"
        return
    if not SHORTEST_WORDS <= sum(map(len, real)) / len(real) <= LONGEST_WORDS:
        yield "length of words"
    symbols = max(text.count("#"), text.count("...") + text.count("…"))
    if symbols / len(words) > MOST_SYMBOLS_PER_WORD:
        yield "symbols"
    if sum(line.lstrip().startswith(("•", "-")) for line in lines) / len(lines) > MOST_BULLET_LINES:
        yield "bullets"
    if sum(line.rstrip().endswith(("...", "…")) for line in lines) / len(lines) > MOST_ELLIPSIS_LINES:
        yield "ellipses"
    if sum(any(map(str.isalpha, word)) for word in words) / len(words) < FEWEST_WORDS_WITH_LETTERS:
        yield "words without letters"
    if sum(word in STOP_WORDS for word in words) < FEWEST_STOP_WORDS:
        yield "stop words"


def _duplicates(lines: Sequence[str]) -> tuple[int, int]:
    """How many lines were there before, and their characters."""
    seen: set[str] = set()
    again = [line for line in lines if line in seen or seen.add(line)]  # type: ignore[func-returns-value]
    return len(again), sum(map(len, again))
