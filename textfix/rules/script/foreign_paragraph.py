"""A whole paragraph in the other Chinese script than the rest of the text; for those who select it.

What it finds:
    A paragraph in Simplified Chinese in a text that is otherwise Traditional, and the reverse.

Why it is damage:
    Pasted text is often not converted with the rest. Whether it should be is the author's decision, so the paragraph is
    only reported; `--script` converts the whole text.

Stays silent on:
    Everything, unless it is selected; then on paragraphs with little evidence of their script, on texts in two scripts
    half and half, on single words, poems and classical Chinese, and on paragraphs that hold kana.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import HAN
from textfix.evidence.script import ENOUGH, script_profile
from textfix.evidence.strays import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

PURE = 0.1  #: share of the text's own script in a paragraph up to which the paragraph is in the other one


def find(text: Text) -> Iterator[Finding]:
    if not paragraphs(text) or (script := script_profile(text)).is_classical:
        return
    for paragraph in paragraphs(text):
        if script.is_traditional:
            foreign, own, name = paragraph.simplified, paragraph.traditional, "Simplified"
        elif script.is_simplified:
            foreign, own, name = paragraph.traditional, paragraph.simplified, "Traditional"
        else:
            return
        if len(foreign) >= ENOUGH and len(own) <= PURE * len(foreign):
            yield Finding(paragraph.start, paragraph.end, f"a paragraph in {name} Chinese")


_TRADITIONAL = "碼頭後來擴建，漁民們說，現在停靠的船隻比從前多了，還會開闢兩條航線。"
_SIMPLIFIED = "码头后来扩建，渔民们说，现在停靠的船只比从前多了，还会开辟两条航线。"

RULE = Rule(
    name="script/foreign-paragraph",
    level=Level.REPORT,
    doc=__doc__ or "",
    trigger=f"[{HAN}]",
    find=find,
    damaged=(
        Example(
            f"{_TRADITIONAL}\n\n{_SIMPLIFIED}\n\n這裡{_TRADITIONAL}",
            f"{_TRADITIONAL}\n\n{_SIMPLIFIED}\n\n這裡{_TRADITIONAL}",
        ),
        Example(
            f"{_SIMPLIFIED}\n\n{_TRADITIONAL}\n\n这里{_SIMPLIFIED}",
            f"{_SIMPLIFIED}\n\n{_TRADITIONAL}\n\n这里{_SIMPLIFIED}",
        ),
    ),
    intact=(
        _TRADITIONAL,
        f"{_TRADITIONAL}\n\n{_SIMPLIFIED}",
        f"{_TRADITIONAL}\n\n他在簡體的店招上看到“欢迎”兩個字。\n\n{_TRADITIONAL}",
        f"{_SIMPLIFIED}\n\n東京の図書館へ行くと、開館時間の説明が貼られていた。\n\n{_SIMPLIFIED}",
    ),
    default=False,
)
