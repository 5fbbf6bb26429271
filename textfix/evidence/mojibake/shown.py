"""Wrong readings that a text shows on purpose: in tables of replacements, in tests, in what is written about encodings."""

from __future__ import annotations

import re

_QUOTES = {
    **dict.fromkeys("\"'`", ""),
    **dict(zip("“‘«‹「『《（(【", "”’»›」』》）)】", strict=True)),
}
_SPEAKS = re.compile(
    "(?i)utf-?8|latin-?1|iso-?8859|windows-?125|cp125|gbk|big5|koi8|mojibake|charset|unicode|ftfy"
    "|(?:en|de)cod|编码|編碼|乱码|亂碼|文字化け|кодиров|кракозябр|인코딩"
)
_LINE = 400  #: characters in which a quotation mark is opened
_NEAR = 80  #: characters on either side in which such a word tells something


def is_shown(line: str, start: int, end: int, after: str, *, prose: bool = True) -> bool:
    """Whether what stands at ``start:end`` of a line is quoted, and is one character or is explained beside it."""
    start, end, after = _without_quotes(line, start, end, after)
    quoted = start > 0 and line[end : end + 1] and _closes(line[start - 1], line[end])
    beside = line[max(0, start - _NEAR) : start] + "\n" + line[end : end + _NEAR]
    again = len(after) > 0 and after in beside
    if again if quoted else not again:
        return bool(quoted)
    return bool(quoted and len(after) == 1) or (prose and _SPEAKS.search(beside) is not None)


def _without_quotes(line: str, start: int, end: int, after: str) -> tuple[int, int, str]:
    """The place without what stays the same at both ends."""
    shorter = min(end - start, len(after))
    head = tail = 0
    while head < shorter and line[start + head] == after[head]:
        head += 1
    while tail < shorter - head and line[end - 1 - tail] == after[-1 - tail]:
        tail += 1
    return start + head, end - tail, after[head : len(after) - tail]


def _closes(opening: str, closing: str) -> bool:
    return opening in _QUOTES and closing == (_QUOTES[opening] or opening)


def is_by_chance(line: str, start: int, end: int, after: str) -> bool:
    """Whether capitals with accents only look like it: before a quotation mark that closes, a power, or a capital."""
    start, end, after = _without_quotes(line, start, end, after)
    before = line[max(0, start - _LINE) : start]
    if after == "à" and end - start == 1:
        return before.rstrip(" ")[-1:].isupper()
    if end - start != 2 or not line[start].isupper():
        return False
    opening = _OPENING.get(line[end - 1], "")
    return before.count(opening) > before.count(line[end - 1]) if opening else "\u0250" <= after <= "\u02af"


_OPENING = dict(zip("”’»›", "“‘«‹", strict=True))
