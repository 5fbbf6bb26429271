"""Pages of posts one below the other: forums, questions with their answers, mailing lists, comments.

What parts the posts says that a page is one, and vouches for what else the software prints among them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.articles.page import Page, page
from textfix.evidence.lines import Line, neighbour
from textfix.evidence.pages.chrome import bars
from textfix.evidence.threads.member_cards import RANK, cards
from textfix.evidence.threads.post_counters import counters
from textfix.evidence.threads.post_notes import AROUND, NOTE, RATED, RATING, REACTIONS, REPLY
from textfix.evidence.threads.post_stamps import is_empty_quote
from textfix.evidence.threads.questions import question_frame
from textfix.evidence.threads.signatures import below_buttons, below_strokes
from textfix.evidence.threads.speech import is_said
from textfix.evidence.threads.stamps import WROTE
from textfix.evidence.threads.thread_end import below_thread, between_rows
from textfix.evidence.threads.voices import Voices, thread_voices, voices

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The number of a post and nothing else, perhaps with an address: `1楼 60.180.*.*`, `#4`, `沙发`, `Post 3 of 12`.
FLOOR = re.compile(
    r"[\[【(（]?(?:第?\s?\d{1,5}\s?(?:楼|樓|层|層|F|#|℉)|#\s?\d{1,5}|No\.\s?\d{1,6}|B\d{1,4}|楼主|樓主|沙发|沙發|板凳|地板|地下室?|头香|頭香"
    r"|Post #?\d{1,5}(?: of \d{1,5})?|Reply #?\d{1,5})[\]】)）]?[:：]?\s*(?:(?:IP\s*[:：]?\s*)?[\d*]{1,3}(?:\.[\d*]{1,3}){3}|IP|[«»])?",
    re.IGNORECASE,
)
#: Who wrote a post, and when.
POSTED = re.compile(
    r"(?:.{0,30}\s)?(?:[发發][表布佈][于於]|回[复覆][于於]|[张張][贴貼][于於]|[发發]表[时時][间間])\s*[:：]?\s*(?:\d{2,4}[-/年]|昨天|今天|前天|\d{1,3}\s?(?:分钟|分鐘|小时|小時|天)前)"
    r"|#\d{1,5}\s+(?:19|20)\d\d[-/年.]|(?:Post(?:ed)? )?by\s.{1,40}\s[»|on]{1,2}\s.{0,40}\d{4}|(?:Re: .{1,80}\s)?Posted(?: on)?:? .{0,40}\d{1,2}[:, ]|.{1,40} (?:wrote|writes|said):$"
    r"|On .{6,60},? .{1,60} wrote:$|(?:作者|[发發]信人|From)\s*[:：].{1,60}(?:信[区區]|看板|[时時][间間]|\d{1,2}:\d\d)|(?:推|嘘|噓|→)\s+\S{1,20}\s?[:：]",
    re.IGNORECASE,
)
#: How much the writer of a post has written, and since when.
WRITER = re.compile(
    r"(?:Posts|Joined|Join Date|Threads|Messages|帖子|发帖|發帖|发贴|[注註][册冊][时時日][间間期]|[积積]分|[阅閱][读讀][权權]限|UID|文章)\s*[:：]?\s?[\d(（A-Z].{0,60}$"
)
FEWEST_WRITERS = 3
LONGEST_NOTE = 110
FEWEST_POSTS = 2


@fact
def is_thread(text: Text) -> bool:
    """Whether a page shows at least two posts."""
    here = page(text)
    people = thread_voices(text)
    if people.heads or people.said:
        return True
    posts = sum(1 for line in here.lines if line.words and _parts_posts(line.words))
    writers = sum(1 for line in here.lines if len(line.words) <= LONGEST_NOTE and WRITER.match(line.words))
    return posts >= FEWEST_POSTS or writers >= FEWEST_WRITERS


@fact
def post_frame(text: Text) -> dict[int, str]:
    """The lines that the software prints among the posts of a thread, each with what it is."""
    here = page(text)
    mine = voices(text)
    found = dict(question_frame(text))
    if is_thread(text):
        people = thread_voices(text)
        rows = bars(text)
        found.update(_notes(here, people))
        shown = [number for number, line in enumerate(here.lines) if line.words]
        found.update(
            dict.fromkeys(cards(here, shown, found | dict(rows), mine, is_said), "card of the writer of a post")
        )
        known = found.keys() | rows.keys()
        signed = [
            *below_strokes(here, known, mine, _parts_posts),
            *below_buttons(here, known, people, _is_floor, is_said),
        ]
        found.update(dict.fromkeys(signed, "signature below a post"))
        if mine:
            found.update(dict.fromkeys(counters(here, known, people), "counter of a post"))
            known = found.keys() | rows.keys()
            found.update(dict.fromkeys(between_rows(here, known, people), "between the buttons of posts"))
            found.update(dict.fromkeys(below_thread(here, rows, people), "below the last post of a thread"))
    return {number: what for number, what in found.items() if number not in mine}


def _notes(here: Page, people: Voices) -> Iterator[tuple[int, str]]:
    """What the software says of a post in words that are always the same."""
    titles = Counter(REPLY.sub("", line.words) for line in here.lines if line.words)
    yield from ((number, "what the writer of a post is") for number in people.about)
    rated = False  # below the head of a table of ratings
    for number, line in enumerate(here.lines):
        words = line.words
        rated = bool(words) and (RATED.search(words) is not None or (rated and RATING.fullmatch(words) is not None))
        if not words or len(words) > LONGEST_NOTE:
            continue
        if FLOOR.fullmatch(words) or (
            RANK.fullmatch(words) and not people.heads.isdisjoint(beside(here.lines, number))
        ):
            yield number, "number of a post, rank of its writer"
        elif rated or NOTE.fullmatch(words) or AROUND.fullmatch(words):
            yield number, "note of a forum on a post or its writer"
        elif REACTIONS.fullmatch(words):
            yield number, "what readers thought of a post"
        elif REPLY.match(words) and titles[REPLY.sub("", words)] > 1:
            yield number, "title of the thread once more"
        elif WROTE.fullmatch(words) and is_empty_quote(here, number):
            yield number, "stub of a quotation"


def beside(every: tuple[Line, ...], number: int) -> set[int | None]:
    """The numbers of the lines above and below, past blank ones."""
    return {neighbour(every, number, -1), neighbour(every, number, 1)}


def _is_floor(words: str) -> bool:
    return len(words) <= LONGEST_NOTE and bool(FLOOR.fullmatch(words))


def _parts_posts(words: str) -> bool:
    return len(words) <= LONGEST_NOTE and bool(FLOOR.fullmatch(words) or POSTED.match(words))
