"""An address with the address of a proxy put in front of it.

What it finds:
    An address whose query is nothing but another full address, `https://proxy.example/?https://site.example/a`, where
    the first host is a proxy by its name or stands before at least two addresses of the text. Also in front matter,
    link targets and attributes.

Why it is damage:
    The re-publisher of a page loads its pictures through a proxy. The proxy is not part of the text, soon goes away,
    and takes the address with it.

Stays silent on:
    Archives and caches, whose copy may be the only one; log-in, sharing and redirect links that have a path or
    other parameters; encoded addresses, where the end of the inner address is uncertain; code.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = re.compile(
    r"https?://(?P<host>[a-z0-9.-]{4,100}(?::\d{1,5})?)/{0,2}(?:[a-z]{1,12}/)?\?(?:(?:url|u|src|target)=)?(?=https?://[a-z0-9])",
    re.IGNORECASE,
)
PROXY = re.compile(
    r"(?:^|[.-])(?:cors|proxy|cdn-proxy|imgproxy|anywhere)|proxy|\.workers\.dev$|\.deno\.dev$|\.herokuapp\.com$",
    re.IGNORECASE,
)
KEEPER = re.compile(r"archive|cache|wayback|login|passport|validator|translate", re.IGNORECASE)
#: So many addresses behind one host whose name says nothing make it a proxy.
REPEATED = 2


def find(text: Text) -> Iterator[Finding]:
    """Each prefix that hides an address."""
    prefixes = list(PREFIX.finditer(text.string))
    times = Counter(prefix["host"].lower() for prefix in prefixes if prefix.group().endswith("/?"))
    for prefix in prefixes:
        host = prefix["host"].lower()
        if not KEEPER.search(host) and (PROXY.search(host) or times[host] >= REPEATED):
            yield Finding(prefix.start(), prefix.end(), f"address behind the proxy {host}", "")


RULE = Rule(
    name="markup/proxied-urls",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"(?i)\?(?:(?:url|u|src|target)=)?https?://",
    find=find,
    enters=frozenset({Zone.FRONT_MATTER, Zone.ADDRESS, Zone.TAG}),
    damaged=(
        Example(
            "封面：https://cors.example-mirror.workers.dev/?http://img.example.org/a/1.jpg\n",
            "封面：http://img.example.org/a/1.jpg\n",
        ),
        Example(
            "---\ncover: 'https://proxy.example.net/?url=https://img.example.org/2.png'\n---\n正文。\n",
            "---\ncover: 'https://img.example.org/2.png'\n---\n正文。\n",
        ),
        Example(
            "https://p.example.com/?http://a.example.org/1 https://p.example.com/?http://a.example.org/2\n",
            "http://a.example.org/1 http://a.example.org/2\n",
        ),
    ),
    intact=(
        "https://example.com/login?next=https://example.com/home\n",
        "https://example.com/?https://example.org/\n",
        "https://web.archive.org/?https://example.org/\n",
        "`curl https://cors.example.workers.dev/?http://img.example.org/1.jpg`\n",
    ),
)
