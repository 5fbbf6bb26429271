"""Whether the quotes and brackets that went with lost bytes are proven: the file can be read with them and not without."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from textfix.core import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from textfix.core import Text

LONGEST = 4 << 20  #: characters of a file that is read


def is_proven(text: Text, without: str, restored: str) -> bool:
    """Whether a parser of the text's kind reads the *restored* text, and not the one *without* the marks."""
    if len(restored) > LONGEST:
        return False
    return any(_reads(parser, restored) and not _reads(parser, without) for parser in _parsers(text, restored))


def _parsers(text: Text, restored: str) -> tuple[Callable[[str], object], ...]:
    name = text.source.name.lower() if text.source else ""
    if text.kind is Kind.SOURCE:
        return (_python,) if name.endswith((".py", ".pyi")) else ()
    return (_json,) if restored.lstrip("\ufeff \t\n")[:1] in ("{", "[") and not name.endswith(".toml") else (_toml,)


def _reads(parser: Callable[[str], object], string: str) -> bool:
    try:
        parser(string)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return False
    return True


def _json(string: str) -> object:
    import json

    return json.loads(string)


def _toml(string: str) -> object:
    import tomllib

    return tomllib.loads(string)


def _python(string: str) -> object:
    import ast

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(string)
