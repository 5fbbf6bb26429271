"""A record as JSON on one line, readable where it can be, in which nothing is hidden that a terminal would obey."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def json_line(record: Mapping[str, Any]) -> str:
    """The record without a line end. Lone surrogates, which odd bytes in a path become, are escaped too, and come back."""
    text = json.dumps(record, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)
