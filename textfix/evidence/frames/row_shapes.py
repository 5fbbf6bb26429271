"""Lines of a page's frame that are known by their shape: players, ratings, rows of page numbers, calls in brackets, hotlines."""

from __future__ import annotations

import re

from textfix.evidence.frames.page_shapes import further_shape

LONGEST = 120
PLAYER = re.compile(
    r"(?:\S{1,8}\s*){0,2}\d{1,2}:\d\d(?::\d\d)?\s*/\s*-?\d{1,2}:\d\d(?::\d\d)?(?:\s.{0,40})?|[▶►⏸⏵❚]+\s?.{0,16}\d{1,2}:\d\d|\d(?:\.\d{1,2})?[xX×](?:\s+\d(?:\.\d{1,2})?[xX×])*"
)
RATING = re.compile(
    r"(?:[评評][价價分]|[综綜]合[评評]分)\s?[:：]?\s?[1-5](?:\.\d)?\s?分.{0,12}|[★⭐]?\s?[1-5]\.\d\s?[(（]\d[\d,]{0,8}[)）]|(?:.{0,12}[\s:：])?[★☆⭐✩✪]{3,10}.{0,40}|\d(?:\.\d)?\s?分.{0,8}(?:[评評]分|[评評]价|[评評]價).{0,40}|.{0,20}\d[\d,.]*\s?[万萬k]?\+?\s?人(?:[做看用读讀听聽买買玩][过過]|[评評][价價分论論]|想看|收藏|喜[欢歡]|[点點][赞讚]|[参參][与與加]|付款|已[买買]|[购購][买買]|[关關]注|[学學][习習过過]|[浏瀏][览覽]|[阅閱][读讀]|在看|[跟追]).{0,20}"
    r"|[顶踩赞讚好差][^，。]{0,6}[:：(（]\s?\d+%?[)）]?(?:[\s|/]+[顶踩赞讚好差][^，。]{0,6}[:：(（]\s?\d+%?[)）]?)+",
)
#: The words between the numbers of pages, and one of them that must be there.
PAGE_WORDS = re.compile(
    r"[首上下尾末前后後]一?[页頁]|第一[页頁]|最[后後]一?[页頁]|[余餘]下全文|全文|[共第页頁]+|[跳转轉]+到?第?|prev(?:ious)?|next|first|last|pages?|of|go",
    re.IGNORECASE,
)
PAGED = re.compile(r"[页頁]|全文|page|prev|next|1 2 3|[»›]", re.IGNORECASE)
PAGE = re.compile(r"第\s?\d{1,3}\s?[页頁]")
TOKEN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]+|\d+|[^\s\w]+")
FEWEST_TOKENS, LONGEST_NUMBER = 4, 4
ADVERTISED = re.compile(
    r"[【\[〔（(<＜〈「『▼▶►※]+\s?(?:廣告|广告|AD|Ad|ad|廣編|[贊赞]助|Advertisement|ADVERTISEMENT|推[廣广])(?:\s?[\d/]{1,5})?\s?[】\]〕）)>＞〉」』]*"
    r"|【[^【】]{3,40}(?:[点點]此|[点點][击擊我]|戳|猛戳|加微信|[扫掃][码碼]|立即|[马馬]上|咨[询詢]|查看|[领領]取|看[这這][里裡裏])[^【】]{0,24}】.{0,4}"
)
HOTLINE = re.compile(
    r"(?:[全國国]{2}|24小时|24小時|免费|免費|[订訂][购購]|招商)?(?:统一)?(?:[服務务]{2}|咨[询詢]|客服|[订訂][购購货貨]|加盟|招商|[销銷]售|[热熱][线線]|[投举舉][诉訴报報]|[报報]料){1,2}(?:[热熱专專][线線]|[电電][话話])?\s*[:：]?\s*(?:\+?\d[\d\s()（）-]{6,20})"
)
#: Where to call, and who has the rights in a program or a book: said of the frame only beside other rows of it.
OWN_PERHAPS = re.compile(
    HOTLINE.pattern
    + r"|copyright:? (?:\(c\) ?)?(?:(?:19|20)\d\d[\s,–-]*)*(?!.*(?:reserved|www|\.com|©))[^\d\W].{3,80}",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"(?:READ (?:ALSO|MORE|NEXT)|ALSO READ|[Rr]ead next|[Uu]p next|[Nn]ext up|[Ww]atch now|[Kk]eep reading|MORE|More|See more|RELATED|MORE ON THIS|WATCH|LISTEN|DON'T MISS|MORE FROM .{1,30}|Read more|Read also|Also read|Related|Watch|Don't miss|More from .{1,30})\s*[:：|»]\s*\S.{6,}"
    r"|[【\[▶►★◆●>＞👉▍▌☞■\s]*(?:[相关關]{2}|延伸|[推荐薦]{2}|[扩擴]展|更多|往期|同[类類]|深度|[热熱][门門]|精[彩选選])(?:[阅閱][读讀]|新[闻聞]|[报報][道導]|文章|推[荐薦]|回[顾顧]|[内內]容|[资資][讯訊]|影音|[视視][频頻]|[话話][题題])?\s*(?:[】\]]\s*[:：]?|[:：丨｜|／])\s*\S.{5,}"
    r"|[【\[▶►★◆●>＞👉▍▌☞■\s]*(?:同[场場]加映|同你推介|[编編][辑輯]推[介荐薦]|[为為]你推[荐薦]|[你您]可能[也还還]?[想会會].{1,4}|睇片|睇更多|看更多|看影片|影音|直播|[点點][击擊][阅閱查][读讀看]|更多[详詳]情)\s*(?:[】\]]|[:：丨｜|／])\s*\S.{3,}",
)
#: The weather in the head of a page; what readers thought of it, in pictures with counts; a button that opens something.
WEATHER = re.compile(
    r"(?:[^\W\d_]{2,8}[:：]?\s?)?-?\d{1,2}\s?°?\s?[CF℃]\b.{0,30}|.{0,20}\d{1,2}\s?[°℃~～]\s?.{0,16}(?:多云|多雲|晴|阴|陰|小雨|阵雨|陣雨).{0,12}"
)
VOTE = re.compile(
    "(?:.{2,30}[?？:：])?(?:\\s?[\U0001f44d\U0001f44e\u2764\U0001f602\U0001f622\U0001f621\U0001f62e]\ufe0f?\\s?\\d+){1,6}"
)
OPENER = re.compile(r"[+＋]\d{1,3}|[\u4e00-\u9fff]{2,6}\s?[▼▽▾︾﹀∨]")
NEARBY = re.compile(
    r"[^:：]{2,8}[:：](?:[^|｜(（]{2,24}[(（]\s?[\d.]+\s?(?:km|公里|m|公尺|米)\s?[)）]\s?[|｜]?\s?){2,}", re.IGNORECASE
)
POINTED = re.compile(
    r"([▼▲▽△👇👉★☆❤♥↓]{1,3})\s?[^▼▲▽△👇👉★☆❤♥↓。]{4,40}\s?\1"
    r"|[^。；]{4,60}(?:→|➜|➔|⇒|>>|▶|👉|👈)\s?(?:[我点點看按击擊這这裡里]{2,4}.{0,8}|click here|read more|shop now|book now)"
    r"|[^。；]{4,60}[:：]\s?[点點][我此這这][^。]{0,10}",
    re.IGNORECASE,
)
#: A link whose words end in an arrow; a file that can be had, with its size.
ARROWED = re.compile(r"[^←<>|｜。！？；]{6,60}\s?(?:>>|»|➜|➔)")
DOWNLOAD = re.compile(
    r"(?:download|下[载載]).{0,40}[(（\[]\s?(?:pdf|docx?|xlsx?|zip)\b[^)）\]]{0,20}[)）\]]", re.IGNORECASE
)
ELSEWHERE_TOO = re.compile(
    r"(?:IG|FB|Instagram|Facebook|Twitter|YouTube|Telegram|Plurk|噗浪|微博|粉[絲丝][團团]|粉[絲丝][專专][頁页]?|粉[專专])\s?[:：]\s?\S.{1,40}",
    re.IGNORECASE,
)
CURRENCY = re.compile(r"[A-Z]{3}\s?[$€£¥]|[$€£¥]\s?[A-Z]{3}|[A-Z]{2}\s?[|/]\s?[A-Z]{2}")
#: Shapes that lines of an article have as well, below its title.
ABOVE_TITLE = frozenset({"a hotline", "the weather", "a choice of money or language"})
#: Shapes that say so below an article as well, where the page shows nothing else.
BELOW_TOO = frozenset(
    {
        "an address on another site",
        "a vote",
        "a button that opens something",
        "an advertisement between arrows",
        "a link to another article",
    }
)
SHAPES = {
    "the weather": WEATHER,
    "a choice of money or language": CURRENCY,
    "an address on another site": ELSEWHERE_TOO,
    "a vote": VOTE,
    "a link with an arrow": ARROWED,
    "a file to download": DOWNLOAD,
    "a button that opens something": OPENER,
    "a list of places nearby": NEARBY,
    "an advertisement between arrows": POINTED,
    "a link to another article": ELSEWHERE,
    "a player": PLAYER,
    "a rating": RATING,
    "an advertisement": ADVERTISED,
    "a hotline": HOTLINE,
}


def shape(words: str) -> str:
    """What a line is by its shape; empty where that says nothing."""
    if not 2 <= len(words) <= LONGEST:
        return ""
    if _is_pager(words) or PAGE.fullmatch(words):
        return "page numbers"
    return next((name for name, form in SHAPES.items() if form.fullmatch(words)), "") or further_shape(words)


def _is_pager(words: str) -> bool:
    """Whether a line is numbers of pages, the words that stand with them, and marks."""
    tokens = TOKEN.findall(words)
    if len(tokens) < FEWEST_TOKENS or not PAGED.search(words):
        return False
    return all(
        len(token) <= LONGEST_NUMBER if token.isdecimal() else not token[0].isalpha() or PAGE_WORDS.fullmatch(token)
        for token in tokens
    ) and any(token.isdecimal() or token[0].isalpha() for token in tokens)
