"""How much of a text is not ASCII."""

from __future__ import annotations

_SAMPLE, _LARGER = 1 << 9, 1 << 14  #: characters; the larger one for what begins with pages of ASCII, as programs do


def share_of(text: str) -> float:
    """The share of characters outside ASCII in the beginning."""
    head = text[:_SAMPLE]
    if head.isascii():
        head = text[:_LARGER]
    length = len(head) or 1
    return (length - len(head.encode("ascii", "ignore"))) * 1000 // length / 1000


def native_share(data: bytes, encoding: str) -> float:
    """The same of text in *encoding*, not counting a byte order mark."""
    text = data[:_LARGER].decode(encoding, "ignore")
    return share_of(text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}"))
