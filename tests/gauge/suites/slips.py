"""Slips made in clean Traditional text: some of the characters go back to what a converter would have left standing."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.gauge.report import Detail, Report, Suite, Verdict, tally
from tests.gauge.subject import repaired

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gauge.data import Data

SHARE = 0.3  #: of the characters that can slip
COLUMNS = ("safe restored", "full restored", "safe wrong", "full wrong")


def run(data: Data) -> Report:
    """Documents are repaired first, so that their own slips do not count."""
    files = [path for folder in ("zh-hant", "zh-hk") for path in data.files(f"clean/{folder}")]
    measured = data.each(_measure, data.sampled(files, lambda path: path.parent.name))
    return tally((verdict for verdicts in measured for verdict in verdicts), COLUMNS)


def _measure(path: Path) -> list[Verdict]:
    clean = repaired(path.read_text(encoding="utf-8"), "full", path.name).text
    sources = _sources()
    chance = Random(path.name)
    places = [at for at, character in enumerate(clean) if character in sources and chance.random() < SHARE]
    characters = list(clean)
    for at in places:
        characters[at] = sources[clean[at]]
    damaged = "".join(characters)
    answers = {level: repaired(damaged, level, path.name).text for level in ("safe", "full")}
    if any(len(text) != len(clean) for text in answers.values()):
        return []
    verdicts = []
    for at in places:
        counts = [f"{level} restored" for level, text in answers.items() if text[at] == clean[at]]
        wrong = [level for level, text in answers.items() if text[at] not in (clean[at], damaged[at])]
        around = slice(max(0, at - 8), at + 8)
        details = [Detail(path.name, f"{level} wrong", clean[around], answers[level][around]) for level in wrong]
        counts += [f"{level} wrong" for level in wrong]
        verdicts.append(Verdict(path.parent.name, tuple(counts), tuple(details)))
    return verdicts


def _sources() -> dict[str, str]:
    """Traditional characters and what stands for them in both scripts."""
    from textfix.tables import to_simplified
    from textfix.tables.ambiguous import AMBIGUOUS

    return {character: plain for character, plain in to_simplified().items() if plain in AMBIGUOUS}


SUITE = Suite("slips", "Slips made in clean Traditional documents: characters restored.", run)
