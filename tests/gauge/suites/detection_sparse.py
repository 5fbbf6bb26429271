"""Source files in ASCII with a few comments in an encoding of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.sparse import generate
from tests.gauge.suites.detection import Sample, detection

if TYPE_CHECKING:
    from tests.gauge.data import Data

COMMENTS = (1, 3, 10)
CASES = 200  #: files of each encoding and number of comments


def samples(data: Data, cases: int = CASES) -> list[Sample]:
    """The files that the generator makes of our own sources and the texts of the folder."""
    folder = data.existing("detect/short.jsonl").parent
    return [
        Sample(f"{comments:>2} comments {label}", text[:40], label, source)
        for comments in COMMENTS
        for label, source, text in generate(comments, comments, cases, folder)
    ]


def run(data: Data) -> Report:
    """One row for each number of comments and encoding."""
    return detection(data, samples(data))


SUITE = Suite(
    "detection-sparse", "ASCII source files with 1, 3 or 10 native comments: decoded to the text written.", run
)
