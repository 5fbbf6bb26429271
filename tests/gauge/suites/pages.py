"""Pages with their residue marked: the junk that goes, the article that stays, the joints that close; page by page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.gauge.report import Detail, Report, Row, Suite
from tests.gauge.subject import NotAvailableError, repaired
from tests.pages import measured, read_page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gauge.data import Data

#: Where the rules were tuned, and where they were not: of those pages only figures are shown.
HALVES = ("tune", "test")


def run(data: Data) -> Report:
    """One row for each half; then the figures of each page, and of the tuned half alone the lines that went wrong."""
    if not data.pages.is_dir():
        raise NotAvailableError(f"no {data.pages}")
    totals: list[Row] = []
    details: list[Detail] = []
    for half in HALVES:
        paths = sorted((data.pages / half).glob("*.page"))
        measures = data.each(partial(_measure, half=half), paths)
        totals.append(_sum(half, [row for row, _ in measures]))
        for row, found in measures:
            figures = ", ".join(f"{name} {count}" for name, count in row.counts.items() if count)
            details += [Detail(row.name, figures, "", ""), *(found if half == HALVES[0] else ())]
    return Report(tuple(totals), tuple(details))


def _measure(path: Path, half: str) -> tuple[Row, list[Detail]]:
    page = read_page(path)
    answer = repaired(page.damaged, "full", f"{path.stem}.txt")
    result = measured(page, answer.text)
    counts = {
        "junk": result.junk,
        "junk removed": result.junk - len(result.junk_left),
        "article": result.article,
        "article kept": result.article - len(result.article_lost),
        "changed": result.changed,
        "changed right": result.changed - len(result.changed_missed),
        "joints": result.joints,
        "joints closed": result.joints - len(result.joints_missed),
        "wrong joins": len(result.wrong_joins),
        "failed": int(bool(answer.failure)),
    }
    place = f"{half}/{path.stem}"
    details = [Detail(place, "junk left", line, "") for line in result.junk_left]
    details += [Detail(place, "article lost", line, "") for line in result.article_lost]
    details += [Detail(place, "not so changed", "", line) for line in result.changed_missed]
    details += [Detail(place, "not joined", line, "") for line in result.joints_missed]
    details += [Detail(place, "wrongly joined", line, "") for line in result.wrong_joins]
    return Row(place, 1, counts), details


def _sum(half: str, rows: list[Row]) -> Row:
    names = dict.fromkeys(name for row in rows for name in row.counts)
    return Row(half, len(rows), {name: sum(row.counts[name] for row in rows) for name in names})


SUITE = Suite("pages", "Pages with residue: junk removed, article kept, joints closed; totals and each page.", run)
