"""The name of the site in the first line of its page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.page import dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.page import Page

#: How the names of sites, papers and houses end.
MASTHEAD = re.compile(
    r"(?:[网網报報刊]|在[线線]|[论論][坛壇]|博客|部落格|社[区區]|[网網]站|[频頻]道|商城|[门門][户戶]|客[户戶]端|[电電][视視][台臺]|官[网網]|[杂雜][志誌]|周刊|文[库庫]"
    r"|百科|政府|委[员員][会會]|[小中大][学學]|[学學][校院]|新[闻聞][社]?|\s::\s.{1,16}|\.(?:com|net|org|cn|tw|hk)(?:\.cn|\.tw|\.hk)?"
    r"|\b(?:Gazette|Times|Herald|News|Post|Echo|Chronicle|Journal|Tribune|Magazine|Blog|Weekly|Daily|Observer|Express|Forums?|Online))$"
)
LONGEST_MASTHEAD = 30
#: So many known rows show a frame.
ROWS_OF_A_FRAME = 3
PRICE = re.compile(r"(?:NT|HK|US|RMB|A|C)?\s?[$£€¥￥]\s?\d")


def masthead(here: Page, known: dict[int, str]) -> Iterator[int]:
    """The name of the site in the first line of a page with a frame, and the same words in a line of their own below."""
    first = next((number for number in here.head if here.lines[number].words and number not in known), -1)
    if first < 0 or len(known) < ROWS_OF_A_FRAME:
        return
    name = here.lines[first].words
    titles = [n for n in here.head if n > first and n not in known and can_be_title(here.lines[n].words)]
    named = MASTHEAD.search(name) or any(name in here.lines[n].words for n in here.tail if n in known and len(name) > 2)
    if len(name) <= LONGEST_MASTHEAD and named and titles:
        yield first
        yield from (number for number in here.tail if here.lines[number].words == name)


def can_be_title(words: str) -> bool:
    """Whether a line may be what the article is called."""
    return 2 <= len(words) <= 120 and not dated(words) and not PRICE.match(words)
