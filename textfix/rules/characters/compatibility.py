"""Han characters encoded a second time for the sake of old character sets.

What it finds:
    CJK compatibility ideographs in Chinese text that equal an ordinary character by Unicode's own definition.

Why it is damage:
    They are there so that Korean, Japanese and Taiwanese character sets could be converted and back. Converters and PDF
    readers leave them in Chinese text, where they look like the ordinary ones; searches miss them, and any program that
    normalises text replaces them.

Stays silent on:
    Japanese and Korean texts, where names use the second forms on purpose; the few characters of the block that equal
    no other; texts about encodings.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import is_chinese, letters, unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPATIBILITY = "\uf900-\ufad9\U0002f800-\U0002fa1d"
RUN = re.compile(f"[{COMPATIBILITY}]+")
NAMED = re.compile(r"U\+(?:F[9A]|2F)|[Cc]ompatib|[Nn]ormaliz|NF[KC]|[相兼]容[字表汉漢]|[编編]码|編碼")
LONGEST = 3  #: in a row; more are a list


def find(text: Text) -> Iterator[Finding]:
    seen = unprotected(text)
    if not RUN.search(seen) or not is_chinese(text) or letters(text).kana or NAMED.search(seen):
        return
    for run in RUN.finditer(seen):
        ordinary = unicodedata.normalize("NFC", run.group())
        if ordinary != run.group() and len(run.group()) <= LONGEST:
            yield Finding(run.start(), run.end(), "second code of an ordinary character", ordinary, proven=False)


RULE = Rule(
    name="characters/compatibility",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=f"[{COMPATIBILITY}]",
    find=find,
    damaged=(
        Example(
            "老\N{CJK COMPATIBILITY IDEOGRAPH-F934}街的\N{CJK COMPATIBILITY IDEOGRAPH-F97E}很足。", "老老街的量很足。"
        ),
        Example("渡口的\N{CJK COMPATIBILITY IDEOGRAPH-F90A}庫在左邊。", "渡口的金庫在左邊。"),
    ),
    intact=(
        "\N{CJK COMPATIBILITY IDEOGRAPH-FA19}社の前で会いました。",
        "渡口的姓氏有\ufa11字。",
        "\uf92f在 Unicode 中是兼容汉字 U+F92F。",
        "김\uf90a 씨는 서울에 삽니다.",
    ),
)
