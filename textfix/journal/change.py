"""What the journal records of one file, as one line: its path, both hashes, and the edits between them.

    {"path": "/home/ada/letters/a.txt", "mode": "100644", "before": SHA-256, "after": SHA-256,
     "edits": [{"at": 12, "old": "，，", "new": "，", "rules": ["punctuation/doubled"]}], "check": "90ab12cd"}

`at` counts bytes of the old file. Bytes that are UTF-8 are written as text, others as {"base64": …}; what is long is
{"zlib": …}, packed and then in base64. A long `new` is {"length": bytes} alone: the file itself holds it. A path that is
no UTF-8 has its odd bytes as \\udc80 to \\udcff. `check` is the CRC-32 of the line without it.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from textfix.journal.edits import Edit, rebuilt
from textfix.json_line import json_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Of the form of a part; one that a later version of textfix wrote is not read.
VERSION = 1
#: From how many bytes on old bytes are packed, and new ones left out.
LONG = 4096
#: What stands before the checksum at the end of a line.
CHECK = ', "check": "'


class LineError(Exception):
    """A line that was not written to its end, or was changed since."""


class Change(NamedTuple):
    """How one file was changed."""

    path: str  #: absolute, of the file itself where a link led to it
    mode: int
    before: str  #: SHA-256 of the old bytes, in hexadecimal digits
    after: str  #: and of the new ones
    edits: tuple[Edit, ...]

    @classmethod
    def of(cls, path: str, mode: int, before: bytes, after: bytes, edits: Sequence[Edit]) -> Change:
        """The change of a file from some bytes to others."""
        return cls(path, mode, digest(before), digest(after), tuple(edits))

    def undone(self, after: bytes) -> bytes:
        """The old bytes from the new ones. Raises EditError, or LineError where they are not those that were recorded."""
        before = rebuilt(after, self.edits)
        if digest(before) != self.before:
            raise LineError("the journal does not give its old bytes back")
        return before


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes."""
    return sha256(data).hexdigest()


def line_of(change: Change) -> bytes:
    """The line that records a change."""
    edits = [
        {"at": edit.at, "old": _packed(edit.old), "new": _new(edit), "rules": list(edit.rules)} for edit in change.edits
    ]
    return checked(
        {
            "path": change.path,
            "mode": f"{change.mode:o}",
            "before": change.before,
            "after": change.after,
            "edits": edits,
        }
    )


def change_of(record: Mapping[str, Any]) -> Change:
    """The change that a record holds. Raises LineError."""
    try:
        edits = tuple(_edit(each) for each in record["edits"])
        return Change(record["path"], int(record["mode"], 8), record["before"], record["after"], edits)
    except (KeyError, TypeError, ValueError, zlib.error) as error:
        raise LineError("a line of the journal is in no form that this version knows") from error


def checked(record: Mapping[str, Any]) -> bytes:
    """A record as a line with its checksum, which a terminal can show."""
    body = json_line(record).encode()
    return body[:-1] + f'{CHECK}{zlib.crc32(body):08x}"}}\n'.encode()


def parsed(line: bytes) -> dict[str, Any]:
    """The record in a line. Raises LineError."""
    body, mark, end = line.rpartition(CHECK.encode())
    body += b"}"
    if not mark or end != f'{zlib.crc32(body):08x}"}}\n'.encode():
        raise LineError("a line of the journal is not whole")
    record: dict[str, Any] = json.loads(body)
    return record


def _new(edit: Edit) -> object:
    if edit.new is None or len(edit.new) >= LONG:
        return {"length": edit.length}
    return _packed(edit.new)


def _packed(data: bytes) -> object:
    if len(data) >= LONG:
        return {"zlib": b64encode(zlib.compress(data, 1)).decode()}
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"base64": b64encode(data).decode()}


def _unpacked(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode()
    if "zlib" in value:
        return zlib.decompress(b64decode(value["zlib"]))
    return b64decode(value["base64"])


def _edit(record: Any) -> Edit:
    new = record["new"]
    if isinstance(new, dict) and "length" in new:
        return Edit(record["at"], _unpacked(record["old"]), new["length"], None, tuple(record["rules"]))
    data = _unpacked(new)
    return Edit(record["at"], _unpacked(record["old"]), len(data), data, tuple(record["rules"]))
