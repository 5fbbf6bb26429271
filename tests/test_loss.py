"""A file that would lose too much of its text is left as it was, with the reason, unless it is forced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from textfix.command import run
from textfix.core import Finding, Level, Rule, Text
from textfix.engine import repair
from textfix.front import parse
from textfix.loss import too_much
from textfix.report import Status
from textfix.runner import repair_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SENTENCE = "渡口的老屋拆了一半，剩下的一半被改成了茶馆，周末的时候坐满了人，有人下棋。\n"
MENU = "首页 新闻 体育\n"
PARAGRAPH = SENTENCE.strip() + "老板说，等到桥修好了，过河的人就不再从这里走，茶馆也许会更安静。\n"
TWICE = PARAGRAPH + SENTENCE + PARAGRAPH


def cutting(word: str, level: Level = Level.FULL) -> Rule:
    def find(text: Text) -> Iterator[Finding]:
        start = text.string.find(word)
        if start >= 0:
            yield Finding(
                start, start + len(word), "too long", "" if level is Level.FULL else "茶" * (word.count("\n"))
            )

    return Rule(name="junk/half", level=level, doc="", trigger=".", find=find, damaged=(), intact=())


def test_running_text_counts_whole() -> None:
    outcome = repair(SENTENCE * 2, (cutting(SENTENCE),), level=Level.FULL)
    assert "would lose 100% of its text" in too_much(outcome, 0.5)
    assert "junk/half" in too_much(outcome)
    assert not too_much(outcome, 1.0)


def test_a_menu_counts_half() -> None:
    outcome = repair(MENU + SENTENCE, (cutting(MENU),), level=Level.FULL)
    assert too_much(outcome, 0.07)
    assert not too_much(outcome, 0.1)


def test_tags_are_no_text() -> None:
    outcome = repair("<p class='much of it'>" + SENTENCE, (cutting("<p class='much of it'>"),), level=Level.FULL)
    assert not too_much(outcome, 0.0)


def test_a_file_is_refused_and_left_as_it_was() -> None:
    data = (SENTENCE * 2).encode()
    report = repair_data(data, (cutting(SENTENCE),), level=Level.FULL)
    assert report.status is Status.REFUSED
    assert report.after == data
    assert "--force" in report.message
    assert repair_data(data, (cutting(SENTENCE),), level=Level.FULL, largest_loss=1.0).status is Status.REPAIRED


@pytest.mark.parametrize(
    ("flags", "share"), [([], None), (["--force"], 1.0), (["--max-loss", "0.5"], 0.5), (["--max-loss=20%"], 0.2)]
)
def test_the_flags_give_a_share(flags: list[str], share: float | None) -> None:
    request = parse(["check", *flags, "."])
    assert request is not None
    assert request.largest_loss == share


@pytest.mark.parametrize("share", ["much", "2", "-1", "120%"])
def test_a_share_that_is_none_is_an_error(share: str) -> None:
    request = parse(["check", f"--max-loss={share}", "."])
    assert request is not None
    with pytest.raises(ValueError, match=r".*"):
        _ = request.largest_loss


@pytest.mark.parametrize(
    ("flags", "code"), [([], 2), (["--force"], 0), (["--max-loss", "50%"], 0), (["--max-loss", "x"], 2)]
)
def test_the_program_refuses_and_can_be_forced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: list[str], code: int
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TWICE, encoding="utf-8")
    request = parse(["fix", "--full", "--isolated", *flags, str(path)])
    assert request is not None
    assert run(request) == code
    told = capsys.readouterr()
    assert path.read_text(encoding="utf-8") == (PARAGRAPH + SENTENCE if not code else TWICE)
    assert ("--max-loss" in told.err + told.out) == bool(code)
