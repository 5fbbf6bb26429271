"""The file that a report is written to: complete when it appears under its name, and not there if the run fails."""

from __future__ import annotations

import os
import stat

from textfix.files import reason
from textfix.output.stream import ClosedError
from textfix.replacement.temporary import begin

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from io import BufferedWriter


class ReportFile:
    """A report on its way to a file. Raises ClosedError where the file cannot be written."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._temporary = ""
        self._file: BufferedWriter | None = None
        target = os.path.realpath(path)
        try:
            mode = _mode(target)
            if mode is not None and not stat.S_ISREG(mode):  # a pipe or a device: nothing to put in its place
                self._file = open(target, "wb")  # noqa: SIM115  # closed by finish or discard
                return
            self._temporary, descriptor = begin(os.path.dirname(target), 0o666)
            self._file = open(descriptor, "wb")  # noqa: SIM115
            if mode is not None:
                os.chmod(self._temporary, stat.S_IMODE(mode))
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            raise self._failure(error) from error

    def write(self, piece: str | bytes) -> None:
        """Write a piece; text in UTF-8, whatever the locale."""
        assert self._file is not None  # noqa: S101  # for mypy: __init__ opened it or raised
        try:
            self._file.write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise self._failure(error) from error

    def finish(self) -> None:
        """Put the report under its name."""
        assert self._file is not None  # noqa: S101
        try:
            self._file.close()
            if self._temporary:
                os.replace(self._temporary, os.path.realpath(self._path))
                self._temporary = ""
        except OSError as error:
            raise self._failure(error) from error

    def discard(self) -> None:
        """Leave nothing behind but what was there before; nothing to do after `finish`."""
        try:
            if self._file is not None:
                self._file.close()
            if self._temporary:
                os.unlink(self._temporary)
        except OSError:  # the failure that led here has been told
            pass

    def _failure(self, error: Exception) -> ClosedError:
        from textfix.output.visible import visible

        return ClosedError(f"cannot write the report to {visible(self._path)}: {reason(error)}")


def _mode(path: str) -> int | None:
    """The mode of what is there; None where nothing is."""
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None
