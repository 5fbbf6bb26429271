"""Repairs of a few characters that the rest of a text speaks against, and those that it bears out."""

from __future__ import annotations

import pytest

from textfix import repair
from textfix.evidence.mojibake import families, recoding
from textfix.evidence.mojibake.alike_votes import believable
from textfix.evidence.mojibake.short_votes import by_chance

PAGE = "朝の港は静かだった。\n弟は手を振って叫んだ。\nタクシーの料金を払う。\n"
EUC_JP = families.Family(recoding.GBK, families.EUC_JP)
KOREAN = families.Family(recoding.GBK, families.EUC_KR)


def test_one_kanji_in_a_sound_page_is_no_damage() -> None:
    at = PAGE.index("叫")
    assert not believable(PAGE, [(at, at + 1)])


def test_a_page_that_is_damaged_as_a_whole_is() -> None:
    damaged = EUC_JP.damage(PAGE)
    spans = []
    for line in damaged.split("\n")[:-1]:
        start = damaged.index(line)
        spans.append((start, start + len(line)))
    assert believable(damaged, spans) == frozenset(spans)


def test_a_line_with_two_characters_that_japanese_lacks_speaks_for_itself() -> None:
    line = EUC_JP.damage("タクシーの料金をカードで払う。")
    damaged = PAGE * 3 + line
    span = (len(damaged) - len(line), len(damaged))
    assert believable(damaged, [span]) == {span}


def test_a_short_name_among_sound_lines_is_no_damage() -> None:
    rows = "\n".join(f"{number},渡口的老人站在岸邊等船" for number in range(9))
    name = (len(rows) + 1, len(rows) + 4)
    assert by_chance(f"{rows}\n王小舟", [(*name, KOREAN)]) == {name}
    assert not by_chance("王小舟", [(0, 3, KOREAN)])


@pytest.mark.parametrize(
    "word", ["狼 2679 n", "李怀甫 4 nr", "冯家俊 3 nr", "射篮 3 n", "错构瘤 2 n", "葛巢甫 2 nr", "叫び"]
)
def test_a_word_alone_is_as_it_should_be(word: str) -> None:
    assert repair(word + "\n", full=True).text == word + "\n"


def test_a_few_odd_words_speak_for_no_list() -> None:
    common = "天地人日月山水火木金土东西南北上下左右大小多少前后里外来去出入开关高低长短"
    words = [f"{first}{second}" for first in common for second in common]
    odd = ["射篮", "提篮", "挂篮", "网篮", "惯窍", "诀窍", "李怀甫", "葛巢甫", "错构瘤"]
    text = "".join(f"{word} {number} n\n" for number, word in enumerate(words + odd))
    assert repair(text).text == text
