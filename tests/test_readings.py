"""Inserted readings: the forward program, both of its decoders, and what the two rules make of its output."""

from __future__ import annotations

import random

import pytest

from textfix.core import Level, Text
from textfix.engine import repair
from textfix.evidence.annotations import annotated
from textfix.evidence.gbk import Decoder, Walk, pair
from textfix.evidence.program import annotate_between, list_of, usual_reading
from textfix.rules.script import misaligned, readings

PAGE = (
    "縣圖書館三樓重新開放，讀者從早上排到中午。館長說，新的閱覽室有兩百個座位，每個座位都有燈。\n"
    "兒童區搬到一樓，家長不必再抱著孩子爬樓梯。退休教師說，他年輕時就在這間屋子裡準備考試。\n"
    "燃氣公司維修隊同一天檢查了全樓的管線，沒有發現漏氣，換下來的舊閥門裝了滿滿兩車。\n"
)


def walk(characters: str) -> Walk:
    return Walk({pair(sign): usual_reading(pair(sign)) for sign in characters})


def test_the_walk_inserts_behind_every_character_of_the_list() -> None:
    assert walk("書").insert_between("圖書館的書") == "圖書(shū)館的書(shū)"


@pytest.mark.parametrize(
    ("decoder", "damaged"), [(Decoder.SWALLOWING, "燃?xì)夤揪S修隊"), (Decoder.KEEPING, "燃?(xì)夤?司維修隊")]
)
def test_the_walk_finds_pairs_across_the_border_of_characters(decoder: Decoder, damaged: str) -> None:
    assert walk("細").insert("燃氣公司維修隊", decoder) == damaged


def test_characters_that_gbk_lacks_are_left_in_their_places() -> None:
    assert walk("書").insert("書😀書", Decoder.KEEPING) == "書(shū)😀書(shū)"


@pytest.mark.parametrize("seed", range(30))
def test_readings_between_characters_are_removed_and_proven(seed: int) -> None:
    damaged = annotate_between(PAGE, random.Random(seed))
    outcome = repair(damaged, (readings.RULE,))
    assert outcome.text == PAGE
    assert all(finding.proven for step in outcome.steps for finding in step.findings)


@pytest.mark.parametrize("decoder", list(Decoder))
def test_what_is_proven_is_right(decoder: Decoder) -> None:
    restored = 0
    for seed in range(30):
        damaged = Walk(list_of(PAGE, random.Random(seed))).insert(PAGE, decoder)
        outcome = repair(damaged, (misaligned.RULE, readings.RULE), level=Level.FULL)
        restored += outcome.text == PAGE
        if all(finding.proven for step in outcome.steps for finding in step.findings) and not outcome.left:
            assert outcome.text == PAGE, damaged
    assert restored >= 15


def test_a_page_with_one_reading_is_thin_evidence() -> None:
    text = Text("這條河的魚(yú)比十年前多了，漁民都說是禁漁期延長的緣故。")
    assert annotated(text).plausible
    assert not annotated(text).certain
    assert [finding.level for finding in readings.find(text)] == [Level.FULL]
