"""What a user of an editor wants: the flags of the server, and over them the options that the editor sends."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from textfix.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class WishError(ValueError):
    """Options of an editor that cannot be honoured; says which are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of ``textfix check`` that make sense in an editor."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    config: tuple[str, ...] = ()
    isolated: bool = False
    full: bool = False

    def request(self) -> Request:
        """The same as a request; the text comes in UTF-8, whatever the file on disk is."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return Request("check", encoding="utf-8", **values)

    def with_options(self, options: object) -> Wishes:
        """These wishes with those of an editor over them: names as in settings files or in camel case."""
        if not options:
            return self
        if not isinstance(options, dict):
            raise WishError("the options of textfix are an object of names and values")
        return replace(self, **dict(_checked(options.get("textfix", options))))


def _checked(options: Mapping[str, object]) -> Iterator[tuple[str, Any]]:
    """The options by the names of our fields. Raises WishError."""
    flags = ("isolated", "full")
    known = [field.name for field in fields(Wishes)]
    for key, value in options.items():
        name = "".join(f"_{char.lower()}" if char.isupper() else char for char in key).replace("-", "_")
        if name not in known:
            raise WishError(f"textfix knows no option {key!r}; it has {', '.join(known)}")
        if name in flags and not isinstance(value, bool):
            raise WishError(f"the option {key!r} of textfix is true or false")
        yield name, value if name in flags else _names(key, value)


def _names(key: str, value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise WishError(f"the option {key!r} of textfix is a list of strings")
    return tuple(values)
