"""What tells the lines of a page from those of its article: words of sites, neighbours, shapes, threads of posts."""

from __future__ import annotations

import pytest

from textfix.core import Text
from textfix.evidence.articles.trail import path
from textfix.evidence.frames.row_shapes import shape
from textfix.evidence.frames.site_voice import site_voice
from textfix.evidence.pages.after_article import likeliest
from textfix.evidence.pages.thread import is_thread, post_frame

POST = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。"


@pytest.mark.parametrize(
    "words", ["立即安裝手機程式", "您可能感兴趣的藏品", "更多评论", "Leave a reply", "Share via email"]
)
def test_a_site_is_heard_in_its_words(words: str) -> None:
    assert site_voice(words) >= 0.5


@pytest.mark.parametrize(
    "words", ["桥头的柿子熟了", "谁来修好这座桥", "The piano is still missing", "第三吊橋", "窃曲纹盘", ""]
)
def test_an_article_has_none_of_them(words: str) -> None:
    assert site_voice(words) < 0.2


def taken(*words: str, known: dict[int, str] | None = None, thread: bool = False) -> list[str]:
    rows = known or {}
    return [words[number] for number, _ in likeliest(words, rows, framed=False, thread=thread)]


def test_a_line_goes_with_the_rows_round_it() -> None:
    assert taken("分享到", "窃曲纹盘", "关于我们", known={0: "share_bar", 2: "site_footer"}) == [
        "分享到",
        "窃曲纹盘",
        "关于我们",
    ]


def test_a_line_below_the_last_row_stays() -> None:
    assert taken("分享到", "柿子熟了", known={0: "share_bar"}) == ["分享到"]


@pytest.mark.parametrize(
    "line", ["责编：何小满", "（何小满）", "二〇二一年三月四日", "The piano is still missing, and nobody knows."]
)
def test_what_closes_an_article_stays_above_its_frame(line: str) -> None:
    assert line not in taken(
        line, "分享到", "关于我们", "返回顶部", known={1: "share_bar", 2: "site_footer", 3: "back_to_top"}
    )


def test_who_signs_stays_with_the_date() -> None:
    assert not {"城东区文化馆", "2019年5月4日"} & set(
        taken("分享到", "城东区文化馆", "2019年5月4日", known={0: "share_bar"})
    )


def test_nothing_goes_where_no_row_is_known() -> None:
    assert not taken("下载地址", "更多评论")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("收聽文章　00:00 / 12:47　1x", "a player"),
        ("上一页 1 2 3 下一页", "page numbers"),
        ("〈廣告〉", "an advertisement"),
        ("全国服务热线：400-600-0193", "a hotline"),
        ("READ ALSO: Mushroom picker finds letters", "a link to another article"),
        ("2021-02-07", ""),
        ("1/2 cup (65 g) flour", ""),
        ("03:12 为什么钢桥会唱歌", ""),
        ("广告是他写的", ""),
    ],
)
def test_a_shape_is_known(words: str, name: str) -> None:
    assert shape(words) == name


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("首页 / 藏品 / 青铜器", 3),
        ("Board index ‹ Bench talk ‹ Radios", 3),
        ("论坛»淡水鱼›新手", 3),
        ("a > b", 0),
        ("苹果 / 梨 / 桃", 0),
        ("他说：左 > 中 > 右。", 0),
    ],
)
def test_a_path_is_known_by_its_steps(words: str, steps: int) -> None:
    assert len(path(words)) == steps


def test_a_thread_shows_its_posts() -> None:
    text = Text(f"1楼 60.1.*.*\n{POST}\n--\n路漫漫\n2楼 60.2.*.*\n{POST}\n")
    assert is_thread(text)
    assert sorted(post_frame(text)) == [0, 2, 3, 4]
    assert not post_frame(Text(f"{POST}\n--\n路漫漫\n{POST}\n"))
