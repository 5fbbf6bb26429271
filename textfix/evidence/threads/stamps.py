"""Who wrote a post and when, as the software of forums, comments and lists prints it: the forms of one line."""

from __future__ import annotations

import re

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s+|(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]\s*)"
AGO = (
    r"(?:\d{1,3}|[一两兩几幾])\s?(?:秒[钟鐘]?|分钟|分鐘|个?小时|個?小時|个?鐘[頭]?|天|日|周|週|个?星期|[个個]月|年)[之以]?前"
    r"|(?:about\s|over\s|almost\s)?(?:an?|\d{1,3})\s?(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?\sago|\d{1,3}\s?(?:min|mo|yr|[smhdwy])\s?(?:ago)?"
)
DATE = (
    r"(?:(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|\d{1,2}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}月\d{1,2}日|\d{1,2}月\s\d{1,2},\s(?:19|20)\d\d|(?<![\d-])\d{1,2}[-/]\d{1,2}(?=\s\d{1,2}[:：]\d\d)"
    rf"|(?:昨天|昨日|今天|今日|前天|[刚剛][刚剛才]|just now|yesterday|today)|{AGO}"
    rf"|{MONTH}\s(?:19|20)\d\d|{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d\d|,?\s'\d\d)?|\d{{1,2}}(?:st|nd|rd|th)?[\s-]{MONTH}[\s-]?,?\s?(?:(?:19|20)\d\d|\d\d)?)"
)
TIME = r"(?:(?:\s*[,，·@]\s*|\s+(?:at\s|-\s|of\s)?|日)?(?:[上下中]午|晚上|凌晨|早上)?\s?\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s(?:[A-Z]{2,4}|[+-]\d{4}))?)"
#: `Sun Feb 16 14:08:51 2025`.
UNIX = rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+{MONTH}\s+\d{{1,2}}\s+\d{{1,2}}:\d\d(?::\d\d)?\s+(?:19|20)\d\d"
#: `9:14am Tue 13 Apr 10`.
TIMED = rf"\d{{1,2}}:\d\d(?:\s?[AaPp][Mm])?,?\s(?:on\s)?{WEEKDAY}?{DATE}"
STAMP = rf"(?:{UNIX}|{TIMED}|{WEEKDAY}?{DATE}{TIME}?)"
#: What announces a stamp.
AT = (
    r"(?:(?:[发發][表布佈帖]|回[复覆应應帖][于於]?|留言|[张張][贴貼]|[发發]帖|[评評][论論])[于於在]?\s*[:：]?|(?:[发發]?[表布佈]?[时時][间間]|日期|[Dd]ate|[Tt]ime)\s*[:：]"
    r"|(?:[Pp]osted|[Cc]ommented|[Rr]eplied|[Ss]ubmitted|[Aa]nswered|[Ww]rote|[Ss]tarted|asked|[Pp]ost)(?:\son)?:?|on:?|at|@)"
)
#: What may follow it: where from, with what, how long a writer has been at it; never what somebody did to the post.
BEHIND = (
    r"(?:\s*[·•|,，‧]\s*[^\s，。！？!?；;|｜]{1,16}(?:\s[^\s，。！？!?；;|｜]{1,12}){0,2}"
    r"|\s*(?:来自|來自|via|from|IP|IP属地|[发發][表布佈][于於])\s?[:：]?\s?[^，。！？!?；;|｜]{1,24}|\s*[\u3400-\u9fff]{2,6})"
)
NOT_BEHIND = re.compile(
    r"[编編][辑輯]|修改|更新|上[传傳]|下[载載]|[删刪]除|注[册冊]|加入|[浏瀏][览覽]|[阅閱][读讀]|回[复覆]|[举舉][报報]|只看|引用|收起|[评評][论論]|[楼樓]|[点點][击擊]|登[录錄]"
    r"|\b(?:edit|modif|activ|view|asked|updat|upload|register|join|views?|repl|report|quote|like|share|comments?)",
    re.IGNORECASE,
)
WHEN = re.compile(
    rf"(?:[«•·‧]\s*)?(?:(?:Reply|Post)?\s?#\d{{1,5}}\s)?{AT}?\s*(?P<when>{STAMP})(?P<behind>{BEHIND})?(?:\s*»|\s+(?:#\d{{1,5}}|\d{{1,5}}[#楼樓F]))?"
)
#: A name, and behind it the stamp: `北坡 发表于 2017-12-3 21:44`, `oldtin, Apr 2, 2024`, `tern · 3 hours ago`.
NAME = r"(?P<name>[^\s,，。：:;；!！?？|｜·»«\[\]【】()（）][^,，。：:;；!！?？|｜·»«\[\]【】]{0,28}?(?:\s?[(（\[][^()（）\[\]]{1,24}[)）\]])?)"
WHO_WHEN = re.compile(
    rf"(?:\d[\d,]*\spoints?\s(?=by\s))?(?:[\[【(（]?(?:\d{{1,4}}\s?[楼樓层層Ff]|#\d{{1,4}}|\d{{1,4}}[.、#])[\]】)）:：]?\s*)?(?:[Pp]ost(?:ed)?\s)?(?:[Bb]y|文章\s?由|由|作者|楼主|樓主|[层層]主|[网網]友|[发發][帖表布]者|[发發]言人|来自|From|Author|Name)?[:：]?\s*"
    rf"{NAME}(?:\s*[,，·•»:：|｜‧-]\s*|\s+|(?=[发發回]))(?:{AT}|[»|]|于|於)?\s*(?P<when>{STAMP})(?P<behind>{BEHIND})?[\s:：]*"
)
#: `Ada Quill wrote:`, `On Mon, Apr 1, 2019 at 10:22 AM Ada Quill <...> wrote:`.
WROTE = re.compile(
    r"(?:On\s.{6,90}|[^\s,，。!?].{0,60}?)\s(?:wrote|writes|says|said)(?:\son\s.{4,40})?\s?(?::|\.{3}|…)|.{1,40}\s?(?:写道|寫道|提到|说道)\s?[:：]"
)
#: A stamp above the name and below the post.
BELOW_POST = re.compile(r"(?:asked|answered)\b")
#: What parts a stamp from buttons behind it, and a mark of a post that stands before it.
GAP = re.compile(r"\s*[|｜]\s*|\s{2,}|\s(?=只看|显示|顯示|回复|回覆|引用|[举舉]报)")
BEFORE = re.compile(
    r"^(?:楼主|樓主|#\d{1,4}[楼樓](?:\[[^\[\]]{1,6}\])?|\d{1,4}[楼樓#F]|#\d{1,4}|沙发|沙發|板凳|地板)\s*[|｜]?\s*"
)
LONGEST = 120
#: What parts the head of a printed page.
WIDE = "   "


def when(words: str) -> re.Match[str] | None:
    """A line that is when a post came to be and nothing else, perhaps with where from."""
    return _unless_done(WHEN.fullmatch(words)) if 2 <= len(words) <= LONGEST else None


def who_and_when(words: str) -> re.Match[str] | None:
    """A line that is who wrote a post and when."""
    return _unless_done(WHO_WHEN.fullmatch(words)) if 4 <= len(words) <= LONGEST else None


def stamp_end(words: str) -> int:
    """Where a row of other things begins behind a line's stamp: `发表于 2014-1-27 10:46 | 只看该作者`; 0 where nothing does."""
    if not 8 <= len(words) <= LONGEST:
        return 0
    for gap in GAP.finditer(words):
        stamp = BEFORE.sub("", words[: gap.start()])
        if stamp and (when(stamp) is not None or who_and_when(stamp) is not None):
            return gap.start()
    return 0


def _unless_done(found: re.Match[str] | None) -> re.Match[str] | None:
    """The match, unless its stamp tells what was done to a post later."""
    if found is None or NOT_BEHIND.search(found.group("behind") or "") or not any(map(str.isdigit, found.string)):
        return None
    named = found.groupdict().get("name")
    if named and (NOT_BEHIND.search(named) or WIDE in found.string or not any(map(str.isalpha, named))):
        return None
    return found
