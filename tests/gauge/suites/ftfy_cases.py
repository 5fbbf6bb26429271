"""The cases of ftfy, by its own files; in the negative ones nothing may change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.gauge.report import Report, Suite
from tests.gauge.suites.exact import Pair, exact

if TYPE_CHECKING:
    from tests.gauge.data import Data


def run(data: Data) -> Report:
    """What is wanted is the text with its encoding repaired, without ftfy's changes of style."""
    pairs = [
        Pair(path.stem, case["original"], case.get("fixed-encoding", case["fixed"]))
        for path in data.files("mojibake/ftfy_cases")
        for case in json.loads(path.read_text(encoding="utf-8"))
    ]
    return exact(data, pairs, data.levels)


SUITE = Suite("ftfy-cases", "The cases of ftfy: exactly what it wants, its changes of style left out.", run)
