"""Slips that a careful editor would leave alone at first: wards, quotations, Japanese words, characters spoken of."""

from __future__ import annotations

import pytest

from textfix.engine import repair
from textfix.rules.script import slips

WARDS = "候選人歷任金坑里里長、金坑里水災自救會總幹事，後來還主持說明會。"
QUOTED = "說明書裡寫著外掛「通知修复」的來源，這個外掛還在更新，後來改名為另一個名稱。"


@pytest.mark.parametrize(
    "sound",
    [
        WARDS,
        QUOTED,
        "片尾的字幕寫著楽譜制作依頼，這個會還沒結束，學生們還在說話。",
        "下一個符號取自【厂】字，學生們還會學到幾個，說明寫在後頁。",
        "價\t說明\n价\t另一個字，還會再學\n件\t量詞，後面還有說明\n",
    ],
)
def test_what_may_be_right_is_left_alone_at_safe(sound: str) -> None:
    assert repair(sound, (slips.RULE,)).text == sound


def test_a_ward_does_not_shield_the_words_that_are_none() -> None:
    damaged = WARDS + "這里還有幾個問題，心里的話也說出來。"
    assert repair(damaged, (slips.RULE,)).text == damaged.replace("這里", "這裡").replace("心里", "心裡")


def test_a_character_left_standing_elsewhere_is_one_in_a_quotation_too() -> None:
    damaged = QUOTED + "另一個也是修复工具。"
    assert repair(damaged, (slips.RULE,)).text == damaged.replace("修复", "修復")


def test_a_list_of_words_is_no_running_text() -> None:
    words = [
        "學習",
        "關係",
        "電話",
        "圖書館",
        "讓步",
        "機場",
        "開會",
        "東邊",
        "發現",
        "認識",
        "對話",
        "書櫃",
        "車站",
        "門票",
        "飛機",
        "歲數",
        "議會",
        "質量",
        "經驗",
        "練習",
    ]
    both = ["反復", "反复", "估價", "估价", "餘震", "余震", "不少於", "不少于"]
    text = "\n".join([*words, *both]) + "\n"
    assert repair(text, [slips.RULE]).text == text
    prose = "。".join([*words, *both]) + "。\n"
    assert repair(prose, [slips.RULE]).text != prose
