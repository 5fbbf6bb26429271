"""The table of radicals, and repairs of characters that nobody sees."""

from __future__ import annotations

import unicodedata

import pytest

from textfix.core import Kind, Text
from textfix.engine import repair
from textfix.evidence import directions
from textfix.rules.characters import bidi, noncharacters, radicals, spaces, zero_width
from textfix.tables.radicals import ideographs


def test_kangxi_radicals_agree_with_normalisation() -> None:
    for code in range(0x2F00, 0x2FD6):
        assert ideographs()[chr(code)] == unicodedata.normalize("NFKC", chr(code))


def test_every_radical_of_the_supplement_but_two_has_an_ideograph() -> None:
    """U+2E9A is not assigned; U+2E80 is a mark of repetition without an ideograph."""
    missing = [code for code in range(0x2E80, 0x2EF4) if chr(code) not in ideographs()]
    assert missing == [0x2E80, 0x2E9A]
    assert all(unicodedata.category(value) == "Lo" for value in ideographs().values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用\N{KANGXI RADICAL DOOR}数据已经保存，请检查。", "用户数据已经保存，请检查。"),
        ("門\N{KANGXI RADICAL DOOR}開着，後來關上了。", "門戶開着，後來關上了。"),
        ("水\N{KANGXI RADICAL DOOR}の駅から歩いて行きました。", "水戸の駅から歩いて行きました。"),
    ],
)
def test_a_radical_becomes_the_shape_of_its_script(text: str, expected: str) -> None:
    assert repair(text, (radicals.RULE,)).text == expected


def test_a_space_stands_for_each_exotic_one() -> None:
    indent = "\N{EN SPACE}\N{EN SPACE}\N{EM SPACE}"
    assert repair(f"<p>{indent}渡口起雾。</p>", (spaces.RULE,)).text == "<p>   渡口起雾。</p>"


def test_an_indent_does_not_become_a_code_block() -> None:
    text = "第一段。\n\n" + "\N{EN SPACE}" * 4 + "渡口起雾。\n"
    assert not repair(text, (spaces.RULE,), kind=Kind.MARKDOWN).steps
    assert repair(text, (spaces.RULE,)).steps


def test_markdown_keeps_the_space_that_parts_its_emphasis() -> None:
    text = "**渡口：**\N{ZERO WIDTH SPACE}今晨起雾。"
    assert not list(zero_width.find(Text(text, Kind.MARKDOWN)))


def test_an_override_is_reported_in_source_code() -> None:
    (finding,) = bidi.find(Text("if admin:\N{RIGHT-TO-LEFT OVERRIDE} # x", Kind.SOURCE))
    assert finding.replacement is None


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("photo_\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", "photo_exe.jpg"),
        (
            "/*\N{RIGHT-TO-LEFT OVERRIDE} } \u2066if (admin)\u2069 \u2066 only for admins */",
            "/* only for admins */ if (admin) { ",
        ),
        ("\N{LEFT-TO-RIGHT EMBEDDING}C:\\harbour\N{POP DIRECTIONAL FORMATTING} ok", "C:\\harbour ok"),
        ("plain (text)", "plain (text)"),
    ],
)
def test_a_line_is_shown_in_the_order_that_its_controls_give(line: str, shown: str) -> None:
    assert directions.as_shown(line) == shown


def test_both_orders_are_told() -> None:
    (finding,) = bidi.find(Text("photo_\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", Kind.SOURCE))
    assert "'exe.jpg'" in finding.message
    assert "'gpj.exe'" in finding.message


def test_hidden_tags_are_spelled_out() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "buy fish")
    (finding,) = noncharacters.find(Text(f"Good morning{hidden}."))
    assert "'buy fish'" in finding.message
