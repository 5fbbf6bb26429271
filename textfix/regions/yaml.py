"""Scalar values and comments of YAML, by the events of its own parser; keys, anchors and tags are left alone."""

from __future__ import annotations

import re

from textfix.regions.json import without_escapes

COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)
#: Deeper collections are left alone: for each token the parser looks through all that are open.
DEEPEST = 200


def touchable(string: str, path: str) -> list[tuple[int, int]] | None:
    """The values and comments; None for what is no YAML, such as a template of it."""
    del path
    import yaml

    values: list[tuple[int, int]] = []
    scalars: list[tuple[int, int]] = []
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    keys: list[bool | None] = []  # for each open collection: whether a key comes next; None in a sequence
    try:
        for event in yaml.parse(string, Loader=loader):
            is_key = bool(keys and keys[-1])
            if isinstance(event, yaml.CollectionEndEvent):
                keys.pop()
                continue
            if isinstance(event, yaml.NodeEvent) and keys and keys[-1] is not None:
                keys[-1] = not is_key
            if isinstance(event, yaml.CollectionStartEvent):
                keys.append(True if isinstance(event, yaml.MappingStartEvent) else None)
                if len(keys) > DEEPEST:
                    return None
            elif isinstance(event, yaml.ScalarEvent):
                start, end = event.start_mark.index, event.end_mark.index
                scalars.append((start, end))
                if not is_key:
                    values += _inside(string, start, end, event.style)
    except (yaml.YAMLError, RecursionError):
        return None
    return values + _comments(string, scalars)


def _inside(string: str, start: int, end: int, style: str | None) -> list[tuple[int, int]]:
    """What may be touched of a scalar."""
    if style == '"':
        return without_escapes(string, start + 1, end - 1)
    if style == "'":
        return [(start + 1, end - 1)]
    if style in ("|", ">"):
        header = string.find("\n", start, end)
        return [(header + 1, end)] if header >= 0 else []
    return [(start, end)]


def _comments(string: str, scalars: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The comments between the scalars."""
    found = []
    done = 0
    for start, end in [*scalars, (len(string), len(string))]:
        found += [(match.start() + 1, match.end()) for match in COMMENT.finditer(string, done, max(done, start))]
        done = max(done, end)
    return found
