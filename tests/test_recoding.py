"""Shortcuts on the way from characters back to bytes, each held to the long way."""

from __future__ import annotations

import pytest

from textfix.evidence.mojibake import recoding
from textfix.evidence.mojibake.damaged_lines import read_marked
from textfix.evidence.mojibake.families import GBK, SHIFT_JIS, UTF8, Family
from textfix.evidence.mojibake.hypotheses import best, suspected

PAGE = "雨停了以後我們再出發，把雨傘放在門口的桶裡。"


def test_gb18030_writes_the_cells_of_gbk() -> None:
    codes = recoding._codes("gbk", holes=False)
    for character in map(chr, (*range(0xD800), *range(0xE000, 0x10000))):
        stretch = recoding._as_gb18030().match("\ue000" + character)
        if stretch and stretch.end() == 2:
            assert character.encode("gb18030") == codes[ord(character)], f"U+{ord(character):04X}"


@pytest.mark.parametrize("between", ["", "€", "\ufffd", "\uf8f5", "Ω", "abc\n"])
def test_private_cells_are_unread_one_by_one_or_together(between: str) -> None:
    damaged = next(recoding.GBK.reads(PAGE.encode("cp950")))
    assert any("\ue000" <= character <= "\uf8ff" for character in damaged)
    string = damaged + between + damaged
    alone = b"".join(recoding.GBK.unread(character, holes=True) or b"" for character in string)
    assert recoding.GBK.unread(string, holes=True) == alone


def test_what_many_lines_refuse_one_line_refuses() -> None:
    family = Family(recoding.SHIFT_JIS, UTF8)
    sound = ("我们把雨伞放在门口的桶里", "请先阅读说明再打开盒子", "图片和表格都在附录里", "菜单上的价格不含服务费")
    lines = [family.damage(f"{line}{line}{number}") for number, line in enumerate(sound * 3)]
    answers, refused = read_marked([*lines, "豢ｻ縺ｻ繧??ｱｻ蝙句ｿ?｡ｫ蜿??ｦ豌?髟?ｰ?"])
    assert refused, "no line was refused, so this shows nothing"
    for number, families in refused.items():
        line = (*lines, "豢ｻ縺ｻ繧??ｱｻ蝙句ｿ?｡ｫ蜿??ｦ豌?髟?ｰ?")[number]
        assert best(line, tuple(families)) is None
        assert answers[number] == best(line, suspected(line))


def test_a_family_that_may_have_another_codec_is_not_refused() -> None:
    from textfix.evidence.mojibake.damaged_lines import _is_refused

    assert not _is_refused("任何一行", (Family(recoding.SHIFT_JIS, GBK),))
    assert not _is_refused("任何一行", (Family(recoding.GBK, SHIFT_JIS), Family(recoding.WESTERN, UTF8)))
    assert _is_refused("任何一行", (Family(recoding.GBK, UTF8),))
