"""What is fuzzed: each target takes bytes, and raises where textfix does what it must never do.

Errors that textfix has a name for are answers. Everything else is not, and so are reports that say "internal error", repairs
that are not stable, and renderings that leak.
"""

from __future__ import annotations

import io
import json
import os
import re
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.properties import test_shown as shown
from textfix.allowance import allowance
from textfix.baseline import Baseline, BaselineError, Known
from textfix.core import Level
from textfix.corpus.counts import Counts
from textfix.corpus.json_lines import JsonLines
from textfix.corpus.texts import Texts
from textfix.encodings.detect import detect
from textfix.journal.change import Change, LineError, change_of, line_of, parsed
from textfix.journal.edits import EditError, edits_of, rebuilt, whole
from textfix.manifest import LedgerError, done
from textfix.request import Request
from textfix.rules import ALL
from textfix.runner import repair_data
from textfix.selectors import SelectorError
from textfix.settings import DEFAULT, SettingsError
from textfix.settings.given import overridden
from textfix.settings.nearest import Nearest
from textfix.settings.read import read
from textfix.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from textfix.report import FileReport

NAMES = (
    *(
        "a.txt",
        "a",
        "a.md",
        "a.html",
        "a.rst",
        "a.xml",
        "a.tex",
        "a.srt",
        "a.csv",
        "a.json",
        "a.jsonl",
        "a.yaml",
        "a.toml",
    ),
    *("a.ini", "a.py", "a.js", "a.c", "a.sh"),
)
LEVELS = (Level.SAFE, Level.FULL)
#: A string of JSON, as it stands in a line.
STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
ROOM = tempfile.TemporaryDirectory(prefix="textfix-fuzz-")
FOLDER = Path(ROOM.name)


class BrokenError(Exception):
    """textfix did what it must never do."""


def _hold(condition: object, what: str) -> None:
    if not condition:
        raise BrokenError(what)


def _report(data: bytes, name: str, level: Level) -> FileReport:
    report = repair_data(data, ALL, path=name, level=level, largest_loss=1.0)
    for words in ("internal error", "come to rest", "is safe but changes"):
        _hold(words not in report.message, report.message)
    return report


def repair(data: bytes) -> None:
    """Bytes to text, to a repaired text, to bytes, and back; the first byte tells the file's name and the level."""
    if not data:
        return
    name, level = NAMES[data[0] % len(NAMES)], LEVELS[data[0] // len(NAMES) % 2]
    detect(data[1:])
    report = _report(data[1:], name, level)
    again = _report(report.after, name, level)
    _hold(again.after == report.after, "a second run changes something")
    edits = edits_of(report)
    _hold(rebuilt(report.after, edits) == report.before, "the edits do not lead back")


def settings(data: bytes) -> None:
    """A settings file, and one setting on the command line."""
    path = FOLDER / "textfix.toml"
    path.write_bytes(data)
    with suppress(SettingsError, SelectorError):
        found = read(str(path))
        if found is not None:
            allowance(found.allow, found.allow_re, found.lexicons)
    with suppress(SettingsError, SelectorError):
        overridden(DEFAULT, [data.decode("utf-8", "replace")])


def comments(data: bytes) -> None:
    """A file with comments for textfix: each line that begins with an odd byte is one."""
    lines = [b"# textfix: " + line[1:] if line[:1] and line[0] % 2 else line for line in data.split(b"\n")]
    text = "，，文".encode() + b"\n".join(lines)
    for name in ("a.py", "a.txt"):
        report = _report(text, name, Level.SAFE)
        _hold(_report(report.after, name, Level.SAFE).after == report.after, "a second run changes something")


def baseline(data: bytes) -> None:
    """A baseline file, and a run that knows it."""
    path = FOLDER / "baseline.json"
    path.write_bytes(data)
    try:
        known = Baseline.read(str(path))
    except BaselineError:
        return
    places = known.of(str(FOLDER / "a.txt"))
    repair_data("一，，二".encode(), ALL, path="a.txt", sieves=(Known(places),))
    known.write()


def rendering(data: bytes) -> None:
    """A name and a text in every format."""
    name, _, text = data.partition(b"\n")
    path = os.fsdecode(name.replace(b"\0", b"").replace(b"/", b"_")[:80] + b".txt")
    report = _report(text + "\n今天的天气很好，，大家都出去了。".encode(), path, Level.FULL)
    shown.shows_nothing_hostile(report)
    shown.tells_the_same_everywhere(report)
    shown.is_a_safe_table(report)
    shown.commands_are_ours(report)
    shown.rendered([report], "diff")


def journal(data: bytes) -> None:
    """Lines of a journal: as they stand, and as records whose checksum is right."""
    for line in data.split(b"\n"):
        with suppress(LineError):
            parsed(line + b"\n")
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            with suppress(LineError, EditError):
                change_of(record).undone(data)
    before, _, after = data.partition(b"\n")
    edit = whole(before, after, ("a",))
    _hold(rebuilt(after, (edit,)) == before, "one edit does not lead back")
    report = repair_data(before, ALL, path="a.txt", level=Level.FULL)
    if report.changed:
        change = Change.of("/a\udcff", 0o644, report.before, report.after, edits_of(report))
        _hold(
            change_of(parsed(line_of(change))).undone(report.after) == report.before, "the journal does not lead back"
        )


def manifest(data: bytes) -> None:
    """The manifest of an earlier run, to go on from."""
    path = FOLDER / "manifest.jsonl"
    path.write_bytes(b'{"manifest": 1}\n' + data)
    with suppress(LedgerError):
        done(str(path), {"manifest": 1})


def rows(data: bytes) -> None:
    """JSON lines; the first byte tells the fields and the level."""
    fields = (("text",), ("a.b", "text"), ())[data[0] % 3] if data else ()
    texts = _texts(full=bool(data) and data[0] // 3 % 2 == 1)
    out, undone = _streamed(data[1:], fields, texts)
    before, after = data[1:].split(b"\n"), out.split(b"\n")
    _hold(len(before) == len(after), "the number of lines changes")
    for old, new in zip(before, after, strict=True):
        if old != new:
            _hold(STRING.split(old) == STRING.split(new), "something outside of the strings changes")
            json.loads(new, parse_int=str)
    again, still = _streamed(out, fields, texts)
    _hold(again == out and still == undone, "a second run changes something")


@cache
def _texts(*, full: bool) -> Texts:
    return Texts(Request("fix", isolated=True, full=full, force=True), Nearest(isolated=True), Watch(0))


def _streamed(data: bytes, fields: tuple[str, ...], texts: Texts) -> tuple[bytes, int]:
    """A shard repaired, and how many problems there were with its rows."""
    counts, out = Counts(), io.BytesIO()
    JsonLines("a.jsonl", fields, texts, counts).stream(io.BytesIO(data), out.write)
    for _, why in counts.problems:
        _hold("internal error" not in why and "come to rest" not in why, why)
    return out.getvalue(), counts.undone


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (repair, settings, comments, baseline, rendering, journal, manifest, rows)
}
