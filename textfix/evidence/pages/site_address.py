"""Lines that a library of texts puts between the chapters to say whose they are: its name beside its own address."""

from __future__ import annotations

import re

from textfix.core import Kind, Text, fact
from textfix.evidence.lines import lines

ADDRESS = re.compile(
    r"(?<![\w@.])(?:https?://)?((?:[a-z0-9-]{1,40}\.){1,4}(?:com|net|org|cn|cc|la|info|me|tw|hk|tv|co|xyz|example))(?:/[\w./?=&%-]{0,80})?(?![\w@])",
    re.IGNORECASE,
)
#: An address behind its label belongs to whom the text is about, that of a link in Markdown to what its words say.
LABELLED = re.compile(
    r"\]\($|(?:官网|官方网站|網站|网站|网址|網址|来源|來源|参见|參見|see|website|web|url|source|available at|retrieved from)\s*[:：]?\s*$",
    re.IGNORECASE,
)
LONGEST, LONGEST_BESIDE, FEWEST = 90, 45, 2
#: Strokes on both sides.
FRAMED = re.compile(r"([-—=~*_])\1+[^-—=~*_].{4,80}?\1{2,}")
HAN = re.compile(r"[\u4e00-\u9fff]")
ENDED = ("。", "！", "？", "”")


@fact
def site_addresses(text: Text) -> frozenset[int]:
    """The numbers of the lines that have the same site's address two times and more, apart from each other."""
    if text.kind is not Kind.PLAIN:
        return frozenset()
    by_site: dict[str, list[int]] = {}
    between: set[int] = set()
    for number, line in enumerate(lines(text)):
        words = line.words
        if not 6 <= len(words) <= LONGEST or "." not in words or "@" in words or not (found := ADDRESS.search(words)):
            continue
        if FRAMED.fullmatch(words):
            between.add(number)
            continue
        beside = len(HAN.findall(words))
        bare = not beside or beside > LONGEST_BESIDE or words.endswith(ENDED) or words[:1] in "[*-•·0123456789"
        if (bare and not words.startswith("--")) or LABELLED.search(words[: found.start()]):
            continue
        by_site.setdefault(re.sub(r"^(?:www|m|wap|bbs)\.", "", found.group(1).lower()), []).append(number)
    apart = {
        site: numbers
        for site, numbers in by_site.items()
        if len(numbers) >= FEWEST and numbers[-1] - numbers[0] > len(numbers)
    }
    return frozenset(between.union(*apart.values()))
