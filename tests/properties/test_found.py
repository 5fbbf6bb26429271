"""What the properties and the fuzzing found once, each as small as it gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.properties.subjects import rendered
from textfix.core import Finding, Level, Rule, Text
from textfix.document import decode
from textfix.report import Status
from textfix.rules import ALL
from textfix.runner import repair_data
from textfix.settings import DEFAULT, SettingsError
from textfix.settings.given import overridden
from textfix.settings.read import read

if TYPE_CHECKING:
    from pathlib import Path


def test_what_a_repair_brings_to_light_is_left_and_told() -> None:
    report = repair_data("â€œ的".encode(), ALL, path="a.txt", level=Level.FULL)
    assert report.status is Status.DAMAGED
    assert [place.rule for place in report.places() if not place.applied] == ["punctuation/unbalanced-quotes"]


def test_a_repair_after_which_the_encoding_cannot_be_told_is_not_written() -> None:
    def find(text: Text) -> list[Finding]:
        return [Finding(0, len(text.string), "too long", "é店")] if len(text.string) > 2 else []

    rule = Rule(name="t/long", level=Level.FULL, doc="", trigger="店", find=find, damaged=(), intact=())
    data = ("渡口的老屋拆了一半，剩下的改成了茶店。" * 3).encode("gb18030")
    report = repair_data(data, (rule,), path="a.txt", level=Level.FULL, largest_loss=1.0)
    assert (report.status, report.after) == (Status.REFUSED, data)
    assert "name it with --encoding" in report.message
    named = repair_data(data, (rule,), path="a.txt", level=Level.FULL, largest_loss=1.0, encoding="gb18030")
    assert named.after == "é店".encode("gb18030")


def test_no_line_end_is_put_behind_a_carriage_return() -> None:
    data = "ac ” «à moiti© d©molie »€” sert du th©. The old house by the ferry was pulled down.\n\n\n\r".encode()
    once = repair_data(data, ALL, path="a", level=Level.FULL).after
    assert repair_data(once, ALL, path="a", level=Level.FULL).after == once


@pytest.mark.parametrize("codec", ["iso2022_jp", "hz", "gb18030", "utf-16-be"])
def test_offsets_in_bytes_count_shifts_once(codec: str) -> None:
    text = "渡口\nabc渡口a"
    data = text.encode(codec)
    locate = decode(data, codec).locator()
    for at, character in enumerate(text):
        if character.isascii():
            start, end = locate(at).byte, locate(at + 1).byte
            assert data[start:end].endswith(character.encode("utf-16-be" if codec == "utf-16-be" else "ascii"))
    assert locate(len(text)).byte == len(data)


def test_paths_in_a_table_are_no_workflow_commands() -> None:
    report = repair_data("今天的天气很好，，大家都出去了。".encode(), ALL, path="::error::a.txt")
    assert rendered([report], "csv").split(b"\n")[1].startswith(b"./::error::")


@pytest.mark.parametrize("line", ['extend = "a\\u0000"', 'lexicons = ["a\\u0000"]', "allow = " + "[" * 2000])
def test_settings_that_no_file_can_have(tmp_path: Path, line: str) -> None:
    path = tmp_path / "textfix.toml"
    path.write_text(line)
    with pytest.raises(SettingsError):
        read(str(path))
    with pytest.raises(SettingsError):
        overridden(DEFAULT, [line])
