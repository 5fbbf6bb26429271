"""All suites, in the order in which they are run and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.suites import (
    broken_lines,
    clean,
    corpus_filters,
    detection_chardet,
    detection_peers,
    detection_short,
    detection_sparse,
    detection_uchardet,
    detection_wild,
    doubled_marks,
    ftfy_cases,
    human_repairs,
    lookalikes,
    mojibake,
    mojibake_files,
    mojibake_pairs,
    pages,
    reading_pages,
    readings,
    readings_legitimate,
    seeds,
    slips,
)

if TYPE_CHECKING:
    from tests.gauge.report import Suite

ALL: tuple[Suite, ...] = (
    clean.SUITE,
    seeds.SUITE,
    corpus_filters.SUITE,
    pages.SUITE,
    readings.SUITE,
    reading_pages.SUITE,
    readings_legitimate.SUITE,
    mojibake.SUITE,
    mojibake_pairs.SUITE,
    mojibake_files.SUITE,
    ftfy_cases.SUITE,
    doubled_marks.SUITE,
    broken_lines.SUITE,
    human_repairs.SUITE,
    slips.SUITE,
    lookalikes.SUITE,
    detection_chardet.SUITE,
    detection_uchardet.SUITE,
    detection_short.SUITE,
    detection_sparse.SUITE,
    detection_wild.SUITE,
    detection_peers.SUITE,
)
