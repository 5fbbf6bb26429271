"""Undamaged files, which no run may change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.gauge.report import Detail, Report, Suite, Verdict, tally
from tests.gauge.subject import repaired_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """Count the files changed, and show every edit."""
    folder = data.existing("clean")
    files = data.sampled(data.files("clean"), lambda path: path.parent.name)
    verdicts = data.each(partial(_measure, folder=folder, levels=data.levels), files)
    columns = tuple(f"{level} {what}" for level in data.levels for what in ("changed", "edits", "failed"))
    return tally(verdicts, columns)


def _measure(path: Path, folder: Path, levels: tuple[str, ...]) -> Verdict:
    before = path.read_bytes()
    name = path.relative_to(folder).as_posix()
    counts: list[str] = []
    details: dict[Detail, None] = {}  # what is edited at both levels is shown once
    for level in levels:
        after, answer = repaired_bytes(before, level, str(path))
        counts += [f"{level} changed"] * (after != before) + [f"{level} edits"] * len(answer.edits)
        for edit in answer.edits:
            details.setdefault(Detail(f"{name}:{edit.line}", edit.rule, edit.before, edit.after))
        if answer.failure:
            counts.append(f"{level} failed")
            details.setdefault(Detail(name, answer.failure, "", ""))
    return Verdict(name.partition("/")[0], tuple(counts), tuple(details))


SUITE = Suite("clean", "Undamaged files: how many a run changes, and the edits in them.", run)
