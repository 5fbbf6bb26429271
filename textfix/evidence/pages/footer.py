"""The lines at the foot of a site: registration numbers, who runs it, where to write, the row of links above them."""

from __future__ import annotations

import re

from textfix.core import Text, fact
from textfix.evidence.articles.page import is_prose, page
from textfix.evidence.frames.notices import is_notice
from textfix.evidence.frames.wording import HALF_WIDTH, cells, tokens
from textfix.evidence.lines import spread
from textfix.evidence.pages.chrome import bars
from textfix.tables.lexicons import lexicon

#: A registration number of the ministry or the police: `京ICP备12345678号-1`, `公网安备 11010102000001号`.
REGISTRATION = re.compile(
    r"[\u4e00-\u9fff]?ICP\s?[备備证證][\s:：]*(?:\d{5,10}|B2-\d{6,10})|公[网網]安[备備]\s?[\[【]?\d{6,16}"
    r"|许可证(?:编号|号)?[:：]?\s?\d{8,14}|(?:政府)?网站标识码[:：]?\s?[a-z]{0,2}\d{8,12}",
    re.IGNORECASE,
)
#: The same in English.
REGISTERED = re.compile(
    r"\bVAT (?:Reg(?:istration)?\.? )?(?:No|Number)\b|\b(?:Company|Charity) (?:Reg(?:istration)?\.? )?(?:No|Number)\b|\b[Rr]egistered (?:in England|in Scotland|[Oo]ffice)"
)
#: Links to other sites in one line.
FRIENDS = re.compile(
    r"[【\[]?\s*友情[链鏈連][接結][】\]]?\s*[:：]?\s*[^\s。|｜、,，]{2,20}(?:[\s|｜、,，]+[^\s。|｜、,，]{2,20})+$"
)
#: Who has the rights, and since when; a line below an article that begins so is no part of it.
OWNED = re.compile(r"(?:©|\(c\))\s*(?:\d{4}|\w)|copyright\s*(?:©|\(c\)|\d{4})")
LONGEST, LONGEST_REGISTERED = 400, 200


@fact
def footer(text: Text) -> frozenset[int]:
    """The numbers of the lines of the foot: registration numbers, rows of links, and what touches them."""
    here = page(text)
    tail = [number for number in here.tail if here.lines[number].words]
    sure = {number for number in tail if _is_sure(here.lines[number].words)}
    sure |= {number for number, name in bars(text).items() if name == "site_footer" and number in here.tail}
    if not sure:
        return frozenset()
    near = {
        number: None for number in tail if _is_label(here.lines[number].words) or is_notice(here.lines[number].words)
    }
    return frozenset(spread(here.lines, sure, near))


def _is_sure(words: str) -> bool:
    if len(words) > LONGEST:
        return False
    if len(words) <= LONGEST_REGISTERED and REGISTERED.search(words):
        return True
    return (bool(REGISTRATION.search(words)) and not is_prose(words)) or _is_owner(words) or _is_row_of_links(words)


def _is_owner(words: str) -> bool:
    """Whether a line names the owner of the rights in the site: `Copyright © …`, `… 版权所有`."""
    low = words.lower()
    if is_prose(words) and not low.startswith(("copyright", "©", "(c)", "版权所有", "版權所有")):
        return False
    return (
        len(words) <= 200
        and any(
            word in low
            for word in (
                "copyright ©",
                "copyright©",
                "©copyright",
                "© copyright",
                "all rights reserved",
                "版权所有",
                "版權所有",
            )
        )
    ) or bool(OWNED.match(low))


def _is_row_of_links(words: str) -> bool:
    entries = lexicon("site_footer")
    for parts in (tokens(words), cells(words)):
        strong = sum(1 for part in set(parts) if part in entries.strong)
        if strong >= 2 and all(part in entries or len(part) == 1 for part in parts):
            return True
    return bool(FRIENDS.match(words))


def _is_label(words: str) -> bool:
    """Whether a line begins with a label of the foot, or nearly so: `主办单位：…`."""
    low = words[:40].translate(HALF_WIDTH).lower().lstrip("【[(·•| ")
    return len(words) <= LONGEST and any(label in low[:16] for label in lexicon("footer_labels").strong)
