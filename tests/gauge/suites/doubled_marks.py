"""Sentences in which a mark was doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.exact import Pair, exact

if TYPE_CHECKING:
    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """Every sentence stands alone, without the evidence of a document."""
    pairs = [Pair(record["kind"], record["damaged"], record["clean"]) for record in data.records("punct/synth.jsonl")]
    return exact(data, pairs, ("safe", "full"))


SUITE = Suite("doubled-marks", "Sentences with a doubled mark: exactly restored.", run)
