"""Whether FineWeb-2's rules for Chinese keep the damaged documents, before and after their repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gauge.fineweb import dropped
from tests.gauge.report import Detail, Report, Row, Suite
from tests.gauge.subject import NotAvailableError, repaired_bytes

if TYPE_CHECKING:
    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """One row for each document: kept as it is, kept after a run at each level."""
    seeds = sorted(path for path in data.seeds.glob("*") if path.is_file())
    if not seeds:
        raise NotAvailableError(f"no documents in {data.seeds}")
    rows: list[Row] = []
    details: list[Detail] = []
    for path in seeds:
        texts = {"as it is": path.read_bytes()}
        texts |= {level: repaired_bytes(path.read_bytes(), level, path.name)[0] for level in ("safe", "full")}
        counts = {}
        for state, text in texts.items():
            try:
                reason = dropped(text.decode("utf-8", "replace"))
            except ImportError as error:
                raise NotAvailableError("no jieba to cut words with") from error
            counts[f"kept {state}"] = int(not reason)
            details += [Detail(path.name, f"{state}: dropped for {reason}", "", "")] if reason else []
        rows.append(Row(path.name, 1, counts))
    return Report(tuple(rows), tuple(details))


SUITE = Suite("corpus-filters", "Documents that FineWeb-2's rules for Chinese keep, before and after repair.", run)
