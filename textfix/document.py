"""Bytes to text and back: encoding, byte order mark and line ends are kept as they were, unless something else is asked for."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from textfix.encodings.names import known, same
from textfix.encodings.reading import BinaryError, DocumentError, Reading, read
from textfix.newlines import NEWLINES, line_ends

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["BinaryError", "Document", "DocumentError", "Manner", "decode", "examine"]

#: Encodings with shifts between their alphabets.
SHIFTED = ("iso2022", "hz", "utf-7")
#: How many characters are named that an encoding cannot hold.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is to be written, where its user has a say in it; each ``keep`` leaves that as it was."""

    encoding: str | None = None  #: None: as the rules see fit
    newline: str = "keep"  #: or lf, crlf
    bom: str = "keep"  #: or strip

    @property
    def changes(self) -> bool:
        """Whether a sound file may become another one."""
        return self.encoding not in (None, "keep") or self.newline != "keep" or self.bom != "keep"


KEEP = Manner()


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded file: its text with ``\\n`` for line ends, and all that is needed to write it back."""

    text: str
    encoding: str  #: Python's name of the codec
    mark: bytes  #: the byte order mark, or nothing
    newline: str  #: the line end of the file; the commonest one where they are mixed
    crlf: frozenset[int] = frozenset()  #: where line ends are mixed, the offsets in `text` of those that were CR LF
    padding: bytes = b""  #: zero bytes behind the text
    fault: str = ""  #: why the file must not be rewritten as it was read; empty for a sound file
    certain: bool = True  #: whether it is in that encoding, apart from what could not be read

    @property
    def mixed(self) -> bool:
        """Whether some lines end in CR LF and some in LF."""
        return bool(self.crlf)

    def encode(
        self, text: str, origin: Callable[[int], int], encoding: str | None = None, manner: Manner = KEEP
    ) -> bytes:
        """*text* as bytes in the manner of this file; *origin* maps its offsets to those of `self.text`.

        Raises DocumentError, with the characters named, where the encoding cannot hold the text.
        """
        codec = encoding or self.encoding
        document = (
            replace(self, newline=NEWLINES[manner.newline], crlf=frozenset()) if manner.newline in NEWLINES else self
        )
        string = document.with_newlines(text, origin)
        mark = b"" if self.mark == codecs.BOM_UTF8 and manner.bom == "strip" else self.mark
        try:
            if codec == self.encoding:
                return mark + string.encode(codec, "surrogateescape") + self.padding
            body = string.encode(codec)
        except UnicodeEncodeError as error:
            raise DocumentError(_cannot_hold(codec, string)) from error
        if body.decode(codec) != string:
            raise DocumentError(f"{codec} would not give the same text back; the file was left as it was")
        return (mark if same(codec, "utf-8") and self.encoding == "utf-8" else b"") + body + self.padding

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

    __slots__ = ("_byte", "_document", "_encoder", "_line", "_line_start", "_position")

    def __init__(self, document: Document) -> None:
        self._document = document
        known(document.encoding)  # one of our own codecs may so far be known only to the process that read the file
        self._restart()

    def _restart(self) -> None:
        self._position, self._byte = 0, len(self._document.mark)
        self._line, self._line_start = 1, 0
        shifts = self._document.encoding.startswith(SHIFTED)  # piece by piece each would end in a shift of its own
        self._encoder = codecs.getincrementalencoder(self._document.encoding)() if shifts else None

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
        string = document.with_newlines(passed, lambda offset: offset + start)
        encoder = self._encoder
        data = encoder.encode(string) if encoder else string.encode(document.encoding, "surrogateescape")
        self._byte += len(data)
        self._position = position
        return Location(self._line, position - self._line_start + 1, self._byte)


def decode(data: bytes, encoding: str | None = None) -> Document:
    """Read a file's bytes, strictly: in *encoding* where it is given, else as a byte order mark or the bytes themselves tell.

    Raises BinaryError for bytes that are no text, and DocumentError for a text that cannot be decoded with certainty.
    """
    document = examine(data, encoding)
    if document.fault:
        raise DocumentError(document.fault)
    return document


def examine(data: bytes, encoding: str | None = None) -> Document:
    """The same for a file that may have a fault: what of it cannot be read stands for itself, and `fault` says so."""
    document = _normalise(read(data, encoding))
    back = document.encode(document.text, _same)
    if back != data:
        place = next((i for i, (old, new) in enumerate(zip(data, back, strict=False)) if old != new), len(data))
        raise DocumentError(
            f"reading it as {document.encoding} and writing it back would change bytes, the first at {place} "
            f"({data[place : place + 4].hex(' ').upper()}); if it has another encoding, name it with --encoding"
        )
    return document


def _same(offset: int) -> int:
    return offset


def _cannot_hold(codec: str, string: str) -> str:
    lost = [
        character for character in dict.fromkeys(string) if not character.isascii() and not _holds(codec, character)
    ]
    names = ", ".join(f"{character!r} (U+{ord(character):04X})" for character in lost[:NAMED])
    more = f" and {len(lost) - NAMED} more" if len(lost) > NAMED else ""
    return f"{codec} cannot hold the repaired text: no place for {names}{more}; ask for --to-encoding utf-8"


def _holds(codec: str, character: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _normalise(reading: Reading) -> Document:
    text, newline, crlf = line_ends(reading.string)
    return Document(
        text, reading.encoding, reading.mark, newline, crlf, reading.padding, reading.fault, reading.certain
    )
