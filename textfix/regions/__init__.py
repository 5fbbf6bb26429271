"""Which text of a file may be touched: prose, string values and comments; never keys, code, tags or timings.

A finding elsewhere is shown and not repaired, in prose (Markdown, reStructuredText) it is held back: there such a place
is an example of something. Each syntax has a module, imported with the first damaged file of its kind.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from textfix.core import Finding, Level, Rule, Text, Zone, fact
from textfix.evidence.zones import Ranges
from textfix.kinds import Syntax

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from textfix.engine import Sieve

#: Modules with ``code(string)``: the ranges that rules may not touch unless they enter code.
PROSE = {Syntax.MARKDOWN: "markdown", Syntax.RESTRUCTUREDTEXT: "restructuredtext"}
#: Modules with ``touchable(string, path)``: the only ranges that rules may touch; None where they cannot be told. One
#: may have ``torn(string, path)``: ranges in which a mark of the syntax is lost, so that a repair may bring it back.
DATA = {
    Syntax.XML: "xml",
    Syntax.LATEX: "latex",
    Syntax.SUBTITLES: "subtitles",
    Syntax.JSON: "json",
    Syntax.YAML: "yaml",
    Syntax.TOML: "toml",
    Syntax.CSV: "table",
    Syntax.DATA: "other",
    Syntax.SOURCE: "source",
}
#: Marks that are syntax inside of what may be touched; a repair keeps their number.
MARKS = {
    Syntax.XML: "<>&\"'",
    Syntax.LATEX: "\\{}$&#%_^~\n",
    Syntax.SUBTITLES: "<>{}\n",
    Syntax.JSON: '"\\\n\t',
    Syntax.YAML: "\"'\\\n\t:#{}[]&*!|>%@`",
    Syntax.TOML: "\"'\\\n\t#",
    Syntax.CSV: '",;|\t\n',
    Syntax.DATA: "\"'\\\n\t=:;,|#[]{}<>&",
    Syntax.SOURCE: "\"'`\\\n\t{}$%#*/<>@",
}
UNTOUCHED = "; not in text that may be touched, so it is for you to decide"


def sieve_of(syntax: Syntax, path: str) -> Sieve | None:
    """The sieve for a file of this syntax; None where rules may touch everything that their zones leave them."""
    if syntax in PROSE:
        return _Prose(PROSE[syntax])
    return _Data(syntax, path) if syntax in DATA else None


class _Prose:
    """Holds back findings in code blocks."""

    def __init__(self, module: str) -> None:
        self._code = fact(lambda text: Ranges(import_module(f"{__name__}.{module}").code(text.string)))

    def __call__(self, text: Text, rule: Rule, finding: Finding) -> Finding | None:
        if Zone.CODE in rule.enters or _keeps(finding, text):
            return finding
        return None if self._code(text).overlaps(finding.start, finding.end) else finding


class _Data:
    """Lowers findings that are not wholly in text, or whose repair would bring in or take out a mark of the syntax."""

    def __init__(self, syntax: Syntax, path: str) -> None:
        self._path = path
        self._marks = MARKS[syntax]
        module = f"{__name__}.{DATA[syntax]}"
        self._touchable = fact(lambda text: _ranges(import_module(module).touchable(text.string, path)))
        self._torn = fact(lambda text: Ranges(_torn(import_module(module), text.string, path)))

    def __call__(self, text: Text, rule: Rule, finding: Finding) -> Finding | None:
        del rule
        if finding.replacement is None or _keeps(finding, text):
            return finding
        before = text.string[finding.start : finding.end]
        kept = all(before.count(mark) == finding.replacement.count(mark) for mark in self._marks)
        ranges = self._touchable(text)
        if kept and ranges is not None and contains(ranges, finding.start, finding.end):
            return finding
        if contains(self._torn(text), finding.start, finding.end):
            return finding
        return replace(finding, level=Level.REPORT, message=finding.message + UNTOUCHED)


def contains(ranges: Ranges, start: int, end: int) -> bool:
    """Whether ``start:end`` lies within one of the ranges."""
    from bisect import bisect_right

    at = bisect_right(ranges.starts, start) - 1
    return at >= 0 and end <= ranges.ends[at]


def _ranges(spans: list[tuple[int, int]] | None) -> Ranges | None:
    return None if spans is None else Ranges(spans)


def _torn(module: ModuleType, string: str, path: str) -> list[tuple[int, int]]:
    """The strings that are broken already, where a module can tell."""
    tell: Callable[[str, str], list[tuple[int, int]]] | None = getattr(module, "torn", None)
    return tell(string, path) if tell else []


def _keeps(finding: Finding, text: Text) -> bool:
    """Whether the characters stay as they are: a finding on the bytes of the file."""
    return finding.replacement is not None and finding.replacement == text.string[finding.start : finding.end]
