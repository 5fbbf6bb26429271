"""Pages of questions with their answers: what the software prints around each post, told by the stamps of its cards.

A card is a stamp (`asked Mar 3, 2019 at 22:40`), a name and what its bearer has earned (`9,884 ●2 ●30`); a comment ends
with a name and a date; above the stamps stand the words that the question is filed under.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.articles.page import is_prose, page
from textfix.evidence.lines import neighbour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.articles.page import Page

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
WHEN = rf"(?:on\s)?(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH}|\d{{4}}-\d\d|yesterday|today|\d[\w,\s]{{1,24}}\sago)"
#: When a post came to be, and when it was changed or seen.
POSTED = re.compile(rf"(?:asked|answered)\s{WHEN}.{{0,40}}", re.IGNORECASE)
STAMP = re.compile(
    rf"(?:asked|answered|edited|modified|migrated|closed|active|improved|last activity)\s{WHEN}.{{0,60}}|viewed\s\d.{{0,20}}",
    re.IGNORECASE,
)
#: What somebody has earned: a number and the counts of badges.
EARNED = re.compile(
    r"\d[\d.,]*\s?k?(?:\s*[●•◦]+\s?\d+){1,3}|\d[\d.,]*k?(?:\s\d+){0,3}\s?(?:\d+\s)?(?:gold|silver|bronze) badges?.{0,60}",
    re.IGNORECASE,
)
#: A comment, with its writer and when it was made.
COMMENT = re.compile(
    rf"[–—-]{{1,2}}\s?\S.{{0,30}}?\s(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH}).{{0,14}}\d:\d\d$|[–—]\s?[^–—]{{2,30}}\s\d{{4}}-\d\d-\d\d.{{0,8}}$"
)
FILED = re.compile(r"[a-z0-9][a-z0-9.+#-]{1,24}(?:\s[a-z0-9][a-z0-9.+#-]{1,24}){0,4}")
VOTES = re.compile(r"-?\d{1,5}")
COUNTED = re.compile(r"-?\d{1,5}\s(?:[A-Z\"(].{5,100}|.{5,100}\?)")
REPUTATION = re.compile(r"\d[\d.,]*\s?[kK]?")
ANSWERS = re.compile(r"\d{1,3} Answers?(?: \d{1,3})?")
LONGEST_NAME, MOST_NAMED, MOST_FILED, FEWEST_POSTS, FEWEST_LINKED = 40, 2, 6, 2, 3


@fact
def question_frame(text: Text) -> dict[int, str]:
    """The lines of cards, comments, votes and tags; none of a text that has not two stamped posts."""
    here = page(text)
    stamps = [n for n, line in enumerate(here.lines) if len(line.words) <= 90 and STAMP.fullmatch(line.words)]
    if sum(1 for n in stamps if POSTED.fullmatch(here.lines[n].words)) < FEWEST_POSTS:
        return {}
    found = dict.fromkeys(stamps, "stamp of a post")
    found.update(_posted(here, found))
    last = max(number for number in found if number in stamps or EARNED.fullmatch(here.lines[number].words))
    below = (n for n in range(last + 1, len(here.lines)) if here.lines[n].words and n not in here.prose)
    found.update(dict.fromkeys(below, "below the last answer"))
    found.update(dict.fromkeys(_above_title(here, stamps[0]), "above the title"))
    shares = [
        n
        for n in here.body
        if here.lines[n].words.lower().startswith("share") and len(here.lines[n].words) <= LONGEST_NAME
    ]
    for number in (*shares, *stamps):
        found.update(dict.fromkeys(_filed(here, number, found), "what a question is filed under"))
    found.update(dict.fromkeys(_linked(here), "link to another question"))
    return found


def _posted(here: Page, stamps: dict[int, str]) -> dict[int, str]:
    """What stands on the cards of posts, their votes and comments."""
    found: dict[int, str] = {}
    for number, line in enumerate(here.lines):
        words = line.words
        if len(words) <= 110 and EARNED.fullmatch(words):
            found[number] = "what the writer of a post has earned"
            above = neighbour(here.lines, number, -1)
            if above is not None and REPUTATION.fullmatch(here.lines[above].words):
                found[above] = "what the writer of a post has earned"
                above = neighbour(here.lines, above, -1)
            if above is not None and above not in stamps and above not in found and is_name(here.lines[above].words):
                found[above] = "writer of a post"
        elif VOTES.fullmatch(words):
            found[number] = "votes for a post"
        elif ANSWERS.fullmatch(words):
            found.update(dict.fromkeys(_sorting(here, number), "how answers are sorted"))
    return found


def is_name(words: str) -> bool:
    """Whether a line can be what somebody is called."""
    return (
        1 < len(words) <= LONGEST_NAME
        and words.count(" ") <= MOST_NAMED
        and not is_prose(words)
        and words[-1] not in ".?!:;,。？！："
    )


def _filed(here: Page, stamp: int, found: dict[int, str]) -> Iterator[int]:
    """Lines of single words in small letters above the buttons above the first stamp below them."""
    number = neighbour(here.lines, stamp, -1)
    for _ in range(4):  # the buttons
        if number is None or number in here.prose or number in found or FILED.fullmatch(here.lines[number].words):
            break
        number = neighbour(here.lines, number, -1)
    run: list[int] = []
    while (
        number is not None
        and len(run) <= MOST_FILED
        and number not in found
        and FILED.fullmatch(here.lines[number].words)
    ):
        run.append(number)
        number = neighbour(here.lines, number, -1)
    if len(run) <= MOST_FILED and number is not None and number >= here.body.start:
        yield from run


def _sorting(here: Page, number: int) -> Iterator[int]:
    """The words between the number of answers and the first of them."""
    run = [number]
    following = neighbour(here.lines, number, 1)
    while following is not None and len(run) <= MOST_FILED and is_name(here.lines[following].words):
        run.append(following)
        following = neighbour(here.lines, following, 1)
    yield from run


def _above_title(here: Page, stamp: int) -> Iterator[int]:
    """What the head has above the title, which is the question above the first stamp."""
    titles = [n for n in range(here.head.start, stamp) if here.lines[n].words.endswith("?")]
    if stamp in here.head and titles:
        yield from (n for n in range(here.head.start, titles[-1]) if here.lines[n].words)


def _linked(here: Page) -> Iterator[int]:
    """Titles of other questions with their votes before them, in the tail."""
    numbers = [number for number in here.tail if COUNTED.fullmatch(here.lines[number].words)]
    if len(numbers) >= FEWEST_LINKED:
        yield from numbers
