"""Whether repairs from EUC-JP are to be believed: read as GBK, it keeps its kana, and only the kanji change.

So little changes in a line that a sound one may look better for it: と叫んだ becomes と出んだ, 出 being the commoner word.
In a text that was really read wrongly nearly every line with kanji changes, and some become characters that Japanese lacks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HAN = "[\u4e00-\u9fff]"
_KANA = "[ぁ-ゖァ-ヺ]"
_LONG_VOWEL = re.compile("[ァ-ヺ]〖(?![^\n]{0,99}〗)")  #: ー as GBK reads it; brackets come in pairs
_BESIDE_KANA = re.compile(f"(?<={_KANA}){_HAN}|{_HAN}(?={_KANA})")
_JAPANESE = (
    re.compile(_KANA),
    re.compile(f"{_HAN}|〖"),
)  #: looked for one by one: together they would rescan a long line
_OWN = 2  #: characters that Japanese lacks, beside kana, that prove a line by themselves
_SHARE = 2  #: of so many Japanese lines one is repaired at least


def believable(string: str, spans: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """The spans of such repairs that the whole text or their own line bears out."""
    lines = {span: _line(string, *span) for span in spans}
    if any(map(_strangers, set(lines.values()))) and _is_majority(string, set(lines.values())):
        return frozenset(lines)
    return frozenset(span for span, line in lines.items() if _own_proof(line) >= _OWN)


def _is_majority(string: str, repaired: set[str]) -> bool:
    """Whether a good part of the lines in Japanese are among the repaired ones."""
    japanese = [line for line in string.split("\n") if all(sign.search(line) for sign in _JAPANESE)]
    agreeing = sum(line in repaired for line in japanese)
    return agreeing > 0 and agreeing * _SHARE >= len(japanese)


def _line(string: str, start: int, end: int) -> str:
    stop = string.find("\n", end)
    return string[string.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(string)]


def _own_proof(line: str) -> int:
    """How many strangers a line that is Japanese holds: those beside kana, as a line may be in two languages."""
    return _strangers("".join(_BESIDE_KANA.findall(line))) + len(_LONG_VOWEL.findall(line))


def _strangers(line: str) -> int:
    """How many different characters no Japanese text holds, or holds like that."""
    lacking = sum(not character.encode("cp932", "ignore") for character in set(re.findall(_HAN, line)))
    return lacking + len(_LONG_VOWEL.findall(line))
