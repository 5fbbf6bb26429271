"""A whole paragraph in the other Chinese script than the rest of the text.

What it finds:
    A paragraph in Simplified Chinese in a text that is otherwise Traditional, and the reverse.

Why it is damage:
    Pasted text is often not converted with the rest. Whether it should be is the author's decision, so the paragraph is
    only reported; `--script` converts the whole text.

Stays silent on:
    Paragraphs with little evidence of their script, texts in two scripts half and half, single words, quotations, poems
    and classical Chinese, and paragraphs that hold kana.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.prose_script import ENOUGH, script_profile
from textfix.evidence.script.strays import paragraphs
from textfix.tables.ambiguous import AMBIGUOUS
from textfix.tables.common_forms import SIMPLIFIED, TRADITIONAL

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTE = re.compile(r"\s{0,8}[>「『“\"《]")
FAR = 200  #: code points in which the line before a paragraph ends
PURE = 0.1  #: share of the text's own script in a paragraph up to which the paragraph is in the other one

#: One of each kind stands in every text in which two scripts meet.
NEEDED = tuple(re.compile(f"[{members}]") for members in (AMBIGUOUS, TRADITIONAL, SIMPLIFIED))


def find(text: Text) -> Iterator[Finding]:
    if not all(needed.search(text.string) for needed in NEEDED):
        return
    if not paragraphs(text) or (script := script_profile(text)).is_classical:
        return
    for paragraph in paragraphs(text):
        if script.is_traditional:
            foreign, own, name = paragraph.simplified, paragraph.traditional, "Simplified"
        elif script.is_simplified:
            foreign, own, name = paragraph.traditional, paragraph.simplified, "Traditional"
        else:
            return
        clearly = len(foreign) >= ENOUGH and len(own) <= PURE * len(foreign)
        if clearly and not _is_quoted(text.string, paragraph.start):
            yield Finding(paragraph.start, paragraph.end, f"a paragraph in {name} Chinese")


def _is_quoted(string: str, start: int) -> bool:
    """Whether a paragraph is introduced by a colon, or marked as a quotation."""
    before = string[max(0, start - FAR) : start].rstrip()
    return before.endswith((":", "：")) or QUOTE.match(string, start) is not None


_TRADITIONAL = "碼頭後來擴建，漁民們說，現在停靠的船隻比從前多了，還會開闢兩條航線。"
_SIMPLIFIED = "码头后来扩建，渔民们说，现在停靠的船只比从前多了，还会开辟两条航线。"

RULE = Rule(
    name="script/foreign-paragraph",
    level=Level.REPORT,
    doc=__doc__ or "",
    trigger=tuple(needed.pattern for needed in NEEDED),
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
)
