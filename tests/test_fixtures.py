"""The fixtures: damaged documents with their repairs, and clean ones that must stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from textfix.api import repair_bytes
from textfix.report import Status

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
WILD = sorted((FIXTURES / "wild").glob("*.damaged.*"))
NEGATIVE = sorted((FIXTURES / "negative").iterdir())


def wanted(damaged: Path, grade: str) -> bytes:
    """The repaired document; where --full adds nothing there is only the safe one, where safe does nothing only the full one."""
    repaired = damaged.with_name(damaged.name.replace(".damaged.", f".{grade}."))
    if repaired.exists():
        return repaired.read_bytes()
    return damaged.read_bytes() if grade == "safe" else wanted(damaged, "safe")


@pytest.mark.parametrize("grade", ["safe", "full"])
@pytest.mark.parametrize("damaged", WILD, ids=lambda path: path.name.partition(".")[0])
def test_a_damaged_document_is_repaired_once_and_for_all(damaged: Path, grade: str) -> None:
    report = repair_bytes(damaged.read_bytes(), full=grade == "full", path=damaged.name)
    repaired = wanted(damaged, grade)
    assert report.after.decode("utf-8", "replace") == repaired.decode("utf-8", "replace")
    assert report.after == repaired
    assert repair_bytes(repaired, full=grade == "full", path=damaged.name).after == repaired


@pytest.mark.parametrize("damaged", WILD, ids=lambda path: path.name.partition(".")[0])
def test_a_damaged_document_is_found_damaged(damaged: Path) -> None:
    report = repair_bytes(damaged.read_bytes(), full=True, path=damaged.name)
    assert report.places()
    assert report.changed or report.status is Status.DAMAGED, "what cannot be repaired is reported"


@pytest.mark.parametrize("full", [False, True], ids=["safe", "full"])
@pytest.mark.parametrize("negative", NEGATIVE, ids=lambda path: path.name)
def test_a_clean_document_stays_as_it_is(negative: Path, *, full: bool) -> None:
    data = negative.read_bytes()
    report = repair_bytes(data, full=full, path=negative.name)
    assert report.after == data
    assert report.status is Status.CLEAN


def test_each_family_has_its_fixtures() -> None:
    families = {path.name.partition("-")[0] for path in WILD}
    assert {"characters", "encoding", "junk", "layout", "markup", "mojibake", "punctuation", "script"} <= families
    for family in families:
        assert sum(path.name.startswith(family) for path in WILD) >= 3, family
