"""The JSON schema of the settings, made from the table of options, for editors that complete and check TOML."""

from __future__ import annotations

import json

from textfix.settings.check import LONGEST, LONGEST_WORD, PACKAGE
from textfix.settings.options import OPTIONS, Option, Shape
from textfix.tables import triggers


def schema() -> str:
    """The schema of a settings file, as JSON."""
    names = sorted(name for name, _, _ in triggers.TRIGGERS)
    families = sorted({name.partition("/")[0] for name in names})
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of textfix",
        "type": "object",
        "additionalProperties": False,
        "properties": {option.name: {"description": option.help, **_typed(option)} for option in OPTIONS},
        "$defs": {
            "rule": {
                "description": "A rule, a family, a pattern of names, or ALL.",
                "anyOf": [{"enum": ["ALL", *families, *names]}, {"type": "string", "pattern": "[*?\\[]"}],
            }
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _typed(option: Option) -> dict[str, object]:
    """The schema of one value."""
    text: dict[str, object] = {"type": "string", "minLength": 1}
    rules: dict[str, object] = {"type": "array", "items": {"$ref": "#/$defs/rule"}}
    shapes: dict[Shape, dict[str, object]] = {
        Shape.FLAG: {"type": "boolean"},
        Shape.TEXT: {**text},
        Shape.PATH: {**text},
        Shape.CHOICE: {"enum": list(option.choices)},
        Shape.WORDS: {"type": "array", "items": {**text, "maxLength": LONGEST_WORD}},
        Shape.EXPRESSIONS: {"type": "array", "items": {**text, "maxLength": LONGEST}},
        Shape.RULES: rules,
        Shape.PATTERNS: {"type": "array", "items": {**text, "maxLength": LONGEST}},
        Shape.PACKAGES: {"type": "array", "items": {**text, "pattern": PACKAGE.pattern}},
        Shape.PATHS: {"type": "array", "items": {**text, "maxLength": LONGEST}},
        Shape.LEVELS: {
            "type": "object",
            "propertyNames": {"$ref": "#/$defs/rule"},
            "additionalProperties": {"enum": list(option.choices)},
        },
        Shape.KINDS: {"type": "object", "additionalProperties": {"enum": list(option.choices)}},
        Shape.IGNORES: {"type": "object", "additionalProperties": rules},
    }
    default = option.default
    given = {} if default is None else {"default": list(default) if isinstance(default, tuple) else default}
    return {**shapes[option.shape], **given}
