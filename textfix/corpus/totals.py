"""What a run over a corpus adds up to: by rule and by shard, for readers, as JSON or as CSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from textfix.output.visible import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.corpus.counts import Counts, ShardReport

#: Formats that totals come in; `full` stands in for those of single findings.
FORMATS = ("full", "json", "csv")
NUMBERS = ("rows", "damaged", "changed", "undone")


class Total(NamedTuple):
    """What one rule at one level adds up to."""

    name: str
    level: str
    places: int
    applied: int  #: of them repaired, or to be repaired
    rows: int


def by_rule(counts: Counts) -> list[Total]:
    """The totals of each rule, the largest first."""
    totals = (Total(*key, places, counts.applied[key], counts.found_in[key]) for key, places in counts.places.items())
    return sorted(totals, key=lambda total: (-total.places, total))


def shown(counts: Counts, shards: list[ShardReport], output_format: str) -> Iterator[str]:
    """The totals in a format."""
    rules = by_rule(counts)
    if output_format == "json":
        document = {
            "rules": [total._asdict() for total in rules],
            "shards": [_shard(report) for report in shards],
            "totals": {"shards": len(shards), **_numbers(counts)},
        }
        yield json.dumps(document, indent=1) + "\n"
    elif output_format == "csv":
        from textfix.output.csv_table import row

        yield row(("of", *Total._fields))
        yield from (row(("rule", *total)) for total in rules)
        for report in shards:
            found = report.counts
            yield row(
                ("shard", shown_path(report.path), "", found.places.total(), found.applied.total(), found.damaged)
            )
    else:
        width = max((len(str(total.places)) for total in rules), default=0)
        yield from (
            f"{total.places:>{width}}  {total.name} ({total.level}) in {counted(total.rows, 'row')}\n"
            for total in rules
        )


def summary(counts: Counts, shards: list[ShardReport], *, writes: bool, full: bool) -> Iterator[str]:
    """What to tell the user at the end."""
    refused = sum(report.status.value == "refused" for report in shards)
    where = f"{counted(counts.rows, 'row')} of {counted(len(shards) - refused, 'shard')}"
    applied = counts.applied.total()
    if refused == len(shards):
        pass
    elif not counts.places:
        yield f"Nothing found in {where}."
    elif writes:
        yield f"Repaired {counted(applied, 'place')} in {counts.changed} of {where}."
    else:
        yield f"Found {counted(counts.places.total(), 'damaged place')} in {counts.damaged} of {where}; fix repairs {applied}."
    if writes and counts.left:
        more = f"; --full repairs {counts.left_to_full}" if counts.left_to_full and not full else ""
        yield f"{counted(counts.left, 'damaged place')} left{more}."
    if counts.undone:
        yield f"{counted(counts.undone, 'problem')} with rows, which were left as they were."
    if refused:
        yield f"{counted(refused, 'shard')} could not be done."


def counted(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _shard(report: ShardReport) -> dict[str, object]:
    entry: dict[str, object] = {"path": report.path, "status": report.status.value}
    if report.message:
        entry["message"] = report.message
    return entry | _numbers(report.counts)


def _numbers(counts: Counts) -> dict[str, int]:
    numbers = {name: getattr(counts, name) for name in NUMBERS}
    return {**numbers, "places": counts.places.total(), "applied": counts.applied.total()}
