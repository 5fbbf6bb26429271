"""Edits that people made to lines of repositories; many are a matter of taste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.exact import Pair, exact

if TYPE_CHECKING:
    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """Each line is taken for what its file is; git's quotes round the path are cut off."""
    pairs = [
        Pair(record["kind"], record["before"], record["after"], record["path"].strip('"\t '))
        for record in data.records("edits/human_repairs.jsonl")
    ]
    return exact(data, pairs, data.levels)


SUITE = Suite("human-repairs", "Lines that people edited: changed into exactly what they made of them.", run)
