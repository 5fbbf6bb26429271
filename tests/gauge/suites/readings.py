"""Sentences with inserted readings, such as ``強(qiáng)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.exact import Pair, exact

if TYPE_CHECKING:
    from tests.gauge.data import Data

#: From so many readings on the evidence of a single sentence is enough for a safe repair.
ENOUGH = 4
READING = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]+\)?")


def run(data: Data) -> Report:
    """Both levels always: thin evidence is repaired at full."""
    pairs = [
        Pair(f"{record['kind']} {_amount(record)}", record["damaged"], record["clean"])
        for record in data.records("pinyin/synth.jsonl")
    ]
    return exact(data, sorted(pairs, key=lambda pair: pair.group), ("safe", "full"))


def _amount(record: dict[str, str]) -> str:
    """How many readings the damage brought, those that were in the sound text taken off."""
    count = len(READING.findall(record["damaged"])) - len(READING.findall(record["clean"]))
    return f">= {ENOUGH}" if count >= ENOUGH else f"< {ENOUGH}"


SUITE = Suite(
    "readings", "Sentences with inserted readings, by kind and by the number of readings: exactly restored.", run
)
