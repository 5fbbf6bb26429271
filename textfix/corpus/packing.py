"""Write a shard in the packing that its name announces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.corpus.unpacking import NEEDS
from textfix.files import FileError

if TYPE_CHECKING:
    from typing import BinaryIO, Protocol

    class Sink(Protocol):
        """What takes bytes until it is closed; what is below it stays open."""

        def write(self, data: bytes, /) -> object: ...

        def close(self) -> None: ...


#: How hard gzip tries; 9, its default in Python, takes three times as long for one percent.
GZIP_LEVEL = 6


def writing(file: BinaryIO, packing: str) -> Sink:
    """What packs bytes and writes them to a file. Raises FileError where a package for it is missing."""
    if packing == ".gz":
        import gzip

        return gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=GZIP_LEVEL, mtime=0)
    if packing == ".zst":
        try:
            import zstandard
        except ImportError as error:
            raise FileError(NEEDS) from error
        return zstandard.ZstdCompressor(write_checksum=True).stream_writer(file, closefd=False)
    return _Plain(file)


class _Plain:
    """Bytes as they are."""

    def __init__(self, file: BinaryIO) -> None:
        self.write = file.write
        self.close = file.flush
