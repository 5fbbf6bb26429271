"""A line that belongs to a page and not to its article, by what it says and by the lines that it stands among.

What it finds:
    Above the last row of navigation in the head of a page what is not the title. Below the article the lines that the
    rows of the frame, the words of sites in a line (`您可能感兴趣的藏品`) and its shape make likelier to be the page's, each line
    judged beside its neighbours. In a page that shows three rows of its frame, wherever it stands: a line half of whose words are
    a site's, a player, a rating, a row of page numbers, a mark of an advertisement, a link to another article; between the paragraphs
    the titles below a heading that announces other articles, cards of advertisements and of offers above their buttons; the name of
    the byline alone below the article. In a thread of posts their numbers, the notes of the forum, the title once more, signatures below strokes.

Why it is damage:
    The frame goes round the article: what stands within the frame is no part of it.

Stays silent on:
    Credits, bylines, dates below who signs, attachments, references, contacts, captions, speech; running text that does
    not speak to the readers of a site; headings between paragraphs of a text that shows no frame; the only line that can be
    the title, or says again what the body says; headings of the parts of a description above lines that stay; labels with their values
    directly below the article; a line below the last row that nothing else shows to be the page's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.evidence.articles.page import PAGES
from textfix.evidence.pages.after_article import after_article
from textfix.evidence.pages.chrome import ANY, bars
from textfix.evidence.pages.removal import without
from textfix.evidence.pages.scraps import scraps
from textfix.evidence.pages.site_rows import site_rows
from textfix.evidence.pages.thread import post_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。\n"


def find(text: Text) -> Iterator[Finding]:
    """The lines, each by its place."""
    buttons = bars(text)  # which have rules of their own
    beyond = {
        number: f"of the page, not of the article: {why}"
        for number, why in after_article(text).items()
        if number not in buttons
    }
    between = dict.fromkeys(scraps(text), "stands between rows of a page's frame")
    yield from without(text, site_rows(text) | beyond | between | post_frame(text))


RULE = Rule(
    name="junk/frame-scraps",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=ANY,
    find=find,
    damaged=(
        Example(
            "湖边的日子\n登录 | 注册\n湖边新建步道开放\n" + ARTICLE,
            "登录 | 注册\n湖边新建步道开放\n" + ARTICLE,
        ),
        Example(
            ARTICLE + "分享到：微信 微博\n湖城名片\n关于我们 | 联系我们\n",
            ARTICLE + "分享到：微信 微博\n关于我们 | 联系我们\n",
        ),
        Example(
            ARTICLE + "您可能感兴趣的步道\n老码头步道\n城西步道\n【打印】 【关闭】\n",
            ARTICLE + "【打印】 【关闭】\n",
        ),
        Example(
            "登录 | 注册\n湖边新建步道开放\n"
            + ARTICLE
            + "00:00 / 03:12 倍速\n"
            + ARTICLE
            + "分享到：微信 微博\n关于我们 | 联系我们\n",
            "登录 | 注册\n湖边新建步道开放\n" + ARTICLE + ARTICLE + "分享到：微信 微博\n关于我们 | 联系我们\n",
        ),
        Example(
            "登录 | 注册\n湖边新建步道开放\n"
            + ARTICLE
            + "推荐阅读\n湖里来了一群天鹅\n书摊摆到老码头边上\n"
            + ARTICLE
            + "分享到：微信 微博\n关于我们 | 联系我们\n",
            "登录 | 注册\n湖边新建步道开放\n" + ARTICLE + ARTICLE + "分享到：微信 微博\n关于我们 | 联系我们\n",
        ),
        Example(
            "1楼 60.1.*.*\n" + ARTICLE + "生活积分 +2\n2楼 60.2.*.*\n" + ARTICLE,
            ARTICLE + ARTICLE,
        ),
    ),
    intact=(
        "湖边新建步道开放\n登录 | 注册\n" + ARTICLE,
        "湖边新建步道开放\n2019-05-04 10:20\n首页 > 新闻 > 正文\n四公里走一圈\n" + ARTICLE,
        ARTICLE + "分享到：微信 微博\n（何小满）\n关于我们 | 联系我们\n",
        ARTICLE + "分享到：微信 微博\n柿子熟了\n",
        ARTICLE + "分享到：微信 微博\n城东报评论员\n关于我们 | 联系我们\n",
        ARTICLE + "【打印】 【关闭】\n（根据录音整理）\n城东区文化馆\n2019年5月4日\n",
        ARTICLE + "附件：步道平面图\n联系电话：0571-5550100\n【打印】 【关闭】\n",
        "湖边的三个钟头\n" + ARTICLE + "登录和注册\n" + ARTICLE + "发帖\n" + ARTICLE + "删除\n" + ARTICLE,
        ARTICLE + "步道长度：四公里\n开放时间：六点至二十二点\n【打印】 【关闭】\n关于我们 | 联系我们\n",
        "登录 | 注册\n湖边步道用砖\n立即购买\n产品参数\n" + ARTICLE,
        ARTICLE + "推荐阅读\n湖边的城与湖里的人\n步道设计的十个故事\n" + ARTICLE + ARTICLE,
        "评分：★★★★☆\n" + ARTICLE + "评分：★★★☆☆\n" + ARTICLE,
    ),
    kinds=PAGES,
    together=True,
    enters=frozenset({Zone.ADDRESS, Zone.CODE}),
)
