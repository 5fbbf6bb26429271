"""The bytes of a shard as they come: as they are, or unpacked from gzip or Zstandard, a little at a time.

A few bytes can stand for any number, so what they unpack to is held against a ratio.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Protocol

from textfix.files import FileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

#: How many times as long as its packed form a shard may be, from so many bytes on; texts pack to a tenth at most.
RATIO = 250
FLOOR = 64 << 20
#: How many packed bytes are unpacked at once: they come to 16 MB of gzip at most, and to 64 MB of Zstandard.
PIECES = {".gz": 1 << 14, ".zst": 1 << 10}
BUFFER = 1 << 20
NEEDS = "needs the package zstandard, which is not installed: pip install 'textfix[corpus]'"


class _Unpacker(Protocol):
    """What unpacks one member or frame."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


def reading(file: BinaryIO, packing: str) -> io.BufferedReader:
    """What a shard holds, unpacked; the packing is its last suffix, if it is one. Raises FileError, on reading too."""
    if not packing:
        return io.BufferedReader(file, BUFFER)  # type: ignore[arg-type]  # it is unbuffered
    return io.BufferedReader(_Unpacked(file, _unpackers(packing), PIECES[packing]), BUFFER)


def _unpackers(packing: str) -> Callable[[], _Unpacker]:
    if packing == ".gz":
        return lambda: zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        import zstandard
    except ImportError as error:
        raise FileError(NEEDS) from error
    return zstandard.ZstdDecompressor().decompressobj


class _Unpacked(io.RawIOBase):
    """A stream of what other bytes unpack to, member after member."""

    def __init__(self, file: BinaryIO, begin: Callable[[], _Unpacker], piece: int) -> None:
        self._file = file
        self._begin = begin
        self._piece = piece
        self._unpacker: _Unpacker | None = None
        self._packed = b""  # read and not yet unpacked
        self._ready = memoryview(b"")
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        while not self._ready:
            if not self._more():
                return 0
        room = memoryview(buffer)
        count = min(len(room), len(self._ready))
        room[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _more(self) -> bool:
        """Unpack another piece; False at the end."""
        packed = self._packed or self._file.read(self._piece)
        self._taken += len(packed) - len(self._packed)
        self._packed = b""
        if not packed:
            if self._unpacker is not None:
                raise FileError("ends in the middle of what is packed in it; it was cut short")
            return False
        if self._unpacker is None:
            packed = packed.lstrip(b"\0")  # some programs fill the last block of a tape or a disk
            if not packed:
                return True
            self._unpacker = self._begin()
        try:
            ready = self._unpacker.decompress(packed)
        except Exception as error:  # zlib.error or ZstdError, which is known only where it is installed
            raise FileError(f"cannot be unpacked: {error}") from error
        if self._unpacker.eof:
            self._packed, self._unpacker = self._unpacker.unused_data, None
        self._ready = memoryview(ready)
        self._given += len(ready)
        if self._given > FLOOR and self._given > RATIO * self._taken:
            raise FileError(f"unpacks to more than {RATIO} times its size, as no text does; it was given up")
        return True
