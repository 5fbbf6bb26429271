"""The narrowest codec of a family that reads all of a file, so that the name says no more than the bytes."""

from __future__ import annotations

from textfix.encodings.strict import first_error

#: The codec that reads the evidence, and the narrower ones, which read the same bytes as the same or the older text.
_FAMILIES = {
    "big5hkscs": ("big5", "cp950", "big5hkscs"),
    "cp932": ("shift_jis", "cp932", "shift_jis_2004"),
    "cp949": ("euc_kr", "cp949"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "cp1252": ("cp1252", "iso8859_1"),
    "cp874": ("tis_620", "cp874"),
}


def named(data: bytes, encoding: str) -> tuple[str, int | None]:
    """The codec to use for all of *data*, and the offset of the first byte that it cannot read."""
    furthest: tuple[str, int] = (encoding, -1)
    for name in _FAMILIES.get(encoding, (encoding,)):
        error = first_error(data, name)
        if error is None:
            return name, None
        if error > furthest[1]:
            furthest = name, error
    return furthest
