"""The texts of a row of JSON: what they are, and where each stands in the line.

A field is a key, or several with dots between them; lists on the way are gone through: `messages.content` names the
contents of all messages. Without fields every string is a text but the keys.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: The strings and the marks of a line that is valid JSON.
TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{},]')


class Spot(NamedTuple):
    """Where the inside of a string stands in a line."""

    field: str
    start: int
    end: int


class RowError(Exception):
    """A line that is no JSON; says why."""


def texts_of(line: str, fields: Iterable[str]) -> tuple[list[tuple[str, str]], set[str]]:
    """The texts of a line without its end, each with its field, and which of the fields it has. Raises RowError."""
    try:
        row = parsed(line)
        if not fields:
            return [("", text) for text in strings(row)], set()
        found = {field: list(leaves(row, field)) for field in fields}
    except RecursionError as error:
        raise RowError("is nested too deeply") from error
    texts = [(field, value) for field, values in found.items() for value in values if isinstance(value, str)]
    return texts, {field for field, values in found.items() if values}


def parsed(line: str) -> Any:
    """The value of a line. Raises RowError and RecursionError."""
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise RowError(f"is not valid JSON: {error.msg.removesuffix(' at')} at column {error.colno}") from error
    except ValueError:  # a number of more digits than Python takes; nobody counts with it here
        return json.loads(line, parse_int=str)


def leaves(row: Any, field: str) -> Iterator[Any]:
    """What stands in a field of a row: texts, and whatever else there is."""
    if isinstance(row, list):
        for each in row:
            yield from leaves(each, field)
    elif isinstance(row, dict):
        if field in row:
            yield from _elements(row[field])
        dot = field.find(".")
        while dot >= 0:
            if field[:dot] in row:
                yield from leaves(row[field[:dot]], field[dot + 1 :])
            dot = field.find(".", dot + 1)


def strings(row: Any) -> Iterator[str]:
    """All strings of a row but its keys."""
    if isinstance(row, str):
        yield row
    elif isinstance(row, list | dict):
        for each in row.values() if isinstance(row, dict) else row:
            yield from strings(each)


def _elements(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for each in value:
            yield from _elements(each)
    else:
        yield value


def spots(line: str, fields: Sequence[str]) -> Iterator[Spot]:
    """The places of the texts in a line that is valid JSON."""
    path: list[str | None] = []  # of each open object its last key, of each open list nothing
    key_comes = False
    for token in TOKEN.finditer(line):
        start, end = token.span()
        match line[start]:
            case '"' if key_comes:
                path[-1], key_comes = json.loads(token.group()), False
            case '"':
                field = ".".join(key for key in path if key is not None)
                if not fields or field in fields:
                    yield Spot(field, start + 1, end - 1)
            case "{":
                path.append("")
                key_comes = True
            case "[":
                path.append(None)
            case ",":
                key_comes = path[-1] is not None
            case _:
                path.pop()
                key_comes = False
