"""Whether a string bears the marks of wrong readings, and where the marked lines of a text are.

RE2 runs through sound text many times faster than `re`; where google-re2 has no wheel, `re` gives the same answers.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from textfix.core import Text, fact
from textfix.evidence import automata
from textfix.evidence.mojibake import suspects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NAMES = tuple(suspects.OF)


def is_suspicious(string: str) -> bool:
    """Whether the string bears the marks of some family."""
    if string.isascii():
        return False
    if automata.automaton(suspects.TRIGGER) is None:
        return suspects.pattern(suspects.TRIGGER).search(string) is not None
    return automata.may_hold(suspects.TRIGGER, string)


def readers_suspected(string: str) -> frozenset[str]:
    """The readers whose marks the string bears."""
    return (_suspected if len(string) > _LONG else _suspected_once)(string)


def _suspected(string: str) -> frozenset[str]:
    return frozenset(_NAMES[index] for index in _matcher()(string))


_suspected_once = lru_cache(maxsize=64)(_suspected)  #: one line is looked at several times
_LONG = 4096  #: characters that are not kept


@cache
def _matcher() -> Callable[[str], list[int]]:
    re2 = automata.engine()
    if re2 is None:
        patterns = [suspects.pattern(marks) for marks in suspects.OF.values()]
        return lambda string: [index for index, marks in enumerate(patterns) if marks.search(string)]
    matcher = re2.Set(re2.RE2.Anchor.UNANCHORED, automata.options(re2))
    for marks in suspects.OF.values():
        matcher.Add(marks.encode())
    matcher.Compile()
    return lambda string: matcher.Match(string.encode("utf-8", "surrogatepass")) or []


@fact
def marked_lines(text: Text) -> tuple[tuple[int, int], ...]:
    """Where each line begins and ends that may have been read in a wrong encoding; a few more than really bear a mark."""
    return _lines_with(suspects.TRIGGER, text.string)


@fact
def western_lines(text: Text) -> tuple[tuple[int, int], ...]:
    """The same for what may be UTF-8 that was read in a Western encoding."""
    return _lines_with(suspects.UTF8_AS_WESTERN, text.string)


def _lines_with(marks: str, string: str) -> tuple[tuple[int, int], ...]:
    look = automata.automaton(marks)
    return tuple(_by_bytes(string, look) if look else _by_characters(string, marks))


def _by_bytes(string: str, look: Any) -> Iterator[tuple[int, int]]:
    data = string.encode("utf-8", "surrogatepass")
    size, anchor = len(data), look.Anchor.UNANCHORED
    done = at = 0  # the same place in bytes and in characters
    while done < size and (place := look.Match(anchor, data, done, size)[0][0]) >= 0:
        start = data.rfind(b"\n", done, place) + 1 or done
        end = data.find(b"\n", place)
        begin = at if start == done else at + _characters(data[done:start])
        at = string.find("\n", begin) if end >= 0 else len(string)
        yield begin, at
        done, at = end + 1 if end >= 0 else size, at + 1


def _characters(data: bytes) -> int:
    return len(data) if data.isascii() else len(data.decode("utf-8", "surrogatepass"))


def _by_characters(string: str, marks: str) -> Iterator[tuple[int, int]]:
    done = 0
    while found := suspects.pattern(marks).search(string, done):
        start = string.rfind("\n", done, found.start()) + 1 or done
        end = string.find("\n", found.start())
        end = len(string) if end < 0 else end
        yield start, end
        done = end + 1
