"""Show reports to people, and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tests.gauge.report import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.gauge.report import Detail, Report, Suite


def lines(suite: Suite, report: Report, seconds: float, details: int) -> Iterator[str]:
    """A heading, a row for each group and one for all, and the first *details* single cases."""
    yield f"\n## {suite.name} ({seconds:.1f} s)\n{suite.about}"
    yield from _columns(report.rows if len(report.rows) == 1 else (*report.rows, _total(report)))
    for detail in report.details[:details]:
        yield from _shown(detail)
    if len(report.details) > details:
        yield f"  ... {len(report.details) - details} more (--details N, or --json FILE for all)"


def as_json(report: Report, seconds: float) -> dict[str, object]:
    """The report as plain values."""
    return {"seconds": round(seconds, 2), **asdict(report), "total": asdict(_total(report))}


def _total(report: Report) -> Row:
    names = dict.fromkeys(name for row in report.rows for name in row.counts)
    sums = {name: sum(row.counts.get(name, 0) for row in report.rows) for name in names}
    return Row("all", sum(row.cases for row in report.rows), sums)


def _columns(rows: Sequence[Row]) -> Iterator[str]:
    """One line for the heads and one for each row."""
    names = list(dict.fromkeys(name for row in rows for name in row.counts))
    cells = [["", "cases", *names]]
    cells += [
        [row.name, str(row.cases), *(_share(row.counts.get(name, 0), row.cases) for name in names)] for row in rows
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(names) + 2)]
    for first, *others in cells:
        yield "  ".join(
            [f"  {first:<{widths[0]}}", *(f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True))]
        )


def _share(count: int, cases: int) -> str:
    """A count and, where it is a part of the cases, its share; never 100 % unless it is all of them."""
    if not 0 < count <= cases:
        return f"{count}        "
    share = 100.0 if count == cases else min(99.9, 100 * count / cases)
    return f"{count} {share:5.1f} %"


def _shown(detail: Detail) -> Iterator[str]:
    yield f"  - {detail.place}: {detail.what}"
    yield f"      - {_visible(detail.before)}"
    yield f"      + {_visible(detail.after)}"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)
