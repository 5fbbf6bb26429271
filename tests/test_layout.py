"""Broken lines and paragraphs: what their rules promise beyond their examples."""

from __future__ import annotations

import random

import pytest

from textfix.core import Kind, Level, Text
from textfix.engine import repair
from textfix.evidence.breaks import ALONE, score
from textfix.evidence.paragraphs import is_prose, lines
from textfix.evidence.wrapping import columns, cut_every, wrap
from textfix.rules.layout import blank_runs, broken_paragraphs, hard_wraps, hyphenated_words

FERRY = (
    (
        "渡船每天早晨六点从南岸出发，到北岸要走四十分钟。船长姓岑，掌了三十年的舵，"
        "河上哪里有暗沙，哪里有回水，他闭着眼睛也说得出来。"
    ),
    (
        "船上装了 GPS 以后，年轻的水手们都看屏幕，岑船长还是看水色。"
        "他说，屏幕告诉你船在哪里，水色告诉你船要去哪里，两样都得会看。"
    ),
    (
        "去年涨大水，有一段航道改了方向，屏幕上的线还是老样子。"
        "那天他把船停在江心，等了半个时辰，等到水色变了才靠岸，一船人谁也没有抱怨。"
    ),
)


@pytest.mark.parametrize("width", range(14, 48))
def test_text_cut_at_any_width_is_joined_again_and_proven(width: int) -> None:
    whole = "\n\n".join(FERRY) + "\n"
    cut = "\n\n".join("\n".join(cut_every(paragraph, width)) for paragraph in FERRY) + "\n"
    outcome = repair(cut, (hard_wraps.RULE,), level=Level.FULL)
    assert outcome.text == whole
    assert all(finding.proven for step in outcome.steps for finding in step.findings)


def test_a_space_dropped_at_the_edge_comes_back_and_is_not_proven() -> None:
    cut = "\n".join(line.strip() for line in cut_every(FERRY[1], 4 + FERRY[1].index("GPS")))
    cut += "\n\n" + "\n".join(line.strip() for line in cut_every(FERRY[0], 4 + FERRY[1].index("GPS")))
    assert wrap(Text(cut)) is None or repair(cut, (hard_wraps.RULE,), level=Level.FULL).text.count("GPS以") == 0


def test_lines_are_measured_as_a_terminal_does() -> None:
    assert columns("渡船 GPS") == 8


def test_text_of_unequal_lines_was_not_cut() -> None:
    assert wrap(Text("\n".join(FERRY))) is None


def test_a_break_inside_a_word_of_a_paragraph_is_joined_and_one_between_sentences_is_not() -> None:
    at = FERRY[0].index("哪里有暗沙") + 4
    inside = "\n\n".join((FERRY[2], FERRY[0][:at], FERRY[0][at:], FERRY[2], FERRY[1], FERRY[1], FERRY[2]))
    assert FERRY[0] in repair(inside, (broken_paragraphs.RULE,), level=Level.FULL).text
    assert not list(broken_paragraphs.RULE.find(Text("\n\n".join(FERRY * 3))))


@pytest.mark.parametrize(
    "heading", ["渡口的船", "记者 岑晓月", "一、渡口，从前和现在", "图为渡口的清晨，船长在检查缆绳 骆小舟摄"]
)
def test_a_heading_a_byline_and_a_caption_stand_alone(heading: str) -> None:
    text = Text(f"{heading}\n\n{FERRY[0]}\n")
    first, _, second = lines(text)[:3]
    assert score(text, first, second) < ALONE


def test_joining_does_not_run_away() -> None:
    chance = random.Random(3)
    halves = [half for paragraph in FERRY * 4 for half in _halves(paragraph, chance)]
    once = repair("\n\n".join(halves), (broken_paragraphs.RULE,), level=Level.FULL).text
    assert once.replace("\n", "") == "".join(FERRY * 4)
    blocks = once.strip().split("\n\n")
    assert len(blocks) < len(halves)
    assert all(any(block in paragraph for paragraph in FERRY) for block in blocks)


def _halves(paragraph: str, chance: random.Random) -> tuple[str, str]:
    at = chance.randrange(20, len(paragraph) - 10)
    while paragraph[at] == " " or paragraph[at - 1] == " ":
        at += 1
    return paragraph[:at], paragraph[at:]


def test_verse_speech_and_tables_are_no_prose() -> None:
    assert is_prose(Text("\n\n".join(FERRY)))
    for string in (
        "松下问童子，言师采药去。\n只在此山中，云深不知处。\n",
        "甲：去不去？\n乙：去。\n",
        "a | b\n1 | 2\n",
        "",
    ):
        assert not is_prose(Text(string))


def test_blank_lines_stay_in_markdown_and_a_missing_line_end_alone_is_no_damage() -> None:
    page = f"\n\n# 渡口\n\n\n\n{FERRY[0]}"
    assert not list(blank_runs.RULE.find(Text(page, Kind.MARKDOWN)))
    assert not list(blank_runs.RULE.find(Text("\n\n".join(FERRY))))


def test_a_compound_keeps_its_hyphen_where_the_text_has_its_first_half_alone() -> None:
    text = (
        "The keepers of the tower write a regis-\nter of the boats, and the register is kept in the tow-\n"
        "er for the captains, most of them weather-\nbeaten, who ask what the weather was.\n"
    )
    whole = repair(text, (hyphenated_words.RULE,), level=Level.FULL).text
    assert "weather-beaten,\nwho" in whole
    assert "register\nof" in whole
