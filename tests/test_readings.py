"""Inserted readings: the forward program, both of its decoders, and what the two rules make of its output."""

from __future__ import annotations

import random
import re

import pytest

from textfix.core import Level, Text
from textfix.engine import repair
from textfix.evidence.readings.annotations import annotated
from textfix.evidence.readings.gbk import Decoder, Walk, pair
from textfix.evidence.readings.glosses import plain, tone
from textfix.evidence.readings.program import annotate_between, list_of, usual_reading
from textfix.evidence.readings.strewing import strew, strew_repeatedly
from textfix.rules.script import misaligned, readings, repeated_readings, scattered_readings

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
    assert restored >= 22


def test_a_page_with_one_reading_is_thin_evidence() -> None:
    text = Text("這條河的魚(yú)比十年前多了，漁民都說是禁漁期延長的緣故。")
    assert annotated(text).plausible
    assert not annotated(text).certain
    assert [finding.level for finding in readings.find(text)] == [Level.FULL]


@pytest.mark.parametrize("decoder", list(Decoder))
@pytest.mark.parametrize("overlapping", [True, False])
def test_nothing_is_wrong_at_safe(decoder: Decoder, *, overlapping: bool) -> None:
    for seed in range(20):
        walk = Walk(list_of(PAGE, random.Random(seed)), overlapping=overlapping)
        wanted = walk.insert_between(PAGE)
        outcome = repair(walk.insert(PAGE, decoder), (misaligned.RULE,))
        at = 0
        for piece in re.split("[?]", outcome.text):  # what is left damaged, and all between that is said to be right
            sound = re.sub(r"^\(?[^()]{1,6}\)[^\x00-\x7f]*.?", "", piece, flags=re.DOTALL)
            assert wanted.find(sound, at) >= 0, (seed, sound)


def test_a_walk_without_overlaps_is_understood_as_well() -> None:
    page = "申請號段後通常會緩存，號段用完了再申請，緩存裡的號段都有記號。經理說記號不能改，經理還說號段要檢查。"
    walk = Walk(
        {pair(sign): usual_reading(pair(sign)) for sign in "號經說還檢"} | {b"\x88\xcc": "zhí"}, overlapping=False
    )
    damaged = walk.insert(page, Decoder.KEEPING)
    assert "?(zhí)" in damaged
    assert repair(damaged, (misaligned.RULE, readings.RULE), level=Level.FULL).text == page


def test_an_eaten_line_end_comes_back_on_request() -> None:
    page = PAGE + "館長請大家把意見寫下來。\n家長也可以寫。\n孩子們說，最喜歡的是靠窗的座位。\n"
    listed = {pair(sign): usual_reading(pair(sign)) for sign in "書長說維隊"} | {b"\xd4\x8c": "chà"}
    damaged = Walk(listed).insert(page, Decoder.SWALLOWING)
    assert damaged.count("\n") < page.count("\n")
    assert repair(damaged, (misaligned.RULE, readings.RULE)).text.count("\n") == damaged.count("\n")
    assert repair(damaged, (misaligned.RULE, readings.RULE), level=Level.FULL).text == page


def test_readings_over_the_end_of_a_line_leave_the_end_of_the_line() -> None:
    damaged = "縣(xiàn)裏的圖書(shū)館開(kāi)放時(shí)間(jiān)有調整，學(xu\né)校的車(chē)每天來(lái)兩趟，書\n(shū)單貼在門(mén)口。"
    wanted = "縣裏的圖書館開放時間有調整，學\n校的車每天來兩趟，書\n單貼在門口。"
    assert repair(damaged, (readings.RULE,)).text == wanted


@pytest.mark.parametrize("seed", range(10))
def test_strewn_readings_are_removed(seed: int) -> None:
    for program, rule in ((strew, scattered_readings.RULE), (strew_repeatedly, repeated_readings.RULE)):
        damaged = program(PAGE * 2, random.Random(seed))
        assert damaged != PAGE * 2
        assert repair(damaged, (rule,)).text == PAGE * 2


@pytest.mark.parametrize("form", ["（{}）", "({}2)", "{}"])
def test_readings_in_other_forms_are_removed(form: str) -> None:
    shown = {
        "書": "shū",
        "員": "yuán",
        "時": "shí",
        "樓": "lóu",
        "還": "hái",
        "明": "míng",
        "年": "nián",
        "學": "xué",
        "門": "mén",
    }
    usual = {sign: reading for sign, reading in shown.items() if "2" not in form or tone(reading) == 2}
    page = (PAGE + "第二年學校的門前蓋了新樓，明年還要蓋一座。從明年起，學生還可以在樓裡借書，門一年到頭都開。\n") * 2
    letters = plain if "2" in form else str
    damaged = "".join(sign + form.format(letters(usual[sign])) if sign in usual else sign for sign in page)
    assert repair(damaged, (scattered_readings.RULE,), level=Level.FULL).text == page


def test_more_stretches_than_are_searched_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misaligned, "MOST", 4)
    damaged = walk("細書讀").insert("燃氣公司維修隊讀書，" * 9 + PAGE, Decoder.SWALLOWING)
    found = list(misaligned.find(Text(damaged)))
    assert sum(finding.replacement is None for finding in found) >= len(found) - 4 > 0


SPACED = (
    "會議記錄說明了新碼頭的架構。 它有兩個泊位，還有一間候船室。 漁船從東邊進港，貨輪從西邊進港。\n"
    "工程隊長說，明年春天會檢查整個架構。 檢查完畢後，碼頭才會開放。 鎮上的人都說，這樣比較安全。\n"
)


def test_an_eaten_space_comes_back_where_the_text_sets_one_behind_its_marks() -> None:
    listed = {pair(sign): usual_reading(pair(sign)) for sign in "說會個長檢開東"} | {b"\xdc\x98": "nà"}
    damaged = Walk(listed).insert(SPACED, Decoder.SWALLOWING)
    assert damaged.count("。") < SPACED.count("。")
    assert repair(damaged, (misaligned.RULE, readings.RULE), level=Level.FULL).text == SPACED


def test_an_eaten_line_end_comes_back_where_it_sets_none() -> None:
    page = SPACED.replace("。 ", "。").replace("構。", "構。\n")
    listed = {pair(sign): usual_reading(pair(sign)) for sign in "說會個長檢開東"} | {b"\xdc\x98": "nà"}
    damaged = Walk(listed).insert(page, Decoder.SWALLOWING)
    assert damaged.count("\n") < page.count("\n")
    assert repair(damaged, (misaligned.RULE, readings.RULE), level=Level.FULL).text == page


def test_pairs_that_overlap_part_each_other_in_the_order_of_the_list() -> None:
    page = "申請號段後通常會緩存，號段用完了再申請，經理說號段要檢查，經理還說緩存要檢查。"
    parted = {(b"\x88\xcc", pair("號"))}
    listed = {pair(sign): usual_reading(pair(sign)) for sign in "號經說還檢"} | {b"\x88\xcc": "zhí"}
    walks = {name: Walk(listed, parted=name).insert(page, Decoder.KEEPING) for name in (frozenset(), frozenset(parted))}
    assert len(set(walks.values())) == 2
    for damaged in walks.values():
        assert repair(damaged, (misaligned.RULE, readings.RULE), level=Level.FULL).text == page


def test_a_rare_reading_of_the_author_stays_on_a_damaged_page() -> None:
    page = PAGE + "館長說，「妃嬪(pín)」的嬪常被讀錯。\n"
    damaged = page.replace("書", "書(shū)").replace("館", "館(guǎn)").replace("樓", "樓(lóu)").replace("說", "說(shuō)")
    assert repair(damaged, (readings.RULE,), level=Level.FULL).text == page


@pytest.mark.parametrize("lost", ["?", "\N{REPLACEMENT CHARACTER}"])
def test_either_sign_may_stand_for_a_lost_byte(lost: str) -> None:
    damaged = walk("細書讀說檢").insert(PAGE, Decoder.KEEPING)
    assert "?" in damaged
    assert repair(damaged.replace("?", lost), (misaligned.RULE, readings.RULE)).text == PAGE
