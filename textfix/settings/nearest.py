"""Which settings hold for a file: those of the nearest settings file in its folder or above."""

from __future__ import annotations

import os

from textfix.settings import DEFAULT, Settings, SettingsError

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Sequence

#: The names of settings files; in one folder the first that there is decides.
NAMES = (".textfix.toml", "textfix.toml", "pyproject.toml")
LONGEST = 1 << 20  #: how much of a project's file is read to see whether it has a table of ours, in bytes


class Nearest:
    """Finds the settings of files. Raises SettingsError, when they are asked for, for a file that is wrong."""

    def __init__(self, given: Sequence[str] = (), *, isolated: bool = False) -> None:
        self._folders: dict[str, Settings | SettingsError] = {}  # by absolute path
        self._names: dict[str, Settings | SettingsError] = {}  # by the folder as the run spells it
        self._extra: tuple[str, ...] = ()
        self._fixed: Settings | None = DEFAULT if isolated else None
        if given:
            from textfix.settings import given as parts

            self._extra, file = parts.split(given)
            if file is not None:
                from textfix.settings.read import read

                self._fixed = read(file, base=os.getcwd())
            self._fixed = None if self._fixed is None else self._with_extra(self._fixed)

    def of(self, path: str) -> Settings:
        """The settings of the file at *path*, which need not exist."""
        return self.of_folder(os.path.dirname(path))

    def of_folder(self, folder: str) -> Settings:
        """The settings of the files in *folder*."""
        if self._fixed is not None:
            return self._fixed
        if folder not in self._names:
            self._names[folder] = self._search(os.path.abspath(folder))
        found = self._names[folder]
        if isinstance(found, SettingsError):
            raise found
        return found

    def _search(self, folder: str) -> Settings | SettingsError:
        """The settings of a folder; a file that is wrong is told as often as it is asked for, and read once."""
        climbed: list[str] = []
        found = self._folders.get(folder)
        while found is None:
            climbed.append(folder)
            above = os.path.dirname(folder)
            found = self._own(folder, last=above == folder) or self._folders.get(above)
            folder = above
        self._folders.update(dict.fromkeys(climbed, found))
        return found

    def _own(self, folder: str, *, last: bool) -> Settings | SettingsError | None:
        """The settings of a folder's own file, if it has one; of the *last* folder, those that hold without any."""
        try:
            found = _in_folder(folder) or (DEFAULT if last else None)
            return None if found is None else self._with_extra(found)
        except SettingsError as error:
            return error

    def _with_extra(self, settings: Settings) -> Settings:
        """The settings with the values that the command line gives."""
        if not self._extra:
            return settings
        from textfix.settings.given import overridden

        return overridden(settings, self._extra)


def _in_folder(folder: str) -> Settings | None:
    """The settings of a folder's own file, if it has one."""
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and _speaks_of_us(path, name):
            from textfix.settings.read import read

            found = read(path, optional=name == "pyproject.toml")
            if found is not None:
                return found
    return None


def _speaks_of_us(path: str, name: str) -> bool:
    """Whether it is worth parsing: most projects have a pyproject.toml, and few of them a table of ours."""
    if name != "pyproject.toml":
        return True
    try:
        with open(path, "rb") as file:
            return b"textfix" in file.read(LONGEST)
    except OSError:
        return False
