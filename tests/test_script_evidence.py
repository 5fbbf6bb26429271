"""The script profile of a text and the language score."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from textfix.core import Kind, Text
from textfix.evidence.prose_script import profile, script_profile

DATA = Path(os.environ.get("TEXTFIX_DATA", Path(__file__).parents[2] / "shared" / "data"))
TRADITIONAL = "這個鎮的碼頭後來擴建，漁民們說，現在停靠的船隻比從前多了。"
SIMPLIFIED = "这个镇的码头后来扩建，渔民们说，现在停靠的船只比从前多了。"


def test_the_two_scripts_are_told_apart() -> None:
    assert script_profile(Text(TRADITIONAL)).is_traditional
    assert not script_profile(Text(TRADITIONAL)).is_simplified
    assert script_profile(Text(SIMPLIFIED)).is_simplified
    assert not script_profile(Text(SIMPLIFIED)).is_traditional


def test_too_little_evidence_is_neither() -> None:
    assert not script_profile(Text("這個人說。")).is_traditional
    assert not script_profile(Text("")).is_traditional


def test_a_list_of_names_says_nothing_about_the_prose_above_it() -> None:
    names = "| ".join(["张县", "临汾", "华阴", "齐齐哈尔", "马鞍山", "兴义"] * 20)
    assert script_profile(Text(f"{TRADITIONAL}\n\n{names}|")).is_traditional


def test_protected_zones_say_nothing() -> None:
    code = f"```\n{SIMPLIFIED * 9}\n```\n"
    assert script_profile(Text(code + TRADITIONAL, Kind.MARKDOWN)).is_traditional


def test_japanese_is_not_chinese() -> None:
    japanese = script_profile(Text("関係者は後の会議で準備を進めた。國學院の學生は圖書館で論文を讀む。"))
    assert japanese.is_japanese
    assert not japanese.is_traditional


def test_classical_chinese_has_no_modern_function_words() -> None:
    assert profile("物格而後知至，知至而後意誠，意誠而後心正，心正而後身脩，身脩而後家齊，" * 4).is_classical
    assert not profile(TRADITIONAL * 9).is_classical


def test_a_long_text_is_judged_by_samples() -> None:
    started = time.perf_counter()
    text = Text((TRADITIONAL * 9 + "\n") * 8000)
    assert script_profile(text).is_traditional
    assert script_profile(text).han < len(text.string) / 9
    assert time.perf_counter() - started < 5


@pytest.mark.skipif(not DATA.is_dir(), reason="no data folder: set TEXTFIX_DATA")
@pytest.mark.parametrize(("folder", "scripts"), [("zh-hans", {"simplified"}), ("zh-hant", {"traditional", ""})])
def test_clean_documents_are_in_their_script(folder: str, scripts: set[str]) -> None:
    for path in sorted((DATA / "clean" / folder).iterdir())[::8]:
        seen = script_profile(Text(path.read_text(encoding="utf-8"), Kind.MARKDOWN))
        assert ("traditional" if seen.is_traditional else "simplified" if seen.is_simplified else "") in scripts, path
