"""The compiled tables: what they answer, and that the script beside them still makes the same ones."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from textfix import tables
from textfix.tables.ambiguous import AMBIGUOUS

has_sources = all(importlib.util.find_spec(name) for name in ("jieba", "opencc", "pypinyin"))


@pytest.mark.parametrize(
    ("character", "reading"),
    [("調", "diào"), ("強", "qiáng"), ("細", "xì"), ("報", "bào"), ("請", "qǐng"), ("為", "wèi"), ("於", "yú")],
)
def test_a_naive_program_gives_a_character_one_reading(character: str, reading: str) -> None:
    assert tables.default_readings()[character] == reading
    assert reading in tables.valid_readings()[character]


def test_only_characters_with_a_simplified_form_have_a_default_reading() -> None:
    assert not set("人大中强山") & tables.default_readings().keys()


def test_a_traditional_character_has_the_readings_of_its_simplified_form() -> None:
    assert {"shuō", "shuì"} <= tables.valid_readings()["說"]
    assert {"qiáng", "qiǎng", "jiàng"} <= tables.valid_readings()["强"]


def test_evidence_of_a_script_is_found_in_that_script_alone() -> None:
    traditional, simplified = tables.traditional_only(), tables.simplified_only()
    assert set("國這個後於裡裏為爲") <= traditional
    assert set("国这个们说对时会") <= simplified
    assert not traditional & simplified
    assert not set("群台着床峰后干里于并里系") & (traditional | simplified)


def test_slips_keep_their_length_and_differ_in_ambiguous_characters_only() -> None:
    for slip, right in tables.slip_phrases().items():
        assert len(slip) == len(right)
        wrong = [one for one, other in zip(slip, right, strict=True) if one != other]
        assert wrong
        assert set(wrong) <= set(AMBIGUOUS)


def test_no_slip_is_a_sound_phrase() -> None:
    damaged, sound = tables.slips()
    assert not damaged.keys() & sound
    assert {"若干", "皇后", "系統", "公里"} <= sound


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("干部", "幹部"),
        ("志愿", "志願"),
        ("采取", "採取"),
        ("斗爭", "鬥爭"),
        ("關于", "關於"),
        ("余熱", "餘熱"),
        ("聯系", "聯繫"),
    ],
)
def test_common_slips_are_known(slip: str, right: str) -> None:
    assert tables.slip_phrases()[slip] == right


def test_common_characters_are_likelier_than_rare_ones() -> None:
    singles, pairs = tables.unigrams(), tables.bigrams()
    assert singles["的"] > singles["公"] > singles["韁"]
    assert pairs["公司"] > pairs.get("公刀", -99.0)
    assert max(singles.values()) <= 0
    assert max(pairs.values()) <= 0


def test_importing_the_tables_reads_none_of_them() -> None:
    program = "import sys, textfix.tables; print('lzma' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"


@pytest.mark.skipif(not has_sources, reason="the extra `tables` is not installed")
def test_the_shipped_tables_are_those_of_the_script() -> None:
    from textfix.tables import build

    if not (build.package("opencc") / "dictionary").is_dir():
        pytest.skip("another build of opencc is installed, which has no text dictionaries")
    for name, text in build.compile_tables().items():
        assert tables._table(name) == text, f"run: python -m textfix.tables.build ({name})"
