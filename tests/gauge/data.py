"""The folder of data, and how much of it is measured."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, TypeVar

from tests.gauge.subject import NotAvailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

Item = TypeVar("Item")
Answer = TypeVar("Answer")
Json = dict[str, str]


@dataclass(frozen=True, slots=True)
class Data:
    """Where the cases are, which levels are measured, and how."""

    folder: Path
    seeds: Path
    golden: Path
    pages: Path  #: the project's own marked pages
    full: bool = False
    sample: int | None = None  #: at most so many cases of each group
    jobs: int = 1

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels to measure where a second level costs much."""
        return ("safe", "full") if self.full else ("safe",)

    def records(self, name: str) -> list[Json]:
        """The rows of a JSONL file of the folder."""
        with self.existing(name).open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]

    def files(self, name: str) -> list[Path]:
        """The regular files under a subfolder, sorted."""
        return sorted(path for path in self.existing(name).rglob("*") if path.is_file())

    def existing(self, name: str) -> Path:
        """A path within the folder; NotAvailableError where the data lacks it."""
        path = self.folder / name
        if not path.exists():
            raise NotAvailableError(f"no {path}")
        return path

    def sampled(self, items: Iterable[Item], group: Callable[[Item], str]) -> list[Item]:
        """The items, or at most `sample` of each group, always the same ones."""
        found = list(items)
        if self.sample is None:
            return found
        places: dict[str, list[int]] = {}
        for place, item in enumerate(found):
            places.setdefault(group(item), []).append(place)
        random = Random(0)
        kept = [place for of in places.values() for place in random.sample(of, min(self.sample, len(of)))]
        return [found[place] for place in sorted(kept)]

    def each(self, measure: Callable[[Item], Answer], items: Sequence[Item]) -> list[Answer]:
        """Measure every item, in as many processes as were allowed."""
        if self.jobs == 1 or len(items) < 2:
            return [measure(item) for item in items]
        with ProcessPoolExecutor(self.jobs) as pool:
            return list(pool.map(measure, items, chunksize=max(1, min(64, len(items) // (4 * self.jobs)))))
