"""Damaged documents beside what a careful editor made of each."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tests.gauge.report import Detail, Report, Row, Suite, excerpts
from tests.gauge.subject import NotAvailableError, repaired_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """One row for each document: the characters that differ from the golden text, and the proven repairs."""
    seeds = sorted(path for path in data.seeds.glob("*") if path.is_file())
    if not seeds or not data.golden.is_dir():
        raise NotAvailableError(f"no documents in {data.seeds} with repairs in {data.golden}")
    details: list[Detail] = []
    rows = [_row(path, data.golden, details) for path in seeds]
    return Report(tuple(rows), tuple(details))


def _row(path: Path, golden: Path, details: list[Detail]) -> Row:
    counts = {}
    for level in ("safe", "full"):
        got, answer = repaired_bytes(path.read_bytes(), level, path.name)
        again, _ = repaired_bytes(got, level, path.name)
        wanted = (golden / level / path.name).read_text(encoding="utf-8")
        text = got.decode("utf-8", "replace")
        counts[f"{level} exact"] = int(text == wanted)
        counts[f"{level} differing"] = difference(wanted, text)
        counts[f"{level} proven"] = sum(edit.proven for edit in answer.edits)
        counts[f"{level} unstable"] = int(again != got)
        details += _misses(f"{path.name} {level}", wanted, text)
        if answer.failure:
            details.append(Detail(path.name, f"{level}: {answer.failure}", "", ""))
    return Row(path.name, 1, counts)


def difference(wanted: str, got: str) -> int:
    """How many characters have to be deleted and inserted to make one text of the other, line by line."""
    return sum(_between("".join(old), "".join(new)) for old, new in _blocks(wanted, got))


def _blocks(wanted: str, got: str) -> list[tuple[list[str], list[str]]]:
    old, new = wanted.splitlines(keepends=True), got.splitlines(keepends=True)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(old[a:b], new[c:d]) for what, a, b, c, d in matcher.get_opcodes() if what != "equal"]


def _between(old: str, new: str) -> int:
    same = sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
    return len(old) + len(new) - 2 * same


def _misses(place: str, wanted: str, got: str) -> list[Detail]:
    return [
        Detail(place, "wanted, and got", *excerpts("".join(old), "".join(new))) for old, new in _blocks(wanted, got)
    ]


SUITE = Suite("seeds", "Damaged documents: characters that differ from the golden text, and proven repairs.", run)
