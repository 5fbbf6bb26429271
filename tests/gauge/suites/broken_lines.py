"""Paragraphs broken by a column's width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.exact import Pair, exact

if TYPE_CHECKING:
    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """Joining lines is a matter of level full; at safe the texts have to stay as they are."""
    pairs = [
        Pair(f"{record['kind']} width {record['width']}", record["damaged"], _ended(record["clean"], record["damaged"]))
        for record in data.records("wrap/synth.jsonl")
    ]
    return exact(data, sorted(pairs, key=lambda pair: pair.group), ("safe", "full"))


def _ended(text: str, damaged: str) -> str:
    """A text with the last line end that the damaged one kept: no rule is asked to drop it."""
    return text + "\n" if damaged.endswith("\n") and not text.endswith("\n") else text


SUITE = Suite("broken-lines", "Paragraphs broken by a column's width: exactly joined.", run)
