"""Broken lines and paragraphs: what their rules promise beyond their examples."""

from __future__ import annotations

import random

import pytest

from textfix.core import Kind, Level, Text
from textfix.engine import repair
from textfix.evidence.layout.breaks import ALONE, score
from textfix.evidence.layout.typeset import column
from textfix.evidence.layout.wrapping import columns, cut_every, wrap
from textfix.evidence.paragraphs import is_prose, lines
from textfix.rules.layout import (
    blank_runs,
    broken_paragraphs,
    hard_wraps,
    hyphenated_words,
    narrow_columns,
    page_furniture,
)

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


@pytest.mark.parametrize("width", range(16, 40))
def test_spaces_that_were_stripped_at_the_edge_come_back(width: int) -> None:
    whole = FERRY[1] + FERRY[1].replace("GPS", "AIS") + FERRY[0]
    cut = "\n".join(line.strip() for line in cut_every(whole, width)) + "\n"
    assert repair(cut, (hard_wraps.RULE,), level=Level.FULL).text == whole + "\n"


@pytest.mark.parametrize("width", range(30, 70))
def test_text_cut_by_columns_is_joined_again(width: int) -> None:
    cut, line = [], ""
    for character in "".join(FERRY):
        if columns(line + character) > width:
            cut.append(line)
            line = ""
        line += character
    joined = repair("\n".join((*cut, line)) + "\n", (hard_wraps.RULE,), level=Level.FULL).text
    assert joined == "".join(FERRY) + "\n"


@pytest.mark.parametrize("mark", ["- {} -", "— {} —", "第 {} 页", "第{}页 共9页", "Page {} of 9", "{}", "{} / 9"])
def test_pages_come_together_over_their_numbers(mark: str) -> None:
    pages = [
        f"{paragraph[:40]}\n\n河上的船\n{mark.format(at + 4)}\n\n{paragraph[40:]}" for at, paragraph in enumerate(FERRY)
    ]
    text = repair("\n\n".join(pages) + "\n", (page_furniture.RULE, broken_paragraphs.RULE), level=Level.FULL).text
    assert text == "\n\n".join(FERRY) + "\n"


@pytest.mark.parametrize("mark", ["{}", "— {} —", "（{}）", "第{}章"])
def test_numbers_of_chapters_and_refrains_stay(mark: str) -> None:
    text = "\n\n".join(f"{mark.format(at + 1)}\n\n{paragraph}\n\n江水长" for at, paragraph in enumerate(FERRY)) + "\n"
    assert not list(page_furniture.RULE.find(Text(text)))


LOCK = (
    "The keeper of the lock writes down every boat, and in the evening he reads the names aloud to his dog. Few of them come"
    " twice. The company sends him another register each summer, though the former register is never finished."
)


def typeset(paragraph: str, width: int) -> str:
    """Lines of a column; a word that does not fit is broken where at least three letters fit and four are left."""
    found, line = [], ""
    for word in paragraph.split(" "):
        room = width - len(line) - 2
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}".strip()
        elif room >= 3 and len(word) >= 7 and word.isalpha():
            cut = min(room, len(word) - 4)
            found.append(f"{line} {word[:cut]}-")
            line = word[cut:]
        else:
            found.append(line)
            line = word
    return "\n".join((*found, line))


@pytest.mark.parametrize("width", range(26, 44))
def test_a_column_with_broken_words_becomes_a_paragraph(width: int) -> None:
    broken = typeset(LOCK, width) + "\n\n" + typeset(LOCK.replace("dog", "old grey donkey"), width) + "\n"
    joined = repair(broken, (narrow_columns.RULE,), level=Level.FULL).text
    whole = f"{LOCK}\n\n{LOCK.replace('dog', 'old grey donkey')}\n"
    assert joined == (whole if column(Text(broken)) else broken)
    assert broken.count("-\n") < 3 or joined == whole


def test_mail_that_is_wrapped_stays_also_with_compounds_at_the_edge() -> None:
    mail = "Please bring the long-\ndistance oars, the low-\nwater poles and\nthe well-\nknown lamp.\n"
    assert not list(narrow_columns.RULE.find(Text(mail)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("他说，这条路修了三年，花的钱够修两条，可是走的人还是嫌它窄，嫌它弯，嫌它下雨天", "积水。"),
        ("河边的柳树是前年种的，一共种了六百多棵，活下来的不到一半，剩下的都被水泡", "了，只好重新再种。"),
        ("镇上统计过，每天从这座桥上经过的行人有两千三百多名，自行车一千五百多辆，小汽车三", "百多辆。"),
    ],
)
def test_the_rest_of_a_word_or_sentence_is_joined(first: str, second: str) -> None:
    text = "\n\n".join((*FERRY, first, second, *FERRY)) + "\n"
    assert first + second in repair(text, (broken_paragraphs.RULE,), level=Level.FULL).text


def test_a_text_whose_author_forgets_the_last_mark_stays() -> None:
    text = "\n\n".join(paragraph.rstrip("。") for paragraph in FERRY * 3) + "\n"
    assert not list(broken_paragraphs.RULE.find(Text(text)))
