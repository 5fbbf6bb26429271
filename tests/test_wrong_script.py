"""Conversion to a script that is asked for: OpenCC's own answer, outside protected places, once and for all."""

from __future__ import annotations

import pytest
from opencc import OpenCC

import textfix
from textfix import front
from textfix.core import Kind
from textfix.engine import repair
from textfix.plan import in_script, select
from textfix.rules import ALL
from textfix.rules.script.wrong_script import SCRIPTS, wanted

SIMPLIFIED = "这里的干部后来去了皇后大道，买了几斤面条。\n头发花白的老人说，从前的码头就在里面。\n\n干面\n"
TRADITIONAL = "這裡的幹部後來去了皇后大道，買了幾斤麵條。\n頭髮花白的老人看著碼頭，說從前就在裡面。\n\n乾麵\n"
CONVERSIONS = {"simplified": "tw2s", "traditional": "s2t", "traditional-tw": "s2tw", "traditional-hk": "s2hk"}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_text_in_the_other_script_becomes_what_opencc_makes_of_it(script: str) -> None:
    text = TRADITIONAL if script == "simplified" else SIMPLIFIED
    converted = OpenCC(CONVERSIONS[script]).convert(text)
    assert converted != text
    assert repair(text, (wanted(script),)).text == converted
    assert repair(converted, (wanted(script),)).text == converted


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_text_in_the_wanted_script_is_left_alone(script: str) -> None:
    text = SIMPLIFIED if script == "simplified" else TRADITIONAL
    assert repair(text, (wanted(script),)).text == text


def test_each_change_is_told_and_protected_places_are_left() -> None:
    text = "这里的代码是 `这里`，地址是 https://example.org/这里 。\n"
    outcome = repair(text, (wanted("traditional"),), kind=Kind.MARKDOWN)
    assert outcome.text == "這裏的代碼是 `这里`，地址是 https://example.org/这里 。\n"
    assert {(place.before, place.after) for place in outcome.places} == {("这里", "這裏"), ("码", "碼")}


def test_the_public_function_takes_the_script() -> None:
    assert textfix.repair("这里的干部。", script="traditional-tw").text == "這裡的幹部。"
    assert textfix.repair("这里的干部。").text == "这里的干部。"


def test_the_rule_runs_in_its_place_and_once() -> None:
    plan = in_script(in_script(select(ALL), "traditional"), "simplified")
    names = [rule.name for rule in plan]
    assert names.count("script/wrong-script") == 1
    assert names == [rule.name for rule in ALL if rule.name in names]


def test_the_flag_offers_the_scripts_of_the_rule() -> None:
    assert sorted(front.CHOICES["script"]) == sorted(SCRIPTS)


def test_an_unknown_script_is_named() -> None:
    with pytest.raises(ValueError, match="klingon"):
        wanted("klingon")


def test_a_long_text_without_marks_is_converted() -> None:
    text = "这里" * 5000
    assert repair(text, (wanted("traditional"),)).text == "這裏" * 5000
