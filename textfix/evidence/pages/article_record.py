"""Lines of an article that look like rows of its page: headings of the parts of a description, and its record.

A heading stands above lines that stay. A record is labels with their values directly below the article, whose labels are
no words of a frame, and whom the press may ask.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.articles.article_links import is_article_link
from textfix.evidence.articles.page import is_prose
from textfix.evidence.frames.rows import row_of
from textfix.evidence.frames.site_voice import names_site, site_voice
from textfix.evidence.frames.wording import squeezed
from textfix.evidence.lines import neighbour
from textfix.evidence.pages.scrap_forms import is_sentence
from textfix.tables.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.articles.page import Page

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
RECORD = re.compile(
    r"[·•*※\s]*[【\[]?\s?([^\W\d_][^:：|｜【】\[\]，。！？]{0,23}?)\s?[】\]]?\s?(?:[:：]|(?<=[】\]]))\s?(\S.*)"
)
KEYWORDS = re.compile(r"[关關][键鍵][词詞字]|[Kk]ey ?words")
LONGEST_HEADING, LONGEST_LABEL = 40, 24
#: An item of a list of contents.
LISTED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.、]?\s\s?(\S.{1,38})")
#: What counters and addresses of sites give behind their labels.
NO_VALUE = re.compile(r"^[\d,.]+[次人]?$|^(?:https?://)?[\w-]+(?:\.[\w-]+){1,4}/?$")
#: What announces whom the press may ask, and how somebody is reached.
CONTACT_HEADING = re.compile(
    r"(?:Media|Press|Editorial)\s[Cc]ontacts?:?|Notes? to [Ee]ditors?:?|[-–—#\s]*(?:ENDS?|Ends)[-–—#\s]*|(?:新[闻聞]|媒[体體]|[发發]稿)[联聯][络絡系繫]人?[:：]?"
)
REACHED = re.compile(r"[\w.-]+@[\w-]+\.\w|\(?0\d{2,4}\)?[-\s]\d{3}")
VOICE_OF_A_LABEL, VOICE_OF_A_VALUE = 0.5, 0.5
#: Rows that stand among the lines of a record.
AMONG = frozenset({"page_tools", "composed", "share_bar", "counters", "font_size", "advertisement"})


def is_section_heading(words: str) -> bool:
    """Whether a line is what the parts of a description are called, in one language or two."""
    if len(words) > LONGEST_HEADING or words.endswith(("+", "▼", "»", ">")):
        return False
    known = lexicon("section_headings").strong
    halves = ["".join(HAN.findall(words)), " ".join(re.findall(r"[a-z'&]+", words.lower()))]
    return squeezed(words) in known or (all(halves) and any(half in known for half in halves))


def headings(here: Page) -> Iterator[int]:
    """Such headings, and those that the contents list, above a paragraph or above a label with its value."""
    listed = {found[1] for line in here.lines if (found := LISTED.fullmatch(line.words))}
    for number in range(here.head.start, here.tail.stop):
        if here.lines[number].words not in listed and not is_section_heading(here.lines[number].words):
            continue
        below = neighbour(here.lines, number, 1)
        if below is None:
            continue
        words = here.lines[below].words
        if (below in here.body and is_prose(words)) or (is_record(words) and below < here.tail.stop):
            yield number


def record(here: Page) -> Iterator[int]:
    """Labels with their values below the article, as far as nothing but buttons stands between."""
    direct, within = True, False  # no button stands between; a line of it stands above
    for number in here.tail:
        words = here.lines[number].words
        if not words:
            continue
        if is_record(words, sure=not direct) or (direct and _goes_on(words) and (within or _begins(here, number))):
            yield number
            direct = within = True
        elif CONTACT_HEADING.fullmatch(words):
            yield from (number, *_contacts(here, number))
        elif is_section_heading(words) or is_sentence(words):
            direct = True
        elif row_of(words).name in AMONG:
            direct = False
        else:
            break


def _begins(here: Page, number: int) -> bool:
    """Whether key words stand above other lines of a record."""
    below = neighbour(here.lines, number, 1)
    return bool(KEYWORDS.match(here.lines[number].words)) and below is not None and is_record(here.lines[below].words)


def _contacts(here: Page, heading: int) -> Iterator[int]:
    """The lines below such a heading that say how somebody is reached."""
    following = neighbour(here.lines, heading, 1)
    while following is not None and REACHED.search(here.lines[following].words):
        yield following
        following = neighbour(here.lines, following, 1)


def _goes_on(words: str) -> bool:
    """Whether a line below others of a record is one more, although its label has words of a site."""
    found = RECORD.fullmatch(words)
    if found is None or row_of(words).sure:
        return False
    return not row_of(found[1]).sure and not _is_listed(squeezed(found[1]))


def is_record(words: str, *, sure: bool = False) -> bool:
    """Whether a line is a label with a value, and neither says what sites say; *sure* asks for a label that is known."""
    found = RECORD.fullmatch(words)
    if found is None or is_article_link(words):
        return False
    label, value = found.groups()
    own = squeezed(label) in lexicon("record_labels").strong
    if KEYWORDS.fullmatch(label):
        return bool(re.search("[；;]", value))  # those of a news page are its tags
    if not own and (sure or _is_site_label(label) or names_site(words) or NO_VALUE.search(value)):
        return False
    return site_voice(value) < VOICE_OF_A_VALUE and not row_of(value).sure and "|" not in value and "｜" not in value


def _is_site_label(label: str) -> bool:
    """Whether a label may stand before what a page says of itself, its tags or its readers."""
    tight = squeezed(label)
    long = len(label) + sum(map(len, HAN.findall(label))) > LONGEST_LABEL
    return (
        long
        or _is_listed(tight)
        or label[-1].isdecimal()
        or site_voice(label) >= VOICE_OF_A_LABEL
        or row_of(label).sure
    )


def _is_listed(label: str) -> bool:
    return any(label in lexicon(name) for name in ("footer_labels", "tag_labels", "related_headings"))
