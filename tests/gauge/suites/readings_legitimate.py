"""Sentences whose readings belong there, in glosses and textbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.exact import Pair, exact

if TYPE_CHECKING:
    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """The sentence itself is what is wanted, so `exact` counts those left untouched."""
    pairs = [Pair("legitimate", record["text"], record["text"]) for record in data.records("pinyin/legit.jsonl")]
    return exact(data, pairs, ("safe", "full"))


SUITE = Suite("readings-legitimate", "Sentences with legitimate readings: exact means untouched.", run)
