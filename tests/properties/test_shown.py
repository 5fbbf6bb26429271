"""Hostile names and texts in every format: nothing that a terminal, a browser, a spreadsheet or a CI service would obey."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import unicodedata
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.drawn import RUBBLE, TEXTS, examples
from tests.properties.subjects import rendered
from textfix.core import Level
from textfix.output.formats import HOMES
from textfix.report import FileReport, Status
from textfix.rules import ALL
from textfix.runner import repair_data

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: What is put around a text, so that there is always a finding, and that what would be obeyed stands beside one.
FOUND = "我们一起去公园散步，，老人们坐在长椅上。"
HOSTILE_PIECES = (
    *("</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]>", "<!--", "-->", "&lt;", "&#60;"),
    *("\x1b[31m", "\x1b]8;;http://a.example/\x07", "\x9b31m", "\x07", "\x08", "\r", "\x7f", "\x85", "\x00"[:0]),
    *(
        "\n::error::x",
        "\n##[error]x",
        "::set-output name=a::b",
        "%0A::error::",
        "\n=cmd()",
        "@SUM(1)",
        "+1",
        "-1",
        "＝1",
    ),
    *("[link=http://a.example/]", "[/]", "[bold]", "{}", "%s", "${a}", "`id`", "\ufffe", "\u202e", "\u2028", "\u200b"),
    *('"', "'", ",", ";", "\t", "\\", "\\u0000", "\N{HANGUL FILLER}", "\N{IDEOGRAPHIC SPACE}", "，，", "\n"),
)
OBEYED = st.lists(st.sampled_from(HOSTILE_PIECES), min_size=1, max_size=8).map("".join)
SHOWN_TEXTS = st.one_of(
    st.tuples(OBEYED, st.just(FOUND), OBEYED).map("".join),
    st.tuples(OBEYED, st.just("，，"), OBEYED, st.just(FOUND + "\n")).map("".join),
    st.tuples(TEXTS, OBEYED, st.just(FOUND)).map("".join),
    st.tuples(RUBBLE, st.just(FOUND), RUBBLE).map("".join),
)
_NAME = st.one_of(
    OBEYED,
    st.text(st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), min_size=1, max_size=12),
    st.binary(min_size=1, max_size=8).map(os.fsdecode),
)
NAMES = _NAME.map(lambda name: name.replace("/", "_").replace("\0", "_")[:60] + ".txt").filter(
    lambda name: len(os.fsencode(name)) < 200
)
#: Formats whose pieces are text for people or programs; a patch holds the bytes of the files themselves.
TEXTUAL = sorted(set(HOMES) - {"diff"})
COLOUR = re.compile(r"\x1b\[[\d;]*m")


def reported(name: str, text: str) -> FileReport:
    """The report on one file."""
    return repair_data(text.encode("utf-8", "surrogatepass"), ALL, path=name, level=Level.FULL, largest_loss=1.0)


def is_harmless(shown: str) -> None:
    """No character that is obeyed or unseen; the line ends are our own."""
    bad = {char for char in shown if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - {"\n"}
    assert not bad, sorted(map(hex, map(ord, bad)))


def shows_nothing_hostile(report: FileReport, show: Callable[..., bytes] = rendered) -> None:
    """In any format, on a terminal with our own colours too."""
    for output_format in TEXTUAL:
        shown = show([report], output_format).decode()
        is_harmless(shown)
        if output_format != "github":
            assert not any(line.startswith(("::", "##")) for line in shown.split("\n"))
    for output_format in ("full", "concise", "diff"):
        is_harmless(COLOUR.sub("", show([report], output_format, terminal=True).decode()))


COUNTED: dict[str, Callable[[str], int]] = {
    "concise": lambda shown: shown.count("\n"),
    "json": lambda shown: sum(len(file["findings"]) for file in json.loads(shown)["files"]),
    "json-lines": lambda shown: len([json.loads(line) for line in shown.splitlines()]),
    "csv": lambda shown: len(list(csv.DictReader(io.StringIO(shown)))),
    "github": lambda shown: shown.count("\n"),
    "sarif": lambda shown: len(json.loads(shown)["runs"][0]["results"]),
    "rdjson": lambda shown: len(json.loads(shown)["diagnostics"]),
    "junit": lambda shown: len(ET.fromstring(shown).findall("*/testcase/failure")),  # noqa: S314  # our own
}


def tells_the_same_everywhere(report: FileReport) -> None:
    """Every format tells of each finding once."""
    if report.status in (Status.REFUSED, Status.SKIPPED):
        return
    found = {name: count(rendered([report], name).decode()) for name, count in COUNTED.items()}
    assert set(found.values()) == {len(report.places())}, found


def is_a_safe_table(report: FileReport, show: Callable[..., bytes] = rendered) -> None:
    """No cell is a formula to a spreadsheet."""
    for row in csv.reader(io.StringIO(show([report], "csv").decode())):
        assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠\t\r")) for cell in row), row


COMMAND = re.compile(r"::(error|warning|notice) ((?:(?:file|line|endLine|col|endColumn|title)=[^:,\n]*,?)+)::[^\n]*")


def commands_are_ours(report: FileReport, show: Callable[..., bytes] = rendered) -> None:
    """Every line is one command of ours, with our own properties, each once."""
    for line in show([report], "github").decode().removesuffix("\n").split("\n"):
        if not line:
            continue
        match = COMMAND.fullmatch(line)
        assert match, line
        keys = [pair.partition("=")[0] for pair in match[2].split(",")]
        assert len(keys) == len(set(keys)), line


class _Tags(HTMLParser):
    """The tags of a page with the names of their attributes, and what its scripts and styles hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[tuple[str, tuple[str, ...]]] = set()
        self.scripts: list[str] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add((tag, tuple(sorted(name for name, _ in attrs))))
        self._in = tag
        if tag in ("script", "style"):
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # the base class names it
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in in ("script", "style"):
            self.scripts[-1] += data

    def handle_comment(self, data: str) -> None:
        self.tags.add(("comment", (data,)))

    def handle_decl(self, decl: str) -> None:
        self.tags.add(("declaration", (decl,)))

    def unknown_decl(self, data: str) -> None:
        self.tags.add(("unknown", (data,)))

    def handle_pi(self, data: str) -> None:
        self.tags.add(("instruction", (data,)))


def _tags(reports: list[FileReport], show: Callable[..., bytes] = rendered) -> _Tags:
    page = _Tags()
    page.feed(show(reports, "html").decode())
    page.close()
    return page


def ordinary() -> list[FileReport]:
    """Reports of all sorts on texts in which nothing is hostile."""
    texts = [example.before for rule in ALL for example in rule.damaged if "<" not in example.before]
    reports = [reported("a.txt", text) for text in texts]
    refused = FileReport("a.txt", Status.REFUSED, "was left as it was", b"a", b"a")
    return [*reports, refused, repair_data(b"\xff\xfe\xfdabc" * 9, ALL, path="b.txt")]


@pytest.fixture(scope="module")
def usual() -> _Tags:
    """The pages of those: all on one, and few, which are open when it is."""
    reports = ordinary()
    page = _tags(reports)
    for few in (reports[:5], reports[-2:]):
        page.tags |= _tags(few).tags
    return page


def brings_no_tag(report: FileReport, usual: _Tags, show: Callable[..., bytes] = rendered) -> None:
    """The page has no tag, attribute, comment or script that the page of an ordinary text does not have."""
    page = _tags([report], show)
    assert page.tags <= usual.tags, page.tags - usual.tags
    assert set(page.scripts) <= set(usual.scripts)


def patch_applies(folder: Path, name: str, text: str) -> None:
    """`git apply` gives what fix would write."""
    report = reported(name, text)
    path = folder / name
    path.write_bytes(report.before)
    try:
        if not report.changed:
            return
        patch = rendered([report], "diff")
        done = subprocess.run(
            ["git", "apply", "--whitespace=nowarn", "-"], input=patch, cwd=folder, capture_output=True, check=False
        )
        assert done.returncode == 0, (done.stderr.decode(errors="replace"), patch)
        assert path.read_bytes() == report.after
    finally:
        path.unlink()


@examples(60)
@given(NAMES, SHOWN_TEXTS)
def test_nothing_hostile_is_shown(name: str, text: str) -> None:
    shows_nothing_hostile(reported(name, text))


@examples(60)
@given(NAMES, SHOWN_TEXTS)
def test_every_format_tells_the_same(name: str, text: str) -> None:
    tells_the_same_everywhere(reported(name, text))


@examples(60)
@given(NAMES, SHOWN_TEXTS)
def test_no_cell_is_a_formula(name: str, text: str) -> None:
    is_a_safe_table(reported(name, text))


@examples(60)
@given(NAMES, SHOWN_TEXTS)
def test_nothing_is_injected_into_annotations(name: str, text: str) -> None:
    commands_are_ours(reported(name, text))


@examples(60)
@given(NAMES, SHOWN_TEXTS)
def test_a_page_gets_no_new_tag(usual: _Tags, name: str, text: str) -> None:
    brings_no_tag(reported(name, text), usual)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `git apply` looks at nothing above it."""
    here = tmp_path_factory.mktemp("patched")
    subprocess.run(["git", "init", "-q", here], check=True)
    subprocess.run(["git", "-C", here, "config", "core.autocrlf", "false"], check=True)
    return here


@examples(40)
@given(NAMES, SHOWN_TEXTS)
def test_a_patch_applies(folder: Path, name: str, text: str) -> None:
    patch_applies(folder, name, text)


# planted faults


def _leaking(reports: list[FileReport], output_format: str, *, terminal: bool = False) -> bytes:
    """A renderer that shows a path as it is."""
    del terminal
    lead = {"html": "<html>", "csv": "", "github": "::error file="}.get(output_format, "")
    return f"{lead}{reports[0].path}::x\n".encode()


@pytest.mark.parametrize("name", ["\x1b[31m.txt", "a\u202eb.txt", "a\u2028.txt", "\x9b.txt"])
def test_a_renderer_that_leaks_is_caught(name: str) -> None:
    with pytest.raises(AssertionError, match="0x"):
        shows_nothing_hostile(reported(name, FOUND), _leaking)


def test_a_renderer_that_injects_is_caught(usual: _Tags) -> None:
    with pytest.raises(AssertionError, match="=cmd"):
        is_a_safe_table(reported("=cmd()", FOUND), _leaking)
    with pytest.raises(AssertionError, match="::error file=a"):
        commands_are_ours(reported("a\n::warning::b", FOUND), _leaking)
    with pytest.raises(AssertionError, match="img"):
        brings_no_tag(reported("<img src=x onerror=alert(1)>", FOUND), usual, _leaking)
