"""Does all of the data decode? One pass, in pieces, so that a large file needs little memory."""

from __future__ import annotations

import codecs

_PIECE = 1 << 20


def first_error(data: bytes, encoding: str) -> int | None:
    """The offset of the first byte that *encoding* cannot read, or None when it reads all."""
    if len(data) <= 4 * _PIECE:
        try:
            data.decode(encoding)
        except UnicodeDecodeError as error:
            return error.start
        return None
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(data)
    for start in range(0, len(data), _PIECE):
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(view[start : start + _PIECE], start + _PIECE >= len(data))
        except UnicodeDecodeError as error:
            return start - pending + error.start
    return None
