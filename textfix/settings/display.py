"""The settings that hold for a file, as TOML, each with the place it comes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from textfix.settings.options import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.settings import Settings


def displayed(settings: Settings) -> Iterator[str]:
    """A line for each setting; tables and lists with several values take one for each."""
    for option in OPTIONS:
        if option.name == "extend":  # it has been followed
            continue
        origin = settings.origins.get(option.name, "default")
        value = settings.value(option.name)
        if value is None:
            yield f"# {option.name} is not set  # {origin}"
        elif isinstance(value, dict):
            body = ", ".join(f"{_toml(_unbound(key))} = {_toml(each)}" for key, each in value.items())
            yield f"{option.name} = {{ {body} }}  # {origin}" if body else f"{option.name} = {{}}  # {origin}"
        else:
            yield f"{option.name} = {_toml(value)}  # {origin}"


def _unbound(value: object) -> object:
    """A pattern without the folder that it starts from."""
    return value[1] if isinstance(value, tuple) else value


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(_unbound(each)) for each in value)}]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
