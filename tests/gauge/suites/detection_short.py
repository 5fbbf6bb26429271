"""Texts of 20, 50 and 200 bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.detection import Sample, detection

if TYPE_CHECKING:
    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """One row for each length and encoding."""
    records = data.records("detect/short.jsonl")
    samples = [
        Sample(
            f"{record['size']:>3} bytes {record['label']}",
            record["text"][:40],
            record["label"],
            bytes.fromhex(record["hex"]),
        )
        for record in records
    ]
    return detection(data, sorted(samples, key=lambda sample: sample.group))


SUITE = Suite("detection-short", "Texts of few bytes, by length and encoding: decoded to the text of their label.", run)
