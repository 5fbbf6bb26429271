"""The card that a forum prints beside each post: rank, points, since when, from where; labels and values in short lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.evidence.lines import neighbour
from textfix.evidence.threads.stamps import STAMP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textfix.evidence.articles.page import Page

LABELS = (
    r"Join(?:ed|\sDate)|Messages|Posts|Threads|Topics|Location|Group|Member\sNo\.?|Reaction\sscore|(?:Trophy\s)?Points|Rank|Karma|Rep(?:utation|\sPower)|Likes(?:\s(?:received|given))?|Gender|Age"
    r"|Registered|Member\s(?:since|#|No\.?)|Blog\sentries|Solutions|Thanks(?:\s(?:given|received))?|Thanked|Media|Last\s(?:seen|active|visit)|Feedback\sscore|Occupation|Status|Start\sdate|Replies|Views|Users|Created|Last\sreply|(?:Date|Last)\s[Pp]ost(?:ed)?|Activity|Thread\sstarter|Rank"
    r"|主[题題]|帖子(?:[数數])?|[贴貼]子|[积積]分|精[华華]|威望|金[钱錢币幣]|[银銀铜銅]币|[贡貢][献獻]值?|[经經][验驗]值?|在[线線][时時][间間][长長]?|[注註][册冊](?:[时時][间間]|日期)|最[后後]登[录錄入]|[阅閱][读讀][权權]限|UID"
    r"|[来來]自|[性][别別]|等[级級]|好友|[听聽][众眾]|收[听聽]|粉[丝絲]|[获獲][赞讚]|[爱愛]心|魅力|[财財]富|[鲜鮮]花|[发發]帖(?:[数數])?|回帖(?:[数數])?|[签簽]到|[状狀][态態]|[头頭][衔銜]|[声聲]望|[人][气氣]|[体體]力|[Hh][Pp]|[发發]表文章|文章[数數]?|回答(?:量|[数數])?"
    r"|擅[长長]|[专專][长長]|采[纳納]率|[帮幫]助的人|居住地|[职職][业業]|[买買]家信[用]"
)
#: A label alone, with its value, or behind the number that it counts.
BARE = re.compile(rf"(?:{LABELS})\s?[:：]?", re.IGNORECASE)
LABELLED = re.compile(
    rf"(?:(?:{LABELS})\s?(?:[:：]\s?|\s+)(?:[\d,.]+%?[kKmM万萬]?\+?(?:\s?[^\W\d_]{{1,4}})?|[+-]\d+|{STAMP}|(?<=[:：])\s?\S.{{0,30}}|(?<=[:：]\s)\s?\S.{{0,30}}|[男女])[|｜\s,，]*)+",
    re.IGNORECASE,
)
COUNTED = re.compile(rf"[\d,.]+\s?[kKmM万萬]?\s?(?:[枚朵篇点點個个位条條]\s?)?(?:{LABELS})", re.IGNORECASE)
VALUE = re.compile(rf"[+-]?[\d,.]+\s?[kKmM万萬%]?\s?(?:小[时時]|[点點枚朵]|hours?)?|{STAMP}")
#: What a writer is called for having written much, or for looking after a board.
RANK = re.compile(
    r"(?:新手上路|[初中高]?[级級][会會][员員]|(?:[注註][册冊]|正式|普通|[黄黃]金|白金|[银銀]牌|金牌|[钻鑽]石|[论論][坛壇]|[资資]深|[荣榮][誉譽]|VIP|[超]?[级級]?)[会會][员員用][户戶]?|(?:[实實][习習]|[超][级級]|[荣榮][誉譽])?版主|管理[员員]|禁止[发發]言|[论論][坛壇]元老|[贵貴][宾賓]|[小中大][学學]生|[积積]?[级級][会會][员員]"
    r"|(?:(?:Well-Known|Active|New|Junior|Senior|Full|Hero|Registered|Super|Site|Global|Premium|Veteran|Regular|Contributing|Elite|Distinguished|Frequent)\s){1,2}?(?:Member|Moderator|User|Poster)|Newbie|Staff [Mm]ember|Mod|Moderators?|Administrators?|Admins?|Members?|Newcomer|Regular|Leader|Basic User|New User|Active User|Thread [Ss]tarter|Original [Pp]oster|Topic [Ss]tarter|O\.?P\.?"
    r"|Lv\.?\s?\d{1,3}|LV\.?\s?\d{1,3}|Level\s?\d{1,3}|[初中高]?[级级級]?\d{1,2}[级級]|[該该]用[户戶][从從]未[签簽]到|[签簽]到[天]?[数數]?.{0,20}|[当當]前[离離][线線]|[离離在][线線]|(?:Off|On)line|(?:User )?Avatar|[头頭]像)",
    re.IGNORECASE,
)
LONGEST, MOST_UNKNOWN, FEWEST_LABELS, MOST_ON_CARD = 60, 1, 2, 24


def is_label(words: str) -> bool:
    """Whether a line is a label of a card, alone or with its value."""
    return len(words) <= LONGEST and bool(
        BARE.fullmatch(words) or LABELLED.fullmatch(words) or COUNTED.fullmatch(words)
    )


def is_value(here: Page, number: int) -> bool:
    """Whether a line is what the label above it announces; on a card that begins with a number, labels stand below theirs."""
    above = neighbour(here.lines, number, -1)
    if above is None or not BARE.fullmatch(here.lines[above].words):
        return False
    first = above
    for _ in range(MOST_ON_CARD):
        above = neighbour(here.lines, first, -1)
        words = "" if above is None else here.lines[above].words
        if above is None or not (BARE.fullmatch(words) or VALUE.fullmatch(words)):
            break
        first = above
    return bool(BARE.fullmatch(here.lines[first].words))


def cards(
    here: Page,
    shown: Sequence[int],
    known: Mapping[int, str],
    voices: frozenset[int],
    is_said: Callable[[str], bool],
) -> Iterator[int]:
    """The lines of each card: labels, their values, and the ranks and buttons among them; names and stamps are no part of it.

    A card has two labels, or one that other cards have as well.
    """
    for run in _runs(here, shown, known, voices, is_said):
        labels = [number for number in run if is_label(here.lines[number].words)]
        if len(labels) < FEWEST_LABELS:
            continue
        items = [place for place in range(len(run)) if _is_item(here, run, place)]
        above = neighbour(here.lines, run[0], -1)
        yield from run[0 if above in voices else items[0] : items[-1] + 1]


def _runs(
    here: Page,
    shown: Sequence[int],
    known: Mapping[int, str],
    voices: frozenset[int],
    is_said: Callable[[str], bool],
) -> Iterator[list[int]]:
    """Short lines one below the other, from the first label or rank on, with one unknown line between two others at most."""
    run: list[int] = []
    unknown = 0
    for place, number in enumerate(shown):
        words = here.lines[number].words
        if number in voices or number in here.prose or len(words) > LONGEST:
            if run:
                yield run
            run, unknown = [], 0
            continue
        item = number in known or is_label(words) or bool(RANK.fullmatch(words)) or bool(VALUE.fullmatch(words))
        if not item and is_said(words):
            if run:
                yield run
            run, unknown = [], 0
            continue
        below_voice = place > 0 and shown[place - 1] in voices
        if not run and not item and not below_voice:
            continue
        unknown = 0 if item else unknown + 1
        if unknown > MOST_UNKNOWN + bool(run and BARE.fullmatch(here.lines[run[-1]].words)):
            yield run
            run, unknown = [], 0
            continue
        run.append(number)
    if run:
        yield run


def _is_item(here: Page, run: Sequence[int], place: int) -> bool:
    """Whether a line of a run is of a card by its own words, or by the label above it."""
    words = here.lines[run[place]].words
    if is_label(words) or RANK.fullmatch(words) or VALUE.fullmatch(words):
        return True
    return place > 0 and bool(BARE.fullmatch(here.lines[run[place - 1]].words))
