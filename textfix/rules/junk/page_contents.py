"""The box of links to the sections of the same page: `On this page`, `本文目录`, with the headings under it.

What it finds:
    In a page that shows its frame, such a heading before the second half of the text with at least two lines directly
    under it, each of which stands again further down as a heading; numbers before them do not count.

Why it is damage:
    The links are gone; the headings follow in their places.

Stays silent on:
    The contents of a book or a report, lists whose items are no headings of the text, pages without any other frame.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.articles.page import PAGES, Page, is_prose, page
from textfix.evidence.frames.wording import squeezed
from textfix.evidence.lines import neighbour
from textfix.evidence.pages.removal import without
from textfix.evidence.pages.scraps import frame
from textfix.tables.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.、)]?|[一二三四五六七八九十]{1,3}、|[•·▪*-])\s*")
EDIT = re.compile(r"\s*[\[【]\s?(?:edit|编辑|編輯)[^\[\]【】]{0,20}[\]】]$")
#: The button beside the heading.
BUTTON = r"[\[【(（](?:hide|show|隐藏|隱藏|收起|展开|展開|显示|顯示|toggle)[\]】)）]"
FOLDED, FOLD = re.compile(BUTTON, re.IGNORECASE), re.compile(rf"\s*{BUTTON}$", re.IGNORECASE)
SHORTEST, LONGEST, FRAMED = 2, 60, 3
MOST_HEADINGS, LONGEST_BOX = 3, 60
ENGLISH = (
    "The path round the lake was opened on Tuesday morning, and by noon several hundred people had walked all of it.\n"
)


def find(text: Text) -> Iterator[Finding]:
    """The boxes, line by line."""
    here = page(text)
    heads = [n for n in (*here.head, *here.body) if len(here.lines[n].words) <= 20 and _is_heading(here.lines[n].words)]
    folded = any(FOLD.search(here.lines[n].words) for n in heads)
    if not heads or (len(frame(text)) < FRAMED and not folded):
        return
    bare = [_bare(line.words) for line in here.lines]
    times = Counter(bare)
    for head in heads[:MOST_HEADINGS]:
        if box := _box(here, head, bare, times):
            yield from without(text, dict.fromkeys([head, *box], "links to the sections of the same page"))
            return


def _is_heading(words: str) -> bool:
    return squeezed(FOLD.sub("", words)) in lexicon("contents_headings").strong


def _box(here: Page, head: int, bare: list[str], times: Counter[str]) -> list[int]:
    """The lines under the heading that stand again below; none where they are too few."""
    box: list[int] = []
    seen: set[str] = set()
    loose = 0
    number = neighbour(here.lines, head, 1)
    while number is not None and number < here.body.stop:
        words = here.lines[number].words
        if not box and FOLDED.fullmatch(words):
            box.append(number)
            loose += 1
            number = neighbour(here.lines, number, 1)
            continue
        if len(words) > LONGEST or is_prose(words):
            break
        again = times[bare[number]] >= 2
        if not again and not (NUMBER.match(words) and box):
            break
        if bare[number] in seen or len(box) == LONGEST_BOX:
            break  # the first heading itself
        seen.add(bare[number])
        loose += not again
        box.append(number)
        number = neighbour(here.lines, number, 1)
    return box if len(box) - loose >= SHORTEST and loose * 2 <= len(box) else []


def _bare(words: str) -> str:
    return EDIT.sub("", NUMBER.sub("", words[:80])).lower()


RULE = Rule(
    name="junk/page-contents",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger="(?i)contents|this|jump|目录|目錄|本文|文章|内容|內容|页|頁",
    find=find,
    damaged=(
        Example(
            "Skip to content\nMy account\nThe lake path\nOn this page\nThe way\nThe trees\nThe way\n"
            + ENGLISH
            + "The trees\n"
            + ENGLISH
            + "Unsubscribe from this list\n",
            "Skip to content\nMy account\nThe lake path\nThe way\n"
            + ENGLISH
            + "The trees\n"
            + ENGLISH
            + "Unsubscribe from this list\n",
        ),
    ),
    intact=(
        "The lake path\nContents\nThe way\nThe trees\nThe way\n" + ENGLISH + "The trees\n" + ENGLISH,
        "Skip to content\nMy account\nThe lake path\nOn this page\nThe way\n"
        + ENGLISH
        + "Unsubscribe from this list\n",
    ),
    kinds=PAGES,
    together=True,
)
