"""Paragraphs of an article with no blank line anywhere between them.

What it finds:
    In plain text: an article of long paragraphs, each on one line and ended as sentences are, with a title or a
    credit (reporter, editor, source) among them, whose lines follow each other without a single blank line.

Why it is damage:
    A page's paragraphs lost the space between them when its markup was cut. Plain text and Markdown take lines without
    a blank line between for one paragraph.

Stays silent on:
    A text with any blank line; texts without a credit, such as stories and classical prose, where one line a
    paragraph is a custom; lists, verse, speech, logs, subtitles; Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.paragraphs import CREDIT, HAN, LIST_MARKER, MODERN, MODERN_SHARE, Line, blocks, is_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A paragraph of an article, in characters, and how many of them make one.
PARAGRAPH = 60
PARAGRAPHS = 2
#: Share of the characters of the text that stand in such paragraphs.
SHARE = 0.75
CREDIT_LINE = 40
#: A line that belongs to a log, a subtitle, a table or a conversation.
RECORD = re.compile(r"[ \t]*[\[（(]?\d{1,4}[-/:：.]\d|[^\s，。：:]{1,12}[:：]\s*[“「\"]|.*(?:\t|-->| \| )")


def find(text: Text) -> Iterator[Finding]:
    """Every line end between two paragraphs of a crammed article."""
    if len(blocks(text)) != 1:
        return
    (lines,) = blocks(text)
    if not _is_article(lines):
        return
    for line in lines[:-1]:
        yield Finding(line.end, line.end + 1, "no blank line between paragraphs", "\n\n")


def _is_article(lines: tuple[Line, ...]) -> bool:
    paragraphs = [line.string for line in lines if len(line.string) >= PARAGRAPH and is_sentences(line.string)]
    characters = sum(map(len, paragraphs))
    if len(paragraphs) < PARAGRAPHS or characters < SHARE * sum(len(line.string) for line in lines):
        return False
    if any(LIST_MARKER.match(line.string) or RECORD.match(line.string[:200]) for line in lines):
        return False
    if not any(len(line.string) <= CREDIT_LINE and CREDIT.search(line.string) for line in lines):
        return False
    han = sum(len(HAN.findall(paragraph)) for paragraph in paragraphs)
    modern = sum(len(MODERN.findall(paragraph)) for paragraph in paragraphs)
    return han > characters / 2 and modern >= MODERN_SHARE * han


TITLE = "老城区加装电梯工程进入收尾阶段"
FIRST = (
    "入冬以来，老城区的加装电梯工程进展顺利。施工队在保证安全的前提下加快进度，目前已有十七个单元的电梯通过验收，"
    "其余单元的设备安装也在有序进行。居民们说，等了多年的愿望终于要实现了。"
)
SECOND = (
    "街道办事处的工作人员介绍，工程开工之前，他们逐户走访，听取了三百多户居民的意见，对采光、噪声和费用分担等问题一一作了说明，"
    "并且请来专家现场答疑。"
)
CREDITS = "本报记者 林秋水"

RULE = Rule(
    name="layout/crammed-paragraphs",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=(
        r"[。！？!?…．.”’」』)）\]】》〉］〕\"'\s\x{3000}]\n",
        "记者|記者|通讯员|通訊員|编辑|編輯|责编|責編|撰稿|撰文|来源|來源|作者|摄影|攝影|编审|編審|校对|校對|审核|審核",
    ),
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    damaged=(
        Example(f"{TITLE}\n{FIRST}\n{SECOND}\n{CREDITS}\n", f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{CREDITS}\n"),
        Example(f"{TITLE}\n{FIRST}\n{SECOND}\n责任编辑：方圆", f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n责任编辑：方圆"),
    ),
    intact=(
        f"{TITLE}\n\n{FIRST}\n{SECOND}\n{CREDITS}\n",
        f"{TITLE}\n{FIRST}\n{SECOND}\n",
        f"1. {FIRST}\n2. {SECOND}\n{CREDITS}\n",
        f"10:31 {FIRST}\n10:45 {SECOND}\n{CREDITS}\n",
    ),
)
