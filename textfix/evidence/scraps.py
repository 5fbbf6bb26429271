"""Short lines that only stand between rows of a page's frame: slogans, names of columns, titles of other articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.article_links import is_article_link
from textfix.evidence.chrome import INSIDE, bars
from textfix.evidence.footer import footer
from textfix.evidence.frame_phrases import plain
from textfix.evidence.frame_pieces import speaks_for_site
from textfix.evidence.frame_words import row_of
from textfix.evidence.link_rows import link_rows
from textfix.evidence.masthead import can_be_title, masthead
from textfix.evidence.notices import is_notice
from textfix.evidence.page import HAN, Page, dated, is_prose, page
from textfix.evidence.record_block import record_block
from textfix.evidence.site_address import site_addresses
from textfix.evidence.site_voice import site_voice
from textfix.evidence.tag_rows import is_tag_row
from textfix.evidence.teasers import CREDIT, blocks, is_heading
from textfix.evidence.thread import post_frame
from textfix.evidence.trail import leads_to_title, path, trail

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Rows that stand above the title of a page.
ABOVE = frozenset({"login_bar", "channels", "shop_chrome", "sidebar", "trail"})
#: Rows that stand below everything.
BELOW = frozenset({"site_footer", "notice", "login_bar", "app_prompts", "page_tools"})
MOST_ABOVE, MOST_BETWEEN, MOST_BELOW, MOST_AFTER_END = 8, 8, 4, 30
ROWS_OF_AN_END, FEWEST_TITLES, SHORTEST_TITLE, LONGEST, LONGEST_NAME, LONGEST_LATE = 3, 3, 8, 70, 14, 100
NO_TITLE = re.compile(r"[:：。；;|｜]|^[\d(（【\[*＊-]")
#: What follows an article and is no part of the site.
ATTACHED = re.compile(
    r"附[件录錄表]|注[:：释]|[*＊]|[（(]?(?:完|End|END)[)）]?$|参考|參考|References|Sources?\b|[（(【].*[)）】]$"
)
#: What `related` lines are, which another rule takes out where no row stands around them.
LINKS = frozenset({"related"})
#: What stands below an article only.
ENDS = frozenset(
    {"heading", "site_footer", "comment_form", "sidebar", "notice", "neighbour", "tags", "mail_chrome", "links"}
)
ENDED = ("。", "！", "？", "”", "」", "；", ".", "!", "?", ";")
CLAUSE, HAN_CLAUSES = re.compile(r"\w[，,]\s?\w"), re.compile(r"[\u3400-\u9fff]{3}，[\u3400-\u9fff]{4}[^，]*。$")
SHORTEST_SENTENCE, VOICE_OF_A_SENTENCE, VOICE_OF_CLAUSES = 16, 0.1, 0.2
#: What parts the cells of a row.
ROW = re.compile(r"[|｜›»>]|\s{2}|(?:\S{1,8}\s){4}")
#: A label with its value, a bracketed credit, a numbered item, an attachment: what closes an article.
CLOSING = re.compile(
    r"[^:：]{1,12}[:：]\s*\S|[（(【\[].*[)）】\]]$|[-—─]{2}|\d{1,3}[.、)）]|附[件录錄表]|注[:：释]|[*＊]|[（(]?(?:完|End|END)[)）]?$"
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
    return found | dict.fromkeys((*record_block(here), *site_addresses(text)), "record")


@fact
def scraps(text: Text) -> frozenset[int]:
    """The numbers of the lines that stand above the navigation, between rows of the tail, or below the foot."""
    here = page(text)
    known = frame(text)
    # rows between the paragraphs, whose rules run when the frame that vouches for them is gone
    rows = [n for n, name in bars(text).items() if n in here.body and name not in INSIDE]
    rows += [n for n, name in known.items() if name == "record"]
    rows += [*masthead(here, known), *_above(here, known), *_between(here, known), *_below(here, known)]
    return frozenset(rows)


def _above(here: Page, known: dict[int, str]) -> Iterator[int]:
    """What stands above the last row of navigation, where a line that can be the title stands below it."""
    rows = [number for number in here.head if known.get(number) in ABOVE and not _is_box(here, known, number)]
    ends = {steps[-1] for n in rows if (steps := path(here.lines[n].words))}
    named = next((n for n in here.head if here.lines[n].words in ends), None)  # a path leads to its page's title
    rows = [n for n in rows if named is None or n < named]
    if not rows:
        return
    titles = [n for n in here.head if n > rows[-1] and n not in known and can_be_title(here.lines[n].words)]
    unknown = [n for n in here.head if n < rows[-1] and n not in known and here.lines[n].words]
    longest = max((_width(here.lines[n].words) for n in titles), default=0)
    if not titles or len(unknown) > MOST_ABOVE or any(dated(here.lines[n].words) for n in unknown):
        return
    for number in unknown:
        words = here.lines[number].words
        if len(words) <= LONGEST and is_prose(words):
            continue  # what the site says to its readers
        if not _is_scrap(words) or not (_width(words) <= max(LONGEST_NAME, longest) or ROW.search(words)):
            return
    yield from unknown


def _width(words: str) -> float:
    """How long a line looks: two Latin letters are as wide as a Han character."""
    return (len(words) + len(HAN.findall(words))) / 2


def _is_box(here: Page, known: dict[int, str], number: int) -> bool:
    """Whether a row is the heading of a box, which can stand below the title, and no menu."""
    row = row_of(here.lines[number].words)
    return known[number] == "sidebar" and len(row.strong) + len(row.weak) + len(row.unknown) < 2


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
        elif _is_scrap(words, lenient=late or above >= ROWS_OF_AN_END) and (late or not dated(words)):
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
        yield from (number for number in rest if _is_scrap(here.lines[number].words))


def is_sentence(words: str) -> bool:
    """Whether a line is running text, or a shorter sentence without a word of a site in it."""
    if is_prose(words) or (HAN_CLAUSES.search(words) and not speaks_for_site(plain(words))):
        return True
    long = _width(words) >= SHORTEST_SENTENCE and words.endswith(ENDED)
    most = VOICE_OF_CLAUSES if CLAUSE.search(words) else VOICE_OF_A_SENTENCE
    return long and site_voice(words) < most


def _is_scrap(words: str, *, lenient: bool = False) -> bool:
    """Whether a line is short and neither a sentence nor anything that closes an article.

    *lenient* allows a label with its value and a sentence: far down in the foot it is the site's, if it names no author.
    """
    if lenient:
        mine = (
            CREDIT.match(words) or ATTACHED.match(words) or (is_sentence(words) and not speaks_for_site(plain(words)))
        )
        return len(words) <= LONGEST_LATE and not mine
    return len(words) <= LONGEST and not words.endswith(ENDED) and not is_prose(words) and not CLOSING.match(words)
