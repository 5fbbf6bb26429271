"""Patterns of .gitignore files and of the exclude options, with git's meaning."""

from __future__ import annotations

import os
import stat
from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")

#: How long an ignore file may be, in bytes.
LONGEST = 1 << 20


class Patterns:
    """Patterns that hold under one folder."""

    def __init__(self, folder: str, lines: Iterable[str]) -> None:
        self._folder = os.path.abspath(folder)
        from pathspec import GitIgnoreSpec  # takes 30 ms to import

        self._spec = GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))

    def __bool__(self) -> bool:
        return len(self._spec) > 0

    def verdict(self, path: str, *, folder: bool) -> bool | None:
        """True where a path is ignored, False where a ``!`` pattern takes it back, None where no pattern fits."""
        relative = os.path.relpath(path, self._folder)
        if relative.startswith(os.pardir):
            return None
        name = relative.replace(os.sep, "/")
        return self._spec.check_file(f"{name}/" if folder else name).include


class Ignores:
    """The ignore files that hold in one folder, the nearest first; the first that has a pattern for a path decides."""

    def __init__(self, levels: tuple[Patterns, ...]) -> None:
        self._levels = levels

    @classmethod
    def of_folder(cls, folder: str, above: Ignores | None) -> Ignores:
        """Those of the folder above and the folder's own .gitignore."""
        own = Patterns(folder, _lines(os.path.join(folder, ".gitignore")))
        levels = above._levels if above else ()
        return cls((own, *levels) if own else levels)

    @classmethod
    def of_repository(cls, folders: Iterable[str], exclude: str, top: str) -> Ignores | None:
        """Those of *folders*, the outermost first, and of the file *exclude*, if they let *top* be.

        A folder that the user named is walked even where the repository ignores it.
        """
        root = os.path.dirname(os.path.dirname(os.path.dirname(exclude)))
        ignores = cls((Patterns(root, _lines(exclude)),))
        for folder in folders:
            ignores = cls.of_folder(folder, ignores)
        return None if ignores.ignore(top, folder=True) else ignores

    def ignore(self, path: str, *, folder: bool) -> bool:
        """Whether git would ignore this path."""
        return bool(
            next(
                (found for patterns in self._levels if (found := patterns.verdict(path, folder=folder)) is not None),
                None,
            )
        )


def _lines(path: str) -> list[str]:
    """The lines of an ignore file; none where it cannot be read or is a link, as git has it, or no text at all."""
    try:
        state = os.stat(path, follow_symlinks=False)
        if not stat.S_ISREG(state.st_mode) or state.st_size > LONGEST:
            return []
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read().split("\n")
    except OSError:
        return []


def _is_pattern(line: str) -> bool:
    """Whether a line can be compiled; git passes over a bad pattern too."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def fitting(table: Mapping[tuple[str, str], T], path: str) -> list[T]:
    """The values whose pattern fits *path*, in the order of the table; each key is a folder and a pattern below it."""
    absolute = os.path.abspath(path)
    return [value for bound, value in table.items() if _compiled(*bound).verdict(absolute, folder=False)]


@cache
def _compiled(folder: str, pattern: str) -> Patterns:
    return Patterns(folder, (pattern,))
