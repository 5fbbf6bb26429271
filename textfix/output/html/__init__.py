"""One page for a run: totals, a bar for each rule, and every repair with its before and after. Needs no network.

The page's own script and style stand in it; a policy in its head forbids every other script. All that comes from files
is text between tags, made visible and escaped; none of it stands in an attribute.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from textfix.output.html.changes import changes
from textfix.output.html.markup import escaped, inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.output.formats import Style
    from textfix.report import FileReport

#: With more files than this the page opens with all of them closed.
OPEN = 20
TOTALS = (
    ("files", "files looked at"),
    ("damaged", "with damage"),
    ("applied", "places repaired"),
    ("left", "places left"),
    ("refused", "files not done"),
)


def shown(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """The page, when all reports are there."""
    page = _Page(style)
    for report in reports:
        page.add(report)
    yield from page.pieces()


def copied(reports: Iterable[FileReport], style: Style, path: str) -> Iterator[FileReport]:
    """The reports as they come; behind the last the page with all of them is written to a file.

    Raises ClosedError, before the first report, where the file cannot be written.
    """
    from textfix.output.report_file import ReportFile

    file = ReportFile(path)
    try:
        page = _Page(style)
        for report in reports:
            page.add(report)
            yield report
        for piece in page.pieces():
            file.write(piece)
        file.finish()
    finally:
        file.discard()


class _Page:
    """A page that grows by the files of a run."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._files: list[str] = []
        self._problems: list[str] = []
        self._rules: dict[str, int] = {}  #: numbered as they are met
        self._places: Counter[str] = Counter()

    def add(self, report: FileReport) -> None:
        """Take in what was found in one file."""
        if report.message:
            line = f"<li><b>{escaped(report.path)}</b> {report.status.value}: {escaped(report.message)}</li>\n"
            self._problems.append(line)
        places = report.places()
        if not places:
            return
        self._places.update(place.rule for place in places)
        for place in places:
            self._rules.setdefault(place.rule, len(self._rules))
        body = "".join(changes(report, self._rules))
        count = f"{len(places):,} {'place' if len(places) == 1 else 'places'}"
        summary = f'<summary><h3>{escaped(report.path)}</h3> <span class="count">{count}</span></summary>'
        self._files.append(f'<details class="file">{summary}\n{body}</details>\n')

    def pieces(self) -> Iterator[str]:
        """The page from its head to its end."""
        request, script, css = self._style.request, _asset("page.js"), _asset("page.css")
        yield _head(script, css)
        level = "safe and full repairs" if request.full else "safe repairs"
        yield f'<header><h1>textfix {inline(request.command)}</h1><p class="level">{level}</p>\n'
        totals = self._style.tally.totals()
        for key, label in TOTALS:
            told = "places to repair" if key == "applied" and not request.writes else label
            yield f'<p class="total"><b>{totals[key]:,}</b> {told}</p>\n'
        yield "</header>\n<main>\n"
        if self._problems:
            yield f'<section class="problems"><h2>Not done</h2><ul>\n{"".join(self._problems)}</ul></section>\n'
        if self._files:
            yield from self._rule_bars()
            yield _FILTERS
            files = self._files
            yield from (each.replace("<details", "<details open", 1) for each in files) if len(files) <= OPEN else files
        else:
            yield '<p class="none">Nothing found.</p>\n'
        yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"

    def _rule_bars(self) -> Iterator[str]:
        """A button for each rule, the commonest first, with a bar as long as its share of the longest."""
        summaries = _summaries()
        longest = max(self._places.values())
        yield '<section class="rules"><h2>By rule</h2><ul>\n'
        for rule, count in sorted(self._places.items(), key=lambda item: (-item[1], item[0])):
            number, share = self._rules[rule], 100 * count / longest
            summary = escaped(summaries.get(rule, ""))
            yield (
                f'<li><button type="button" data-rule="{number}" aria-pressed="false" title="{summary}">'
                f'<span class="name">{escaped(rule)}</span><span class="count">{count:,}</span>'
                f'<span class="bar"><span style="width:{share:.1f}%"></span></span>'
                f'<span class="summary">{summary}</span></button></li>\n'
            )
        yield "</ul></section>\n"


def _head(script: str, css: str) -> str:
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>textfix</title>\n<style>{css}</style>\n</head>\n<body>\n"
    )


_FILTERS = """<form class="filters" role="search">
<label>Files <input type="search" id="path" placeholder="part of a path" autocomplete="off" spellcheck="false"></label>
<button type="button" id="all">Open all</button> <button type="button" id="none">Close all</button>
<button type="button" id="reset">Show everything</button>
<output id="count" aria-live="polite"></output>
<span class="keys"><kbd>/</kbd> files <kbd>j</kbd> <kbd>k</kbd> next, previous <kbd>Esc</kbd> everything</span>
</form>
"""


def _summaries() -> dict[str, str]:
    from textfix.plan import guests_met
    from textfix.rules import ALL

    return {rule.name: rule.doc.strip().partition("\n")[0] for rule in (*ALL, *guests_met())}


def _asset(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()
