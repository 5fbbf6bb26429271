"""Mojibake: every family is undone and proven, lost bytes are guessed on request only, and sound text is left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from textfix.core import Finding, Kind, Level, Text
from textfix.engine import repair
from textfix.evidence.mojibake import families, recoding, suspects
from textfix.evidence.mojibake.families import (
    BIG5,
    CP866,
    EUC_KR,
    GBK,
    KOI8,
    SHIFT_JIS,
    UTF8,
    WINDOWS_1251,
    Family,
    Writer,
)
from textfix.evidence.mojibake.misread import damages
from textfix.rules import ALL

if TYPE_CHECKING:
    from textfix.evidence.mojibake.recoding import Reader

RULES = tuple(rule for rule in ALL if rule.name.startswith("mojibake/"))
SIMPLIFIED = "春天的茶园里，采茶的人天亮就上山，太阳落下去才回来。"
TRADITIONAL = "渡口的老人說，颱風的時候船不開，要等到明天早上。"
JAPANESE = "雨がやんだら、駅の前で待っている友だちと出発します。"
KOREAN = "비가 그치면 우산을 접고 다시 길을 떠나려고 합니다."
RUSSIAN = "Когда дождь кончится, мы пойдём дальше по старой дороге."

LOSSLESS: tuple[tuple[str, Writer, Reader], ...] = (
    (SIMPLIFIED, UTF8, recoding.WESTERN),
    (SIMPLIFIED, UTF8, recoding.MACINTOSH),
    (SIMPLIFIED, GBK, recoding.WESTERN),
    (SIMPLIFIED, GBK, recoding.MACINTOSH),
    (SIMPLIFIED, GBK, recoding.WINDOWS_CYRILLIC),
    (SIMPLIFIED, GBK, recoding.BIG5),
    (TRADITIONAL, BIG5, recoding.WESTERN),
    (TRADITIONAL, BIG5, recoding.GBK),
    (TRADITIONAL, UTF8, recoding.WESTERN),
    (JAPANESE, SHIFT_JIS, recoding.WESTERN),
    (JAPANESE, SHIFT_JIS, recoding.GBK),
    (JAPANESE, UTF8, recoding.WESTERN),
    (KOREAN, EUC_KR, recoding.WESTERN),
    (KOREAN, EUC_KR, recoding.GBK),
    (KOREAN, UTF8, recoding.WESTERN),
    (RUSSIAN, WINDOWS_1251, recoding.WESTERN),
    (RUSSIAN, WINDOWS_1251, recoding.KOI8),
    (RUSSIAN, KOI8, recoding.WINDOWS_CYRILLIC),
    (RUSSIAN, CP866, recoding.WINDOWS_CYRILLIC),
    (RUSSIAN, UTF8, recoding.WINDOWS_CYRILLIC),
    (RUSSIAN, UTF8, recoding.GBK),
)


def read(text: str, writer: Writer, reader: Reader, program: int = 0) -> str:
    """What Windows makes of the text's bytes (0), or another program: of GBK a browser (2)."""
    return list(reader.reads(text.encode(writer.codecs[0])))[program]


@pytest.mark.parametrize(("text", "writer", "reader"), LOSSLESS, ids=lambda value: getattr(value, "name", ""))
def test_a_lossless_family_is_undone_and_proven(text: str, writer: Writer, reader: Reader) -> None:
    damaged = read(text, writer, reader)
    assert damaged != text
    outcome = repair(damaged, RULES)
    assert outcome.text == text
    assert all(finding.proven for step in outcome.steps for finding in step.findings)


@pytest.mark.parametrize("family", families.ALL, ids=lambda family: family.name)
def test_the_forward_program_is_the_proof(family: Family) -> None:
    samples = {"zh-hans": SIMPLIFIED, "zh-hant": TRADITIONAL, "ja": JAPANESE, "ko": KOREAN, "ru": RUSSIAN}
    text = samples[family.writer.languages[0]]
    assert family.makes(text, family.damage(text))
    assert not family.makes(text, text + text)


def test_two_rounds_are_peeled() -> None:
    twice = read(read(SIMPLIFIED, UTF8, recoding.WESTERN), UTF8, recoding.WESTERN)
    assert repair(twice, RULES).text == SIMPLIFIED


@pytest.mark.parametrize("program", [0, 2])
def test_a_lost_byte_is_reported_at_safe_and_guessed_at_full(program: int) -> None:
    text = "请先阅读说明，再打开盒子。"
    damaged = read(text, UTF8, recoding.GBK, program)
    safe = repair(damaged, RULES)
    assert safe.text == damaged
    assert any("guessed: `。`" in left.finding.message for left in safe.left)
    assert repair(damaged, RULES, level=Level.FULL).text == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('  "name": "鍟嗕笟妯″紡鍒嗘瀽鎶€鑳?,', '  "name": "商业模式分析技能",'),
        ("<title>鍟嗕笟妯″紡鍒嗘瀽鎶€鑳?/title>", "<title>商业模式分析技能</title>"),
    ],
)
def test_what_a_lost_byte_swallowed_comes_back_where_the_line_proves_it(before: str, after: str) -> None:
    assert repair(before, RULES).text == before
    assert repair(before, RULES, level=Level.FULL).text == after


def test_damaged_spans_in_healthy_lines() -> None:
    damaged = read("图片和表格里", UTF8, recoding.GBK), read("标准时间", GBK, recoding.WESTERN)
    before = f'<p title="{damaged[0]}">健康的说明</p>\nÜberblick für Gäste: {damaged[1]} (UTC+8)\n'
    after = '<p title="图片和表格里">健康的说明</p>\nÜberblick für Gäste: 标准时间 (UTC+8)\n'
    outcome = repair(before, RULES, kind=Kind.HTML)
    assert outcome.text == after
    for step in outcome.steps:
        assert [before[finding.start : finding.end] for finding in step.findings] == list(damaged)


def test_a_line_that_is_understood_in_part_only_is_left() -> None:
    before = (
        "图片说明 " + read("图片和表格", UTF8, recoding.GBK) + " \N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}鐨"
    )
    assert repair(before, RULES).text == before


def test_short_lines_are_read_by_the_family_of_the_text() -> None:
    lines = [read(line, UTF8, recoding.GBK) for line in ("图片和表格的说明", "先看说明再开盒子", "盒子里面有三本书")]
    short = read("劣势", UTF8, recoding.GBK)
    assert repair(short, RULES).text == short
    assert repair("\n".join([*lines, short]), RULES).text.split("\n")[-1] == "劣势"


def test_western_repairs_are_proven_or_of_level_full() -> None:
    outcome = repair("The cafÃ© is closed; SlovenÄ\N{REPLACEMENT CHARACTER}ina\n", RULES)
    assert outcome.steps == ()
    sound = repair("The cafÃ© is closed\n", RULES)
    assert [(f.start, f.end, f.replacement, f.proven) for s in sound.steps for f in s.findings] == [(7, 9, "é", True)]


def test_lost_text_is_reported_and_kept() -> None:
    ruin = SIMPLIFIED.encode("gbk").decode("utf-8", "replace")
    for damaged in (ruin, ruin.encode().decode("gbk", "replace")):
        outcome = repair(damaged, RULES, level=Level.FULL)
        assert outcome.text == damaged
        assert [left.rule.name for left in outcome.left] == ["mojibake/lost"]


def test_memory_filler_needs_other_evidence() -> None:
    song = "火锅好烫，烫烫烫烫！"
    assert not list(lost(song))
    assert list(lost("烫烫烫烫烫烫\N{NULL}\N{NULL}"))


def lost(text: str) -> list[Finding]:
    rule = next(rule for rule in RULES if rule.name == "mojibake/lost")
    return list(rule.find(Text(text)))


def test_the_first_look_fires_on_no_sound_sentence() -> None:
    for text in (SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN, RUSSIAN):
        assert not re.search(suspects.TRIGGER, text)


def test_many_lines_are_read_as_one_by_one() -> None:
    lines = [f"第{number}天，{SIMPLIFIED}" for number in range(60)]
    damaged = [read(line, UTF8, recoding.GBK) for line in lines]
    together = [damage.reading.string for damage in damages(Text("\n".join(damaged)))]
    alone = [damages(Text(line))[0].reading.string for line in damaged]
    assert together == alone


SOUND = (SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN, RUSSIAN, "Компоненты — это «кирпичи».", "Le café — à côté, l’été.")


@pytest.mark.parametrize(("text", "writer", "reader"), LOSSLESS, ids=lambda value: getattr(value, "name", ""))
def test_a_family_met_in_a_text_changes_none_of_its_sound_lines(text: str, writer: Writer, reader: Reader) -> None:
    sound = [line for line in SOUND for _ in range(3)]
    damaged = [read(text[:cut], writer, reader) for cut in range(10, 10 + len(sound))]
    lines = [line for pair in zip(damaged, sound, strict=True) for line in pair]
    wanted = [line for cut, kept in enumerate(sound, 10) for line in (text[:cut], kept)]
    assert repair("\n".join(lines), RULES).text.split("\n") == wanted


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (Kind.DATA, '{"a": "鎶€鑳?, "b": "鍥剧墖"}', '{"a": "技能", "b": "图片"}'),
        (Kind.DATA, '{"a": "鎶€鑳?, "b" "鍥剧墖"}', '{"a": "技能, "b" "图片"}'),  # no parser reads it either way
    ],
)
def test_a_quote_that_went_with_a_byte_returns_where_a_parser_proves_it(kind: Kind, before: str, after: str) -> None:
    assert repair(before, RULES, kind=kind).text == before
    assert repair(before, RULES, kind=kind, level=Level.FULL).text == after


def test_strings_of_one_line_are_repaired_one_by_one() -> None:
    words = [read(word, UTF8, recoding.GBK) for word in ("图片", "图片和表格里")]
    outcome = repair(f'["{words[0]}", "plain", "{words[1]}"]', RULES, kind=Kind.DATA)
    assert outcome.text == '["图片", "plain", "图片和表格里"]'
    assert all('"' not in step.before[f.start : f.end] for step in outcome.steps for f in step.findings)


@pytest.mark.parametrize(
    ("line", "proven"),
    [
        ("Le bateau part Ã huit heures et la mer est calme, dÃ©jÃ .", True),
        ("VoilÃ le travail", True),
        ("ART TRIP Ã\N{NO-BREAK SPACE}l'office de tourisme", True),
        ("L'Ã mbit de la ciÃ¨ncia i les Ã rees", False),  # Catalan: àmbit, àrees
        ("Xem clip hÃ i", False),  # Vietnamese: hài
    ],
)
def test_a_folded_no_break_space_is_proven_in_french_only(line: str, *, proven: bool) -> None:
    outcome = repair(line, RULES)
    assert (outcome.text != line) == proven


def test_what_stands_out_among_the_possible_is_guessed_at_full() -> None:
    damaged = read("한국어로 쓴 글을 읽고 나서 컴포넌트를 다시 만들었습니다.", UTF8, recoding.GBK, 2)
    outcome = repair(damaged, RULES, level=Level.FULL)
    assert "를" in outcome.text
    assert not any(finding.proven for step in outcome.steps for finding in step.findings)
    russian = RUSSIAN.encode().decode("cp1252", "replace")
    assert "пойдём дальше" in repair(russian, RULES, level=Level.FULL).text


@pytest.mark.parametrize(
    ("damaged", "wanted"),
    [("çƒ\N{SOFT HYPHEN}é—¨æŽ¨è\n", "热门推è\n"), ("ã\x81«æˆ»ã‚Šãã€‚\n", "に戻りã。\n")],
)
def test_a_lead_byte_alone_stays_as_it_is(damaged: str, wanted: str) -> None:
    assert repair(damaged, ALL, level=Level.FULL).text == wanted
