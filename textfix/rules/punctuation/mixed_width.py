"""Half-width marks between Han characters, whatever the rest of the text does; for those who select it.

What it finds:
    Half-width `,` `:` `;` `?` `!` and pairs of `(` `)` among Han characters, also where the text has their full-width
    forms too.

Why it is damage:
    It is none in itself: authors slip, and some prefer half-width parentheses. A publisher with a rule of his own may
    want one width.

Stays silent on:
    Everything, unless it is selected; then on figures, addresses, rows of data, code, and on Japanese, Korean and
    English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import CLOSING, HAN
from textfix.evidence.narrowing import UNITS, narrow_marks

if TYPE_CHECKING:
    from collections.abc import Iterator


def find(text: Text) -> Iterator[Finding]:
    """Each half-width mark that stands where a full-width one belongs."""
    for start, end, _, wide in narrow_marks(text):
        yield Finding(start, end, f"half-width form of {wide}", wide)


RULE = Rule(
    name="punctuation/mixed-width",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=f'[{HAN}{CLOSING}{UNITS})"][,:;?!]|[(][^\n]*[{HAN}]',
    find=find,
    damaged=(
        Example("渡口(老码头)已停用，请改走新桥:桥宽八米。", "渡口（老码头）已停用，请改走新桥：桥宽八米。"),
        Example("船票两元, 学生半价，老人免票!", "船票两元，学生半价，老人免票！"),
    ),
    intact=("首班船8:30开出，票价3,000元。", "調べる(辞書)のは、面白いです:本当に。", "see foo(bar), baz: qux"),
    default=False,
)
