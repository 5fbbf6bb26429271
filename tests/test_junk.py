"""The frame of web pages: its word lists, triggers that follow them, and what goes and stays of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

import textfix.tables.lexicons
from textfix.core import Kind, Level, Rule, Text
from textfix.engine import repair, scanner
from textfix.evidence.articles.page import page
from textfix.evidence.frames.phrases import phrase_of
from textfix.evidence.frames.rows import row_of
from textfix.evidence.lines import MOST_LINES
from textfix.rules import ALL
from textfix.rules.own_lines import own_lines
from textfix.tables.lexicons import lexicon

LISTS = sorted(Path(textfix.tables.lexicons.__path__[0]).glob("*.txt"))
JUNK = tuple(rule for rule in ALL if rule.name.startswith("junk/"))
ARTICLE = (
    "渡口的老屋拆了一半，剩下的一半被改成了茶馆，周末的时候坐满了人，有人下棋，有人只是看河。\n"
    "老板说，等到桥修好了，过河的人就不再从这里走，茶馆也许会更安静，他并不觉得这有什么不好。\n"
)
#: Lists whose entries stand alone in a line of a page, or begin it, and whose rules have triggers of their own.
LINES = ("labels", "notice_headings", "notices", "tag_labels")


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_tells_its_source_and_its_reason(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[0].startswith("# Source: ")
    assert lines[1].startswith("# Why: ")
    entries = [line for line in lines[2:] if line]
    assert all(entry == entry.strip() and not entry.startswith("# ") for entry in entries)
    assert len({entry.lstrip("~") for entry in entries}) == len(entries), "an entry twice"


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_knows_both_scripts(path: Path) -> None:
    opencc = pytest.importorskip("opencc")
    convert = opencc.OpenCC("s2t").convert
    entries = lexicon(path.stem)
    assert not [word for word in entries.strong if convert(word) not in entries]
    assert not entries.strong & entries.weak


@pytest.mark.parametrize("name", LINES)
def test_a_trigger_fires_for_each_entry_that_its_rule_finds(name: str) -> None:
    entries = lexicon(name)
    for word in sorted(entries.strong | entries.weak):
        for line in (
            word,
            f"{word}：",
            f"【{word}】 {word}",
            f"{word} | 首页 | 关于我们",
            f"{word}：老茶馆 桥头",
            f"相关新闻\n{word}",
        ):
            text = f"{line}\n{ARTICLE}\n责任编辑：何小满\n{line}\n{line}\n03-04 08:00\n"
            fired = scanner(JUNK)(text.encode())
            missed = [rule.name for rule in JUNK if rule.name not in fired and list(rule.find(Text(text)))]
            assert not missed, (line, missed)


def test_a_number_and_a_gap_stand_for_many_lines() -> None:
    assert phrase_of("查看: 4821|回复: 37") == "forum_chrome"
    assert phrase_of("This page was last edited on 2 May 2014, at 19:07.") == "wiki_chrome"
    assert not phrase_of("他查看了四次，没有人回复。")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("登录 | 立即注册", "login_bar"),
        ("回复 使用道具 举报", "page_tools"),
        ("Search | My account | Wishlist (0) | Basket £0.00", "login_bar"),
        ("Archiver|手机版|小黑屋|骑行者之家", "forum_chrome"),
        ("阅读(873) 评论(6)", "counters"),
    ],
)
def test_a_row_is_known_by_its_cells(line: str, name: str) -> None:
    row = row_of(line)
    assert row.sure
    assert name in row.lists


@pytest.mark.parametrize(
    "line",
    [
        "登录",
        "Search",
        "老码头 植物园 步道",
        "新闻 老码头",
        "The lake path was opened",
        "回复 王小明",
        "张三 李四 王五 赵六",
    ],
)
def test_ordinary_words_are_no_row(line: str) -> None:
    assert not row_of(line).sure


def test_a_list_of_ones_own_is_a_rule() -> None:
    rule = own_lines("# mine\n老茶馆出品\n~茶话\n第#期茶话会…\n")
    text = "老茶馆出品\n" + ARTICLE + "茶话\n第 12 期茶话会报名\n"
    assert repair(text, (rule,), level=Level.FULL).text == ARTICLE + "茶话\n"
    assert repair(text, (rule,)).text == text
    assert scanner((rule,))(text.encode())
    assert not scanner((rule,))(ARTICLE.encode())


def kept(text: str) -> list[str]:
    return [line.strip() for line in repair(text, JUNK, level=Level.FULL).text.split("\n") if line.strip()]


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_the_frame_goes_and_the_article_stays(blank: str) -> None:
    frame_above = ["首页", "首页 > 新闻 > 正文"]
    title = ["渡口的茶馆", "2015-06-07 来源：柳桥晚报"]
    frame_below = [
        "分享到：",
        "微信",
        "【打印】 【关闭】",
        "上一篇：桥头的面摊",
        "下一篇：没有了",
        "相关新闻",
        "桥下月通车 06-01",
        "旧船上岸 05-30",
    ]
    frame_below += ["关于我们 | 联系我们", "桥ICP备12345678号-1"]
    credit = ["（责编：何小满）"]
    body = ARTICLE.strip().split("\n")
    assert kept(blank.join(frame_above + title + body + credit + frame_below) + "\n") == title + body + credit


@pytest.mark.parametrize(
    "line",
    [
        "【来源：柳桥融媒】",
        "责任编辑：何小满",
        "（记者 何小满 摄影 石木）",
        "出席：何小满、石木、孟一禾",
        "二〇一五年六月七日",
        "附件：名单.doc",
    ],
)
def test_credits_and_signatures_stay(line: str) -> None:
    assert line in kept(ARTICLE + "\n" + line + "\n\n返回顶部\n")


@pytest.mark.parametrize("rule", JUNK, ids=lambda rule: rule.name)
def test_source_code_and_data_have_no_frame(rule: Rule) -> None:
    assert not rule.kinds & {Kind.SOURCE, Kind.DATA}


@pytest.mark.parametrize(
    "text",
    [
        "分享\n" + ARTICLE,
        ARTICLE + "他在门口贴了一张纸，纸上用毛笔写了四个字，禁止转载，没有人知道是什么意思。\n",
        ARTICLE + "已有三百人参加\n",
        ARTICLE + "茶馆的地址\n北街十号\n",
    ],
)
def test_an_article_that_only_sounds_like_a_page_stays(text: str) -> None:
    assert repair(text, JUNK, level=Level.FULL).text == text


def test_the_last_line_takes_the_line_end_before_it() -> None:
    assert repair(ARTICLE + "返回顶部", JUNK, level=Level.FULL).text == ARTICLE.rstrip("\n")


def test_a_text_of_very_many_lines_is_no_page() -> None:
    assert page(Text(ARTICLE + "返回顶部\n")).lines
    assert not page(Text(ARTICLE * MOST_LINES)).lines
