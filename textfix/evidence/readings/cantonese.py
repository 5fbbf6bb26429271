"""The commonest characters and words of written Cantonese, which running Chinese elsewhere hardly has."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textfix.tables.contexts import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Characters that other Chinese lacks, and the share that each has of such a text.
CHARACTERS = {
    **dict.fromkeys("嘅唔", 0.02),
    **dict.fromkeys("佢咗啲喺", 0.012),
    **dict.fromkeys("嗰哋嚟噉咁冇", 0.008),
    **dict.fromkeys("嘢咩乜囖喇嗱嘞啱睇俾畀𡃉嚹咪諗攞搵嗌", 0.003),
}
#: Words of two characters.
WORDS = (
    "嗰啲 嗰個 嗰陣 嗰度 呢啲 呢個 呢度 有啲 即係 唔係 都係 就係 我哋 佢哋 你哋 人哋 好似 點解 點樣 而家 喺度 乜嘢 "
    "俾人 鍾意 唔好 唔使 唔知 唔會 咁樣 噉樣 屋企 出嚟 嚟講 落去 啱啱 傾偈 冇得 冇嘢 邊個 邊度 幾好 喺啲 啲人 嘅嘢 除咗"
)
LIKELY = 0.1  #: probability of the second one behind the first
ENOUGH = 4  #: such characters that make a text Cantonese


def cantonese(seen: Mapping[str, int]) -> Mapping[str, float]:
    """The probabilities of tokens, and of tokens behind others, if a text with these characters is Cantonese."""
    return _table() if sum(seen.get(sign, 0) for sign in CHARACTERS) >= ENOUGH else {}


@cache
def _table() -> dict[str, float]:
    words = dict.fromkeys(map(tokens, WORDS.split()), LIKELY)
    return {tokens(sign): share for sign, share in CHARACTERS.items()} | words
