"""Cut down an input that breaks a property, so that the failure shows what breaks it and little else."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Seconds that this may take.
PATIENCE = 20.0


def smallest(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """A part of *data* that still fails, from which no piece can be taken without its passing; what time allows.

    Whole characters of UTF-8 go, as long as it is that.
    """
    units = _units(data)
    end = monotonic() + PATIENCE
    size = max(1, len(units) // 2)
    while monotonic() < end:
        shorter = _without_pieces(units, size, fails, end)
        if len(shorter) < len(units):
            units = shorter
        elif size == 1:
            break
        size = max(1, min(size // 2, len(units) // 2))
    return b"".join(units)


def _units(data: bytes) -> list[bytes]:
    try:
        return [character.encode() for character in data.decode()]
    except UnicodeDecodeError:
        return [data[at : at + 1] for at in range(len(data))]


def _without_pieces(units: list[bytes], size: int, fails: Callable[[bytes], bool], end: float) -> list[bytes]:
    at = 0
    while at < len(units) and monotonic() < end:
        tried = units[:at] + units[at + size :]
        if fails(b"".join(tried)):
            units = tried
        else:
            at += size
    return units
