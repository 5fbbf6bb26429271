"""Which shards are done: a file of JSON lines in the folder that they are written to.

A header says what was asked for, by which version; behind it comes a line for each shard, written before the shard takes
its place. So a shard is done if it is there as its line says, and `--resume` passes it over where the header and the
shard that it was made from are the same too. What is in the folder without a line was not written by textfix, and is
not overwritten.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from textfix.files import reason
from textfix.manifest import Ledger, header
from textfix.settings import SettingsError

if TYPE_CHECKING:
    from textfix.corpus.counts import Counts
    from textfix.request import Request

NAME = ".textfix-corpus.jsonl"

#: Size and time of a file.
State = tuple[int, int]


class Record:
    """The record of a folder. Raises SettingsError where it cannot be read or written."""

    def __init__(self, folder: str, request: Request) -> None:
        self._folder = folder
        path = os.path.join(folder, NAME)
        wanted = _header(request)
        self._done: dict[str, tuple[State, State, int]] = {}  # shards: their state, that of the result, rows left
        self._written: set[tuple[str, State]] = set()
        try:
            os.makedirs(folder, exist_ok=True)
            self._read(path, wanted)
        except OSError as error:
            raise SettingsError(f"{path}: cannot be read: {reason(error)}") from error
        self._ledger = Ledger(path, _is_header, goes_on=True)
        self.add_line(wanted)

    def done(self, path: str, target: str) -> int | None:
        """How many rows were left of a shard that was done under this header, if it and the result are as they were."""
        done = self._done.get(os.path.realpath(path))
        return done[2] if done is not None and done[:2] == (_state(path), _state(target)) else None

    def ours(self, target: str) -> bool:
        """Whether a file is one that textfix has written, and as it was then."""
        state = _state(target)
        return state is not None and (self._name(target), state) in self._written

    def add(self, path: str, state: os.stat_result, target: str, result: os.stat_result, counts: Counts) -> None:
        """A shard of this state is done, and its result takes its place next. Raises OSError."""
        self.add_line(
            {
                "shard": os.path.realpath(path),
                "state": [state.st_size, state.st_mtime_ns],
                "name": self._name(target),
                "result": [result.st_size, result.st_mtime_ns],
                "rows": counts.rows,
                "changed": counts.changed,
                "undone": counts.undone,
                "rules": {rule: count for (rule, _), count in sorted(counts.applied.items()) if count},
            }
        )

    def add_line(self, line: dict[str, Any]) -> None:
        """Append a line."""
        self._ledger.add(line)

    def close(self) -> None:
        """Let go of the file."""
        self._ledger.close()

    def _name(self, target: str) -> str:
        return os.path.relpath(target, self._folder)

    def _read(self, path: str, wanted: dict[str, Any]) -> None:
        if not os.path.exists(path):
            return
        fitting = False
        with open(path, "rb") as lines:
            for line in lines:
                entry = _parsed(line)
                if _is_header(entry):
                    fitting = entry == wanted
                elif isinstance(entry, dict) and entry.keys() >= {"shard", "state", "name", "result", "undone"}:
                    state, result = tuple(entry["state"]), tuple(entry["result"])
                    self._written.add((entry["name"], result))
                    if fitting:
                        self._done[entry["shard"]] = state, result, entry["undone"]


def _header(request: Request) -> dict[str, Any]:
    """What the results depend on."""
    asked: dict[str, Any] = json.loads(json.dumps(header(request)))
    del asked["manifest"], asked["folder"]
    return {"corpus": 1, **asked, "fields": list(request.field)}


def _is_header(entry: Any) -> bool:
    return isinstance(entry, dict) and "corpus" in entry


def _state(path: str) -> State | None:
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:  # the line that was being written when a run was killed
        return None
