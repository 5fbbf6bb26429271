"""What a mailing list prints round its letter, and the box that asks readers to join it.

What it finds:
    In the head or the tail of a text lines such as `View this email in your browser`, `Unsubscribe from this list`,
    `Sign up to our newsletter`, `退订`.

Why it is damage:
    The sender's program puts it round every letter; its links are gone.

Stays silent on:
    Sentences that speak of a newsletter, a single ordinary word such as `Unsubscribe`.
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
    yield from rows_of(text, "mail_chrome", "frame of a mailing list")


RULE = Rule(
    name="junk/mailing-list",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "View this email in your browser\nThe lake path is open\n"
            + ENGLISH
            + "You are receiving this email because you asked for it.\nUnsubscribe from this list\n",
            "The lake path is open\n" + ENGLISH,
        ),
    ),
    intact=(
        ENGLISH
        + "Read the newsletter of the walkers' club, which comes every month and tells where the path is wet.\n",
        ENGLISH + "Unsubscribe\n",
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),  # a row may give an address, or be indented
)
