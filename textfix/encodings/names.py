"""Names of codecs: the narrowest of a family that reads all of a file, and those that people write."""

from __future__ import annotations

import codecs
import re

from textfix.encodings.strict import decoded, first_error

#: The codec that reads the evidence, and the narrower ones, which read the same bytes as the same or the older text.
_FAMILIES = {
    "big5hkscs": ("big5", "cp950", "big5hkscs"),
    "cp932": ("shift_jis", "cp932", "shift_jis_2004"),
    "cp949": ("euc_kr", "cp949"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "cp1252": ("cp1252", "iso8859_1"),
    "cp874": ("tis_620", "cp874"),
}
_LONGEST = 8  #: bytes of a character, and more
_OURS = ("euc_tw", "viscii")
_OFFICIAL = {"big5hkscs": "big5-hkscs", "cp932": "windows-31j", "cp949": "windows-949", "mac_roman": "macintosh"}
_WINDOWS = re.compile("^cp(?=125|874)")
_ISO = re.compile("^iso8859-")


def named(data: bytes, encoding: str) -> tuple[str, str | int]:
    """The codec to use for all of *data*, and the text; or the offset of the first byte that it cannot read."""
    furthest: tuple[str, int] = (encoding, -1)
    for name in _FAMILIES.get(encoding, (encoding,)):
        if furthest[1] >= 0 and first_error(data[furthest[1] : furthest[1] + _LONGEST], name) == 0:
            continue  # it reads the characters before alike, and not this one either
        text = decoded(data, name)
        if isinstance(text, str):
            return name, text
        if text > furthest[1]:
            furthest = name, text
    return furthest


def known(name: str) -> str | None:
    """The codec that a person calls *name*, as Python names it; None for what is no encoding of texts."""
    if name.lower().replace("-", "_") in _OURS:
        from textfix.tables.encodings import euc_tw, viscii  # noqa: F401  # they register their codecs

        name = name.replace("-", "_")
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return codec.name if codec._is_text_encoding else None


def same(one: str, other: str) -> bool:
    """Whether two names are those of one codec."""
    return known(one) == known(other) is not None


def official(name: str) -> str:
    """The name of a codec as files declare it."""
    codec = known(name) or name
    return _OFFICIAL.get(codec) or _WINDOWS.sub("windows-", _ISO.sub("iso-8859-", codec.replace("_", "-")))
