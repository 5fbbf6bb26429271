"""Parameters behind an address that only say where a click came from.

What it finds:
    In plain text: `utm_source`, `fbclid`, `gclid`, `spm`, `mc_cid` and the like in the query of an address. Only they go;
    the address, its other parameters and its fragment stay.

Why it is damage:
    A newsletter or a share button put them there to count readers. They are no part of the address, name the reader's
    way to it, and make one address look like many.

Stays silent on:
    Texts that speak of such parameters; parameters that choose what is shown; Markdown and HTML files, whose author keeps
    the links; code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Up to the query, and the query itself; no query is as long as a page.
QUERY = re.compile(r"(?<=[\w/.=%-])\?(?P<query>[^\s?#<>\"'`（）()\[\]，。；「」《》\u3000]{3,2000})")
NAMES = (
    r"utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok"
    r"|_hs(?:enc|mi)|hsCtaTracking|vero_id|oly_(?:enc|anon)_id|_openstat|vd_source|share_(?:source|medium|plat|tag)|ref_src|hsa_[a-z]+"
)
TRACKING = re.compile(rf"(?:{NAMES})=.*|spm=[\w-]+(?:\.[\w-]+){{1,9}}|scm=[\w-]+(?:\.[\w-]+){{2,9}}", re.IGNORECASE)
#: Parameters named outside an address are what the text is about.
SPOKEN_OF = re.compile(
    r"(?:^|[^?&;\w])(?:utm_\w|utm\b|fbclid|gclid|msclkid)|tracking param|跟踪参数|追蹤參數|追踪参数", re.IGNORECASE
)
SEPARATOR = re.compile(r"(&amp;|&)")
TAIL = ".,;:!"


def find(text: Text) -> Iterator[Finding]:
    """Each query with tracking parameters, without them."""
    if SPOKEN_OF.search(text.string):
        return
    for place in QUERY.finditer(text.string):
        query = place["query"].rstrip(TAIL)
        parts = SEPARATOR.split(query)
        kept = [part for part in parts[::2] if not TRACKING.fullmatch(part)]
        if len(kept) < len(parts[::2]):
            gone = next(part for part in parts[::2] if TRACKING.fullmatch(part)).partition("=")[0]
            joined = (parts[1] if len(parts) > 1 else "&").join(kept)
            end = place.start() + 1 + len(query)
            yield Finding(place.start(), end, f"tracking parameter {gone}", f"?{joined}" if joined else "")


RULE = Rule(
    name="markup/tracking-parameters",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=rf"(?i)[?&;](?:{NAMES}|spm|scm)=",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    enters=frozenset({Zone.ADDRESS}),
    damaged=(
        Example(
            "全文见 https://news.example.org/a/12?utm_source=weekly&utm_medium=email&id=3#top 。\n",
            "全文见 https://news.example.org/a/12?id=3#top 。\n",
        ),
        Example(
            "Plans: https://plans.example.org/box.pdf?fbclid=IwAR0x2, free.\n",
            "Plans: https://plans.example.org/box.pdf, free.\n",
        ),
        Example("https://shop.example.com/i?spm=a21bo.2017.20.1&id=7\n", "https://shop.example.com/i?id=7\n"),
    ),
    intact=(
        "https://www.example.org/search?q=utm&source=web\n",
        "Add utm_source to the link: https://a.example.org/?utm_source=mail\n",
        "`curl https://a.example.org/?utm_source=mail`\n",
        "https://a.example.org/?spm=3&scm=git\n",
    ),
)
