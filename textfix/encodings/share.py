"""How much of a text is not ASCII."""

from __future__ import annotations

_SAMPLE = 1 << 11


def native_share(data: bytes, encoding: str) -> float:
    """The share of characters outside ASCII in the first 2048 bytes."""
    text = data[:_SAMPLE].decode(encoding, "ignore").lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")
    return round(1 - len(text.encode("ascii", "ignore")) / max(1, len(text)), 4)
