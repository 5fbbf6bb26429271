"""The lines at the head and the foot of an article that are lists of links for search engines, with the reason of each."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.articles.page import HAN, Page, page
from textfix.evidence.lines import spread
from textfix.evidence.pages.link_list import SURE, SUSPICIOUS, THRESHOLD, items_of, places_in, score, spam_in
from textfix.tables.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: One item a line is how names and verses stand as well, so more is asked of it.
THRESHOLD_OF_COLUMN = 5.0
SHORTEST_COLUMN, LONGEST_IN_COLUMN = 6, 14
PLACE = ("县", "縣", "区", "區", "市", "旗", "州", "盟")
LONGEST_ALONE, FEWEST_SUSPECT, BRAND = 50, 2, 2
PARTS = re.compile(r"[\s|｜_,，、/【】\[\]-]+")
#: Characters by which a name on two rows is known.
STEM, FEWEST_SAME, OFTEN = 3, 3, 4
#: Names of bets side by side.
BLANKS, MARKED = re.compile(r"[\s|]+"), re.compile(r"[。！？!?；;：:，、]")
FEWEST_BETS, LONGEST_OF_BETS = 3, 300
MARK = re.compile(r"[\s|,，、。：:；;！!？?_/]")


@fact
def link_rows(text: Text) -> Mapping[int, str]:
    """The numbers of such lines, each with its score in words."""
    here = page(text)
    edges = here.edges
    doomed: dict[int, str] = {}
    for number in edges:
        result = score(text, here.lines[number].words, outermost=number in (edges[0], edges[-1]))
        if result.total >= THRESHOLD:
            doomed[number] = f"list of links for search engines: {result}"
    rows = {number: None for number in edges if places_in(here.lines[number].words) >= 0.5}
    for number in spread(here.lines, doomed, rows):
        doomed.setdefault(number, "list of links for search engines: a further row of it")
    for column in _columns(here):
        result = score(text, "|".join(here.lines[number].words for number in column), outermost=column[-1] == edges[-1])
        if result.total >= THRESHOLD_OF_COLUMN:
            doomed.update(dict.fromkeys(column, f"list of links for search engines, one a line: {result}"))
    between = [*_between(text, here, doomed)]
    doomed.update(dict.fromkeys(between, "list of links for search engines, between paragraphs"))
    doomed.update(dict.fromkeys(_of_a_brand(here), "a link for search engines: its name comes again and again"))
    doomed.update(dict.fromkeys(_of_bets(here), "names of bets, on a page that speaks of none"))
    if doomed:
        doomed.update(
            dict.fromkeys(_alone(here, doomed), "a link for search engines by itself, on a page with lists of them")
        )
    return doomed


def _of_a_brand(here: Page) -> Iterator[int]:
    """Short lines that begin as four and more names of the page do, two of them words of spam, and no paragraph says."""
    short = [n for n in range(len(here.lines)) if 0 < len(here.lines[n].words) <= LONGEST_ALONE and n not in here.prose]
    named: dict[str, set[str]] = {}
    for number in short:
        for name in PARTS.split(here.lines[number].words):
            if len(name) > BRAND and HAN.match(name):
                named.setdefault(name[:BRAND], set()).add(name)
    often = {stem: names for stem, names in named.items() if len(names) >= OFTEN}
    suspect = {
        stem
        for stem, names in often.items()
        if sum(bool(SUSPICIOUS.search(name)) or spam_in(name) > 0 for name in names) >= FEWEST_SUSPECT
    }
    if suspect:
        body = "\n".join(here.lines[number].words for number in here.prose)
        suspect = {stem for stem in suspect if stem not in body}
        yield from (n for n in short if here.lines[n].words.lstrip("【[·• ")[:BRAND] in suspect)


def _of_bets(here: Page) -> Iterator[int]:
    """Short names parted by blanks, most of them of bets and lotteries, where no paragraph has such a word."""
    found = {
        n: {*SUSPICIOUS.findall(here.lines[n].words)}
        for n in range(here.head.start, here.tail.stop)
        if _is_row(here, n)
    }
    body = "\n".join(here.lines[n].words for n in here.prose) if found else ""
    for number, said in found.items():
        names = BLANKS.split(here.lines[number].words)
        bets = sum(bool(SUSPICIOUS.search(name)) for name in names)
        if len(said) >= FEWEST_BETS and bets * 2 >= len(names) and not any(word in body for word in said):
            yield number


def _is_row(here: Page, number: int) -> bool:
    words = here.lines[number].words
    names = BLANKS.split(words)
    return (
        number not in here.prose
        and len(words) <= LONGEST_OF_BETS
        and len(names) >= FEWEST_BETS
        and not MARKED.search(words)
    )


def _alone(here: Page, doomed: Mapping[int, str]) -> Iterator[int]:
    """Short lines with a word that only spam uses."""
    for number in (*here.head, *here.body, *here.tail):
        words = here.lines[number].words
        if (
            number not in doomed
            and 2 <= len(words) <= LONGEST_ALONE
            and number not in here.prose
            and spam_in(words) == 1.0
        ):
            yield number


def _between(text: Text, here: Page, doomed: Mapping[int, str]) -> Iterator[int]:
    """Rows between the paragraphs that are such a list too, or half of whose items begin as words of one known."""
    often = _names(here, here.edges)
    begins = {*_names(here, doomed), *(name for name, times in often.items() if times >= OFTEN)}
    for number in here.body:
        words = here.lines[number].words
        joint, items = items_of(words) if number not in here.prose else ("", [])
        same = sum(item[:STEM] in begins for item in items)
        if number in doomed or not items or (joint not in SURE and same < max(len(items), FEWEST_SAME)):
            continue
        if same * 2 >= len(items) or score(text, words).total >= THRESHOLD:
            yield number


def _names(here: Page, numbers: Iterable[int]) -> Counter[str]:
    """How the items of rows begin, and how often."""
    rows = (items_of(here.lines[number].words)[1] for number in numbers if number not in here.prose)
    return Counter(item[:STEM] for items in rows for item in items if len(item) >= STEM and HAN.match(item))


def _columns(here: Page) -> Iterator[list[int]]:
    """Runs of short lines without a mark, long enough to be a list with one item a line."""
    for part in (here.head, here.tail):
        run: list[int] = []
        for number in part:
            words = here.lines[number].words
            if words and len(words) <= LONGEST_IN_COLUMN and not MARK.search(words):
                run.append(number)
            elif words:
                yield from _column(here, run)
                run = []
        yield from _column(here, run)


def _column(here: Page, run: list[int]) -> Iterator[list[int]]:
    """A run, if it is long enough and a third of it are such words; the last line of the head may be the title."""
    listed = [number for number in run if _is_listed(here.lines[number].words)]
    if (
        run
        and run[-1] not in listed
        and run[-1] in here.head
        and not any(here.lines[number].words for number in range(run[-1] + 1, here.head.stop))
    ):
        run = run[:-1]
    if len(run) >= SHORTEST_COLUMN and len(listed) * 3 >= len(run):
        yield run


def _is_listed(words: str) -> bool:
    return words.endswith(PLACE) or bool(SUSPICIOUS.search(words)) or words in lexicon("leagues").strong
