"""Sentences read in a wrong encoding, by language and by the pair of encodings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.exact import Pair, exact

if TYPE_CHECKING:
    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """Pairs with lost bytes are counted apart, since no tool can restore them without guessing."""
    pairs = [
        Pair(
            f"{record['lang']} {record['kind']}{' lossy' if record['lost'] else ''}", record["damaged"], record["clean"]
        )
        for record in data.records("mojibake/synth.jsonl")
    ]
    return exact(data, sorted(pairs, key=lambda pair: pair.group), data.levels)


SUITE = Suite("mojibake", "Sentences read in a wrong encoding: exactly restored; other means wrongly changed.", run)
