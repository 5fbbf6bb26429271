"""Seven-bit encodings that announce themselves: ISO-2022 by escape sequences, HZ by tildes."""

from __future__ import annotations

import re
from itertools import repeat

from textfix.encodings.strict import first_error
from textfix.tables.encodings import RARE_COST, character_costs

_JAPANESE = ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_jp_2004", "iso2022_jp_3")
_ESCAPES = (
    (re.compile(rb"\x1b\$\)C"), ("iso2022_kr",)),
    (re.compile(rb"\x1b\$[@B]|\x1b\$\([DO-Q]|\x1b\([JI]"), _JAPANESE),
    (re.compile(rb"~\{(?:[!-w][!-~]){1,200}~\}"), ("hz",)),
)
_LOOKED_AT = 1 << 16
_PLAUSIBLE = 13.0  #: bits a character; tildes and braces of a program need more when they are read as Chinese


def detect_escapes(data: bytes) -> str | None:
    """The encoding whose shift sequences these ASCII bytes hold and obey."""
    sample = data[:_LOOKED_AT]
    for pattern, encodings in _ESCAPES:
        if pattern.search(sample):
            for encoding in encodings:
                if first_error(data, encoding) is None and _makes_sense(sample, encoding):
                    return encoding
    return None


def _makes_sense(sample: bytes, encoding: str) -> bool:
    native = re.sub(r"[\x00-\x7f]+", "", sample.decode(encoding, "ignore"))
    if encoding != "hz":
        return native != ""
    cost = sum(map(character_costs("zh-hans").get, native, repeat(RARE_COST))) / 8
    return 0 < cost < _PLAUSIBLE * len(native)
