"""Which lines below an article are the page's: the run of the tail that its lines, judged one after the other, make likeliest.

Each line speaks for the article or for the page; to go over from one to the other costs. A title of another article says
nothing by itself, and belongs to the rows that it stands among.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.articles.page import dated, is_prose, page
from textfix.evidence.articles.teasers import BULLET, CREDIT
from textfix.evidence.frames.row_shapes import BELOW_TOO, shape
from textfix.evidence.frames.rows import LABELLED
from textfix.evidence.frames.site_voice import names_site, site_voice
from textfix.evidence.pages.article_parts import article_parts
from textfix.evidence.pages.credits import CREW, OFFICE, PRINTED
from textfix.evidence.pages.scrap_forms import is_sentence
from textfix.evidence.pages.scraps import frame
from textfix.evidence.pages.thread import POSTED, is_thread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: What it costs to go over from the article to the page, and back.
TO_PAGE, TO_ARTICLE = 2.0, 3.0
#: What closes an article and is no part of the site, whatever words it has: attachments, contacts, references, the end.
ATTACHED = re.compile(
    r"附[件录錄表图圖]?\s*[\d一二三四五]?\s*[:：]|注[:：释釋]|[*＊]|[（(]?(?:完|全文完|未完[待]?[续續]|End|END|The end)[)）]?[。.]?$"
    r"|参考|參考|References|Sources?\b|[（(〔][^|｜]{2,80}[)）〕]$|\[\d+\]|P\.?S\b"
    r"|[^:：]{0,6}(?:[联聯][系繫絡络][人电電]?|[电電][话話]|[传傳]真|手[机機]|地址)\s*[:：]"
    r"|[出列]席|[主抄]送|此致|敬[礼禮]|[特谨謹]此|By\b|Write to [A-Z]|Photos?\b|Contact\b|(?:Phone|Tel(?:ephone)?|Fax|Mob(?:ile)?|E-?mail|Address|Enquiries|Hours|Opening hours)\s*[:.]|[▲△▼↑]?.{2,60}[（(／/](?:[图圖文][／/:：]|.{0,12}(?:[摄攝提]|提供))"
)
#: Who wrote or took part, in brackets; so are buttons, but in words of a site.
CREDITED = re.compile(r"[（(【〔\[]\s?[^|｜（()）【】]{2,40}[)）】〕\]]")
CREDITED_VOICE = 0.2
#: Whom to ask about what an announcement announces.
CONTACT = re.compile(
    r"(?:承[办辦]|[联聯][络絡系繫]|洽[询詢]|[经經][办辦]|[业業][务務])(?:[联聯][系络絡繫])?[人員员]?\s*[:：]\s?\S"
)
#: A date that stands below who signs.
DATE = re.compile(
    r"[（(]?(?:(?:19|20)\d\d|[中华民華國国]{2,4}\s?\d{2,3}|[一二〇○零][一二〇○零九八七六五四三]{1,4})\s?年\s?.{1,5}\s?月.{0,6}\s?日.{0,8}$"
)
ENDED = ("。", "！", "？", "”", "」", "；", "!", "?", "…", ".”", '."')
#: Marks that buttons have and titles of columns, and lines of an article seldom.
BUTTON = re.compile(r"[»›▼▲►▶↓↑→←☆★✓☰≡×✕•┊]|>>|\[[^\]\d]{1,12}\]|【[^】]{1,8}】\s*【")
ADDRESS = re.compile(r"https?://|www\.|[\w.-]+@[\w.-]+\.\w|\b[\w-]+\.(?:com|net|org|cn|tw|hk|example)\b")
RULE = re.compile(r"[_\-=—─*~]{4,}$|--\s?$")
LONGEST_TITLE = 60
MOST_SAID = 3.0
NAMED_IN_PROSE = 2
HALF = 0.5
#: What a line is known as that is a part of the article.
OWN = "own"
PHONE = re.compile(r"\(?0\d{1,3}\)?[-\s]?\d{3,4}|\b1\d{10}\b|\d{3,4}-\d{4,8}")
SURE, SHAPED = 1.5, 1.2
ROWS_OF_A_FRAME, ROWS_OF_AN_END = 1, 3
BAR = re.compile(r"[|｜┊┃/／]|\s-\s|\s·\s")
BARS_OF_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """What one line says: above 0 for the page, below 0 for the article."""

    weight: float
    reason: str


@fact
def after_article(text: Text) -> dict[int, str]:
    """The lines of the tail that are the page's, each with the reason."""
    here = page(text)
    known = frame(text)
    numbers = [number for number in here.tail if here.lines[number].words]
    words = [here.lines[number].words for number in numbers]
    rows = {place: known[number] for place, number in enumerate(numbers) if number in known}
    rows |= {place: OWN for place, number in enumerate(numbers) if number in article_parts(text)}
    framed = len(known) - len(rows) >= ROWS_OF_A_FRAME
    return {numbers[place]: reason for place, reason in likeliest(words, rows, framed=framed, thread=is_thread(text))}


def likeliest(
    words: Sequence[str], known: Mapping[int, str], *, framed: bool, thread: bool
) -> Iterator[tuple[int, str]]:
    """The numbers in *words* of the lines that are the page's, with the reason; *known* are the rows of its frame.

    *framed* says that the page shows its frame elsewhere, *thread* that it is a row of posts, each with running text.
    """
    judged = [judge(line, known.get(number, ""), thread=thread) for number, line in enumerate(words)]
    for number in range(len(words) - 1):
        if DATE.match(words[number + 1]) and number not in known:
            judged[number] = Judged(min(judged[number].weight, -2.0), "signs")
    article, page = 0.0, -TO_PAGE
    came: list[tuple[bool, bool]] = []  # whether the best way to article and to page came over from the other
    for line in judged:
        back, over = page - TO_ARTICLE > article, article - TO_PAGE > page
        came.append((back, over))
        article, page = max(article, page - TO_ARTICLE), max(page, article - TO_PAGE) + line.weight
    state = page > article
    states: list[bool] = []
    for back, over in reversed(came):
        states.append(state)
        if (state and over) or (not state and back):
            state = not state
    states.reverse()
    for run in _runs(states):
        if sum(number in known for number in run) < ROWS_OF_AN_END:
            while run and judged[run[-1]].weight <= 0:
                run.pop()  # nothing below shows that it is the page's
        sayings = sum(judged[number].weight >= SURE for number in run)
        if any(known.get(number, "related") != "related" for number in run) or sayings >= (2 if framed else 3):
            yield from ((number, judged[number].reason) for number in run)


def _runs(states: Sequence[bool]) -> Iterator[list[int]]:
    """The runs of lines that are the page's."""
    run: list[int] = []
    for number, is_page in enumerate(states):
        if is_page:
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def judge(words: str, known: str, *, thread: bool = False) -> Judged:
    """How much a line of the tail speaks for the page; *known* is what it is known as."""
    if known == OWN:
        return Judged(-6.0, OWN)
    if known:
        return Judged(1.0 if known == "related" else 3.0, known)
    voice = site_voice(words)
    if (sure := _sure(words, voice, thread=thread)) is not None:
        return sure
    said = min(MOST_SAID, 6.0 * max(0.0, voice - 0.1))
    if is_prose(words):
        named = names_site(words) if not thread else 0
        return Judged(min(2.0, said + 0.8 * named - 1.5) if named >= NAMED_IN_PROSE else -5.0, "says to its readers")
    if ATTACHED.match(words):
        return Judged(-0.8 if said else -2.4, "belongs to the article")
    weight = said - 0.4
    weight -= 0.5 * dated(words)
    weight -= 1.0 * (voice < HALF and bool(LABELLED.match(words) and PHONE.search(words)))
    weight -= 1.2 * (words.endswith(ENDED) and not ADDRESS.search(words))
    weight += 0.6 * (len(BAR.findall(words)) >= BARS_OF_A_ROW)
    weight += 0.8 * bool(BUTTON.search(words))
    weight += 0.4 * bool(ADDRESS.search(words))
    weight += 0.3 * bool(BULLET.match(words) and len(words) <= LONGEST_TITLE)
    weight -= 0.5 * (len(words) > LONGEST_TITLE)
    return Judged(weight, "words of a site" if said >= 1 else "among rows of a page's frame")


def _sure(words: str, voice: float, *, thread: bool) -> Judged | None:  # noqa: PLR0911  # each is a form of its own
    """What a line says by its form alone."""
    if CREDIT.match(words) or CREW.match(words) or PRINTED.fullmatch(words) or OFFICE.fullmatch(words):
        return Judged(-6.0, "credit")
    if CREDITED.fullmatch(words) and voice < CREDITED_VOICE:
        return Judged(-6.0, "credit in brackets")
    if CONTACT.match(words) and len(words) <= LONGEST_TITLE:
        return Judged(-5.5, "whom to ask")
    if DATE.match(words):
        return Judged(-3.0, "date")
    if thread and POSTED.match(words):
        return Judged(-4.0, "begins a post")
    if not is_prose(words) and is_sentence(words) and not ADDRESS.search(words):
        return Judged(-5.5, "a sentence")
    if (shaped := shape(words)) in BELOW_TOO:
        return Judged(SHAPED, shaped)
    return Judged(0.8, "line") if RULE.match(words) else None
