"""A label of a page's data base with nothing behind it: `初审编辑：`.

What it finds:
    In head and tail of an article a line that is such a label and its colon; in the line with date or source a label
    at the end (`2020-02-11 来源：晨报 作者：`) or right before the next label.

Why it is damage:
    The page printed its form although the field was empty; the label alone tells nobody anything.

Stays silent on:
    Labels with a value, also on the next line; labels that are no field of a page (`注意：`); documentation, lists.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.articles.page import PAGES, Page, is_teaser, page
from textfix.evidence.frames.notices import is_notice_heading
from textfix.evidence.frames.wording import tokens
from textfix.evidence.lines import neighbour
from textfix.evidence.pages.chrome import bars
from textfix.evidence.pages.removal import without
from textfix.tables.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANKS = " \t\u3000\xa0"
LABEL = re.compile(rf"(?<![^\s|｜\d【\[(（])([^\s:：|｜【】\[\]()（）]{{1,10}})[{BLANKS}]*[:：][{BLANKS}]*")
DATED = re.compile(r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}")
WIDE = re.compile(rf"(?:[\u4e00-\u9fff][{BLANKS}]{{1,4}}){{1,4}}[\u4e00-\u9fff][:：]")
LONGEST, MOST_ABOVE, LONGEST_VALUE = 300, 6, 10
ARTICLE = "昨天上午，城东新区的环湖步道正式开放，市民可以沿着湖边一直走到老码头，全程大约四公里，沿途设有休息亭。"


def find(text: Text) -> Iterator[Finding]:
    """Lines that are nothing but a label, and labels without a value in the line with the date."""
    here = page(text)
    doomed = {number: "label with nothing behind it" for number in here.edges if _is_label(here, number, text)}
    yield from without(text, doomed)
    for number in here.edges:
        line = here.lines[number]
        if number not in doomed and len(line.words) <= LONGEST:
            for start, end in _empty_fields(line.words):
                shift = text.string.index(line.words, line.start)
                yield Finding(shift + start, shift + end, "label with nothing behind it", "")


def _known(label: str) -> bool:
    return re.sub(rf"[{BLANKS}]", "", label).strip("【】[]()（）").lower() in lexicon("labels").strong


def _is_label(here: Page, number: int, text: Text) -> bool:
    words = here.lines[number].words.strip("【】[]()（）")
    if len(words) > 14 or not words.endswith((":", "：")) or not _known(words[:-1]):
        return False
    below = neighbour(here.lines, number, 1)
    if below is None:
        return True
    if number in here.head and len(here.lines[below].words) > LONGEST_VALUE and _has_filled_above(here, number):
        return True
    value = _tight(here.lines[below].words)
    framed = below in bars(text) or is_notice_heading(value) or is_teaser(value)
    labelled = (label := LABEL.match(value)) and _known(label.group(1))
    heading = "".join(tokens(value)) in lexicon("related_headings")
    return bool(below in here.body or labelled or framed or heading)


def _tight(words: str) -> str:
    """A line whose label is set wide, without the blanks in it: `主 题 词：`."""
    wide = WIDE.match(words)
    return re.sub(rf"[{BLANKS}]", "", wide[0]) + words[wide.end() :] if wide else words


def _has_filled_above(here: Page, number: int) -> bool:
    """Whether the form that a label closes has its values behind their labels, and not on lines below them."""
    for above in range(number - 1, max(number - MOST_ABOVE, -1), -1):
        words = _tight(here.lines[above].words)
        found = LABEL.match(words)
        if found and found.end() < len(words):
            return True
        if not (found and _known(found[1])):
            return False
    return False


def _empty_fields(words: str) -> Iterator[tuple[int, int]]:
    """The spans of labels without a value, among other fields of the same line; blanks before the last go with it."""
    fields = [match for match in LABEL.finditer(words) if _known(match.group(1))]
    if not fields or not (DATED.search(words) or len(fields) >= 2):
        return
    last = fields[-1]
    kept = sum(1 for field in fields if field.end() < len(words) and not _known_at(words, field.end()))
    if not kept and not DATED.search(words):
        return
    for field in fields:
        if field.end() == len(words) and field is last:
            start = len(words[: field.start()].rstrip(BLANKS + "|｜"))
            if start:
                yield start, len(words)
        elif _known_at(words, field.end()) and words[field.end() - 1] in BLANKS:
            yield field.start(), field.end()


def _known_at(words: str, position: int) -> bool:
    """Whether another label begins at *position*, so that the field before it is empty."""
    following = LABEL.match(words, position)
    return bool(following and _known(following.group(1)))


RULE = Rule(
    name="junk/empty-labels",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=(
        "(:|：)( |\\t|　|\N{NO-BREAK SPACE})*(】|\\]|）|\\))?( |\\t|\\r|　|\N{NO-BREAK SPACE})*(\\n|$)|(:|：)"
        "( |\\t|　|\N{NO-BREAK SPACE})+[^0-9 ]"
    ),
    find=find,
    damaged=(
        Example(
            ARTICLE + "\n\n初审编辑：\n\n责任编辑：何小满\n",
            ARTICLE + "\n\n\n责任编辑：何小满\n",
        ),
        Example(
            "湖边新建步道开放\n2020-02-11 17:43:00 来源：湖城晨报 作者：\n" + ARTICLE + "\n",
            "湖边新建步道开放\n2020-02-11 17:43:00 来源：湖城晨报\n" + ARTICLE + "\n",
        ),
    ),
    intact=(
        ARTICLE + "\n\n责任编辑：\n何小满\n",
        "作者：何小满\n\n" + ARTICLE + "\n\n注意：\n",
        (
            "# 表格的字段\n\n作者：\n\n这一栏填写文章作者的姓名，可以留空，留空的时候页面上不显示作者，只显示"
            "发布的日期和栏目名称。\n"
        ),
    ),
    kinds=PAGES,
)
