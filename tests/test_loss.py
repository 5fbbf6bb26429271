"""A file that would lose too much of its text is left as it was, with the reason, unless it is forced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from textfix import runner
from textfix.command import run
from textfix.core import Finding, Level, Rule, Text
from textfix.engine import repair
from textfix.front import parse
from textfix.loss import too_much, unbalanced
from textfix.report import Status
from textfix.runner import repair_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textfix.outcome import Outcome

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


@pytest.mark.parametrize(
    "wrong",
    [
        lambda outcome: replace(outcome, text=outcome.text + "x"),
        lambda outcome: replace(outcome, original=outcome.original[1:]),
        lambda outcome: replace(outcome, steps=(replace(outcome.steps[0], after="x"),), text="x"),
        lambda outcome: replace(outcome, steps=(replace(outcome.steps[0], findings=()),)),
        lambda outcome: replace(outcome, steps=()),
    ],
)
def test_characters_have_to_balance(wrong: Callable[[Outcome], Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    plan = (cutting(MENU.strip()),)
    outcome = repair(MENU + SENTENCE, plan, level=Level.FULL)
    assert not unbalanced(outcome)
    assert "internal error" in unbalanced(wrong(outcome))
    monkeypatch.setattr(runner, "repair", lambda *_, **__: wrong(outcome))
    report = repair_data((MENU + SENTENCE).encode(), plan, level=Level.FULL)
    assert (report.status, report.after) == (Status.REFUSED, (MENU + SENTENCE).encode())


@pytest.mark.parametrize(
    ("before", "after", "is_guarded"),
    [
        ("茶", "", True),
        ("茶馆", "茶", True),
        ("a1", "，，", True),
        ("，，", "，", False),
        ("茶 ", "馆", False),
        ("", "x", False),
    ],
)
def test_no_letter_goes_by_a_rule_that_does_not_declare_it(before: str, after: str, *, is_guarded: bool) -> None:
    def find(text: Text) -> Iterator[Finding]:
        if text.string.startswith(f"「{before}」"):
            yield Finding(1, 1 + len(before), "odd", after)

    guarded = Rule(name="a/b", level=Level.SAFE, doc="", trigger="「", find=find, damaged=(), intact=())
    string = f"「{before}」"
    outcome = repair(string, (guarded,))
    assert outcome.text == (string if is_guarded else f"「{after}」")
    assert ["not to remove letters" in place.message for place in outcome.places] == [is_guarded]
    assert [place.applied for place in outcome.places] == [not is_guarded]
    for rule in (replace(guarded, removes=True), replace(guarded, level=Level.FULL)):
        assert repair(string, (rule,), level=Level.FULL).text == f"「{after}」"


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
