"""Bytes to text and back: encoding, byte order mark and line ends are kept as they were."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

#: Byte order marks and the codecs they announce; UTF-32 first, since UTF-16's mark begins its little-endian one.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class DocumentError(Exception):
    """The bytes are not a text that can be read and written back without loss; says why and what to do."""


class BinaryError(DocumentError):
    """The bytes are no text at all."""


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded file: its text with ``\\n`` for line ends, and all that is needed to write it back."""

    text: str
    encoding: str  #: Python's name of the codec
    mark: bytes  #: the byte order mark, or nothing
    newline: str  #: the line end of the file; the commonest one where they are mixed
    crlf: frozenset[int] = frozenset()  #: where line ends are mixed, the offsets in `text` of those that were CR LF

    @property
    def mixed(self) -> bool:
        """Whether some lines end in CR LF and some in LF."""
        return bool(self.crlf)

    def encode(self, text: str, origin: Callable[[int], int]) -> bytes:
        """*text* as bytes in the manner of this file; *origin* maps its offsets to those of `self.text`.

        Raises DocumentError, with the character named, where the encoding cannot hold the text.
        """
        try:
            return self.mark + self.with_newlines(text, origin).encode(self.encoding)
        except UnicodeEncodeError as error:
            raw = error.object[error.start]
            raise DocumentError(
                f"{self.encoding} cannot hold the repaired text: no place for {raw!r} (U+{ord(raw):04X}); convert the file to UTF-8 first"
            ) from error

    def locator(self) -> Locator:
        """A function from offsets in `text` to places in the file."""
        return Locator(self)

    def with_newlines(self, text: str, origin: Callable[[int], int]) -> str:
        """*text* with the file's own line ends; *origin* tells where each of its line ends stood in `self.text`."""
        if not self.mixed:
            return text if self.newline == "\n" else text.replace("\n", self.newline)
        parts = text.split("\n")
        position = -1
        ends = []
        for part in parts[:-1]:
            position += len(part) + 1
            ends.append("\r\n" if origin(position) in self.crlf else "\n")
        return "".join(piece for pair in zip(parts, [*ends, ""], strict=True) for piece in pair)


class Location(NamedTuple):
    """A place in a file on disk: line and column in code points from 1, and the offset in bytes from 0."""

    line: int
    column: int
    byte: int


class Locator:
    """Turns offsets in a document's text into places in its file; linear as long as the offsets ascend."""

    __slots__ = ("_byte", "_document", "_line", "_line_start", "_position")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._restart()

    def _restart(self) -> None:
        self._position, self._byte = 0, len(self._document.mark)
        self._line, self._line_start = 1, 0

    def __call__(self, position: int) -> Location:
        """The place of the code point at *position*; an offset that does not ascend starts again from the top."""
        if position < self._position:
            self._restart()
        document, text = self._document, self._document.text
        passed = text[self._position : position]
        self._line += passed.count("\n")
        last = text.rfind("\n", self._position, position)
        self._line_start = last + 1 if last >= 0 else self._line_start
        start = self._position
        self._byte += len(document.with_newlines(passed, lambda offset: offset + start).encode(document.encoding))
        self._position = position
        return Location(self._line, position - self._line_start + 1, self._byte)


def decode(data: bytes, encoding: str | None = None) -> Document:
    """Read a file's bytes, strictly: in *encoding* where it is given, else as a byte order mark or the bytes themselves tell.

    Raises BinaryError for bytes that are no text, and DocumentError for a text that cannot be decoded with certainty.
    """
    mark, codec = next(((mark, codec) for mark, codec in MARKS if data.startswith(mark)), (b"", "utf-8"))
    if encoding is not None and not mark:
        codec = encoding
    body = data[len(mark) :]
    try:
        string = body.decode(codec)
    except UnicodeDecodeError as error:
        if mark or encoding is not None:
            raise DocumentError(_undecodable(body, codec, error, len(mark))) from error
        codec, string = _detect(body, error)
    if "\0" in string:
        raise BinaryError("holds NUL characters: a binary file, not text")
    document = _normalise(string, codec, mark)
    if document.encode(document.text, lambda same: same) != data:
        raise DocumentError(
            f"reading it as {codec} and writing it back would change bytes; name its encoding with --encoding"
        )
    return document


def _detect(body: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """The codec of bytes that are not UTF-8, and what it makes of them."""
    if b"\0" in body:
        raise BinaryError("holds NUL bytes: a binary file, not text")
    from charset_normalizer import from_bytes  # takes 50 ms to import

    best = from_bytes(body).best()
    if best is None:
        raise DocumentError(_undecodable(body, "utf-8", error, 0))
    return best.encoding, body.decode(best.encoding)


def _undecodable(body: bytes, codec: str, error: UnicodeDecodeError, offset: int) -> str:
    bad = body[error.start : error.start + 4].hex(" ").upper()
    line = body.count(b"\n", 0, error.start) + 1
    return (
        f"is not valid {codec}: byte {error.start + offset} (line {line}) is {bad}; "
        "if the file is whole, name its encoding with --encoding"
    )


def _normalise(string: str, codec: str, mark: bytes) -> Document:
    """Line ends become ``\\n``; a carriage return elsewhere stays a character of the text."""
    pairs = string.count("\r\n")
    if not pairs:
        if "\r" in string and "\n" not in string:
            return Document(string.replace("\r", "\n"), codec, mark, "\r")
        return Document(string, codec, mark, "\n")
    text = string.replace("\r\n", "\n")
    lines = string.count("\n")
    if pairs == lines:
        return Document(text, codec, mark, "\r\n")
    crlf = []
    position = -1
    for line in string.split("\n")[:-1]:
        ends_in_pair = line.endswith("\r")
        position += len(line) + 1 - ends_in_pair
        if ends_in_pair:
            crlf.append(position)
    return Document(text, codec, mark, "\r\n" if pairs * 2 > lines else "\n", frozenset(crlf))
