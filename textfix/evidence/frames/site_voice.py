"""How much of a line is said in the words of a site: deeds that a reader does to a page, and parts of pages and sites."""

from __future__ import annotations

import re
from functools import lru_cache

from textfix.evidence.frames.phrases import plain
from textfix.evidence.frames.pieces import LONGEST_PIECE, Piece, pieces

RUN = re.compile(r"[a-z']+|[\u4e00-\u9fff]+")
LONGEST = 300  #: code points; a longer line is not looked at
THING_COUNTS = 0.4  #: what is also a thing of an article
LATIN_FILLER_COUNTS = 0.5
LATIN_WORD_COUNTS = 2  #: characters


@lru_cache(maxsize=16384)
def site_voice(words: str) -> float:
    """The share of a line's words that are a site's, from 0 to 1."""
    if not 2 <= len(words) <= LONGEST:
        return 0.0
    known = pieces()
    whole = said = 0.0
    for run in RUN.findall(plain(words)):
        if run.isascii():
            kind = known.get(run)
            whole += LATIN_WORD_COUNTS * (LATIN_FILLER_COUNTS if kind is Piece.FILLER else 1.0)
            said += LATIN_WORD_COUNTS * _weight(kind)
            continue
        at = 0
        while at < len(run):
            longest = min(LONGEST_PIECE, len(run) - at)
            size = next((n for n in range(longest, 1, -1) if run[at : at + n] in known), 1)
            said += size * _weight(known.get(run[at : at + size]))
            at += size
        whole += len(run)
    return said / whole if whole else 0.0


def _weight(kind: Piece | None) -> float:
    if kind is None or kind is Piece.FILLER:
        return 0.0
    return 1.0 if kind >= Piece.PART else THING_COUNTS


#: What only a site says of itself, its readers and its rights.
NAMED = re.compile(
    r"本[站网網店馆館社台臺刊报報版]站?|本(?:平[台臺]|公[众眾][号號]|[论論][坛壇]|社[区區]|[频頻]道|[网網][页頁站]|[页頁]面|[系繫]列|[栏欄]目|商城|[电電]子[报報])|[仅僅]供[参參]考|侵[权權]|[转轉][载載帖]|免[责責]|版[权權]"
    r"|用[户戶]|[会會][员員]|[点點][击擊选選按]|[下上][载載][传傳]?|[删刪]除|[浏瀏][览覽]|[登注][录錄入册]|登記|[註注]冊|[订訂][阅閱]|[扫掃][码碼描]|[关關]注|[追][踪蹤]|粉[丝絲]|小[编編]|搜[索尋寻]|[关關][键鍵][词詞字]|[链鏈][接]|[网網]友|[观觀][点點]|[评評][论論]"
    r"|收藏|分享|[举舉]报|舉報|檢舉|投稿|[赞讚贊]助|打[赏賞]|[广廣]告|[隐隱]私|[条條]款|[邮郵][箱件]|[信][箱]|客服|售[后後]|退[换換货貨]|[运運][费費]|正品|[优優]惠|[链鏈連连][接結结]"
    r"|\b(?:this (?:web)?(?:site|page|article|story|newsletter)|your (?:inbox|e?-?mail|browser|account|comments?|support|cart|order|basket|privacy|data|preferences)"
    r"|affiliate|by (?:continuing|signing|clicking|subscribing|using)|we (?:may|use|earn|collect)|cookies?|unsubscribe|subscrib\w+|newsletters?|all rights|terms (?:of|and|&)"
    r"|privacy|sign(?:ing)? (?:up|in)|log(?:ged)? ?in|register(?:ed)?|download\w*|website|webmaster|sponsor\w*|advertis\w+|commission|disclaimer|reproduc\w+|permission|copyright|trademarks?"
    r"|click|e-?mail|post(?:ed|ing)? (?:a )?comments?|comments?|followers?|follow us|members?|users?|free (?:delivery|shipping|trial))\b"
)


@lru_cache(maxsize=16384)
def names_site(words: str) -> int:
    """How many different words a line has in which a site speaks of itself or to its readers."""
    return len(set(NAMED.findall(plain(words[:LONGEST])))) if len(words) <= LONGEST else 0
