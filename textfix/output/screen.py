"""Where the report of a run goes: a terminal, a pipe or a file, and what a person there can see."""

from __future__ import annotations

import os
import sys

from textfix.output.stream import flush, say, write

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterator
    from typing import TypeVar

    from textfix.output.progress import Progress
    from textfix.output.report_file import ReportFile
    from textfix.request import Request

    T = TypeVar("T")

#: The width of a terminal that does not tell its own.
COLUMNS = 80


class Screen:
    """The place of a run's report. Raises ClosedError where it cannot be written to."""

    def __init__(self, request: Request) -> None:
        self._color = request.color
        self._stream = sys.stderr if request.filters else sys.stdout
        self._file: ReportFile | None = None
        if request.output_file is not None:
            from textfix.output.report_file import ReportFile

            self._file = ReportFile(request.output_file)
        self.terminal = self._file is None and self._stream is not None and self._stream.isatty()
        self._progress: Progress | None = None
        if not request.quiet and not request.from_stdin and sys.stderr is not None and sys.stderr.isatty():
            from textfix.output.progress import Progress

            self._progress = Progress()

    @property
    def colour(self) -> bool:
        """Whether escape sequences for colours are wanted."""
        if self._color != "auto":
            return self._color == "always"
        if self._file is not None or os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
            return True
        return self.terminal and os.environ.get("TERM") != "dumb"

    @property
    def columns(self) -> int | None:
        """The width of the terminal; None where there is none."""
        if not self.terminal or self._stream is None:
            return None
        told = os.environ.get("COLUMNS", "")
        if told.isdecimal() and int(told):
            return int(told)
        try:
            return os.get_terminal_size(self._stream.fileno()).columns or COLUMNS
        except (OSError, ValueError):
            return COLUMNS

    def counted(self, files: Iterator[T]) -> Iterator[T]:
        """The files of a run, counted where their progress is to be shown."""
        return files if self._progress is None else self._progress.counted(files)

    def watched(self, results: Iterator[T]) -> Iterator[T]:
        """What has come of the files, with their progress shown to a person."""
        return results if self._progress is None else self._progress.over(results)

    def put(self, piece: str | bytes) -> None:
        """Write a piece of the report."""
        if self._file is not None:
            self._file.write(piece)
            return
        if self.terminal:
            self._clear()
        write(self._stream, piece)
        if self.terminal:
            flush(self._stream)

    def say(self, message: str) -> None:
        """One line for the user on standard error, behind what the report shows already."""
        self._clear()
        if self.terminal:
            flush(self._stream)
        columns = self.columns
        if columns is not None and 2 * len(message) > columns and sys.stderr is not None and sys.stderr.isatty():
            from textfix.output.folding import folded

            message = "\n".join(folded(message, columns, "  "))
        say(message)

    def finish(self) -> None:
        """The report is complete."""
        self._clear()
        if self._file is not None:
            self._file.finish()
        flush(sys.stdout)

    def discard(self) -> None:
        """The run came to no end; an unfinished report file goes."""
        self._clear()
        if self._file is not None:
            self._file.discard()

    def _clear(self) -> None:
        """Take the progress away before something else is shown."""
        if self._progress is not None:
            self._progress.hide()
