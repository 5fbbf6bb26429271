"""Scripts, frames and comments of a page's source that were left between the lines of its text.

What it finds:
    In a plain text that is an article, a line that is wholly a `<script>`, `<style>`, `<noscript>`, `<iframe>` or `<ins>`
    element, an HTML comment, or a call that such a script made (`document.write(…);`).

Why it is damage:
    They are instructions to a browser; no reader of the page saw them.

Stays silent on:
    Markdown and HTML; texts that speak of markup or scripts; elements with words of the article beside them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.articles.page import page
from textfix.evidence.lines import lines, without
from textfix.evidence.markup.tag_residue import SPOKEN_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 3_000
ELEMENT = re.compile(
    r"(?:<(script|style|noscript|iframe|ins|object|embed)\b[^<>]{0,1000}>.*</\1>|<(?:embed|ins|iframe|link|meta|script)\b[^<>]{0,1000}/?>|</(?:script|iframe|ins|noscript|object)>|<!--.*-->)(?:<br ?/?>)?",
    re.IGNORECASE,
)
CALL = re.compile(
    r"(?:var \w+ ?=|document\.write(?:ln)?\(|window\.\w+|\(function ?\(|_gaq\.|googletag\.|\(?adsbygoogle ?=|BAIDU_\w+|cpro_id|ga\('|fbq\(|gtag\().*[;})]",
)
ENGLISH = "The path round the lake was opened on Tuesday morning, and by noon several hundred people had walked all the four kilometres of it.\n"
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The lines, each with its line end."""
    every = lines(text)
    doomed = {
        number: f"left of a page's source: {line.words[:20]}"
        for number, line in enumerate(every)
        if len(line.words) <= LONGEST and (ELEMENT.fullmatch(line.words) or CALL.fullmatch(line.words))
    }
    rest = "\n".join(line.words for number, line in enumerate(every) if number not in doomed)
    if (
        doomed
        and page(Text(rest, text.kind)).lines
        and not SPOKEN_OF.search(re.sub("<[^<>]*>", "", rest))
        and "`" not in rest
    ):
        yield from without(text, doomed)


RULE = Rule(
    name="markup/leftover-scripts",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"(?i)<(?:script|style|noscript|iframe|ins|object|embed|link|meta|!--)|</(?:script|iframe|ins|noscript|object)>"
    r"|document\.write|var |window\.|\(function|_gaq|googletag|adsbygoogle|BAIDU_|cpro_id|ga\('|fbq\(|gtag\(",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    enters=frozenset({Zone.CODE, Zone.TAG, Zone.ADDRESS}),
    damaged=(
        Example(ENGLISH + '<script type="text/javascript">show("top");</script>\n' + ENGLISH, ENGLISH + ENGLISH),
        Example(ARTICLE + '<iframe src="https://a.example.org/1" width="300"></iframe>\n' + ARTICLE, ARTICLE + ARTICLE),
        Example(ARTICLE + "document.write(unescape('1'));\n<!-- 广告位 -->\n" + ARTICLE, ARTICLE + ARTICLE),
    ),
    intact=(
        ENGLISH + "In HTML one writes:\n<script>run();</script>\n",
        ARTICLE + "他写了一行 <script> 就去睡了。\n",
        "<script>run();</script>\n",
        ARTICLE + "```\n<iframe src='x'></iframe>\n```\n",
    ),
)
