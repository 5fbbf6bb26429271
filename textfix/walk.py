"""From the paths that a user names to the files of a run: folders are walked, ignored and special files passed over."""

from __future__ import annotations

import os

from textfix.files import reason

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Callable, Iterator, Sequence

    from textfix.exclusion import Exclusion
    from textfix.ignores import Ignores

    #: Which exclusion holds for what is in a folder.
    Excluding = Callable[[str], Exclusion]


class Found:
    """A file of a run, or a path that gives none and why."""

    __slots__ = ("named", "path", "problem")

    def __init__(self, path: str, *, named: bool, problem: str = "") -> None:
        self.path = path
        self.named = named  #: by the user, and not met in a folder
        self.problem = problem


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
    several = len(paths) > 1  # below one path nothing comes twice
    seen: set[str] = set()
    folders: dict[str, str] = {}
    for path in paths:
        if force_exclude and excluding(os.path.dirname(path)).covers_named(path):
            continue
        if os.path.isdir(path):
            found = _walk(path, excluding, respect_gitignore=respect_gitignore)
        else:
            found = iter((Found(path, named=True),))
        for file in found:
            if several:
                place = _place(file, folders)
                if place in seen:
                    continue
                seen.add(place)
            yield file


def _place(file: Found, folders: dict[str, str]) -> str:
    """Where a file really is, by whatever links it was named; *folders* remembers where folders are."""
    if file.named and os.path.islink(file.path):
        return os.path.realpath(file.path)
    folder, name = os.path.split(file.path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def _walk(top: str, excluding: Excluding, *, respect_gitignore: bool) -> Iterator[Found]:
    """The regular files under a folder. Links are not followed: what they lead to is done where it is, if at all."""
    ignores = _ignores_above(top) if respect_gitignore else None
    pending: list[tuple[str, Ignores | None]] = [(top, ignores)]
    while pending:
        folder, ignores = pending.pop()
        try:
            files, folders = _entries(folder, follow=folder == top)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            yield Found(folder, named=False, problem=f"cannot list this directory: {reason(error)}")
            continue
        if respect_gitignore and ".gitignore" in files:
            from textfix.ignores import Ignores

            ignores = Ignores.of_folder(folder, ignores)
        exclusion = excluding(folder)
        for path in _wanted(folder, files, exclusion, ignores, are_folders=False):
            yield Found(path, named=False)
        pending += [(path, ignores) for path in _wanted(folder, folders[::-1], exclusion, ignores, are_folders=True)]


def _wanted(
    folder: str, names: list[str], exclusion: Exclusion, ignores: Ignores | None, *, are_folders: bool
) -> Iterator[str]:
    """The paths of what is neither left out nor ignored."""
    for name in names:
        path = name if folder == "." and name != "-" else os.path.join(folder, name)
        if exclusion.covers(path, name, folder=are_folders):
            continue
        if not (ignores and ignores.ignore(path, folder=are_folders)):
            yield path


def _entries(folder: str, *, follow: bool) -> tuple[list[str], list[str]]:
    """The names of the files and of the folders in a folder, sorted; no links and nothing special.

    Unless it may *follow*, what has become a link since it was met is no folder.
    """
    if os.scandir not in os.supports_fd:  # Windows
        return _sorted(folder)
    flags = os.O_RDONLY | os.O_DIRECTORY | (0 if follow else os.O_NOFOLLOW)
    descriptor = os.open(folder, flags)
    try:
        return _sorted(descriptor)
    finally:
        os.close(descriptor)


def _sorted(folder: str | int) -> tuple[list[str], list[str]]:
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(folder) as scan:
        for entry in scan:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
            elif entry.is_file(follow_symlinks=False):
                files.append(entry.name)
    return sorted(files), sorted(folders)


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
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            return any(line.strip() and not line.startswith(b"#") for line in file)
    except OSError:
        return False
