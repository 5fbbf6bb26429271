"""What a line on a page is by its length, its end and the words of sites in it: a sentence, or a scrap of a frame."""

from __future__ import annotations

import re

from textfix.evidence.articles.page import HAN, is_prose
from textfix.evidence.articles.teasers import CREDIT
from textfix.evidence.frames.phrases import plain
from textfix.evidence.frames.pieces import speaks_for_site
from textfix.evidence.frames.site_voice import site_voice
from textfix.evidence.pages.credits import OFFICE

LONGEST, LONGEST_LATE = 70, 100
#: What follows an article and is no part of the site.
ATTACHED = re.compile(
    r"附[件录錄表]|注[:：释]|[*＊]|[（(]?(?:完|End|END)[)）]?$|参考|參考|References|Sources?\b|[（(【].*[)）】]$"
)
ENDED = ("。", "！", "？", "”", "」", "；", ".", "!", "?", ";")
CLAUSE, HAN_CLAUSES = re.compile(r"\w[，,]\s?\w"), re.compile(r"[\u3400-\u9fff]{3}，[\u3400-\u9fff]{4}[^，]*。$")
SHORTEST_SENTENCE, VOICE_OF_A_SENTENCE, VOICE_OF_CLAUSES = 16, 0.1, 0.2
#: How the names of companies end, which are no sentences.
COMPANY = re.compile(r"\b(?:Ltd|Inc|Co|Corp|Bros|LLC|GmbH)\.$")
#: A label with its value, a bracketed credit, a numbered item, an attachment: what closes an article.
CLOSING = re.compile(
    r"[^:：]{1,12}[:：]\s*\S|[（(【\[].*[)）】\]]$|[-—─]{2}|\d{1,3}[.、)）]|附[件录錄表]|注[:：释]|[*＊]|[（(]?(?:完|End|END)[)）]?$"
)


def width(words: str) -> float:
    """How long a line looks: two Latin letters are as wide as a Han character."""
    return (len(words) + len(HAN.findall(words))) / 2


def is_sentence(words: str) -> bool:
    """Whether a line is running text, or a shorter sentence without a word of a site in it."""
    if is_prose(words) or (HAN_CLAUSES.search(words) and not speaks_for_site(plain(words))):
        return True
    long = width(words) >= SHORTEST_SENTENCE and words.endswith(ENDED) and not COMPANY.search(words)
    most = VOICE_OF_CLAUSES if CLAUSE.search(words) else VOICE_OF_A_SENTENCE
    return long and site_voice(words) < most


def is_scrap(words: str, *, lenient: bool = False) -> bool:
    """Whether a line is short and neither a sentence nor anything that closes an article.

    *lenient* allows a label with its value and a sentence: far down in the foot it is the site's, if it names no author.
    """
    if OFFICE.fullmatch(words):
        return False
    if lenient:
        mine = (
            CREDIT.match(words) or ATTACHED.match(words) or (is_sentence(words) and not speaks_for_site(plain(words)))
        )
        return len(words) <= LONGEST_LATE and not mine
    return len(words) <= LONGEST and not words.endswith(ENDED) and not is_prose(words) and not CLOSING.match(words)
