"""What is a shard, by its name, and where the repaired one goes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from textfix.files import FileError

if TYPE_CHECKING:
    from collections.abc import Iterable

LINES = (".jsonl", ".ndjson")
TABLE = ".parquet"
PACKINGS = (".gz", ".zst")
SUFFIXES = (*LINES, *(line + packing for line in LINES for packing in PACKINGS), TABLE)


class Shard(NamedTuple):
    """A file of rows."""

    path: str
    target: str | None  #: where the repaired one goes; None in a check
    packing: str  #: the suffix of what it is packed in, or nothing
    is_table: bool


class Shards:
    """The shards below some paths. Raises FileError for what is none."""

    def __init__(self, paths: Iterable[str], folder: str | None) -> None:
        self._roots = [os.path.abspath(path) for path in paths if os.path.isdir(path)]
        self._folder = folder

    def of(self, path: str) -> Shard:
        """The shard at a path; one that is met in a folder keeps its path below that in the new one."""
        suffix = suffix_of(path)
        if not suffix:
            raise FileError(f"is no shard of a corpus; their names end in {', '.join(SUFFIXES)}")
        packing = next((each for each in PACKINGS if suffix.endswith(each)), "")
        return Shard(path, self._target(path), packing, suffix == TABLE)

    def _target(self, path: str) -> str | None:
        if self._folder is None:
            return None
        target = os.path.join(self._folder, self._name(os.path.abspath(path)))
        if _same_file(path, target):
            raise FileError("would be overwritten by its repair; name another folder with --output")
        return target

    def _name(self, path: str) -> str:
        for root in self._roots:
            if path.startswith(os.path.join(root, "")):
                return os.path.relpath(path, root)
        return os.path.basename(path)


def suffix_of(path: str) -> str:
    """The suffix that makes a file a shard; empty for other files."""
    name = path.lower()
    return next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:  # there is no such file yet
        return False
