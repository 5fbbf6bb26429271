"""Text that the user says is right as it is: words, files of words, and expressions. No finding may change it."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from textfix.core import Finding, Rule, Text, fact
from textfix.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: How long a word may be, in code points, and a file of words, in bytes.
LONGEST_WORD = 50
LARGEST = 32 << 20
#: How many different pieces of allowed text a single finding may span; more are not looked for in its repair.
MOST_CARRIED = 200
COMMENT = "#"


class Allowance:
    """A sieve that holds back what would change an allowed word, or text that an allowed expression fits."""

    def __init__(self, words: Iterable[str], expressions: Iterable[str] = ()) -> None:
        self._words = frozenset(words)
        self._lengths: dict[str, tuple[int, ...]] = {}  # of the words that begin with a character
        for word in self._words:
            self._lengths[word[0]] = tuple({*self._lengths.get(word[0], ()), len(word)})
        self._expressions = tuple(expressions)
        self._allowed = fact(self._find)

    def __call__(self, text: Text, rule: Rule, finding: Finding) -> Finding | None:
        """The finding, unless it would change allowed text; a repair of more than that may carry it along."""
        del rule  # whatever its rule
        starts, ends = self._allowed(text)
        at = bisect_left(ends, finding.start + 1)  # both ascend, so those that the finding touches stand in a row
        carried: set[str] = set()
        while at < len(starts) and starts[at] < finding.end:
            inside = finding.start <= starts[at] and ends[at] <= finding.end
            carried.add(text.string[starts[at] : ends[at]])
            if not inside or len(carried) > MOST_CARRIED:
                return None
            at += 1
        return finding if all(kept in (finding.replacement or "") for kept in carried) else None

    def _find(self, text: Text) -> tuple[list[int], list[int]]:
        """Where allowed text starts and ends, both ascending; what lies within another is left out."""
        spans = sorted((*self._find_words(text.string), *self._find_expressions(text.string)))
        starts: list[int] = []
        ends: list[int] = []
        for start, end in spans:
            if ends and end <= ends[-1]:
                continue
            if starts and start == starts[-1]:
                ends[-1] = end
                continue
            starts.append(start)
            ends.append(end)
        return starts, ends

    def _find_words(self, string: str) -> Iterator[tuple[int, int]]:
        if not self._words:
            return
        for start, character in enumerate(string):
            for length in self._lengths.get(character, ()):
                if string[start : start + length] in self._words:
                    yield start, start + length

    def _find_expressions(self, string: str) -> Iterator[tuple[int, int]]:
        """The matches of each expression; RE2 takes time that is linear in the text, whatever the expression."""
        if not self._expressions:
            return
        import re2

        data = string.encode("utf-8", "surrogatepass")
        for expression in self._expressions:
            done = offset = 0
            for match in re2.finditer(expression.encode(), data):
                first, last = match.span()
                start = offset + len(data[done:first].decode("utf-8", "surrogatepass"))
                end = start + len(data[first:last].decode("utf-8", "surrogatepass"))
                done, offset = last, end
                if start < end:
                    yield start, end


@lru_cache(maxsize=64)
def allowance(words: tuple[str, ...], expressions: tuple[str, ...], lexicons: tuple[str, ...]) -> Allowance | None:
    """The sieve of these settings; None where nothing is allowed. Raises SettingsError for a file that is none of words."""
    words = (*words, *(word for lexicon in lexicons for word in _words(lexicon)))
    return Allowance(words, expressions) if words or expressions else None


def _words(path: str) -> Iterator[str]:
    """The words of a file, one a line; what follows a ``#`` is a comment."""
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"lexicons: {path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"lexicons: {path}: is not UTF-8: {error}") from error
    if len(data) > LARGEST:
        raise SettingsError(f"lexicons: {path}: is larger than {LARGEST >> 20} MB")
    for number, line in enumerate(text.split("\n"), 1):
        word = line.partition(COMMENT)[0].strip()
        if len(word) > LONGEST_WORD:
            raise SettingsError(f"lexicons: {path}: line {number} is longer than {LONGEST_WORD} characters, so no word")
        if word:
            yield word
