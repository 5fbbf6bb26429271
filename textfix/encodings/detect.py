"""The order of decision: marks, UTF-8, wide encodings, escapes, then the readings that languages explain best."""

from __future__ import annotations

from textfix.encodings.binary import has_controls, is_binary
from textfix.encodings.guess import EncodingGuess
from textfix.encodings.share import native_share, share_of
from textfix.encodings.strict import decoded, first_error

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ENOUGH_WIDE = 12  #: bytes without a zero among them that surely are UTF-16
_MARKS_BEGIN = (b"\xef", b"\xff", b"\xfe", b"\0")
_MANY = 256  #: bytes; so many are not valid UTF-8 by chance, as UTF-16 is where it has no byte from 128 on


def detect(data: bytes) -> EncodingGuess:
    """The encoding of *data*; the work beyond one strict decode does not grow with its length."""
    if data[:1] in _MARKS_BEGIN and (guess := _marked(data)):
        return guess
    text = decoded(data, "utf-8")
    zeros = b"\0" in data
    if isinstance(text, int) or zeros:
        return _not_utf8(data, text, zeros=zeros)
    if (data.isascii() or len(data) < _MANY) and has_controls(data[:_MANY]):
        return _not_utf8(data, text, zeros=False)
    return _utf8(data, text)


def _not_utf8(data: bytes, text: str | int, *, zeros: bool) -> EncodingGuess:
    """What data holds that is not UTF-8, or not plainly so; *text* may be the offset of the first byte that is not."""
    from textfix.encodings.legacy import detect_legacy
    from textfix.encodings.wide import wide_encoding

    if encoding := wide_encoding(data):
        sure = zeros or len(data) >= _ENOUGH_WIDE
        reason = "zero bytes in every pair" if zeros else "ideographs in every pair"
        return EncodingGuess(
            encoding, 0.99 if sure else 0.8, certain=sure, native=native_share(data, encoding), reason=reason
        )
    if zeros:
        return _with_zeros(data)
    if not isinstance(text, int):
        return _utf8(data, text)
    if is_binary(data):
        return EncodingGuess(None, 0.95, reason="control bytes that no text has")
    return detect_legacy(data, text)


def _marked(data: bytes) -> EncodingGuess | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            error = first_error(data[len(mark) :], encoding)
            if error is not None and encoding != "utf-8":
                continue
            reason = (
                "byte order mark"
                if error is None
                else f"byte order mark; the byte at {error + len(mark)} does not decode"
            )
            share = native_share(data, encoding)
            sure = error is None
            return EncodingGuess(encoding, 1.0 if sure else 0.9, bom=True, certain=sure, native=share, reason=reason)
    return None


def _utf8(data: bytes, text: str) -> EncodingGuess:
    if not data.isascii():
        return EncodingGuess("utf-8", 1.0, None, False, True, share_of(text), "valid UTF-8")
    if (b"\x1b" in data or b"~{" in data) and (escaped := _escaped(data)):
        return EncodingGuess(
            escaped, 0.99, "ascii", certain=True, native=native_share(data, escaped), reason="escape sequences"
        )
    return EncodingGuess("ascii", 1.0, certain=True, reason="ASCII only")


def _escaped(data: bytes) -> str | None:
    from textfix.encodings.escapes import detect_escapes

    return detect_escapes(data)


def _with_zeros(data: bytes) -> EncodingGuess:
    """Text that was padded with zero bytes to some length, or no text."""
    text = data.rstrip(b"\0")
    if not text or b"\0" in text or is_binary(text):
        return EncodingGuess(None, 0.95, reason="zero bytes")
    guess = detect(text)
    padded = f"{guess.reason}; padded with {len(data) - len(text)} zero bytes"
    return EncodingGuess(
        guess.encoding, guess.confidence * 0.8, guess.runner_up, guess.bom, native=guess.native, reason=padded
    )
