"""From the bytes of a file to its characters; where they do not tell them for certain, what to say about it."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

from textfix.encodings.causes import uncertain, undecodable
from textfix.encodings.names import known

if TYPE_CHECKING:
    from textfix.encodings.guess import EncodingGuess

#: Byte order marks and the codecs they announce; UTF-32 first, since UTF-16's mark begins its little-endian one.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Codecs that write a mark of their own, and those that leave it to us.
_MARKING = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_WIDE = ("utf-16", "utf-32")
_SHIFTED = ("iso2022", "hz")
_CONTROLS = bytes((*range(9), 11, *range(14, 27), *range(28, 32), 127))
_LOOKED_AT = 256  #: bytes in which control bytes make valid UTF-8 doubtful
_UTF8 = ("ascii", "utf-8")
_MIXED = (
    "holds lines in UTF-8 and in another encoding, not all of which can be converted; cut it into files of one each"
)


class DocumentError(Exception):
    """The bytes are not a text that can be read and written back without loss; says why and what to do."""


class BinaryError(DocumentError):
    """The bytes are no text at all."""


class Reading(NamedTuple):
    """The characters of a file, line ends as they are. A byte that does not decode is U+DC00 plus its value."""

    string: str
    encoding: str  #: Python's name of the codec
    mark: bytes = b""
    padding: bytes = b""  #: zero bytes behind the text
    fault: str = ""  #: why the file must not be rewritten as it was read; empty for a sound file
    certain: bool = True  #: whether it is in that encoding, apart from what does not decode


def read(data: bytes, encoding: str | None = None) -> Reading:
    """Read a file: as its byte order mark says, else in *encoding* where it is given, else as the bytes tell.

    Raises BinaryError for bytes that are no text, and DocumentError where not even a part can be read.
    """
    for mark, codec in MARKS:
        if data.startswith(mark):
            return _checked(_marked(data, mark, codec))
    if encoding is not None:
        codec = known(encoding) or encoding
        return _checked(_named(data, _MARKING.get(codec, codec), encoding))
    try:
        string = data.decode()
    except UnicodeDecodeError:
        pass
    else:
        doubtful = (
            b"\x1b" in data
            or b"~{" in data
            or len(data[:_LOOKED_AT].translate(None, _CONTROLS)) < len(data[:_LOOKED_AT])
        )
        if not doubtful and b"\0" not in data:
            return Reading(string, "utf-8")
    return _checked(_detected(data))


def _checked(reading: Reading) -> Reading:
    if "\0" in reading.string:
        raise BinaryError("holds NUL characters: a binary file, not text")
    return reading


def _marked(data: bytes, mark: bytes, codec: str) -> Reading:
    body, padding = _unpadded(data[len(mark) :], codec)
    try:
        return Reading(body.decode(codec), codec, mark, padding)
    except UnicodeDecodeError as error:
        fault = undecodable(data, codec, error.start + len(mark))
        if codec != "utf-8":
            raise DocumentError(fault) from error
        return Reading(body.decode(codec, "surrogateescape"), codec, mark, padding, fault)


def _named(data: bytes, codec: str, name: str) -> Reading:
    body, padding = _unpadded(data, codec)
    try:
        return Reading(body.decode(codec), codec, padding=padding)
    except UnicodeDecodeError as error:
        raise DocumentError(undecodable(data, name, error.start)) from error


def _detected(data: bytes) -> Reading:
    """A file that is not plainly UTF-8."""
    from textfix.encodings.detect import detect

    guess = detect(data)
    body, padding = _unpadded(data, guess.encoding) if guess.encoding else (data, b"")
    if padding:
        guess = detect(body)
    codec = guess.encoding
    if codec is None:
        return _not_read(body, guess)
    if codec in _UTF8 or (codec.startswith(_WIDE) and not guess.certain and _valid(data)):
        return _utf8(body, padding)
    if by_lines := _by_lines(body, codec):
        return Reading(*by_lines, padding=padding, fault=_MIXED)
    return _decoded(body, codec, padding) if guess.certain else _uncertain(data, guess)


def _decoded(body: bytes, codec: str, padding: bytes) -> Reading:
    string = body.decode(codec)
    if codec.startswith(_SHIFTED) and string.encode(codec) != body:
        return _utf8(body, padding)  # its shifts are not those that Python writes; as ASCII they are kept
    return Reading(string, codec, padding=padding)


def _by_lines(body: bytes, encoding: str) -> tuple[str, str] | None:
    if encoding.startswith(("utf-", *_SHIFTED)):
        return None
    from textfix.encodings.lines import read_by_lines

    return read_by_lines(body)


def _not_read(data: bytes, guess: EncodingGuess) -> Reading:
    """Bytes that are no text; or, without a control byte that shows it, hardly one."""
    from textfix.encodings.binary import is_binary

    if b"\0" in data:
        raise BinaryError("holds NUL bytes: a binary file, not text")
    if is_binary(data):
        raise BinaryError(f"holds {guess.reason or 'control bytes'}: a binary file, not text")
    return _uncertain(data, guess)


def _valid(data: bytes) -> bool:
    """Whether data is UTF-8 without zeros."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _utf8(body: bytes, padding: bytes) -> Reading:
    try:
        return Reading(body.decode(), "utf-8", padding=padding)
    except UnicodeDecodeError as error:
        fault = undecodable(body, "utf-8", error.start)
        return Reading(body.decode("utf-8", "surrogateescape"), "utf-8", padding=padding, fault=fault)


def _uncertain(data: bytes, guess: EncodingGuess) -> Reading:
    string = data.decode("utf-8", "surrogateescape")
    return Reading(string, "utf-8", fault=uncertain(data, guess), certain=False)


def _unpadded(data: bytes, codec: str) -> tuple[bytes, bytes]:
    """The data without zero bytes at its end, and these; of a wide encoding only where they are whole characters."""
    if not data.endswith(b"\0"):
        return data, b""
    width = 2 if codec.startswith("utf-16") else 4 if codec.startswith("utf-32") else 1
    if len(data) % width:
        return data, b""
    end = len(data.rstrip(b"\0"))
    end += -end % width
    return data[:end], data[end:]
