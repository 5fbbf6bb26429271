"""Characters with which people are named: a slip in common words, perhaps a name elsewhere."""

from __future__ import annotations

import pytest

from textfix.engine import repair
from textfix.evidence.script.named import can_be_name
from textfix.rules.script import slips


@pytest.mark.parametrize(
    ("string", "name"),
    [
        ("他向觀眾展示范先生的收藏", True),
        ("課程會示范如何裝裱", False),
        ("教師范先生到了", True),
        ("師范大學", False),
        ("關于右任的書法", True),
        ("關于資料的問題", False),
        ("關于資料的報導", False),
        ("關于資料的報導，于資料自己也讀了", True),
        ("小于 5", False),
        ("用于 Web 的範本", False),
        ("李松到了", True),
        ("輕松地使用", False),
    ],
)
def test_a_name_is_told_from_a_word(string: str, *, name: bool) -> None:
    at = next(place for place, sign in enumerate(string) if sign in "范于松")
    assert can_be_name(string, at) is name


def test_words_that_hold_no_name_are_repaired_where_the_text_mostly_writes_them_right() -> None:
    damaged = "本課程示範如何撰寫程式，範例都附有說明，範本可以下載，另一處示范說明資料夾的結構，關于資料表還會再談。"
    wanted = damaged.replace("示范", "示範").replace("關于", "關於")
    assert repair(damaged, (slips.RULE,)).text == wanted
    person = "這裡示範裝裱，範例與範本都附在書後，他向觀眾展示范先生的收藏，還說明來歷，關於經過另有紀錄。"
    assert repair(person, (slips.RULE,)).text == person
