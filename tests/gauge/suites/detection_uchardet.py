"""The test files of uchardet; the name of a file's folder is its encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.detection import Sample, detection

if TYPE_CHECKING:
    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """One row for each encoding."""
    files = data.files("detect/uchardet")
    return detection(data, (Sample(path.parent.name, path.name, path.parent.name, path.read_bytes()) for path in files))


SUITE = Suite("detection-uchardet", "The files of uchardet's tests: decoded to the text of their label.", run)
