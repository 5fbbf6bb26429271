"""The five real documents and what a careful editor made of them; needs the data folder beside the repository."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from textfix.api import repair_bytes
from textfix.core import Level

if TYPE_CHECKING:
    from textfix.report import FileReport

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
GRADES = pytest.mark.parametrize("grade", ["safe", "full"])
seeds = pytest.mark.parametrize("seed", SEEDS or [None], ids=lambda seed: seed.stem[:3] if seed else "none")

pytestmark = pytest.mark.skipif(not SEEDS, reason=f"the documents are not in {SHARED.name}/ beside the repository")


def repaired(path: Path, grade: str) -> FileReport:
    return repair_bytes(path.read_bytes(), full=grade == "full", path=path.name)


@GRADES
@seeds
def test_the_repair_is_that_of_the_editor(seed: Path, grade: str) -> None:
    wanted = (SHARED / "golden" / grade / seed.name).read_bytes()
    assert repaired(seed, grade).after.decode() == wanted.decode()


@GRADES
@seeds
def test_a_second_run_changes_nothing(seed: Path, grade: str) -> None:
    once = repaired(seed, grade).after
    assert repair_bytes(once, full=grade == "full", path=seed.name).after == once


@GRADES
@seeds
def test_every_place_holds_what_the_report_says_it_held(seed: Path, grade: str) -> None:
    """Where no earlier rule changed a place, the original has exactly the text that the finding names there."""
    report = repaired(seed, grade)
    original = seed.read_text(encoding="utf-8")
    places = report.places()
    assert places
    same = sum(original[place.start : place.end] == place.before for place in places)
    assert same >= len(places) * 0.85


ALIGNED = re.compile("(?<=[一-鿿])" + r"\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\)")


def test_all_aligned_readings_are_proven() -> None:
    counted = 0
    for seed in SEEDS:
        aligned = {found.span() for found in ALIGNED.finditer(seed.read_text(encoding="utf-8"))}
        places = repaired(seed, "safe").places()
        proven = {(place.start, place.end) for place in places if place.rule == "script/readings" and place.proven}
        assert aligned <= proven
        counted += len(aligned)
    assert counted == 229


def test_the_misaligned_readings_are_repaired() -> None:
    report = repaired(next(seed for seed in SEEDS if seed.name.startswith("002")), "safe")
    events = [place for place in report.places() if place.rule == "script/misaligned" and place.applied]
    assert len(events) == 4
    for phrase in ("燃氣公司維搶修", "燃氣應急", "地熱能、工業餘熱", "蘭州日報社"):
        assert phrase in report.after.decode()


def test_check_counts_columns_in_the_file() -> None:
    seed = next(seed for seed in SEEDS if seed.name.startswith("001"))
    report = repaired(seed, "safe")
    assert report.document
    locate = report.document.locator()
    lines = seed.read_text(encoding="utf-8").split("\n")
    for place in report.places():
        at = locate(place.start)
        if place.rule == "script/readings":
            assert lines[at.line - 1][at.column - 1 :].startswith(place.before)


@seeds
def test_level_safe_keeps_the_lines(seed: Path) -> None:
    report = repaired(seed, Level.SAFE)
    assert report.after.count(b"\n") == report.before.count(b"\n")
