"""Hold a parsed settings file to the table of options: an error names what is wrong, and what would be right."""

from __future__ import annotations

import codecs
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from textfix.front import FIX_FLAGS, FLAGS, LISTS, VALUES
from textfix.selectors import SelectorError, nearest, selected
from textfix.settings import Bound, SettingsError
from textfix.settings.brought import BRINGING, rules_with
from textfix.settings.options import BY_NAME, Option, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: How long an expression or a word may be, in code points.
LONGEST = 1_000
LONGEST_WORD = 50
PACKAGE = re.compile(r"^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$")


class Ground(NamedTuple):
    """What the values of a table stand on."""

    folder: str  #: where paths and patterns start
    rules: Mapping[str, str]  #: those that can be named, and when each runs


def checked(table: Mapping[str, object], base: str, below: Mapping[str, object] = {}) -> dict[str, object]:
    """The values of a settings table in the form that Settings has them; *base* is where paths and patterns start.

    *below* are the values on which the table builds: what they bring in can be named in it.
    """
    bringing = {name: table[name] for name in BRINGING if name in table}
    values = _each(bringing, Ground(base, {}))
    rest = {name: value for name, value in table.items() if name not in bringing}
    return values | _each(rest, Ground(base, rules_with(values, below)))


def _each(table: Mapping[str, object], ground: Ground) -> dict[str, object]:
    values = {}
    for name, value in table.items():
        option = BY_NAME.get(name)
        if option is None:
            raise SettingsError(f"unknown key {name!r}{_hint(name)}")
        try:
            values[name] = CHECKS[option.shape](option, value, ground)
        except (SettingsError, SelectorError) as error:
            raise SettingsError(f"{name}: {error}") from error
    return values


def _hint(name: str) -> str:
    if f"--{name}" in {*FLAGS, *FIX_FLAGS, *VALUES, *LISTS}:
        return ", which is a flag of the command line only"
    if name.replace("_", "-") in BY_NAME:
        return f"; did you mean {name.replace('_', '-')}?"
    return nearest(name, BY_NAME) or f"; the keys are {', '.join(BY_NAME)}"


def _flag(_: Option, value: object, __: Ground) -> object:
    if not isinstance(value, bool):
        raise SettingsError(f"{value!r} should be true or false")
    return value


def _text(option: Option, value: object, _: Ground) -> str:
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{value!r} should be a string")
    if "\0" in value:
        raise SettingsError("holds a NUL character")
    if option.name == "encoding":
        try:
            known = codecs.lookup(value)._is_text_encoding
        except (LookupError, ValueError):
            known = False
        if not known:
            raise SettingsError(f"Python knows no encoding {value!r}; names are such as utf-8, gb18030, big5, cp1252")
    return value


def _path(option: Option, value: object, ground: Ground) -> str:
    return os.path.normpath(os.path.join(ground.folder, os.path.expanduser(_text(option, value, ground))))


def _choice(option: Option, value: object, _: Ground) -> str:
    if not isinstance(value, str) or value not in option.choices:
        hint = nearest(str(value), option.choices) or f"; the values are {', '.join(option.choices)}"
        raise SettingsError(f"unknown value {value!r}{hint}")
    return value


def _words(_: Option, value: object, __: Ground) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise SettingsError(f'{value!r} should be a list of strings, such as ["one", "two"]')
    if any(len(word) > LONGEST for word in value):
        raise SettingsError(f"longer than {LONGEST} characters")
    return tuple(value)


def _allowed_words(option: Option, value: object, ground: Ground) -> tuple[str, ...]:
    words = _words(option, value, ground)
    for word in words:
        if len(word) > LONGEST_WORD:
            raise SettingsError(f"{word[:20]!r}… is longer than {LONGEST_WORD} characters; allow-re takes longer ones")
    return words


def _expressions(option: Option, value: object, ground: Ground) -> tuple[str, ...]:
    expressions = _words(option, value, ground)
    if expressions:
        try:
            import re2
        except ImportError as error:
            raise SettingsError(
                "needs google-re2, whose expressions cannot take for ever; it is not installed"
            ) from error
        for expression in expressions:
            try:
                compiled = re2.compile(expression.encode())
            except re2.error as error:
                raise SettingsError(f"{expression!r} is no RE2 expression: {_said(error)}") from error
            if compiled.search(b""):
                raise SettingsError(f"{expression!r} fits an empty text, and so any place")
    return expressions


def _said(error: Exception) -> str:
    first = error.args[0] if error.args else error
    return first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)


def _packages(option: Option, value: object, ground: Ground) -> tuple[str, ...]:
    names = _words(option, value, ground)
    for name in names:
        if not PACKAGE.fullmatch(name):
            raise SettingsError(f"{name!r} is no name of a package, as `pip install` takes it")
    return names


def _rules(option: Option, value: object, ground: Ground) -> tuple[str, ...]:
    selectors = _words(option, value, ground)
    selected(ground.rules, selectors)
    return selectors


def _patterns(option: Option, value: object, ground: Ground) -> tuple[Bound, ...]:
    return tuple((ground.folder, pattern) for pattern in _words(option, value, ground))


def _paths(option: Option, value: object, ground: Ground) -> tuple[str, ...]:
    return tuple(_path(option, path, ground) for path in _words(option, value, ground))


def _table(value: object, example: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise SettingsError(f"{value!r} should be a table, such as {{ {example} }}")
    return value


def _levels(option: Option, value: object, ground: Ground) -> dict[str, object]:
    """Selectors and levels. A level can be lowered only: a rule that may drop a line is not safe by decree."""
    table = _table(value, '"script/slips" = "report"')
    for selector, level in table.items():
        selected(ground.rules, (selector,))
        if _choice(option, level, ground) == "safe" and ground.rules.get(selector, "").startswith("full"):
            raise SettingsError(f"{selector} is no safe rule, and a level can only be lowered; --full runs it")
    return table


def _kinds(option: Option, value: object, ground: Ground) -> dict[Bound, object]:
    table = _table(value, '"*.md" = "markdown"')
    return {(ground.folder, pattern): _choice(option, kind, ground) for pattern, kind in table.items()}


def _ignores(option: Option, value: object, ground: Ground) -> dict[Bound, object]:
    table = _table(value, '"tests/*" = ["mojibake"]')
    return {(ground.folder, pattern): _rules(option, rules, ground) for pattern, rules in table.items()}


CHECKS: dict[Shape, Callable[[Option, object, Ground], object]] = {
    Shape.FLAG: _flag,
    Shape.TEXT: _text,
    Shape.PATH: _path,
    Shape.CHOICE: _choice,
    Shape.WORDS: _allowed_words,
    Shape.EXPRESSIONS: _expressions,
    Shape.RULES: _rules,
    Shape.PATTERNS: _patterns,
    Shape.PATHS: _paths,
    Shape.PACKAGES: _packages,
    Shape.LEVELS: _levels,
    Shape.KINDS: _kinds,
    Shape.IGNORES: _ignores,
}
