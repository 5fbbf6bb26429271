"""What a page says about cookies before it lets anybody read: `We use cookies …`, `Accept all cookies`.

What it finds:
    In the head or the tail of an article a line that is wholly such a notice or its buttons.

Why it is damage:
    It is the same on every page of a site, and about the reader's browser, not about the matter.

Stays silent on:
    Articles about cookies, privacy policies, single ordinary words such as `Accept`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES
from textfix.evidence.pages.chrome import ANY, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH = "The path round the lake was opened on Tuesday morning, and by noon several hundred people had walked all the four kilometres of it.\n"


def find(text: Text) -> Iterator[Finding]:
    """The rows."""
    yield from rows_of(text, "cookie_notice", "cookie notice of a web page")


RULE = Rule(
    name="junk/cookie-notice",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "We use cookies to improve your visit. Read our cookie policy.\nAccept all cookies\nThe lake path is open\n"
            + ENGLISH,
            "The lake path is open\n" + ENGLISH,
        ),
    ),
    intact=(
        ENGLISH
        + "The kiosk at the end sells cookies, and the walkers who had come the whole way round were glad of them on that cold morning.\n",
        "Accept\n" + ENGLISH,
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
