"""What the items of a list have in common: a word, or their beginning."""

from __future__ import annotations

from textfix.evidence.articles.page import HAN

SHORTEST_FIRST = 4


def common_word(items: list[str]) -> str:
    """Two characters that at least half of six and more items have: `蝶阀厂家,电动蝶阀,蝶阀价格`; empty without such."""
    if len(items) < 6:
        return ""
    counts: dict[str, int] = {}
    for item in items[:100]:
        for pair in {item[at : at + 2] for at in range(len(item) - 1)}:
            if len(HAN.findall(pair)) == 2:
                counts[pair] = counts.get(pair, 0) + 1
    word, count = max(counts.items(), key=lambda found: found[1], default=("", 0))
    return word if count * 2 >= len(items[:100]) else ""


def begin_alike(items: list[str]) -> bool:
    """Whether at least half of the others begin with the whole first item: `鼎盛水箱,鼎盛水箱价格,鼎盛水箱厂家`."""
    first, others = items[0], items[1:100]
    return len(first) >= SHORTEST_FIRST and sum(item.startswith(first) for item in others) * 2 >= len(others)
