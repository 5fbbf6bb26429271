"""A repaired file is written in the manner in which it was read: its encoding, its byte order mark, its line ends."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import test_repairs
from tests.properties.drawn import BROKEN_FILES, FILES, LEVELS, Drawn, examples, holds
from tests.properties.test_repairs import repaired
from textfix.core import Level
from textfix.document import Document, DocumentError, Manner, decode
from textfix.report import FileReport, Status
from textfix.rules import ALL
from textfix.runner import repair_data

if TYPE_CHECKING:
    from collections.abc import Callable


def read_back(report: FileReport) -> Document:
    """The new bytes, read as what the report says they are."""
    return decode(report.after, report.encoding)


def keeps_its_manner(file: Drawn, level: Level) -> None:
    """Only a rule that says so converts a file, and to UTF-8; nothing else of its bytes but the text changes."""
    report = repaired(file, level)
    outcome, old = report.outcome, report.document
    if outcome is None or old is None or report.status is Status.REFUSED:
        assert report.after == file.data
        return
    if not report.changed:
        return
    new = read_back(report)
    assert new.text == outcome.text.removeprefix("\ufeff" if new.mark and not old.mark else "")
    if "\n" in outcome.text and not old.mixed:
        assert (new.newline, new.mixed) == (old.newline, False)
    assert new.padding == old.padding
    if report.encoding == old.encoding:
        assert new.encoding == old.encoding
        assert report.after.startswith(old.mark)
        return
    assert report.encoding == "utf-8"
    assert any(finding.encoding for step in outcome.steps for finding in step.findings)
    assert not old.mark


def is_written_as_asked(file: Drawn, level: Level, manner: Manner) -> None:
    """What the user asks for is what comes out, or a refusal that leaves the file."""
    report = repair_data(file.data, ALL, path=file.name, level=level, manner=manner, largest_loss=1.0)
    assert "internal error" not in report.message, report.message
    if report.status in (Status.REFUSED, Status.SKIPPED):
        assert report.message
        assert report.after == file.data
        return
    assert report.document is not None
    assert report.outcome is not None
    new = read_back(report)
    assert new.text == report.outcome.text
    if manner.encoding not in (None, "keep"):
        assert codecs.lookup(report.encoding) == codecs.lookup(manner.encoding or "")
    if manner.bom == "strip":
        assert not report.after.startswith(codecs.BOM_UTF8) or report.outcome.text.startswith("\ufeff")
    if "\n" in new.text:
        wanted = {"lf": "\n", "crlf": "\r\n"}.get(manner.newline, report.document.newline)
        assert new.newline == wanted


@examples(250)
@given(FILES, LEVELS)
def test_encoding_mark_and_line_ends_are_kept(file: Drawn, level: Level) -> None:
    holds(keeps_its_manner, file, level)


@examples(100)
@given(BROKEN_FILES, LEVELS)
def test_so_they_are_in_broken_files(file: Drawn, level: Level) -> None:
    holds(keeps_its_manner, file, level)


MANNERS = st.builds(
    Manner,
    st.sampled_from((None, "keep", "utf-8", "gb18030", "utf-16-le", "cp1252")),
    st.sampled_from(("keep", "lf", "crlf")),
    st.sampled_from(("keep", "strip")),
)


@examples(100)
@given(FILES, LEVELS, MANNERS)
def test_a_file_is_written_as_asked(file: Drawn, level: Level, manner: Manner) -> None:
    holds(lambda tried, at: is_written_as_asked(tried, at, manner), file, level)


# planted faults


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda data: data.decode("utf-16").encode(), id="another encoding"),
        pytest.param(lambda data: data.removeprefix(codecs.BOM_UTF16_LE), id="no mark"),
        pytest.param(lambda data: data.replace(b"\r\0\n\0", b"\n\0"), id="other line ends"),
    ],
)
def test_a_writer_with_manners_of_its_own_is_caught(
    wrong: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "今天的天气很好，，我们一起去公园散步。\r\n孩子们在草地上奔跑，老人们坐在长椅上。\r\n"
    file = Drawn("a.txt", codecs.BOM_UTF16_LE + text.encode("utf-16-le"))
    keeps_its_manner(file, Level.SAFE)
    honest = test_repairs.repair_data

    def changed(*given: object, **named: object) -> FileReport:
        report = honest(*given, **named)  # type: ignore[arg-type]
        return replace(report, after=wrong(report.after))

    monkeypatch.setattr(test_repairs, "repair_data", changed)
    with pytest.raises((AssertionError, DocumentError)):
        keeps_its_manner(file, Level.SAFE)
