"""What decides over marks is the whole text: the signatures of programs, and where they end."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from textfix.core import Kind, Level, Text
from textfix.engine import repair
from textfix.evidence.narrowing import converted_families
from textfix.rules.punctuation import doubled, injected, quotes, width

WILD = Path(__file__).parents[1] / "fixtures" / "wild"
MARKS = (quotes.RULE, injected.RULE, doubled.RULE, width.RULE)
NEWSPAPER = (WILD / "punctuation-newspaper.damaged.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("name", ["mirror", "newspaper"])
def test_a_converter_and_an_injector_together_are_undone(name: str, seed: int) -> None:
    clean = (WILD / f"punctuation-{name}.safe.txt").read_text(encoding="utf-8")
    damaged = injected.damage(width.damage(clean, Random(seed)), Random(seed))
    assert damaged != clean
    assert repair(damaged, MARKS).text == clean


def test_a_folded_mark_is_proven_and_a_lost_blank_is_not() -> None:
    text = Text("来源: 晚报\n今晨起雾,渡口停航,船都靠岸,人都散了。“稍等”一天、两天。")
    proofs = {text.string[finding.start : finding.end]: finding.proven for finding in width.find(text)}
    assert proofs == {": ": False, ",": True}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("韩老四家种了", "韩老四家（三口人）种了"),  # one full-width pair: then half-width is the exception of a hand
        ("一", "the text is technical and full of Latin words; "),
        ("的", "之"),  # old texts carry editors' notes in half-width parentheses
        ("“", "「"),
    ],
)
def test_misread_parentheses_need_a_text_without_any_full_width_one(old: str, new: str) -> None:
    assert "(" in converted_families(Text(NEWSPAPER))
    assert not converted_families(Text(NEWSPAPER.replace(old, new)))


def test_misread_parentheses_are_left_in_markdown() -> None:
    assert not converted_families(Text(NEWSPAPER, Kind.MARKDOWN))


@pytest.mark.parametrize(("commas", "expected"), [(2, 0), (3, 3)])
def test_a_few_commas_are_slips_of_the_author(commas: int, expected: int) -> None:
    text = "今晨" + "起雾," * commas + "渡口停航。“稍等”一天、两天。"
    assert len(list(width.find(Text(text)))) == expected


def test_a_question_mark_for_a_lost_character_stays() -> None:
    text = "朱?基来到渡口,看望船工,慰问乘客,十分亲切。他问:为什么停航?因为有雾。"
    assert repair(text, MARKS).text == "朱?基来到渡口，看望船工，慰问乘客，十分亲切。他问：为什么停航？因为有雾。"


@pytest.mark.parametrize(
    ("text", "level"),
    [("米、、油都涨了价。", Level.REPORT), ("米、，油都涨了价。", Level.FULL), ("米，，油都涨了价。", Level.SAFE)],
)
def test_what_two_marks_leave_open_decides_the_level(text: str, level: Level) -> None:
    (finding,) = doubled.find(Text(text))
    assert doubled.RULE.level.lowest(finding.level) is level
