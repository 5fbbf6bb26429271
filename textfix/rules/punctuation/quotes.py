"""Straight double quotes among curly ones.

What it finds:
    A pair of straight double quotes round Chinese words on one line, in Chinese prose that otherwise has curly
    quotes.

Why it is damage:
    A text that opens and closes its quotations with `“` and `”` lost the direction of the others on its way through
    an editor or a converter; which one opens and which one closes is plain where they come in pairs.

Stays silent on:
    Texts without curly quotes or with more straight ones, technical texts (Latin words among the Han), odd numbers of
    quotes on a line, a pair inside a curly quotation, inches, attributes, code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import HAN, HIDDEN, is_chinese, letters, lines_with, share, unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator

CURLY_PAIRS = 2  #: fewer are no habit
LATIN = 0.05  #: letters per Han character, above which a straight quote may belong to a string or a command
LONGEST = 80  #: code points between the quotes of a pair
QUOTE = re.compile('["“”]')
BESIDE = f'[{HAN}{HIDDEN}，。、；：！？“”《》（）—…·,:;!?()\\s"]'
INSIDE = f"[{HAN}]"


def find(text: Text) -> Iterator[Finding]:
    """Both quotes of each pair, where the text has a habit of curly quotes."""
    if min(text.string.count("“"), text.string.count("”")) < CURLY_PAIRS:
        return
    seen = unprotected(text)
    curly = min(seen.count("“"), seen.count("”"))
    if curly < CURLY_PAIRS or not is_chinese(text) or share(letters(text).latin, letters(text).han) > LATIN:
        return
    pairs = [pair for line in lines_with(seen, '"') for pair in _pairs(seen, *line)]
    if len(pairs) <= curly:
        for opening, closing in pairs:
            yield Finding(opening, opening + 1, "straight opening quote", "“")
            yield Finding(closing, closing + 1, "straight closing quote", "”")


def _pairs(seen: str, start: int, end: int) -> list[tuple[int, int]]:
    """The straight pairs of a line; none where they do not come out even or stand inside a curly pair."""
    places: list[int] = []
    depth = 0
    for quote in QUOTE.finditer(seen, start, end):
        if quote[0] != '"':
            depth += 1 if quote[0] == "“" else -1
        elif depth:
            return []
        else:
            places.append(quote.start())
    if len(places) % 2 or depth:
        return []
    pairs = list(zip(places[::2], places[1::2], strict=True))
    return pairs if all(_is_quotation(seen, *pair) for pair in pairs) else []


def _is_quotation(seen: str, opening: int, closing: int) -> bool:
    """Whether Chinese words stand between the quotes, close to both, and Chinese prose around them."""
    if not 1 < closing - opening <= LONGEST:
        return False
    inside = seen[opening + 1 : closing]
    around = (seen[opening - 1 : opening] if opening else "\n", seen[closing + 1 : closing + 2] or "\n")
    if not re.search(INSIDE, inside) or inside[0] in " \t" or inside[-1] in " \t":
        return False
    return all(re.match(BESIDE, side) for side in around)  # compiled when it is needed: that takes long


RULE = Rule(
    name="punctuation/quotes",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=('"', "“", "”"),
    find=find,
    damaged=(
        Example(
            '村口挂着“平安”二字，门上贴着“福”字。老人说这叫"守岁"，一夜不睡。',
            "村口挂着“平安”二字，门上贴着“福”字。老人说这叫“守岁”，一夜不睡。",
        ),
        Example(
            '凡註明來源為"山城晚報"的稿件,轉載須註明"山城晚報",。\n“頭版”與“副刊”“增刊”均在此列。',
            "凡註明來源為“山城晚報”的稿件,轉載須註明“山城晚報”,。\n“頭版”與“副刊”“增刊”均在此列。",
        ),
    ),
    intact=(
        '他说"你好"，又说"再见"。',
        '“一”“二”之外，屏幕宽 5" 左右，另有 7" 可选。',
        '“一”“二”之外还有"三，引号没有成对。',
        '“甲”和“乙”：“他引了"丙"的话。”',
        '“用户”和“密码”写在 config.json 的 "用户" 字段里，run with python app.py --name "用户" please。',
    ),
)
