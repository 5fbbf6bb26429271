"""Read settings files, with those that they extend. They hold data; no code of theirs is ever run."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

from textfix.settings import Settings, SettingsError
from textfix.settings.check import checked
from textfix.settings.options import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

#: How many files may extend one another, and how long a file may be, in bytes.
DEEPEST = 10
LONGEST = 1 << 20


def read(path: str, *, base: str | None = None, optional: bool = False) -> Settings | None:
    """The settings of the file at *path*; None for an *optional* one in which there is no table of ours.

    Patterns and paths start from *base* or, without one, from the file's own folder. Raises SettingsError.
    """
    table = _table(path)
    if table is None:
        if optional:
            return None
        raise SettingsError(f"{path}: has no table [tool.textfix]")
    values, origins = _resolved(path, table, base, (os.path.realpath(path),))
    return Settings(values, origins, path)


def merged(
    under: tuple[Mapping[str, object], Mapping[str, str]], over: Mapping[str, object], origin: str
) -> tuple[dict[str, object], dict[str, str]]:
    """Values laid over others, and where each is from: lists that add are put together, and so are tables."""
    values, origins = dict(under[0]), dict(under[1])
    for name, value in over.items():
        before = values.get(name)
        added = BY_NAME[name].adds and bool(before)
        values[name] = _added(before, value) if added else value
        origins[name] = f"{origins[name]}, {origin}" if added else origin
    return values, origins


def _added(before: object, value: object) -> object:
    """A list or a table with what is added to it; of a table's keys the later ones stand last, and decide."""
    if isinstance(before, dict) and isinstance(value, dict):
        return {**{key: kept for key, kept in before.items() if key not in value}, **value}
    assert isinstance(before, tuple)  # noqa: S101  # for mypy: the other shape that adds
    assert isinstance(value, tuple)  # noqa: S101
    return (*before, *value)


def _resolved(
    path: str, table: dict[str, object], base: str | None, seen: tuple[str, ...]
) -> tuple[dict[str, object], dict[str, str]]:
    """The values of a table over those that it extends, and where they are from."""
    folder = base or os.path.dirname(os.path.abspath(path))
    first = {name: value for name, value in table.items() if name == "extend"}
    rest = {name: value for name, value in table.items() if name not in first}
    under: tuple[dict[str, object], dict[str, str]] = ({}, {})
    extended = _checked(path, first, folder, {}).get("extend")
    if isinstance(extended, str):
        real = os.path.realpath(extended)
        if real in seen or len(seen) > DEEPEST:
            raise SettingsError(f"{path}: extend: {extended} comes back to itself, or goes too deep")
        below = _table(extended)
        if below is None:
            raise SettingsError(f"{path}: extend: {extended} has no table [tool.textfix]")
        under = _resolved(extended, below, None, (*seen, real))
    return merged(under, _checked(path, rest, folder, under[0]), path)


def _checked(path: str, table: Mapping[str, object], folder: str, below: Mapping[str, object]) -> dict[str, object]:
    """The values of a table; an error in it names the file."""
    try:
        return checked(table, folder, below)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from error


def _table(path: str) -> dict[str, object] | None:
    """The table of our settings in a file; None where a pyproject.toml has none."""
    try:
        with open(path, "rb") as file:
            data = file.read(LONGEST + 1)
    except OSError as error:
        raise SettingsError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    if len(data) > LONGEST:
        raise SettingsError(f"{path}: is no settings file, it is larger than {LONGEST >> 20} MB")
    try:
        document = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(f"{path}: is not valid TOML: {error}") from error
    if os.path.basename(path) != "pyproject.toml" and not _has_tool_table(document):
        return document
    tool = document.get("tool", {})
    ours: object = tool.get("textfix") if isinstance(tool, dict) else None
    if ours is not None and not isinstance(ours, dict):
        raise SettingsError(f"{path}: tool.textfix should be a table")
    return ours


def _has_tool_table(document: dict[str, object]) -> bool:
    """Whether a file of our own is written as a pyproject.toml is, which does no harm."""
    tool = document.get("tool")
    return isinstance(tool, dict) and isinstance(tool.get("textfix"), dict) and len(document) == 1
