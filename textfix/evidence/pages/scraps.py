"""Short lines that only stand between rows of a page's frame: slogans, names of columns, titles of other articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.articles.article_links import is_article_link
from textfix.evidence.articles.page import HAN, Page, dated, page
from textfix.evidence.articles.tag_rows import is_tag_row
from textfix.evidence.articles.teasers import blocks, is_heading
from textfix.evidence.articles.trail import trail
from textfix.evidence.frames.notices import is_notice
from textfix.evidence.pages.above_title import above_rows, leads_to_title, over_trail
from textfix.evidence.pages.article_parts import article_parts, title_by_words
from textfix.evidence.pages.chrome import INSIDE, bars
from textfix.evidence.pages.footer import footer
from textfix.evidence.pages.link_rows import link_rows
from textfix.evidence.pages.masthead import latin_column, masthead, menu_column
from textfix.evidence.pages.record_block import record_block
from textfix.evidence.pages.scrap_forms import is_scrap
from textfix.evidence.pages.site_address import site_addresses
from textfix.evidence.pages.thread import post_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Rows that stand below everything.
BELOW = frozenset({"site_footer", "notice", "login_bar", "app_prompts", "page_tools"})
MOST_BETWEEN, MOST_BELOW, MOST_AFTER_END = 8, 4, 30
ROWS_OF_AN_END, FEWEST_TITLES, SHORTEST_TITLE = 3, 3, 8
NO_TITLE = re.compile(r"[:：。；;|｜]|^[\d(（【\[*＊-]")
#: What `related` lines are, which another rule takes out where no row stands around them.
LINKS = frozenset({"related"})
#: What stands below an article only.
ENDS = frozenset(
    {"heading", "site_footer", "comment_form", "sidebar", "notice", "neighbour", "tags", "mail_chrome", "links"}
)


@fact
def frame(text: Text) -> dict[int, str]:
    """The lines of the frame that are known by their words, and what each of them is."""
    here = page(text)
    found = dict(bars(text))
    for number in here.head:
        if trail(here.lines[number].words) or leads_to_title(here, number):
            found[number] = "trail"
    for number in here.edges:
        if number not in found and is_tag_row(here.lines[number].words):
            found[number] = "tags"
    for block in blocks(text):
        found.update({number: "related" for number in block.numbers if number not in found})
        found[block.numbers[0]] = "heading"
    found.update(dict.fromkeys(link_rows(text), "links"))
    for number in here.tail:
        words = here.lines[number].words
        if number not in found and words and is_notice(words):
            found[number] = "notice"
        elif number not in found and words and is_heading(words):
            found[number] = "heading"
        elif number not in found and words and is_article_link(words):
            found[number] = "neighbour"
    found |= dict.fromkeys(footer(text), "site_footer") | dict.fromkeys(post_frame(text), "post")
    found |= dict.fromkeys((*record_block(here), *site_addresses(text)), "record")
    return {number: name for number, name in found.items() if number not in article_parts(text)}


@fact
def scraps(text: Text) -> frozenset[int]:
    """The numbers of the lines that stand above the navigation, between rows of the tail, or below the foot."""
    here = page(text)
    known = frame(text)
    # rows between the paragraphs, whose rules run when the frame that vouches for them is gone
    rows = [n for n, name in bars(text).items() if n in here.body and name not in INSIDE]
    rows += [n for n, name in known.items() if name == "record"]
    title = title_by_words(text)
    rows += [
        *masthead(here, known),
        *menu_column(here, known),
        *(column := [*latin_column(here, known)]),
        *above_rows(here, known | dict.fromkeys(column, "channels"), title),
        *over_trail(here, known, title),
    ]
    rows += [*_between(here, known), *_below(here, known)]
    return frozenset(rows) - article_parts(text)


def _between(here: Page, known: dict[int, str]) -> Iterator[int]:
    """Runs of short lines in the tail with a row of the frame above and below.

    Once a row has shown that the article is over, the end of the page is as good as a row. Titles of other articles
    need no row above them.
    """
    run: list[int] = []
    above = 0  # known rows since the last line that may be the article's
    over = False  # whether one of them shows that the article is over
    framed = len(known) >= ROWS_OF_AN_END
    for number in here.tail:
        words = here.lines[number].words
        if not words:
            continue
        late = over and framed
        if number in known and known[number] not in LINKS:
            if 0 < len(run) <= (MOST_AFTER_END if above and over else MOST_BETWEEN) and (
                above or _are_titles(here, run)
            ):
                yield from run
            run, above, over = [], above + 1, over or known[number] in ENDS
        elif is_scrap(words, lenient=late or above >= ROWS_OF_AN_END) and (late or not dated(words)):
            run.append(number)
        else:
            run, above = [], above if over else 0
    if (
        above
        and ((over and framed) or above >= ROWS_OF_AN_END)
        and len(run) <= (MOST_AFTER_END if over else MOST_BELOW)
    ):
        yield from run


def _are_titles(here: Page, run: list[int]) -> bool:
    """Whether lines are what other articles are called: three and more, none so short as a name."""
    words = [here.lines[number].words for number in run]
    return len(run) >= FEWEST_TITLES and all(
        len(HAN.findall(line)) >= SHORTEST_TITLE and not NO_TITLE.search(line) for line in words
    )


def _below(here: Page, known: dict[int, str]) -> Iterator[int]:
    """What is left below the foot of the site."""
    feet = [number for number in here.tail if known.get(number) == "site_footer"]
    last = max((number for number in here.tail if number in known), default=-1)
    rest = [number for number in here.tail if number > last and here.lines[number].words]
    near = feet and len([n for n in here.tail if feet[-1] < n <= last and here.lines[n].words]) <= MOST_BELOW
    if near and known.get(last) in BELOW and len(rest) <= MOST_BELOW:
        yield from (number for number in rest if is_scrap(here.lines[number].words))
