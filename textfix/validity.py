"""A file that its parser can read is read after the repair too, and as the same thing but for the text in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.kinds import Syntax

if TYPE_CHECKING:
    from collections.abc import Callable

#: What stands in a skeleton for a string.
STRING = "…"
#: Deeper YAML and TOML is not read: for each token the parsers look through all that it stands in.
DEEPEST = 200
#: More marks upon one letter are not read either: Python sorts them, each among all of them.
MARKS = 30
#: How much of a parser's words is told, in code points.
LONGEST_REASON = 200


def broken(syntax: Syntax, path: str, before: str, after: str) -> str | None:
    """Why a repair must not be written; None where all is well, and where *before* was not valid either."""
    name, skeleton = _parser(syntax, path.lower())
    if skeleton is None:
        return None
    try:
        try:
            old = skeleton(before)
        except ValueError:
            return None
        try:
            new = skeleton(after)
        except ValueError as error:
            return f"the repair would make invalid {name} of it: {_shortened(str(error))}; it was left as it was"
        same = old == new
    except (RecursionError, MemoryError):
        return f"is nested too deeply to tell whether it would stay valid {name}; it was left as it was"
    return None if same else f"the repair would change more of this {name} than text; it was left as it was"


def _parser(syntax: Syntax, path: str) -> tuple[str, Callable[[str], object] | None]:
    """The name of a syntax, and what reduces a text to its structure or raises ValueError; None where nothing can."""
    if syntax is Syntax.SOURCE:
        return ("Python", _python) if path.endswith((".py", ".pyi")) else ("", None)
    if syntax is Syntax.JSON and path.endswith((".jsonl", ".ndjson")):
        return "JSON lines", _json_lines
    if syntax is Syntax.CSV:
        return "table", _tsv if path.endswith(".tsv") else _csv
    known: dict[Syntax, tuple[str, Callable[[str], object]]] = {
        Syntax.JSON: ("JSON", _json),
        Syntax.YAML: ("YAML", _yaml),
        Syntax.TOML: ("TOML", _toml),
        Syntax.XML: ("XML", _xml),
    }
    return known.get(syntax, ("", None))


def _shortened(reason: str) -> str:
    line = " ".join(reason.split())
    return line if len(line) <= LONGEST_REASON else line[:LONGEST_REASON] + "…"


def _without_text(value: object) -> object:
    """Nested values with every string but the keys blanked."""
    if isinstance(value, str):
        return STRING
    if isinstance(value, list):
        return [_without_text(each) for each in value]
    if isinstance(value, dict):
        return {key: _without_text(each) for key, each in value.items()}
    if isinstance(value, _Object):
        return _Object((key, _without_text(each)) for key, each in value)
    return value


class _Object(tuple[tuple[str, object], ...]):
    """A JSON object with its keys as they stand, even if one stands twice."""

    __slots__ = ()


def _json(text: str) -> object:
    import json

    return _without_text(json.loads(text, object_pairs_hook=_Object, parse_int=_number, parse_float=_number))


class _Number(tuple[str]):
    """A JSON number as it is written."""

    __slots__ = ()


def _number(text: str) -> _Number:
    return _Number((text,))


def _json_lines(text: str) -> object:
    return [_json(line) if line.strip() else None for line in text.split("\n")]


def _toml(text: str) -> object:
    import re
    import tomllib

    for run in re.finditer(r"[\w.\- \t]+", text):
        if run.group().count(".") > DEEPEST and ".." not in run.group():
            raise RecursionError  # one dotted key
    return _without_text(tomllib.loads(text))


def _yaml(text: str) -> object:
    import yaml

    resolve = yaml.resolver.Resolver().resolve
    found: list[object] = []
    keys: list[bool | None] = []  # for each open collection: whether a key comes next; None in a sequence
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            is_key = bool(keys and keys[-1])
            if isinstance(event, yaml.CollectionEndEvent):
                keys.pop()
            elif isinstance(event, yaml.NodeEvent) and keys and keys[-1] is not None:
                keys[-1] = not is_key
            if isinstance(event, yaml.CollectionStartEvent):
                keys.append(True if isinstance(event, yaml.MappingStartEvent) else None)
                if len(keys) > DEEPEST:
                    raise RecursionError
            found.append((type(event).__name__, getattr(event, "anchor", None), getattr(event, "tag", None)))
            if isinstance(event, yaml.ScalarEvent):
                kind = resolve(yaml.ScalarNode, event.value, event.implicit)
                text_only = kind.endswith(":str") and not is_key
                found.append((event.style, kind, STRING if text_only else event.value))
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    return found


def _xml(text: str) -> object:
    """Tags, attributes' names and instructions; entities are not expanded, and nothing is fetched."""
    from xml.parsers import expat

    found: list[object] = []
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.DefaultHandler = lambda _: None  # with it, entities stay as they are
    parser.StartElementHandler = lambda name, attributes: found.append((name, *attributes[::2]))
    parser.EndElementHandler = found.append
    parser.ProcessingInstructionHandler = lambda target, data: found.append((target, data))
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return found


def _csv(text: str, delimiter: str = ",") -> object:
    import csv

    try:
        return [len(row) for row in csv.reader(text.split("\n"), delimiter=delimiter, strict=True)]
    except csv.Error as error:
        raise ValueError(str(error)) from error


def _tsv(text: str) -> object:
    return _csv(text, "\t")


def _python(text: str) -> object:
    import ast
    import warnings

    if _longest_row_of_marks(text) > MARKS:
        raise RecursionError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the compiler, about escapes
        try:
            tree = ast.parse(text)
        except SyntaxError as error:
            raise ValueError(str(error)) from error
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            node.value = STRING
    return ast.dump(tree)


def _longest_row_of_marks(text: str) -> int:
    from unicodedata import combining

    longest = row = 0
    for character in "" if text.isascii() else text:
        row = row + 1 if combining(character) else 0
        longest = max(longest, row)
    return longest
