"""What printed pages have beside their text: folios, imprints, notes to turn over, and what only looks like them."""

from __future__ import annotations

import pytest

from textfix import repair
from textfix.evidence.printed.folios import folio
from textfix.evidence.printed.imprints import imprint, is_call
from textfix.evidence.printed.turn_notes import catchword, is_sure_note, is_turn_note

ARTICLE = (
    "堤岸上的风筝\n\n河道整治完成以后，沿岸的茶馆又热闹起来，老人们早早就来占位子，一壶茶从早上喝到中午，说的还是从前涨水的\n"
    "{edge}\n事情。茶馆的主人说，水清了，客人也多了，打算明年再添几张桌子。\n"
)
LETTER = "The boats left before the fog had lifted, and nobody saw them go. The harbour master wrote the hour into his book.\n"


@pytest.mark.parametrize(
    ("line", "page", "sure"),
    [
        ("3版　芦滩新闻　2014年4月9日　星期三", 3, True),
        ("A03 民生　责编：林秋　版式：王海", 3, True),
        ("6A • The Skerry Post • Friday, May 3, 2013", 6, True),
        ("THE SKERRY POST, MAY 3, 2013 9", 9, True),
        ("Skerry Ringers – Issue 58 – Page 2", 2, True),
        ("芦滩街坊 | Skerry Neighbours | 2015 年春季號 | 7", 7, False),
        ("芦滩周报　1", 1, False),
        ("The Skerry Call          Summer 2022", None, False),
    ],
)
def test_a_folio_is_told_by_its_parts(line: str, page: int | None, *, sure: bool) -> None:
    found = folio(line)
    assert found is not None
    assert (found.page, found.sure) == (page, sure)


@pytest.mark.parametrize(
    "line",
    [
        "茶馆的主人说，水清了 3 版",
        "The boats left on Friday, May 3",
        "Planks, larch, two: £180",
        "2014年4月9日",
        "风筝",
    ],
)
def test_other_lines_are_no_folio(line: str) -> None:
    assert folio(line) is None


def test_a_paper_speaks_of_itself() -> None:
    assert imprint("發行：芦滩社區　印刷：大堤印刷行　歡迎索取") == (3, 0)
    assert imprint("地址：大堤路8号　电话：5550166") == (0, 2)
    assert is_call("Printed by Hale & Sons, Quay Street")
    assert not is_call("茶馆的主人说，印刷厂就在隔壁，广告是他自己写的")


def test_a_note_names_the_word_that_an_article_goes_on_under() -> None:
    assert catchword("See TIDE, page 4A") == "TIDE"
    assert is_sure_note("（文轉第 4 版）")
    assert is_turn_note("see page 4")
    assert not is_sure_note("see page 4")
    assert not is_turn_note("See the tide at page 4 of the almanac")


@pytest.mark.parametrize(
    "edge",
    [
        "3版　芦滩新闻　2014年4月9日　星期三\n新闻热线：5550-1660",
        "（下转第4版）\n芦滩晚报　4\n（上接第3版）",
        "芦滩晚报社出版　国内统一刊号：CN 00-0000　零售价：1元\n第4页 共8页",
    ],
)
def test_what_parts_a_sentence_goes_and_its_halves_are_one(edge: str) -> None:
    assert repair(ARTICLE.format(edge=edge), full=True).text == ARTICLE.replace("\n{edge}\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Music Week\n\nMonday, June 3, 2013\nSt Anne's Hall, 7 pm\n\nTuesday, June 4, 2013\nFish Market, noon\n\n"
        + LETTER,
        LETTER + "\nSee page 2 for the estimate.\n",
        (
            "commit 1\nAuthor: A. Gale <gale@example.org>\nDate:   Tue Feb 4 2014\n\n    mend the\n\ncommit 2\n"
            "Author: A. Gale <gale@example.org>\nDate:   Tue Feb 5 2014\n\n    paint the boats\n"
        ),
        "值班表\n\n第1週　林秋　王海\n第2週　陳山　林秋\n第3週　王海　陳山\n\n值班時間從上午八點到下午六點，鑰匙交接時請在簿子上簽名。\n",
    ],
)
def test_what_looks_like_pages_stays(text: str) -> None:
    assert repair(text, full=True).text == text
