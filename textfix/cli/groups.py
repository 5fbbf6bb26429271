"""Groups of options, as classes with a field for each, and the commands that take them."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, TypeVar, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = TypeVar("Command", bound=Callable[..., None])


def takes(*groups: type) -> Callable[[Command], Command]:
    """Give a command the options of *groups* behind its own parameters; they come as its keyword arguments."""

    def extended(command: Command) -> Command:
        signature = inspect.signature(command, eval_str=True)
        own = [each for each in signature.parameters.values() if each.kind is not each.VAR_KEYWORD]
        shared = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=getattr(group, name))
            for group in groups
            for name, kind in get_type_hints(group, include_extras=True).items()
        ]
        command.__signature__ = signature.replace(parameters=[*own, *shared])  # type: ignore[attr-defined]  # Typer reads it
        return command

    return extended
