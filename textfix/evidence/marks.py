"""Punctuation among Han characters: what stands beside a mark, and what the text as a whole says about its marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Text, fact
from textfix.evidence.zones import protected

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Han characters, as the inside of a character class; the same for `re` and for a trigger.
HAN = "㐀-䶿一-鿿\uf900-\ufad9\U00020000-\U000323af〇"
#: Marks that close or open what stands in Chinese prose, for the left and the right side of a mark.
CLOSING = "”’」』》〉】〗〕）"
OPENING = "“‘「『《〈【〖〔（"
HIDDEN = "\N{NULL}"  #: what stands in `unprotected` for a character that no rule may touch

#: Letters are counted by the lead bytes of their UTF-8, which C does; the few signs that share a lead byte do not matter.
_HAN_LEADS, _HANGUL_LEADS = bytes(range(0xE4, 0xEA)), bytes(range(0xEA, 0xEE))
_RARE_HAN_LEADS = re.compile(b"\xf0[\xa0-\xa3]")
_KANA_LEADS = (b"\xe3\x81", b"\xe3\x82", b"\xe3\x83")
_LATIN_BYTES = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\xc3\xc4\xc5\xc6\xc7\xc8\xc9"


class Letters(NamedTuple):
    """How many letters of each script a text holds outside its protected zones."""

    han: int
    latin: int
    kana: int
    hangul: int


@fact
def unprotected(text: Text) -> str:
    """The text with its protected zones blotted out; every other character keeps its place, and lines stay lines."""
    spans = protected(text)
    if not spans:
        return text.string
    parts: list[str] = []
    done = 0
    for start, end in zip(spans.starts, spans.ends, strict=True):
        parts += (text.string[done:start], _blotted(text.string[start:end]))
        done = end
    parts.append(text.string[done:])
    return "".join(parts)


def _blotted(string: str) -> str:
    return "\n".join([HIDDEN * len(line) for line in string.split("\n")]) if "\n" in string else HIDDEN * len(string)


@fact
def letters(text: Text) -> Letters:
    """The letters of the text by script."""
    data = unprotected(text).encode("utf-8", "surrogatepass")
    han = _count(data, _HAN_LEADS) + len(_RARE_HAN_LEADS.findall(data))
    kana = sum(map(data.count, _KANA_LEADS))
    return Letters(han, _count(data, _LATIN_BYTES), kana, _count(data, _HANGUL_LEADS))


def _count(data: bytes, members: bytes) -> int:
    """How many of the bytes are one of these; deleting them is faster than counting each."""
    return len(data) - len(data.translate(None, members))


@fact
def is_chinese(text: Text) -> bool:
    """Whether Han characters stand in the text and are not Japanese or Korean ones; quoted kana are allowed for."""
    count = letters(text)
    return count.han > 0 and count.kana * 50 <= count.han and count.hangul * 50 <= count.han


def share(part: int, whole: int) -> float:
    """How much of *whole* a *part* is; nothing of nothing."""
    return part / whole if whole else 0.0


@fact
def field_lines(text: Text) -> tuple[tuple[int, int], ...]:
    """Lines that list short fields with commas between them: rows of data, or keywords; no sentence ends in one."""
    return tuple(_field_lines(unprotected(text)))


def _field_lines(seen: str) -> Iterator[tuple[int, int]]:
    for start, end in lines_with(seen, ","):
        commas = seen.count(",", start, end)
        short = end - start <= (commas + 1) * (FIELD_LENGTH + 1)
        if commas >= FIELDS - 1 and short and not _SENTENCE.search(seen, start, end):
            yield start, end


def lines_with(string: str, mark: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds *mark*."""
    at = string.find(mark)
    while at >= 0:
        start = string.rfind("\n", 0, at) + 1
        end = string.find("\n", at)
        end = len(string) if end < 0 else end
        yield start, end
        at = string.find(mark, end)


FIELDS = 4  #: as many as make a row
FIELD_LENGTH = 6  #: the longest mean length of a field, in code points
_SENTENCE = re.compile("[。！？；“”…]")
