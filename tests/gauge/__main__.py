"""The command: run suites, print their tables, write the JSON."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from tests.gauge import table
from tests.gauge.data import Data
from tests.gauge.subject import NotAvailableError, version
from tests.gauge.suites import ALL

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"


def main() -> int:
    """Measure what was asked for; 0 also where figures are poor, since the gauge does not judge."""
    asked = _arguments()
    data = Data(
        asked.folder, asked.seeds, asked.golden, asked.pages, full=asked.full, sample=asked.sample, jobs=asked.jobs
    )
    results: dict[str, object] = {}
    for suite in ALL:
        if asked.only and not any(suite.name.startswith(name) for name in asked.only):
            continue
        start = time.perf_counter()
        try:
            report = suite.run(data)
        except NotAvailableError as reason:
            results[suite.name] = {"not available": str(reason)}
            print(f"\n## {suite.name}\n  not available: {reason}", flush=True)
            continue
        seconds = time.perf_counter() - start
        results[suite.name] = table.as_json(report, seconds)
        print("\n".join(table.lines(suite, report, seconds, asked.details)), flush=True)
    if asked.json:
        head = {"version": version(), "levels": data.levels, "sample": data.sample}
        text = json.dumps({**head, "suites": results}, ensure_ascii=False, indent=1)
        asked.json.write_text(text + "\n", encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gauge", description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="the folder of data: clean, detect, mojibake, pinyin, punct, wrap, edits"
    )
    parser.add_argument("--seeds", type=Path, help="damaged documents (default: seeds beside the folder)")
    parser.add_argument(
        "--golden", type=Path, help="their repairs, in safe and full (default: golden beside the folder)"
    )
    parser.add_argument("--pages", type=Path, default=PAGES, help="marked pages (default: those of the fixtures)")
    parser.add_argument(
        "--only", nargs="+", metavar="SUITE", help=f"suites or the beginnings of their names: {_names()}"
    )
    parser.add_argument("--full", action="store_true", help="measure level full too where that takes long")
    parser.add_argument("--sample", type=int, metavar="N", help="at most N cases of each group, always the same")
    parser.add_argument("--jobs", type=int, choices=(1, 2), default=1, help="processes")
    parser.add_argument("--details", type=int, default=20, metavar="N", help="single cases shown for each suite")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything here as JSON")
    asked = parser.parse_args()
    if not asked.folder.is_dir():
        parser.error(f"{asked.folder} is no folder")
    known = [suite.name for suite in ALL]
    for name in asked.only or ():
        if not any(suite.startswith(name) for suite in known):
            parser.error(f"no suite {name}; there are {_names()}")
    beside = asked.folder.resolve().parent
    asked.seeds = asked.seeds or beside / "seeds"
    asked.golden = asked.golden or beside / "golden"
    return asked


def _names() -> str:
    return ", ".join(suite.name for suite in ALL)


if __name__ == "__main__":
    sys.exit(main())
