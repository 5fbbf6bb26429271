"""All suites, in the order in which they are run and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.suites import (
    broken_lines,
    clean,
    detection_chardet,
    detection_short,
    detection_uchardet,
    detection_wild,
    doubled_marks,
    ftfy_cases,
    human_repairs,
    mojibake,
    mojibake_files,
    mojibake_pairs,
    readings,
    readings_legitimate,
    seeds,
)

if TYPE_CHECKING:
    from tests.gauge.report import Suite

ALL: tuple[Suite, ...] = (
    clean.SUITE,
    seeds.SUITE,
    readings.SUITE,
    readings_legitimate.SUITE,
    mojibake.SUITE,
    mojibake_pairs.SUITE,
    mojibake_files.SUITE,
    ftfy_cases.SUITE,
    doubled_marks.SUITE,
    broken_lines.SUITE,
    human_repairs.SUITE,
    detection_chardet.SUITE,
    detection_uchardet.SUITE,
    detection_short.SUITE,
    detection_wild.SUITE,
)
