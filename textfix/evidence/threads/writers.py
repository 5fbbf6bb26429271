"""What the writers of posts are called, by the place of the line: above a stamp, a card, or the count of approvals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.frames.rows import row_of
from textfix.evidence.lines import neighbour
from textfix.evidence.threads.member_cards import RANK, VALUE, is_label, is_value
from textfix.evidence.threads.post_notes import REPLY
from textfix.evidence.threads.speech import is_row, is_said
from textfix.evidence.threads.stamps import BELOW_POST

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from textfix.evidence.articles.page import Page

#: The number of a post, a rank, a mark of the one who began: between a name and its stamp.
BADGE = re.compile(
    r"[\[【(（]?(?:第?\s?\d{1,5}\s?[楼樓层層F#℉]|#\s?\d{1,5}|楼主|樓主|[层層]主|版主|OP|Mod|Lv\.?\s?\d{1,3}|沙发|沙發|板凳|地板|V|VIP|B\d{1,4})\s?[|｜]?[\]】)）]?|[\[【(（][^\[\]【】()（）]{1,16}[\]】)）]",
    re.IGNORECASE,
)
ANONYMOUS = re.compile(
    r"(?:匿名|游客|遊客|热心|熱心)(?:用[户戶]|[网網]友|者|人士)?(?:\d{1,8})?|[Aa]nonymous|Guest\d{0,6}|\[?已?(?:注[销銷]|重置)\]?|\[?deleted\]?"
)
#: Where somebody is from, and what announces the words.
BEHIND_NAME = re.compile(
    r"\s?[\[(（][^\[\]()（）]{1,24}[\])）]\s?[:：]?$|\s(?:says|said|wrote)$|\s(?:Lv|LV|lv)\.?\s?\d{1,3}$|\s?[:：]$"
)
NO_NAME = re.compile(r"[，。！？?!；;：:、…|｜»›]|\.{2,}|^[,，·(（—]|^\d+$|^[^\w]+$|\d-\d\d?-\d")
#: How many think as the writer does; it stands below the name, and below what the writer is.
APPROVED = re.compile(r"\d[\d,.]*\s?[kKwW万萬]?\s?人[赞贊讚]同了?[该該][回文]?[答章]?.{0,8}")
#: How what a writer is begins behind the name.
TITLES = (",", "，", "·", "(", "（", "-", "—")
LONGEST_NAME, MOST_WORDS, MOST_ABOVE, MOST_RANKS, MOST_IN_RUN, FEWEST_POSTS = 26, 4, 18, 4, 4, 2


def is_name(words: str) -> bool:
    """Whether a line can be what somebody is called."""
    if ANONYMOUS.fullmatch(words):
        return True
    words = BEHIND_NAME.sub("", words)
    if not 1 <= len(words) <= LONGEST_NAME or words.count(" ") > MOST_WORDS or NO_NAME.search(words):
        return False
    return not (row_of(words).sure or BADGE.fullmatch(words) or RANK.fullmatch(words) or is_label(words))


def names_of(here: Page, stamp: int) -> list[int]:
    """The lines that may be the name of the one who wrote, the highest first: above the stamp, past the card, or else below it."""
    below = neighbour(here.lines, stamp, 1)
    while below is not None and BADGE.fullmatch(here.lines[below].words):
        below = neighbour(here.lines, below, 1)
    called = below is not None and is_name(here.lines[below].words)
    if below is not None and called and BELOW_POST.match(here.lines[stamp].words):
        return [below]
    above = neighbour(here.lines, stamp, -1)
    for _ in range(MOST_ABOVE):
        if above is None or not (_is_of_card(here, above) or here.lines[above].words[:1] in TITLES):
            break
        above = neighbour(here.lines, above, -1)
    run: list[int] = []
    while above is not None and len(run) < MOST_IN_RUN:
        words = here.lines[above].words
        if ANONYMOUS.fullmatch(words) or (is_name(words) and not row_of(words).whole):
            run.append(above)
        elif not (BADGE.fullmatch(words) or RANK.fullmatch(words)):
            run += [above] if not run and is_name(words) else []
            break
        above = neighbour(here.lines, above, -1)
    if run:
        return run[::-1]
    plain = below is not None and called and (_has_card(here, below) or not row_of(here.lines[below].words).whole)
    return [below] if plain and below is not None else []


def name_above(here: Page, said: Sequence[int]) -> int | None:
    """The name above what is said, past ranks, where the stamp stands below it."""
    above = neighbour(here.lines, min(said), -1)
    while above is not None and (BADGE.fullmatch(here.lines[above].words) or RANK.fullmatch(here.lines[above].words)):
        above = neighbour(here.lines, above, -1)
    return above if above is not None and is_name(here.lines[above].words) else None


def _has_card(here: Page, name: int) -> bool:
    """Whether a card begins below a line, directly or past a rank."""
    below = neighbour(here.lines, name, 1)
    after = neighbour(here.lines, below, 1) if below is not None else None
    return any(n is not None and is_label(here.lines[n].words) for n in (below, after))


def _is_of_card(here: Page, number: int) -> bool:
    """Whether a line between a name and its stamp is the card's."""
    words = here.lines[number].words
    if ANONYMOUS.fullmatch(words):
        return False
    if (
        BADGE.fullmatch(words)
        or RANK.fullmatch(words)
        or VALUE.fullmatch(words)
        or is_label(words)
        or REPLY.match(words)
    ):
        return True
    return is_value(here, number) or (is_row(words) and not is_said(words))


def on_cards(here: Page, shown: Sequence[int], stamps: Container[int]) -> list[int]:
    """Names above the first label of a card, past ranks; none where there is only one, or the stamp has the name."""
    found: list[int] = []
    for place in range(1, len(shown)):
        words = [here.lines[shown[place - back]].words for back in range(min(place, MOST_RANKS) + 1)]
        if not is_label(words[0]) or is_label(words[1]):
            continue
        ranks = (
            back for back in range(1, len(words)) if not (RANK.fullmatch(words[back]) or BADGE.fullmatch(words[back]))
        )
        back = next(ranks, 0)
        told = not back or shown[place - back] in stamps or (place > back and shown[place - back - 1] in stamps)
        if (
            not told
            and is_name(words[back])
            and not row_of(words[back]).whole
            and not is_said(words[back])
            and not VALUE.fullmatch(words[back])
        ):
            found.append(shown[place - back])
    return found if len(found) >= FEWEST_POSTS else []


def approved(here: Page, shown: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """The names above counts of approvals, each with what stands between: what the writer is."""
    for place, number in enumerate(shown):
        if not APPROVED.fullmatch(here.lines[number].words):
            continue
        run: list[int] = []
        for above in reversed(shown[max(0, place - 2) : place]):
            words = here.lines[above].words
            if is_said(words) or ((is_row(words) or row_of(words).whole) and not ANONYMOUS.fullmatch(words)):
                break
            run.append(above)
        if run:
            yield run[-1], run[:-1]
