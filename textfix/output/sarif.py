"""SARIF 2.1.0, for code scanning: results with their repairs, the rules that found them, and what could not be done.

Plain ASCII. Columns count code points from 1. The rules stand behind the results, where it is known which they are, so
that a run of any size is written as it goes.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from textfix import __version__
from textfix.output.places import described, listed, severity
from textfix.output.visible import visible
from textfix.positions import positions
from textfix.substitutions import proposal, substitutions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.core import Rule
    from textfix.outcome import Place
    from textfix.output.formats import Style
    from textfix.output.places import Located
    from textfix.report import FileReport
    from textfix.substitutions import Substitution

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: The folder in which the run was started, as services know it.
BASE = "%SRCROOT%"
#: How much of a text around a finding tells it from others of its rule, wherever its line moves.
AROUND = 20
LEVELS = {"safe": "error", "full": "warning", "report": "note"}


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """The log, a result at a time."""
    head = {"$schema": SCHEMA, "version": "2.1.0"}
    yield json.dumps(head)[:-1] + ', "runs": [{"columnKind": "unicodeCodePoints", "results": ['
    rules: dict[str, int] = {}
    problems: list[dict[str, object]] = []
    separator = "\n"
    for report in reports:
        if report.message:
            problems.append(_problem(report))
        for result in _results(report, style, rules):
            yield separator + json.dumps(result)
            separator = ",\n"
    invocation = {"executionSuccessful": not style.tally.refused, "toolExecutionNotifications": problems}
    driver = {"name": "textfix", "semanticVersion": __version__, "rules": list(_described(rules))}
    yield f'\n], "invocations": [{json.dumps(invocation)}],\n"tool": {json.dumps({"driver": driver})}}}]}}\n'


def _results(report: FileReport, style: Style, rules: dict[str, int]) -> Iterator[dict[str, object]]:
    """The results of one file; *rules* numbers the rules as they are met."""
    outcome = report.outcome
    if outcome is None:
        return
    listing = list(listed(report, style.request))
    repairs = {repair.places[0]: repair for repair in substitutions(outcome)}
    proposals = (proposal(outcome, found.place) for found in listing)
    repairs |= {repair.places[0]: repair for repair in proposals if repair}
    ends = positions(outcome.original, (at for each in repairs.values() for at in each[:2]), "utf-32")
    seen: Counter[str] = Counter()  # the second of the same kind is another one
    for found in listing:
        place = found.place
        repair = repairs.get(place)
        fingerprint = _fingerprint(outcome.original, place)
        seen[fingerprint] += 1
        yield {
            "ruleId": place.rule,
            "ruleIndex": rules.setdefault(place.rule, len(rules)),
            "level": severity(place),
            "message": {"text": described(place)},
            "locations": [{"physicalLocation": {"artifactLocation": artifact(report.path), "region": _region(found)}}],
            "partialFingerprints": {"textfix/v1": f"{fingerprint}:{seen[fingerprint]}"},
            "fixes": [_fix(report.path, ends, repair)] if repair else [],
            "properties": {"level": place.level.value, "proven": place.proven, "applied": place.applied},
        }


def artifact(path: str) -> dict[str, object]:
    """Where a file is: relative to the folder of the run, or absolute; every byte of its name kept."""
    written = quote(os.fsencode(path.replace(os.sep, "/")))
    if os.path.isabs(path):
        return {"uri": f"file://{'' if written.startswith('/') else '/'}{written}"}
    return {"uri": written, "uriBaseId": BASE}


def _region(found: Located) -> dict[str, object]:
    _, start, end = found
    lines = {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
    return {**lines, "byteOffset": start.byte, "byteLength": end.byte - start.byte}


def _fix(path: str, ends: dict[int, tuple[int, int]], repair: Substitution) -> dict[str, object]:
    (line, column), (end_line, end_column) = ends[repair.start], ends[repair.end]
    region = {"startLine": line + 1, "startColumn": column + 1, "endLine": end_line + 1, "endColumn": end_column + 1}
    replacement = {"deletedRegion": region, "insertedContent": {"text": repair.replacement}}
    return {"artifactChanges": [{"artifactLocation": artifact(path), "replacements": [replacement]}]}


def _fingerprint(text: str, place: Place) -> str:
    """What stays the same when lines come and go above a finding."""
    left = text[max(0, place.start - AROUND) : place.start].rpartition("\n")[2]
    right = text[place.end : place.end + AROUND].partition("\n")[0]
    around = f"{place.rule}\0{left}\0{text[place.start : min(place.end, place.start + AROUND)]}\0{right}"
    return sha256(around.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _problem(report: FileReport) -> dict[str, object]:
    """A file that could not be done, or was passed over."""
    level = "error" if report.status.value == "refused" else "note"
    location = {"physicalLocation": {"artifactLocation": artifact(report.path)}}
    return {"level": level, "message": {"text": visible(report.message)}, "locations": [location]}


def _described(names: Iterable[str]) -> Iterator[dict[str, object]]:
    """The rules of these names, with their documentation; a name that no rule has stands for itself."""
    from textfix.plan import guests_met
    from textfix.rules import ALL

    rules = {rule.name: rule for rule in (*ALL, *guests_met())}
    for name in names:
        rule = rules.get(name)
        yield _rule(rule) if rule else {"id": name}


def _rule(rule: Rule) -> dict[str, object]:
    summary, _, rest = rule.doc.strip().partition("\n")
    return {
        "id": rule.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": rest.strip() or summary},
        "defaultConfiguration": {"level": LEVELS[rule.level.value]},
        "properties": {"tags": [rule.name.partition("/")[0]], "level": rule.level.value},
    }
