"""Damage that is known and left alone: a file of hashes, for data in which no comment can say so.

A place is known by its rule, its damaged text and the letters around it on its line, and by how many there are of the
same kind in its file. So it stays known when lines move, and counts as new when its own line is rewritten.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from textfix.core import Finding, Rule, Text, fact
from textfix.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textfix.report import FileReport

VERSION = 1
#: How many letters of a line, on either side of a place, belong to what it is known by.
AROUND = 20
FAR = 4 * AROUND  #: how far away they are looked for, in code points


class BaselineError(SettingsError):
    """A baseline that cannot be read or written; names the file."""


class Baseline:
    """The known places of files, which go by their paths from the folder of the baseline."""

    def __init__(self, path: str, files: Mapping[str, Counter[str]]) -> None:
        self.path = path
        self._folder = os.path.dirname(os.path.abspath(path))
        self._files = dict(files)

    @classmethod
    def read(cls, path: str) -> Baseline:
        """The baseline in a file. Raises BaselineError."""
        try:
            with open(path, "rb") as file:
                document = json.loads(file.read().decode())
            if document["version"] != VERSION:
                raise BaselineError(f"{path}: is a baseline of version {document['version']}, and not {VERSION}")
            files = {
                name: Counter({place: int(count) for place, count in known.items()})
                for name, known in document["files"].items()
            }
        except OSError as error:
            hint = "; --write-baseline writes one" if isinstance(error, FileNotFoundError) else ""
            raise BaselineError(f"{path}: {(error.strerror or str(error)).lower()}{hint}") from error
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise BaselineError(f"{path}: is no baseline of textfix") from error
        return cls(path, files)

    def of(self, path: str) -> Counter[str]:
        """How often each place is known in a file."""
        return self._files.get(self._name(path), Counter())

    def add(self, report: FileReport) -> None:
        """Make the places of a report known."""
        if report.outcome and (places := report.places()):
            text = report.outcome.original
            self._files[self._name(report.path)] = Counter(
                key(text, place.rule, place.start, place.end) for place in places
            )

    def write(self) -> int:
        """Write the file and return how many places it knows; what is written depends on them alone. Raises BaselineError."""
        files = {name: dict(sorted(known.items())) for name, known in sorted(self._files.items())}
        text = json.dumps({"version": VERSION, "files": files}, indent=1, ensure_ascii=True) + "\n"
        temporary = f"{self.path}.tmp"
        try:
            with open(temporary, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            os.replace(temporary, self.path)
        except OSError as error:
            raise BaselineError(
                f"{self.path}: could not be written: {(error.strerror or str(error)).lower()}"
            ) from error
        return sum(known.total() for known in self._files.values())

    def _name(self, path: str) -> str:
        return os.path.relpath(os.path.abspath(path), self._folder).replace(os.sep, "/")


class Known:
    """A sieve that holds back what a baseline knows of a file, as often as it knows it."""

    def __init__(self, known: Counter[str]) -> None:
        self._known = known
        self._passes = fact(_no_passes)

    def __call__(self, text: Text, rule: Rule, finding: Finding) -> Finding | None:
        """The finding, unless it is known; the findings of a rule come in the order of the text."""
        passes = self._passes(text)
        now = finding.start, finding.end
        if rule.name not in passes or now <= passes[rule.name].last:  # the rule looks at this text once more
            passes[rule.name] = _Pass(now, Counter(self._known))
        current = passes[rule.name]
        current.last = now
        name = key(text.string, rule.name, finding.start, finding.end)
        if current.rest[name] <= 0:
            return finding
        current.rest[name] -= 1
        return None


def _no_passes(text: Text) -> dict[str, _Pass]:
    del text
    return {}


@dataclass(slots=True)
class _Pass:
    """How far a rule has come in a text, and what is still known of the rest."""

    last: tuple[int, int]
    rest: Counter[str]


def key(text: str, rule: str, start: int, end: int) -> str:
    """What a place is known by."""
    left = _letters(text[max(0, start - FAR) : start].rpartition("\n")[2])[-AROUND:]
    right = _letters(text[end : end + FAR].partition("\n")[0])[:AROUND]
    joined = "\0".join((rule, text[start:end], left, right))
    return f"{rule} {sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _letters(text: str) -> str:
    """The letters and digits of a text: what most repairs on its line leave as it is."""
    return "".join(filter(str.isalnum, text))
