"""Answers of one line with the name before and the time behind: on bulletin boards, below posts, below answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.frames.rows import row_of
from textfix.evidence.threads.member_cards import is_label
from textfix.evidence.threads.questions import COMMENT
from textfix.evidence.threads.stamps import STAMP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.evidence.articles.page import Page

#: `推 name: words 09/07 21:15`, and behind it perhaps the number of the answer.
PUSH = re.compile(
    r"(?P<kind>[推噓嘘→])\s{1,3}(?P<name>[\w-]{2,16})\s{0,16}[:：](?P<said>.{0,200}?)\s*(?:\d{1,3}(?:\.[\d*]{1,3}){3}\s+)?\d\d/\d\d(?:\s\d\d:\d\d)?(?:,?\s+\d{1,4}[F樓楼])?"
)
#: `name: words 2015-1-1 10:22`, perhaps with a button behind it.
SAID_AT = re.compile(
    rf"(?P<name>[^\s:：，。]{{1,20}})(?:\s?回[复覆]\s?[^\s:：，。]{{1,20}})?\s?[:：]\s?(?P<said>\S.{{0,300}}?)\s+\(?(?:{STAMP})\)?(?:\s(?:回[复覆]|[评評][论論]))?"
)
#: Words of bulletin boards that are no answer: `推`, `幫推`, `push`.
ECHO = re.compile(r"\s*(?:[推噓嘘幫帮再補补大頂顶讚赞高調调]{1,4}|[Pp]ush|[^\w]*)\s*")
#: A name and its words; what stands above such lines.
REMARK = re.compile(r"[^\s:：，。！？|｜]{1,16}\s?[:：]\s?[^\s:：].{2,300}")
HEADED = re.compile(
    r"[【\[]?(?:[网網]友|[读讀]者|[热熱][门門]|精[选選彩]|最新|全部)?(?:[评評][论論]|留言|回[应應]|跟[帖贴貼]|[发發]言)(?:列表)?\s?[(（]?\d{0,6}[条條则則]?[)）]?[】\]]?[:：]?|(?:\d{1,5}\s)?(?:Comments?|Responses?|Replies)(?:\s?\(\d+\))?:?",
    re.IGNORECASE,
)
FEWEST_REMARKS = 2
SHORTEST, LONGEST, SHORTEST_SAID, LONGEST_COMMENT_END = 8, 300, 4, 70


def push_name(words: str) -> str | None:
    """The name in a line that is an answer with words of its own; None of any other line."""
    if not SHORTEST <= len(words) <= LONGEST:
        return None
    if (push := PUSH.fullmatch(words)) is not None:
        return None if ECHO.fullmatch(push["said"]) else push["name"]
    if (said := SAID_AT.fullmatch(words)) is not None and len(said["said"]) >= SHORTEST_SAID:
        return said["name"]
    return "" if COMMENT.search(words[-LONGEST_COMMENT_END:]) else None


def remarks(here: Page, shown: Sequence[int]) -> Iterator[int]:
    """Lines of a name and what it says, below the heading that announces the words of readers; two and more."""
    run: list[int] = []
    below = False
    for number in shown:
        words = here.lines[number].words
        if below and REMARK.fullmatch(words) and not row_of(words).sure and not is_label(words):
            run.append(number)
            continue
        if len(run) >= FEWEST_REMARKS:
            yield from run
        run, below = [], number in here.tail and HEADED.fullmatch(words) is not None


def is_echo(words: str) -> bool:
    """Whether a line is such an answer without words of its own."""
    push = PUSH.fullmatch(words) if SHORTEST <= len(words) <= LONGEST else None
    return push is not None and bool(ECHO.fullmatch(push["said"]))
