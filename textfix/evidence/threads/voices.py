"""What people say on a page of posts: who wrote when, what they are called, and the words between that and the buttons.

The stamps of a thread stand one below the other with something said between them; lists of links have nothing there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.articles.page import dated, page
from textfix.evidence.articles.teasers import is_heading
from textfix.evidence.frames.rows import row_of
from textfix.evidence.frames.wording import STROKE
from textfix.evidence.lines import neighbour
from textfix.evidence.threads.letter_heads import letter_heads
from textfix.evidence.threads.member_cards import VALUE, is_label, is_value
from textfix.evidence.threads.post_notes import REPLY
from textfix.evidence.threads.post_stamps import TIME, is_date, spoken, stamps_of
from textfix.evidence.threads.pushes import push_name, remarks
from textfix.evidence.threads.speech import is_row, is_said
from textfix.evidence.threads.stamps import BELOW_POST
from textfix.evidence.threads.writers import ANONYMOUS, approved, name_above, names_of, on_cards

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.evidence.articles.page import Page

FEWEST_POSTS = 2
#: Who asked, who answered, on pages of questions.
ASKED = re.compile(
    r"(?:提[问問][者人]|回答[者人]|[答提][主]|[发發][问問帖佈布]者|[发發]帖人|[层層樓楼]主)\s?[:：]\s?\S.{0,40}"
)
#: Rows at the end of a thread.
OVER = frozenset({"site_footer", "sidebar", "login_bar", "comment_form"})
MOST_BELOW_NAME, MOST_ABOUT, LONGEST_ABOUT = 16, 3, 30


@dataclass(frozen=True, slots=True)
class Voices:
    """The numbers of the lines of a thread that are its people's; all empty where a page is no thread."""

    stamps: frozenset[int] = frozenset()  #: who wrote when, or only when
    names: frozenset[int] = frozenset()
    said: frozenset[int] = frozenset()
    letters: frozenset[int] = frozenset()  #: heads of letters
    about: frozenset[int] = frozenset()  #: what a writer is, below the name; no voice
    heads: frozenset[int] = frozenset()  #: stamps and names: what a post begins with


@fact
def voices(text: Text) -> frozenset[int]:
    """The numbers of all lines that are what people say and who they are."""
    found = thread_voices(text)
    return found.stamps | found.names | found.said | found.letters


@fact
def thread_voices(text: Text) -> Voices:
    """The same lines by kind."""
    here = page(text)
    shown = [number for number, line in enumerate(here.lines) if line.words]
    shown = shown[: bisect_left(shown, _end(here, shown))]
    pushes = _pushes(here, shown)
    stamps = stamps_of(here, shown)
    posts = spoken(here, shown, stamps)
    answers = dict(approved(here, shown))
    called = {name for stamp in posts if (name := stamps[stamp])} | {name for name in pushes.values() if name}
    unnamed = [n for n in posts if not stamps[n] and not is_date(here, n)]
    closed = [run for n in unnamed if (run := posts[n]) and max(run) < n]
    runs = [names_of(here, n) for n in unnamed if not (posts[n] and max(posts[n]) < n)]
    runs += [[line] for run in closed if (line := name_above(here, run)) is not None]
    titles = set(_titles(here, runs))
    lines = {number for run in runs for number in run} - titles
    lines.update(answers if len(answers) >= FEWEST_POSTS else ())
    lines.update(() if any(runs) else on_cards(here, shown, {n for n in posts if stamps[n]}))
    lines.update(n for n in shown if (posts or pushes) and ASKED.fullmatch(here.lines[n].words))
    lines.update(n for n in shown if ANONYMOUS.fullmatch(here.lines[n].words) and neighbour(here.lines, n, 1) in posts)
    called.update(here.lines[number].words for number in lines)
    lines.update(number for number in shown if here.lines[number].words in called)
    said = {number for run in posts.values() for number in run}.union(pushes, remarks(here, shown))
    if posts and not any(BELOW_POST.match(here.lines[n].words) for n in posts):
        said.update(_late(here, shown, max((n for n in (*lines, *posts) if n in here.tail), default=here.tail.stop)))
    about = {number for run in answers.values() for number in run} if len(answers) >= FEWEST_POSTS else set()
    about |= titles
    about.update(_below_names(here, shown, lines, frozenset(posts)))
    letters = frozenset(letter_heads(here, shown))
    about -= lines | said
    heads = frozenset(lines.union(posts))
    return Voices(frozenset(posts), frozenset(lines), frozenset(said), letters, frozenset(about), heads)


def _end(here: Page, shown: Sequence[int]) -> int:
    """The number of the line where links to other threads begin and no posts come any more."""
    headings = [number for number in here.tail if is_heading(here.lines[number].words)]
    if not headings:
        return len(here.lines)
    timed = [number for number in stamps_of(here, shown) if TIME.search(here.lines[number].words)]
    return next((n for n in headings if sum(stamp > n for stamp in timed) < FEWEST_POSTS), len(here.lines))


def _pushes(here: Page, shown: Sequence[int]) -> dict[int, str]:
    """Answers of one line, each with the name in it; none where there is only one."""
    found = {n: name for n in shown if (name := push_name(here.lines[n].words)) is not None}
    return found if len(found) >= FEWEST_POSTS else {}


def _late(here: Page, shown: Sequence[int], last: int) -> Iterator[int]:
    """What is said below the last paragraph of a thread, above its *last* writer or stamp and above its end."""
    for number in shown:
        words = here.lines[number].words
        if number not in here.tail:
            continue
        if number > last or STROKE.match(words) or (row_of(words).sure and row_of(words).name in OVER):
            return
        if is_said(words) and not is_row(words):
            yield number


def _titles(here: Page, runs: Sequence[Sequence[int]]) -> Iterator[int]:
    """What stands between names and their stamps, if as many lines stand so above most of the stamps."""
    sizes = Counter(len(run) for run in runs if run)
    for run in runs:
        if len(run) > 1 and sizes[len(run)] >= FEWEST_POSTS and sizes[len(run)] * 2 > sizes.total():
            yield from (number for number in run[1:] if not dated(here.lines[number].words))


def _below_names(here: Page, shown: Sequence[int], names: set[int], stamps: frozenset[int]) -> Iterator[int]:
    """What stands between names and what they say, if as many short lines stand so below two names and more."""
    runs: list[list[int]] = []
    times = Counter(REPLY.sub("", here.lines[number].words) for number in shown)
    for place, number in enumerate(shown):
        if number not in names:
            continue
        below = [n for n in shown[place + 1 : place + 1 + MOST_BELOW_NAME] if n not in stamps]
        end = next((at for at, n in enumerate(below) if is_said(here.lines[n].words)), None)
        if end is not None:
            runs.append([n for n in below[:end] if n not in names and not _is_frame(here, n)])
    sizes = Counter(len(run) for run in runs)
    for run in runs:
        if 0 < len(run) <= MOST_ABOUT and sizes[len(run)] >= FEWEST_POSTS and sizes[len(run)] * 2 > len(runs):
            short = [n for n in run if len(here.lines[n].words) <= LONGEST_ABOUT and not dated(here.lines[n].words)]
            yield from (n for n in short if times[REPLY.sub("", here.lines[n].words)] == 1)  # no title of the thread


def _is_frame(here: Page, number: int) -> bool:
    """Whether a line below a name is a row, a label or its value."""
    words = here.lines[number].words
    return is_row(words) or is_label(words) or is_value(here, number) or VALUE.fullmatch(words) is not None


def starts_of_voices(text: Text) -> frozenset[int]:
    """Where in the text those lines begin."""
    here = page(text)
    return frozenset(here.lines[number].start for number in voices(text))
