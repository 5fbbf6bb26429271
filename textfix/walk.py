"""From the paths that a user names to the files of a run: folders are walked, ignored and special files passed over."""

from __future__ import annotations

import os

from textfix.files import is_temporary, reason

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Callable, Iterator, Sequence

    from textfix.ignores import Ignores, Patterns
    from textfix.settings import Settings

    #: Which exclusion holds for what is in a folder.
    Excluding = Callable[[str], "Exclusion"]

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


class Found:
    """A file of a run, or a path that gives none and why."""

    __slots__ = ("named", "path", "problem")

    def __init__(self, path: str, *, named: bool, problem: str = "") -> None:
        self.path = path
        self.named = named  #: by the user, and not met in a folder
        self.problem = problem


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


def find(
    paths: Sequence[str],
    exclusion: Exclusion | Excluding,
    *,
    respect_gitignore: bool = True,
    force_exclude: bool = False,
) -> Iterator[Found]:
    """The files of *paths*, each once: named files as they are, folders in the order of their names.

    A named file is taken whatever ignores or excludes it, unless *force_exclude*.
    """
    excluding: Excluding = exclusion if callable(exclusion) else lambda _: exclusion
    seen: set[str] = set()
    for path in paths:
        if force_exclude and excluding(os.path.dirname(path)).covers_named(path):
            continue
        if os.path.isdir(path):
            found = _walk(path, excluding, respect_gitignore=respect_gitignore)
        else:
            found = iter((Found(path, named=True),))
        for file in found:
            key = os.path.normpath(file.path)
            if key not in seen:
                seen.add(key)
                yield file


def _walk(top: str, excluding: Excluding, *, respect_gitignore: bool) -> Iterator[Found]:
    """The regular files under a folder. Links are not followed: what they lead to is done where it is, if at all."""
    ignores = _ignores_above(top) if respect_gitignore else None
    pending: list[tuple[str, Ignores | None]] = [(top, ignores)]
    while pending:
        folder, ignores = pending.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Found(folder, named=False, problem=f"cannot list this directory: {reason(error)}")
            continue
        if respect_gitignore and any(entry.name == ".gitignore" for entry in entries):
            from textfix.ignores import Ignores

            ignores = Ignores.of_folder(folder, ignores)
        exclusion = excluding(folder)
        folders: list[tuple[str, Ignores | None]] = []
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not entry.is_file(follow_symlinks=False):
                continue
            path = entry.name if folder == "." else entry.path
            if exclusion.covers(path, entry.name, folder=is_folder):
                continue
            if ignores and ignores.ignore(path, folder=is_folder):
                continue
            if is_folder:
                folders.append((path, ignores))
            else:
                yield Found(path, named=False)
        pending += reversed(folders)


def _ignores_above(top: str) -> Ignores | None:
    """The rules that the repository around a folder has for it; none outside a repository."""
    folder = os.path.abspath(top)
    chain = []
    while True:
        chain.append(folder)
        if os.path.exists(os.path.join(folder, ".git")):
            break
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    exclude = os.path.join(folder, ".git", "info", "exclude")
    above = chain[:0:-1]
    if not any(os.path.exists(os.path.join(part, ".gitignore")) for part in above) and not _has_patterns(exclude):
        return None
    from textfix.ignores import Ignores

    return Ignores.of_repository(above, exclude, top)


def _has_patterns(path: str) -> bool:
    """Whether an ignore file holds more than comments, as the one that git makes for a new repository does not."""
    try:
        with open(path, "rb") as file:
            return any(line.strip() and not line.startswith(b"#") for line in file)
    except OSError:
        return False
