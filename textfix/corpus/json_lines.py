"""JSON lines: each line is looked at for damage, and only in those that have some a string is put in another's place.

Every byte outside of the strings that are repaired stays as it is: order, blanks, numbers, line ends. A line that is no
JSON is told and given on.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from textfix.corpus.patching import patched
from textfix.corpus.rows import Rows
from textfix.corpus.texts import LEFT
from textfix.corpus.values import RowError, spots, texts_of
from textfix.files import FileError, reason
from textfix.signals import stopped
from textfix.watch import StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from textfix.report import FileReport

#: The longest line that is looked at, in bytes; a longer one is told and given on in pieces of that size.
LONGEST = 8 << 20
#: How much is written at once.
BLOCK = 1 << 18
#: What JSON takes for blanks.
BLANKS = " \t\r\n"
MARK = b"\xef\xbb\xbf"


class JsonLines(Rows):
    """The rows of one shard; *unseen* is left with the fields that none of them has."""

    def stream(self, file: BinaryIO, write: Callable[[bytes], object], *, longest: int = LONGEST) -> None:
        """Write the shard that is read from a file, repaired. Raises StoppedError, FileError and SettingsError."""
        block: list[bytes] = []
        size = 0
        for line in self._lines(file, longest):
            block.append(line)
            size += len(line)
            if size >= BLOCK:
                if stopped():
                    raise StoppedError
                write(b"".join(block))
                block, size = [], 0
        write(b"".join(block))

    def _lines(self, file: BinaryIO, longest: int) -> Iterator[bytes]:
        """The lines, repaired; of one that is too long, which is told, the pieces as they are."""
        number = 0
        while line := _next(file, longest):
            number += 1
            if len(line) < longest or line.endswith(b"\n"):
                yield self._line(number, line)
                continue
            self._counts.rows += 1
            self._counts.cannot(number, f"is longer than {longest >> 20} MB; {LEFT}")
            yield line
            while not line.endswith(b"\n") and (line := _next(file, longest)):
                yield line

    def _line(self, number: int, line: bytes) -> bytes:
        """A line, repaired if it is a row with damage."""
        mark = MARK if number == 1 and line.startswith(MARK) else b""
        try:
            string = line[len(mark) :].decode()
            bare = string.rstrip(BLANKS)  # a string that is not closed would be one with a line end
            if not bare:
                return line
            self._counts.rows += 1
            texts, seen = texts_of(bare, self._fields)
        except UnicodeDecodeError as error:
            self._counts.rows += 1
            self._counts.cannot(number, f"is not UTF-8 at byte {error.start + 1}; {LEFT}")
            return line
        except RowError as error:
            self._counts.cannot(number, f"{error}; {LEFT}")
            return line
        self.unseen -= seen
        reports = self._reports(number, texts)
        if not any(report.changed for report in reports.values()):
            return line
        return mark + self._repaired(string, reports).encode()

    def _repaired(self, line: str, reports: dict[str, FileReport]) -> str:
        parts: list[str] = []
        done = 0
        for _, start, end in spots(line, self._fields):
            report = reports.get(json.loads(line[start - 1 : end + 1]))
            if report is not None and report.changed:
                parts += (line[done:start], patched(line[start:end], report, ascii_only=line.isascii()))
                done = end
        return "".join((*parts, line[done:]))

    def _reports(self, number: int, texts: list[tuple[str, str]]) -> dict[str, FileReport]:
        """What was found in the texts of a row, by the texts; one that cannot be done is told."""
        reports: dict[str, FileReport | None] = {}
        for _, text in texts:
            if text not in reports:
                reports[text] = self._examined(number, text)
        self._tell(number, [(field, report) for field, text in texts if (report := reports[text])])
        return {text: report for text, report in reports.items() if report}


def _next(file: BinaryIO, longest: int) -> bytes:
    """The next line, or a piece of it. Raises FileError; an OSError would be taken for one of the file that is written."""
    try:
        return file.readline(longest)
    except OSError as error:
        raise FileError(f"cannot be read: {reason(error)}") from error
