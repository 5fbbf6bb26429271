"""What the command line says about settings: ``--config FILE`` and ``--config KEY=VALUE``."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

from textfix.settings import Settings, SettingsError
from textfix.settings.check import checked
from textfix.settings.options import BY_NAME
from textfix.settings.read import merged

if TYPE_CHECKING:
    from collections.abc import Sequence

ORIGIN = "--config"


def split(given: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The KEY=VALUE parts, and the file if one is named. Raises SettingsError for two files."""
    pairs = [each for each in given if "=" in each and not os.path.isfile(each)]
    files = [each for each in given if each not in pairs]
    if len(files) > 1:
        raise SettingsError(f"--config names two files, {files[0]} and {files[1]}; one of them can extend the other")
    return tuple(pairs), files[0] if files else None


def overridden(settings: Settings, pairs: Sequence[str]) -> Settings:
    """The settings with values of the command line over them; paths and patterns start from the current folder."""
    under = ({name: settings.value(name) for name in settings.origins}, settings.origins)
    for pair in pairs:
        try:
            table = tomllib.loads(pair)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise SettingsError(f"{ORIGIN} {pair}: {_lesson(pair, error)}") from error
        try:
            values = checked(table, os.getcwd(), under[0])
        except SettingsError as error:
            raise SettingsError(f"{ORIGIN} {pair}: {error}") from error
        if "extend" in values:
            raise SettingsError(f"{ORIGIN} {pair}: a value cannot extend a file; {ORIGIN} FILE names one")
        under = merged(under, values, ORIGIN)
    return Settings(*under, settings.file)


def _lesson(pair: str, error: Exception) -> str:
    key, _, value = pair.partition("=")
    if key.strip() in BY_NAME and value.strip() and value.strip().replace("-", "").replace("_", "").isalnum():
        return f"a string wants quotes: {ORIGIN} '{key.strip()}=\"{value.strip()}\"'"
    return f"is neither a file nor KEY=VALUE in TOML: {error}"
