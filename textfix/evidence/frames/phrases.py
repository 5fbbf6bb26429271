"""Lines of a page's frame that are never twice the same: the entries of the lexicons with a number or a gap in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from textfix.evidence.frames.wording import HALF_WIDTH, squeezed
from textfix.tables.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The lists in the order in which a mixed row is named for them.
LISTS = (
    "font_size",
    "share_bar",
    "back_to_top",
    "page_tools",
    "advertisement",
    "cookie_notice",
    "mail_chrome",
    "wiki_chrome",
    "forum_chrome",
    "shop_chrome",
    "reader_prompts",
    "counters",
    "app_prompts",
    "comment_form",
    "sidebar",
    "login_bar",
    "site_footer",
    "channels",
)
#: Lists whose phrases can be whole sentences, which are not prose of the article for that.
SENTENCES = (
    "cookie_notice",
    "mail_chrome",
    "wiki_chrome",
    "reader_prompts",
    "forum_chrome",
    "comment_form",
    "login_bar",
)
LONGEST_PHRASE = 300
FIRM_CHARACTERS, FIRM_WORDS = 6, 4
TWO_SENTENCES = re.compile(r"[a-z]\.\s+[A-Z][a-z]+\s[a-z]|[。！？][^\s」』”’）)]")
TOKEN = re.compile(r"[^\W_]+")
WORD = re.compile(r"[a-z0-9%'&+]+")
COUNT = re.compile(r"\d[\d.]*[万萬千k]?\+?[条條次人个個楼樓件%]?")


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """An entry with holes: a literal that must occur, and the entry, which is compiled when the literal occurs."""

    literal: str
    entry: str
    latin: bool
    firm: bool  #: long enough for a sentence of the article not to be one by chance


@cache
def phrases() -> dict[str, list[tuple[int, str, Phrase]]]:
    """The entries with holes by the beginning of their literals, with the place of their list and its name."""
    found: dict[str, list[tuple[int, str, Phrase]]] = {}
    for place, name in enumerate(LISTS):
        for entry in lexicon(name).phrases:
            known = phrase(entry, sentence=name in SENTENCES)
            found.setdefault(known.literal if known.latin else known.literal[:2], []).append((place, name, known))
    return found


def phrase(entry: str, *, sentence: bool = False) -> Phrase:
    """An entry with holes, ready to be looked for; one of a list of sentences need not be as long to be trusted."""
    fixed = re.sub("[…#]", " ", entry)
    firm = (sentence or not entry.startswith("…")) and _is_firm(fixed, sentence)
    return Phrase(literal(entry), entry, fixed.isascii(), firm)


def _is_firm(fixed: str, sentence: bool) -> bool:  # noqa: FBT001
    if fixed.isascii():
        return len(WORD.findall(fixed)) >= FIRM_WORDS - sentence
    return len(squeezed(fixed)) >= FIRM_CHARACTERS


def literal(entry: str) -> str:
    """The piece of an entry by which a text is searched for it: its longest word, or Han characters in a row."""
    pieces = TOKEN.findall(entry)
    return max(pieces, key=len, default="")


@cache
def _latin(entry: str) -> re.Pattern[str]:
    """Words in a row with any marks between them."""
    joined = r"\W{0,12}"
    for part in re.findall(rf"{WORD.pattern}|#|…", entry):
        if part == "…":
            joined += r"(?:\b.{0,160}?)?"
        else:
            joined += (r"[\d.,]+[kmw%]?\+?" if part == "#" else rf"(?<!\w){re.escape(part)}(?!\w)") + r"\W{0,12}"
    return re.compile(joined)


@cache
def _han(entry: str) -> re.Pattern[str]:
    """Characters in a row in a squeezed line."""
    holes = {"…": r".{0,120}?", "#": COUNT.pattern}
    return re.compile("".join(holes.get(part) or re.escape(squeezed(part)) for part in re.split("([…#])", entry)))


def plain(words: str) -> str:
    """A line in lower case, with its marks in half width."""
    return words.translate(HALF_WIDTH).lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def phrase_of(words: str, names: Iterable[str] = LISTS, *, firm: bool = False) -> str:
    """The list that knows a whole line as one of its entries with holes; empty where none does."""
    if len(words) > LONGEST_PHRASE:
        return ""
    low = plain(words)
    tight = squeezed(low)
    keys = {*TOKEN.findall(low), *(low[at : at + 2] for at in range(len(low))), *low}
    near = sorted(found for key in keys & phrases().keys() for found in phrases()[key])
    for _, name, known in near:
        if name in names and known.literal in low and (known.firm or not firm) and _fits(known, low, tight):
            if name not in SENTENCES and known.entry.endswith("…") and TWO_SENTENCES.search(words):
                continue  # what the entry leaves open is one sentence at the most
            return name
    return ""


def fits(known: Phrase, words: str) -> bool:
    """Whether a line is wholly an entry with holes."""
    low = plain(words)
    return known.literal in low and _fits(known, low, squeezed(low))


def _fits(known: Phrase, low: str, tight: str) -> bool:
    return bool(_latin(known.entry).fullmatch(low) if known.latin else _han(known.entry).fullmatch(tight))


def is_frame_sentence(words: str) -> bool:
    """Whether a line of running text is the frame's, not the article's."""
    return bool(phrase_of(words, SENTENCES, firm=True))
