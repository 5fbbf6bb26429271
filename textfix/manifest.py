"""The manifest of a run: a line of JSON for every file, with what it was, what it is, and which rules had a part in that.

A header comes first; it names the versions on which the results depend, and what was asked for. The line of a file is
appended when the file is done, so that a run that was interrupted can go on: --resume passes over the files that are as
the manifest says they were left, by size and time, if the header says that the same was asked of the same version.
Files that were refused are tried again.
"""

from __future__ import annotations

import json
import os
import stat
import unicodedata
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from textfix import __version__
from textfix.document import BinaryError, Document, DocumentError, examine
from textfix.files import reason
from textfix.json_line import json_line
from textfix.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textfix.report import FileReport
    from textfix.request import Request

VERSION = 1
#: What was asked for, as far as the results depend on it.
ASKED = (
    *("select", "ignore", "extend_select", "config", "isolated", "full", "encoding", "to_encoding", "newline", "bom"),
    *("kind", "script", "force", "max_loss", "baseline"),
)
LINE_ENDS = {"\n": "lf", "\r\n": "crlf", "\r": "cr"}


class LedgerError(SettingsError):
    """A list that cannot be written; names the file."""


class Ledger:
    """A file to which processes append whole lines. Raises LedgerError where it cannot be written, or holds something else.

    *ours* tells from its first line whether a file that is there already is such a list, and so may be written over.
    """

    def __init__(self, path: str, ours: Callable[[Any], bool], *, goes_on: bool = False) -> None:
        self.path = path
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        try:
            self._descriptor = os.open(path, flags, 0o666)
            if stat.S_ISREG(os.fstat(self._descriptor).st_mode):  # a pipe or a device has nothing to lose
                self._begin(ours, goes_on=goes_on)
        except OSError as error:
            raise LedgerError(f"{path}: cannot be written: {reason(error)}") from error

    def add(self, record: dict[str, Any]) -> None:
        """Append a line. Raises OSError."""
        rest = memoryview(f"{json_line(record)}\n".encode())
        while rest:  # nearly always once: so that lines of several processes do not mix
            rest = rest[os.write(self._descriptor, rest) :]

    def close(self) -> None:
        """Let go of the file."""
        with suppress(OSError):  # every line of it was written
            os.close(self._descriptor)

    def _begin(self, ours: Callable[[Any], bool], *, goes_on: bool) -> None:
        with open(self.path, "rb") as file:
            first = file.readline(1 << 20)
            if first and not ours(_parsed(first)):
                raise LedgerError(f"{self.path}: is there already, and no list of textfix; it was left alone")
            if not goes_on:
                os.ftruncate(self._descriptor, 0)
            elif first:
                file.seek(-1, os.SEEK_END)
                if file.read() != b"\n":  # the line that was being written when the run was killed
                    os.write(self._descriptor, b"\n")


def is_header(record: Any) -> bool:
    """Whether a line is the header of a manifest."""
    return isinstance(record, dict) and "manifest" in record


def _is_of_a_file(record: Any) -> bool:
    """Whether a line tells all that is asked of one; those that were cut or changed do not."""
    return isinstance(record, dict) and isinstance(record.get("path"), str) and {"size", "modified"} <= record.keys()


def is_refusal(record: Any) -> bool:
    """Whether a line is about a file that was refused."""
    return isinstance(record, dict) and record.get("status") == "refused"


def header(request: Request) -> dict[str, Any]:
    """What the results of a run depend on."""
    asked = {name: getattr(request, name) for name in ASKED}
    return {
        "manifest": VERSION,
        "textfix": __version__,
        "unicode": unicodedata.unidata_version,
        "tables": _tables(),
        "folder": os.getcwd(),
        "asked": {name: list(value) if isinstance(value, tuple) else value for name, value in asked.items() if value},
    }


def done(path: str, wanted: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """From the files that a manifest says are done to their sizes and times, under headers that say the *wanted* things."""
    files: dict[str, tuple[int, int]] = {}
    fitting = False
    try:
        with open(path, "rb") as lines:
            for record in map(_parsed, lines):
                if is_header(record):
                    fitting = {name: record.get(name) for name in wanted} == wanted
                elif fitting and _is_of_a_file(record) and not is_refusal(record):
                    files[record["path"]] = (record["size"], record["modified"])
    except FileNotFoundError:
        pass
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read: {reason(error)}") from error
    return files


def entry(path: str, data: bytes, report: FileReport | None, state: os.stat_result | None) -> dict[str, Any]:
    """The line of a file with the bytes that were read, what became of it, and its state now."""
    record: dict[str, Any] = {"path": path, "status": report.status.value if report else "clean"}
    if report and report.message:
        record["message"] = report.message
    if state is not None:
        record |= {"size": state.st_size, "modified": state.st_mtime_ns}
        document = report.document if report and report.document else _read(data)
        record["before"] = _described(data, document)
        if report and report.changed and document:
            record["after"] = _described(report.after, _read(report.after, report.encoding), report.encoding)
    for name, applied in (("rules", True), ("left", False)):
        counts = Counter(place.rule for place in (report.places() if report else ()) if place.applied is applied)
        if counts:
            record[name] = dict(sorted(counts.items()))
    return record


def _described(data: bytes, document: Document | None, encoding: str = "") -> dict[str, Any]:
    """Hash, encoding and line ends of some bytes."""
    record: dict[str, Any] = {"sha256": sha256(data).hexdigest()}
    if document is not None:
        record["encoding"] = encoding or document.encoding
        record["bom"] = bool(document.mark)
        has_ends = "\n" in document.text
        record["line-ends"] = (
            "mixed" if document.mixed else LINE_ENDS.get(document.newline, "lf") if has_ends else "none"
        )
    return record


def _read(data: bytes, encoding: str = "") -> Document | None:
    try:
        return examine(data, encoding or None)
    except (BinaryError, DocumentError):
        return None


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:  # the line that was being written when a run was killed
        return None


def _tables() -> dict[str, str]:
    """A short hash of each compiled table."""
    from textfix import tables

    return dict(_hashes(os.path.dirname(tables.__file__)))


def _hashes(folder: str) -> Iterator[tuple[str, str]]:
    for name in sorted(os.listdir(folder)):
        if name.endswith((".xz", ".txt")):
            with open(os.path.join(folder, name), "rb") as file:
                yield name, sha256(file.read()).hexdigest()[:12]
