"""Lines that people found damaged in repositories, beside their repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.exact import Pair, exact

if TYPE_CHECKING:
    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """Each line is taken for what its file is."""
    pairs = [
        Pair(record["kind"], record["before"], record["after"], record["path"])
        for record in data.records("mojibake/real_pairs.jsonl")
    ]
    return exact(data, pairs, data.levels)


SUITE = Suite("mojibake-pairs", "Real damaged lines with human repairs: exactly restored.", run)
