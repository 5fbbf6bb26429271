"""Legal notices at the foot of a page: whose the text is, who may copy it, whom to tell."""

from __future__ import annotations

import re

from textfix.tables.lexicons import lexicon

DECORATION = " \t\u3000【】[]()（）*※■●▲◆·•:：-—=“”\"'《》"
NUMBERING = re.compile(r"[\s(（【\[※*·•■●]*(?:\d{1,2}|[一二三四五六七八九十①-⑩])?[)）、.．]?\s*")
#: A long line that is a notice speaks for the site, or to its readers.
TO_THE_READER = re.compile(r"本[网網站报報社台]|我们|我們|[联聯][系繫絡络]|contact us|our site")
SHORT = 60  #: code points; in a line up to this length one strong phrase tells when it comes early
EARLY = 10
LONGEST = 2000  #: code points; no notice is longer


def is_notice_heading(words: str) -> bool:
    """Whether a line does nothing but announce a notice: ``版权声明：``."""
    return len(words) <= 40 and words.strip(DECORATION).lower() in lexicon("notice_headings").strong


def opens_notice(words: str) -> bool:
    """Whether a line begins with such an announcement and gives the notice behind its colon."""
    label, colon, _ = words[:40].replace("：", ":").partition(":")
    return bool(colon) and is_notice_heading(label)


def is_notice(words: str) -> bool:
    """Whether a line is a notice about rights in the page, by its wording."""
    if not 4 <= len(words) <= LONGEST:
        return False
    if is_notice_heading(words) or opens_notice(words):
        return True
    low = words.lower()
    phrases = lexicon("notices")
    strong = [phrase for phrase in phrases.strong if phrase in low]
    if not strong:
        return False
    numbering = NUMBERING.match(low)
    opening = numbering.end() if numbering else 0
    if any(low.startswith(phrase, opening) for phrase in strong):
        return True
    if len(low) <= SHORT:
        said = len(strong) + sum(1 for phrase in phrases.weak if phrase in low)
        return said >= 3 or any(low.find(phrase) <= EARLY for phrase in strong)
    return len(strong) >= 2 and bool(TO_THE_READER.search(low))


def is_notice_like(words: str) -> bool:
    """Whether a line could go on a notice whose announcement stands above it."""
    low = words.lower()
    phrases = lexicon("notices")
    return is_notice(words) or (
        len(words) <= LONGEST and sum(1 for phrase in phrases.weak | phrases.strong if phrase in low) >= 2
    )
