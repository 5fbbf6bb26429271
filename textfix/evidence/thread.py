"""Pages of posts one below the other: forums, questions with their answers, mailing lists, comments.

What parts the posts says that a page is one, and vouches for what else the software prints among them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from textfix.core import Text, fact
from textfix.evidence.chrome import bars
from textfix.evidence.lines import neighbour
from textfix.evidence.page import is_prose, page
from textfix.evidence.questions import question_frame
from textfix.evidence.site_voice import site_voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textfix.evidence.page import Page

#: The number of a post and nothing else, perhaps with an address: `1楼 60.180.*.*`, `#4`, `沙发`, `Post 3 of 12`.
FLOOR = re.compile(
    r"[\[【(（]?(?:第?\s?\d{1,5}\s?(?:楼|樓|层|層|F|#|℉)|#\s?\d{1,5}|No\.\s?\d{1,6}|B\d{1,4}|楼主|樓主|沙发|沙發|板凳|地板|地下室?|头香|頭香"
    r"|Post #?\d{1,5}(?: of \d{1,5})?|Reply #?\d{1,5})[\]】)）]?[:：]?\s*(?:(?:IP\s*[:：]?\s*)?[\d*]{1,3}(?:\.[\d*]{1,3}){3}|IP|[«»])?",
    re.IGNORECASE,
)
#: Who wrote a post, and when.
POSTED = re.compile(
    r"(?:.{0,30}\s)?(?:[发發][表布佈][于於]|回[复覆][于於]|[张張][贴貼][于於]|[发發]表[时時][间間])\s*[:：]?\s*(?:\d{2,4}[-/年]|昨天|今天|前天|\d{1,3}\s?(?:分钟|分鐘|小时|小時|天)前)"
    r"|#\d{1,5}\s+(?:19|20)\d\d[-/年.]|(?:Post(?:ed)? )?by\s.{1,40}\s[»|on]{1,2}\s.{0,40}\d{4}|(?:Re: .{1,80}\s)?Posted(?: on)?:? .{0,40}\d{1,2}[:, ]|.{1,40} (?:wrote|writes|said):$"
    r"|On .{6,60},? .{1,60} wrote:$|(?:作者|[发發]信人|From)\s*[:：].{1,60}(?:信[区區]|看板|[时時][间間]|\d{1,2}:\d\d)|(?:推|嘘|噓|→)\s+\S{1,20}\s?[:：]",
    re.IGNORECASE,
)
#: What the software says of a post or of its writer.
NOTE = re.compile(
    r"[【\[(（※ ]*(?:此帖|本帖|该帖|該帖|此贴|此貼|本文|本主题|本主題|帖子)(?:子)?\s?(?:已|最[后後]|[由於于被])?.{0,40}(?:[编編][辑輯]|修改|[删刪]除|移[动動]|置[顶頂]|加精|精[华華]).{0,20}"
    r"|(?:\S{1,6}\s?)?(?:[积積]分|威望|金[币幣]|人[气氣]|[经經][验驗](?:值)?|金[钱錢]|魅力|[贡貢][献獻]|[铜銅][钱錢]|[财財]富|[声聲]望|[鲜鮮]花)\s*[+＋-]\s*\d+(?:\s.{0,12})?"
    r"|#\d{1,5}\s+(?:19|20)\d\d[-/年.].{0,50}|最[后後][由於于].{2,40}(?:[编編][辑輯]|修改).{0,20}|(?:[编編][辑輯]|[发發][布佈]|更新|修改)[于於]\s?\d{2,4}[-/年.].{0,60}|(?:Last )?[Ee]dited (?:by|on|\d).{0,80}|Last edited.{0,80}|(?:Joined|Posts|Location|Threads|Messages|Reputation|Rep Power|Karma|Registered|Member since|Rank|Gender|Likes|Trophy Points)\s*:\s?.{1,40}"
    r"|(?:帖子|发帖|發帖|主题|主題|精[华華]|UID|[积積]分|[阅閱][读讀][权權]限|在[线線][时時][间間]|最[后後]登[录錄入]|[注註][册冊][时時日][间間期]|[来來]自|等[级級]|[头頭][衔銜]|性[别別]|[状狀][态態])\s*[:：]?\s?[\w\-+*()（）. ]{1,20}"
    r"|(?:[发發]信站|[来來]源)\s*[:：].{0,40}(?:站[内內]|[转轉]信|BBS|FROM|\d{1,3}\.\d{1,3}\.).{0,40}|※\s?(?:[来來]源|修改|[发發]信站|[编編][辑輯]|[转轉][录錄])\s*[:：].{1,100}",
    re.IGNORECASE,
)
#: How much the writer of a post has written, and since when.
WRITER = re.compile(
    r"(?:Posts|Joined|Join Date|Threads|Messages|帖子|发帖|發帖|发贴|[注註][册冊][时時日][间間期]|[积積]分|[阅閱][读讀][权權]限|UID|文章)\s*[:：]?\s?[\d(（A-Z].{0,60}$"
)
FEWEST_WRITERS = 3
#: A rank and a time on the card of a writer.
CARD = re.compile(
    r"(?:Lv|LV|Level|等[级級])\s?[.:：]?\s?\d{1,3}|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d\d(?::\d\d)?)?"
)
NO_NAME = re.compile(r"[\s，。！？?!、：:；…]")
REACTIONS = re.compile(
    "(?:[\U0001f44d\U0001f44e\u2764\u2665\U0001f525\U0001f602\U0001f604\U0001f622\U0001f923]\ufe0f?\\s?\\d*\\s*){1,6}"
)
MOST_ON_CARD, LONGEST_CARD = 4, 12
RULE = re.compile(r"_{3,}$|-{4,}$|={4,}$|—{2,}$|~{4,}$|--\s?$|\.{6,}$|\*{4,}$")
REPLY = re.compile(r"(?:Re|RE|回[复覆]|答[复覆]|Fwd?)\s?(?:\[\d+\])?\s?[:：]\s*")
LONGEST_NOTE, LONGEST_SIGNATURE, MOST_SIGNED = 110, 90, 3
FEWEST_POSTS = 2
SIGNATURE_VOICE = 0.2


@fact
def is_thread(text: Text) -> bool:
    """Whether a page shows at least two posts."""
    here = page(text)
    posts = sum(1 for line in here.lines if line.words and _parts_posts(line.words))
    writers = sum(1 for line in here.lines if len(line.words) <= LONGEST_NOTE and WRITER.match(line.words))
    return posts >= FEWEST_POSTS or writers >= FEWEST_WRITERS


@fact
def post_frame(text: Text) -> dict[int, str]:
    """The lines that the software prints among the posts of a thread, each with what it is."""
    here = page(text)
    if not is_thread(text):
        return question_frame(text)
    found = dict(question_frame(text))
    titles = Counter(REPLY.sub("", line.words) for line in here.lines if line.words)
    for number, line in enumerate(here.lines):
        words = line.words
        if not words or len(words) > LONGEST_NOTE:
            continue
        if FLOOR.fullmatch(words):
            found[number] = "number of a post"
        elif NOTE.fullmatch(words):
            found[number] = "note of a forum on a post or its writer"
        elif REACTIONS.fullmatch(words):
            found[number] = "what readers thought of a post"
        elif REPLY.match(words) and titles[REPLY.sub("", words)] > 1:
            found[number] = "title of the thread once more"
    found.update(dict.fromkeys(_cards(here, found, bars(text)), "card of the writer of a post"))
    for number in [*_signatures(here, found, bars(text))]:
        found[number] = "signature below a post"
    return found


def _cards(here: Page, found: Mapping[int, str], buttons: Mapping[int, str]) -> Iterator[int]:
    """Name, rank and time below the number of a post; and names above what their bearers have written, if there are two."""
    names: list[int] = []
    for number in sorted(found):
        if FLOOR.fullmatch(here.lines[number].words):
            run: list[int] = []
            following = neighbour(here.lines, number, 1)
            while following is not None and len(run) < MOST_ON_CARD and _is_on_card(here.lines[following].words):
                run.append(following)
                following = neighbour(here.lines, following, 1)
            told = [place for place, at in enumerate(run) if CARD.fullmatch(here.lines[at].words)]
            yield from run[: told[-1] + 1] if told else []
        elif WRITER.match(here.lines[number].words):
            above = neighbour(here.lines, number, -1)
            if above is not None and above in buttons and above not in found:
                above = neighbour(here.lines, above, -1)
            if above is not None and above not in found and above not in buttons:
                names += [above] if _is_on_card(here.lines[above].words) else []
    if len(names) >= FEWEST_POSTS:
        yield from names


def _is_on_card(words: str) -> bool:
    return bool(CARD.fullmatch(words)) or (len(words) <= LONGEST_CARD and not NO_NAME.search(words))


def _parts_posts(words: str) -> bool:
    return len(words) <= LONGEST_NOTE and bool(FLOOR.fullmatch(words) or POSTED.match(words))


def _signatures(here: Page, found: dict[int, str], buttons: Mapping[int, str]) -> Iterator[int]:
    """A line of strokes and at most three short lines below it, down to the next post."""
    for number, line in enumerate(here.lines):
        if not RULE.match(line.words) or number < here.body.start:
            continue
        run = [number]
        following = neighbour(here.lines, number, 1)
        while following is not None and len(run) <= MOST_SIGNED and _is_signature(here.lines[following].words):
            if following in found or following in buttons or _parts_posts(here.lines[following].words):
                break
            run.append(following)
            following = neighbour(here.lines, following, 1)
        if following is None or following in found or following in buttons or _ends_post(here.lines[following].words):
            yield from run


def _is_signature(words: str) -> bool:
    return len(words) <= LONGEST_SIGNATURE and not is_prose(words)


def _ends_post(words: str) -> bool:
    return _parts_posts(words) or site_voice(words) >= SIGNATURE_VOICE
