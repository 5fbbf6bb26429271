"""A new shard beside its place, which it takes when it is complete: as the files that `replacement` writes, in one step."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from textfix.files import FileError, reason
from textfix.replacement import sync_folder
from textfix.replacement.temporary import begin, close, remove, sweep

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import BinaryIO


class Draft:
    """A file that is being written; unless it is finished, leaving it removes it. Raises FileError."""

    def __init__(self, target: str, *, sync: bool) -> None:
        self._target = target
        self._folder = os.path.dirname(target)
        self._sync = sync
        try:
            os.makedirs(self._folder, exist_ok=True)
            sweep(self._folder)
            self._temporary, self._descriptor = begin(self._folder)
        except OSError as error:
            raise self._failed(error) from error
        self.file: BinaryIO = os.fdopen(self._descriptor, "w+b", buffering=1 << 16, closefd=False)

    def __enter__(self) -> Draft:
        return self

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None) -> None:
        with suppress(OSError):  # of a file that is finished nothing is left to be written
            self.file.close()
        if self._temporary:
            remove(self._temporary)
        close(self._descriptor)
        if isinstance(error, OSError):
            raise self._failed(error) from error

    def copy(self, source: BinaryIO) -> None:
        """Begin anew with the bytes of another file."""
        self.file.seek(0)
        self.file.truncate()
        source.seek(0)
        shutil.copyfileobj(source, self.file, 1 << 20)

    def finish(self, model: os.stat_result, announce: Callable[[os.stat_result], None]) -> None:
        """Put the file in its place, with the mode that *model* has; what *announce* raises keeps it away."""
        self.file.flush()
        if hasattr(os, "fchmod"):  # not on every Windows
            os.fchmod(self._descriptor, stat.S_IMODE(model.st_mode) & 0o777)
        if self._sync:
            os.fsync(self._descriptor)
        announce(os.fstat(self._descriptor))
        if os.name == "nt":
            close(self._descriptor)  # a file that is open cannot be renamed there
        os.replace(self._temporary, self._target)
        self._temporary = ""
        if self._sync:
            sync_folder(self._folder)

    def _failed(self, error: OSError) -> FileError:
        return FileError(f"{self._target} could not be written: {reason(error)}")
