"""All that textfix does to a text, each as a call that can be timed: rules, zones, parsers, whole files, formats."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textfix.allowance import Allowance
from textfix.baseline import Baseline
from textfix.core import Kind, Level, Rule, Text
from textfix.document import DocumentError, examine
from textfix.encodings.detect import detect
from textfix.engine import repair, scanner
from textfix.evidence.suppressions import directives
from textfix.evidence.zones import protected
from textfix.kinds import Syntax, syntax_of
from textfix.output.formats import HOMES, shown
from textfix.plan import in_script
from textfix.regions import DATA, PROSE
from textfix.request import Request
from textfix.rules import ALL
from textfix.runner import repair_data
from textfix.selectors import nearest
from textfix.substitutions import substitutions
from textfix.tally import Tally
from textfix.validity import _parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.properties.cost import Subject
    from textfix.report import FileReport

#: A file name for each syntax; of source code a few, since each language has a lexer of its own.
NAMES = (
    *("a.txt", "a.md", "a.rst", "a.html", "a.xml", "a.tex", "a.srt", "a.csv", "a.tsv", "a.json", "a.jsonl", "a.yaml"),
    *("a.toml", "a.ini", "a.py", "a.js", "a.c", "a.sh", "a.css", "a.php", "a.rb", "a.sql"),
)
CODECS = ("utf-8-sig", "utf-16", "utf-16-be", "utf-32", "gb18030", "big5", "shift_jis", "euc-kr", "cp1251", "cp1252")
#: Whole files pass through every rule, some of them several times.
MOST_SECONDS_OF_A_FILE = 10.0


class Style:
    """What a format is told of the run."""

    def __init__(self, request: Request, *, terminal: bool = False) -> None:
        self.request = request
        self.tally = Tally()
        self.colour = self.terminal = terminal
        self.columns = 80 if terminal else None


def rendered(reports: Sequence[FileReport], output_format: str, *, terminal: bool = False) -> bytes:
    """The reports in a format, as bytes."""
    request = Request(
        "check",
        ["a"],
        full=True,
        output_format=output_format if output_format not in ("diff", "statistics") else None,
        diff=output_format == "diff",
        statistics=output_format == "statistics",
    )
    style = Style(request, terminal=terminal)
    style.tally.files = len(reports)
    for report in reports:
        style.tally.add(report, request)
    pieces = shown(reports, style)
    return b"".join(piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece for piece in pieces)


def of_rule(rule: Rule) -> Subject:
    """A rule's find, on a Text of which no fact is known yet."""
    kind = Kind.PLAIN if Kind.PLAIN in rule.kinds else min(rule.kinds)
    return lambda text: partial(_exhaust, rule, Text(text, kind))


def _exhaust(rule: Rule, text: Text) -> None:
    for _ in rule.find(text):
        pass


def of_file(name: str, level: Level) -> Subject:
    """The whole way of a file, from its bytes to its bytes."""

    def subject(text: str) -> Callable[[], object]:
        data = text.encode("utf-8", "surrogatepass")
        return lambda: repair_data(data, ALL, path=name, level=level, largest_loss=1.0)

    return subject


def of_format(output_format: str, *, terminal: bool = False) -> Subject:
    """The rendering of what was found in a text."""

    def subject(text: str) -> Callable[[], object]:
        report = repair_data(text.encode("utf-8", "surrogatepass"), ALL, path="a.txt", level=Level.FULL)
        return lambda: rendered([report], output_format, terminal=terminal)

    return subject


def of_places(text: str) -> Callable[[], object]:
    """The places of an outcome, and its repairs put together."""
    report = repair_data(text.encode("utf-8", "surrogatepass"), ALL, path="a.txt", level=Level.FULL)
    return lambda: report.outcome and (report.outcome.places, substitutions(report.outcome))


def _of_bytes(codec: str) -> Subject:
    def subject(text: str) -> Callable[[], object]:
        data = text.encode(codec, "ignore")
        return lambda: _read(data)

    return subject


def _read(data: bytes) -> None:
    with suppress(DocumentError):  # a refusal is an answer too; how long it took is asked
        examine(data)


def _of_detection(codec: str) -> Subject:
    def subject(text: str) -> Callable[[], object]:
        data = text.encode(codec, "ignore")
        return lambda: detect(data)

    return subject


def _regions(syntax: Syntax, name: str) -> Subject:
    """What of a file may be touched: its parser's answer."""
    from importlib import import_module

    home = f"textfix.regions.{PROSE.get(syntax) or DATA[syntax]}"

    def subject(text: str) -> Callable[[], object]:
        module = import_module(home)
        if syntax in PROSE:
            return lambda: list(module.code(text))
        torn = getattr(module, "torn", lambda *_: ())
        return lambda: (module.touchable(text, name), list(torn(text, name)))

    return subject


def _validity(name: str) -> Subject | None:
    """The parser that holds a repair to the syntax of its file."""
    _, skeleton = _parser(syntax_of(name), name)
    if skeleton is None:
        return None

    def call(text: str) -> None:
        with suppress(ValueError, RecursionError, MemoryError):
            skeleton(text)

    return lambda text: partial(call, text)


def rules() -> dict[str, Subject]:
    """The rules by name."""
    return {rule.name: of_rule(rule) for rule in ALL}


def parts() -> dict[str, Subject]:
    """What stands around the rules, by name."""
    return dict(_parts())


def _parts() -> Iterator[tuple[str, Subject]]:
    yield "triggers", lambda text: partial(scanner(ALL), text.encode("utf-8", "surrogatepass"))
    yield "suppressions", lambda text: partial(directives, Text(text))
    for kind in Kind:
        yield f"zones of {kind.value}", lambda text, kind=kind: partial(protected, Text(text, kind), frozenset())
    for name in NAMES:
        syntax = syntax_of(name)
        if syntax in PROSE or syntax in DATA:
            yield f"regions of {name}", _regions(syntax, name)
        if validity := _validity(name):
            yield f"validity of {name}", validity
    yield "allowed words", lambda text: partial(Allowance({"中" * n for n in range(1, 50)})._find, Text(text))
    yield "allowed expressions", lambda text: partial(Allowance((), ("a+b", "中.*文"))._find, Text(text))
    yield "baseline", _known
    yield "conversion to simplified", _of_script("simplified")
    yield "conversion to traditional", _of_script("traditional-tw")
    yield "selector", lambda text: partial(nearest, text, [rule.name for rule in ALL])
    for codec in CODECS:
        yield f"reading {codec}", _of_bytes(codec)
        yield f"detection of {codec}", _of_detection(codec)


def _known(text: str) -> Callable[[], object]:
    report = repair_data(text.encode("utf-8", "surrogatepass"), ALL, path="a.txt", level=Level.FULL)
    return lambda: Baseline("baseline.json", {}).add(report)


def _of_script(script: str) -> Subject:
    plan = in_script((), script)
    return lambda text: partial(repair, text, plan, level=Level.FULL)


def files() -> dict[str, Subject]:
    """Whole files of every syntax at both levels."""
    return {f"{name} {level.value}": of_file(name, level) for name in NAMES for level in (Level.SAFE, Level.FULL)}


def renderings() -> dict[str, Subject]:
    """Every format, and what the formats ask of a report."""
    shown_to_people = {f"{name} on a terminal": of_format(name, terminal=True) for name in ("full", "diff", "concise")}
    return {"places": of_places, **{name: of_format(name) for name in HOMES}, **shown_to_people}
