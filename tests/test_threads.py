"""Threads of posts: who wrote when and what they say stays; cards, counters, buttons and the end of the thread go."""

from __future__ import annotations

import pytest

from textfix import repair
from textfix.core import Kind, Text
from textfix.evidence.threads.pushes import is_echo, push_name
from textfix.evidence.threads.stamps import stamp_end, when, who_and_when
from textfix.evidence.threads.voices import thread_voices

QUESTION = "码头边的木栈道一到雨天就滑，上个月我摔了一跤，有没有人知道该找谁，写过两封信都没有回音。"
ANSWER = "找街道的市政科，他们去年在西边的台阶上铺过防滑条，东边一直没有轮到，多去几个人说就快了。"


@pytest.mark.parametrize(
    "line",
    [
        "发表于 2019-5-4 10:20:33",
        "昨天 21:30 来自 手机",
        "3 hours ago",
        "Mar 9, 2020 @ 2:14pm",
        "« Reply #1 on: May 19, 2012, 08:15:40 PM »",
        "1周前",
        "14-5-9 10:22",
    ],
)
def test_a_stamp_stands_alone(line: str) -> None:
    assert when(line) is not None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("何小满 发表于 2019-5-4 10:20", "何小满"),
        ("tern · 3 hours ago", "tern"),
        ("作者：老码头 时间：2019-05-04 10:20:11", "老码头"),
        ("Post by gaiter » Sun Feb 17, 2013 9:21 pm", "gaiter"),
    ],
)
def test_a_stamp_may_have_a_name(line: str, name: str) -> None:
    found = who_and_when(line)
    assert found is not None
    assert found["name"] == name


@pytest.mark.parametrize(
    "line", ["2019-5-4 10:20 上传", "Last edited: May 4, 2019", "注册时间: 2013-05-02, 11:00", "最后登录 2016-8-11"]
)
def test_what_was_done_later_is_no_stamp(line: str) -> None:
    assert when(line) is None
    assert who_and_when(line) is None


def test_buttons_stand_behind_a_stamp() -> None:
    line = "楼主| 发表于 2019-5-4 10:20 | 显示全部楼层"
    assert line[: stamp_end(line)] == "楼主| 发表于 2019-5-4 10:20"
    assert stamp_end("步道 | 湖边 | 城东") == 0


def test_an_answer_with_words_of_its_own_is_no_echo() -> None:
    assert push_name("推 lakeside: 北門進去最近 05/04 10:20") == "lakeside"
    assert push_name("推 lakeside: 推 05/04 10:20") is None
    assert is_echo("推 lakeside: 推 05/04 10:20, 4F")


def test_a_card_goes_and_its_owner_stays() -> None:
    card = "高级会员\n主题\n12\n帖子\n340\n积分\n1290\n"
    asked = f"何小满\n发表于 2019-5-4 10:20\n{card}{QUESTION}\n回复 举报\n"
    answered = f"老码头\n发表于 2019-5-4 11:02\n{card}{ANSWER}\n回复 举报\n"
    left = ["何小满", "发表于 2019-5-4 10:20", QUESTION, "老码头", "发表于 2019-5-4 11:02", ANSWER]
    assert repair(asked + answered, full=True).text == "\n".join(left) + "\n"


def test_a_list_of_links_with_dates_is_no_thread() -> None:
    links = "老城墙修缮，城砖编号存放\n2019-03-11\n梅花开了，公园晚关门一小时\n2019-03-10\n新开一路夜班公交，末班到零点\n2019-03-09\n"
    assert not thread_voices(Text(QUESTION + "\n" + links, Kind.PLAIN)).stamps
