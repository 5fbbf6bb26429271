"""Does all of the data decode? One pass, a large file in pieces, so that it needs little memory."""

from __future__ import annotations

import codecs

_PIECE = 1 << 20


def decoded(data: bytes, encoding: str) -> str | int:
    """The text, of a large file its beginning; or the offset of the first byte that *encoding* cannot read."""
    if len(data) > 4 * _PIECE:
        return _in_pieces(data, encoding)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start


def first_error(data: bytes, encoding: str) -> int | None:
    """The offset of the first byte that *encoding* cannot read, or None when it reads all."""
    text = decoded(data, encoding)
    return text if isinstance(text, int) else None


def _in_pieces(data: bytes, encoding: str) -> str | int:
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(data)
    beginning = ""
    for start in range(0, len(data), _PIECE):
        pending = len(decoder.getstate()[0])
        try:
            text = decoder.decode(view[start : start + _PIECE], start + _PIECE >= len(data))
        except UnicodeDecodeError as error:
            return start - pending + error.start
        beginning = beginning or text
    return beginning
