"""What the README shows is what textfix does, and the package is the one it speaks of."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import textfix
from textfix.__main__ import main

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(name: str) -> str:
    """The code block below the comment with a name."""
    found = re.search(rf"^<!-- {name} -->\n```\w*\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    assert found, f"README.md has no block {name}"
    return found[1]


def test_the_damaged_page_is_repaired_as_shown() -> None:
    assert textfix.repair(block("before")).text == block("after")


def test_each_row_of_the_table_is_repaired_as_shown() -> None:
    rows = re.findall(r"^\| [^|]+ \| `([^`]+)` \| `([^`]+)` \|$", README, re.MULTILINE)
    assert len(rows) >= 3
    assert [textfix.repair(before).text for before, _ in rows] == [after for _, after in rows]


def test_what_it_calls_proven_is_proven() -> None:
    readings = [place for place in textfix.check(block("before")) if "(" in place.before]
    assert len(readings) == 5
    assert all(place.proven for place in readings)


def test_what_it_says_stays_does_stay() -> None:
    before = block("before") + "列車17:02開,票價3,000元,見http://example.org/a,b。了解群眾。蘇秦是個說客。\n"
    after = textfix.repair(before).text
    for kept in ("17:02", "3,000", "http://example.org/a,b", "了解群眾"):
        assert kept in after
    glossed = "蘇秦是個說(shuì)客，他說的話沒有人忘記。\n"
    assert textfix.repair(glossed).text == glossed


def test_the_corpus_is_repaired_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("corpus.jsonl").write_text(block("rows"), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["textfix", "fix", "corpus.jsonl", "--field", "text", "--output", "repaired"])
    assert main() == 2
    assert Path("repaired/corpus.jsonl").read_text(encoding="utf-8") == block("repaired rows")
    out, err = capsys.readouterr()
    assert block("said") == out + err[: err.index("\n") + 1]


def test_the_settings_are_settings(tmp_path: Path) -> None:
    from textfix.settings.nearest import Nearest

    (tmp_path / "textfix.toml").write_text(block("settings"), encoding="utf-8")
    settings = Nearest().of(str(tmp_path / "a.txt"))
    assert len(settings.origins) == block("settings").count("\n")


def test_a_reading_alone_is_left() -> None:
    assert textfix.repair("他們說(shuō)").text == "他們說(shuō)"


def test_the_commands_are_single_lines() -> None:
    for name in ("demo", "tests"):
        assert block(name).count("\n") == 1


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == textfix.__version__
