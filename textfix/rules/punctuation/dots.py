"""A row of full stops for the ellipsis of Chinese; for those who select it.

What it finds:
    Three or more `.` or `。` in a row behind a Han character or a mark of Chinese. They become `……`.

Why it is damage:
    It is none in itself: keyboards have no key for the six dots, and dots do as well. A publisher with a rule of its own
    may want one form.

Stays silent on:
    Everything, unless it is selected; then on English and Japanese, tables of contents with long rows of dots, version
    numbers, paths, code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import CLOSING, HAN, is_chinese, unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 9  #: dots; a longer row leads the eye to a page number
ROW = re.compile(rf"(?<=[{HAN}{CLOSING}？！])(?:\.{{3,}}|。{{3,}})(?![./\\A-Za-z0-9_])")


def find(text: Text) -> Iterator[Finding]:
    seen = unprotected(text)
    rows = [row for row in ROW.finditer(seen) if len(row.group()) <= LONGEST]
    if rows and is_chinese(text):
        for row in rows:
            yield Finding(row.start(), row.end(), "a row of full stops for an ellipsis", "……")


RULE = Rule(
    name="punctuation/dots",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=r"\.\.\.|。。。",
    find=find,
    damaged=(
        Example("他想了想...还是走了......", "他想了想……还是走了……"),
        Example("“等等。。。”她说。", "“等等……”她说。"),
    ),
    intact=(
        "他想了想……还是走了。",
        "第一章 渡口..............12",
        "Wait... what?",
        "そうですか...わかりました。",
        "参数写作 `a...b`，路径是 上级.../lib。",
    ),
    default=False,
)
