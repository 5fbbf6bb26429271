"""Which paths a run leaves out: the usual folders, or the patterns of the user and of the settings."""

from __future__ import annotations

import os

from textfix.files import is_temporary

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Sequence

    from textfix.ignores import Patterns
    from textfix.settings import Settings

#: Folders that hold no text of the user's own, wherever they are.
EXCLUDED = frozenset(
    {
        ".bzr",
        ".git",
        ".hg",
        ".jj",
        ".svn",
        "CVS",
        ".cache",
        ".direnv",
        ".eggs",
        ".hypothesis",
        ".ipynb_checkpoints",
        ".mypy_cache",
        ".nox",
        ".pytest_cache",
        ".ruff_cache",
        ".tox",
        ".venv",
        "__pycache__",
        "node_modules",
        "site-packages",
        "venv",
    }
)


class Exclusion:
    """Which paths a run leaves out: the usual folders, or the user's patterns, and more of them."""

    def __init__(self, exclude: Sequence[str] = (), extend_exclude: Sequence[str] = ()) -> None:
        self._names = frozenset() if exclude else EXCLUDED
        self._patterns: tuple[Patterns, ...] = ()
        if patterns := (*exclude, *extend_exclude):
            from textfix.ignores import Patterns

            self._patterns = (Patterns(os.getcwd(), patterns),)

    @classmethod
    def of(cls, exclude: Sequence[str], extend_exclude: Sequence[str], settings: Settings) -> Exclusion:
        """That of the flags and of settings; the flags' own patterns take the place of those that they repeat."""
        exclusion = cls(exclude, extend_exclude)
        bound = (*(() if exclude else settings.exclude), *settings.extend_exclude)
        if settings.exclude and not exclude:
            exclusion._names = frozenset()
        if bound:
            from textfix.ignores import Patterns

            folders = dict.fromkeys(folder for folder, _ in bound)
            exclusion._patterns += tuple(
                Patterns(folder, [pattern for base, pattern in bound if base == folder]) for folder in folders
            )
        return exclusion

    def covers(self, path: str, name: str, *, folder: bool) -> bool:
        """Whether the entry *name* at *path* is left out."""
        if name in self._names or is_temporary(name):
            return True
        return any(patterns.verdict(path, folder=folder) is True for patterns in self._patterns)

    def covers_named(self, path: str) -> bool:
        """Whether a file that the user named, or a folder above it, is left out."""
        parts = os.path.normpath(path).split(os.sep)
        above = (os.sep.join(parts[: i + 1]) for i in range(len(parts) - 1))
        return any(self.covers(part, os.path.basename(part), folder=True) for part in above if part) or self.covers(
            path,
            parts[-1],
            folder=os.path.isdir(path),
        )
