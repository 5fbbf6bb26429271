"""Files found in repositories; the manifest knows the encoding of most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.detection import Sample, detection

if TYPE_CHECKING:
    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """Files whose encoding nobody knows are counted as having no codec."""
    labels = {
        record["file"]: record["label"] for record in data.records("manifest.jsonl") if record["kind"] == "detect-wild"
    }
    samples = [
        Sample(label, name, label, path.read_bytes())
        for path in data.files("detect/wild")
        for name in (path.relative_to(data.folder).as_posix(),)
        for label in (labels.get(name, "unknown"),)
    ]
    return detection(data, samples)


SUITE = Suite("detection-wild", "Files found in repositories: decoded to the text of their label.", run)
