"""Findings as failed tests, in the XML that Jenkins, GitLab and others take for test results (the xunit2 of pytest)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from textfix.output.places import described, listed
from textfix.output.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.output.formats import Style
    from textfix.report import FileReport


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """The document: a suite for each file; where nothing is found one test that passed, lest a service miss the results."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="textfix">\n'
    empty = True
    for report in reports:
        cases = list(_cases(report, style))
        if cases:
            yield _suite(report.path, cases)
            empty = False
    if empty:
        yield _suite("textfix", [("", '<testcase classname="textfix" name="no damage found" time="0"/>')])
    yield "</testsuites>\n"


def _suite(name: str, cases: list[tuple[str, str]]) -> str:
    """A suite of cases, each with the name of what became of it."""
    counts = {f"{kind}s": sum(own == kind for own, _ in cases) for kind in ("failure", "error")}
    counts["skipped"] = sum(kind == "skipped" for kind, _ in cases)
    written = " ".join(f'{key}="{count}"' for key, count in counts.items())
    body = "".join(f"{case}\n" for _, case in cases)
    return f'<testsuite name={_quoted(name)} tests="{len(cases)}" {written} time="0">\n{body}</testsuite>\n'


def _cases(report: FileReport, style: Style) -> Iterator[tuple[str, str]]:
    if report.status.value in ("refused", "skipped"):
        kind = "error" if report.status.value == "refused" else "skipped"
        yield kind, _case(report, "file", kind, report.message, "")
    for place, start, _ in listed(report, style.request):
        where = f"line {start.line}, column {start.column}"
        name = f"{place.rule} {start.line}:{start.column}"
        yield "failure", _case(report, name, "failure", place.message, f"{where}: {described(place)}", place.rule)


def _case(report: FileReport, name: str, kind: str, message: str, text: str, rule: str = "") -> str:
    type_ = f" type={_quoted(rule or 'file')}" if kind != "skipped" else ""
    return (
        f'<testcase classname={_quoted(report.path)} name={_quoted(name)} time="0">'
        f"<{kind}{type_} message={_quoted(message)}>{escape(visible(text))}</{kind}></testcase>"
    )


def _quoted(value: str) -> str:
    return quoteattr(visible(value))
