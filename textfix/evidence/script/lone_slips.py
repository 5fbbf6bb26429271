"""Characters that were left as in Simplified Chinese and stand outside every known phrase.

Most of them are hardly used in Traditional Chinese for themselves; each pattern leaves out the words in which they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix import tables
from textfix.evidence.script.slips import Slip, in_sound_word
from textfix.tables.ambiguous import AMBIGUOUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NEAR = 4  #: code points to each side in which a Simplified character speaks of a quotation
CANTONESE = re.compile("[嘅咗唔佢嗰啲喺哋嚟]")
CANTONESE_FROM = 4  #: characters of spoken Cantonese that make a text Cantonese
HAN = "\u4e00-\u9fff"
#: Of a person, before whose name 于 stands as a surname.
TITLES = "員師生者長授家手士人父母總裁席任記審督理演導編歌星友兒子女妹姐哥弟氏先伯叔"
#: The commonest surnames that are no ordinary word besides; 后 may begin a given name behind them.
SURNAMES = "張陳劉趙吳徐孫馬朱郭羅鄭謝韓唐馮董蕭鄧蔣蔡潘杜魏蘇呂丁沈姚盧崔譚汪賈"
#: Surnames that are ordinary words besides, but none that 于 goes on with.
OTHER_SURNAMES = "王李楊黃周林何宋許曹曾彭袁葉程傅鍾姜廖陸金石戴夏邱侯鄒熊孟秦江史陶顧錢嚴武伍茅楚莊"
#: Characters that lanes, villages and, in Japan, daughters are named with before 里.
LANES = "街賢和福仁義安寧康樂永景昌源隆慶祥星元台隅村優衍培拿依由友香美真悠明"
#: Of a text that names departments, whose 系 is none for 係.
DEPARTMENT = re.compile("系主任|系方|(?<![大中小同科上])學系")

Patterns = dict[str, tuple[str, re.Pattern[str]]]

#: Left standing, the word that was meant, and where it can hardly be another.
ALMOST_CERTAIN: Patterns = {
    "几": (
        "幾",
        re.compile(
            f"(?<![茶明案憑隱倚據条條炕窗小矮方漆書琴床石玉竹])几(?![案席率淨帳微])(?=[{HAN}])|(?<=[十百千好])几"
        ),
    ),
    "万": ("萬", re.compile("(?<=[一二三四五六七八九十百千幾兩數0-9])万(?!俟)")),
    "种": ("種", re.compile("(?<=[一二三四五六七八九十兩幾數這那哪此某各每多品物人兵播耕變語有何])种")),
    "荐": ("薦", re.compile("(?<=[推舉引自保力])荐")),
    "价": ("價", re.compile("(?<![小貴來尊])价(?![川山])")),
    "极": ("極", re.compile("极")),
    "据": ("據", re.compile("(?<![拮高])据")),
    "准": ("準", re.compile(f"(?<=[為爲])准(?![{HAN}])")),
    "确": ("確", re.compile("确")),
    "蜡": ("蠟", re.compile("(?<!八)蜡(?!祭)")),
    "柜": ("櫃", re.compile("柜(?!柳)")),
    "厂": ("廠", re.compile("厂")),
    "广": ("廣", re.compile("广")),
    "腊": ("臘", re.compile("(?<=[希月])腊|腊(?=[月八腸梅味])")),
    "党": ("黨", re.compile("(?<=[政入各兩全該同朋])党(?!項)|党(?=[員派委部章綱團內外魁主籍])")),
    "叶": ("葉", re.compile("(?<=[樹茶落綠紅枝花荷])叶(?![音韻])|叶(?=[子片綠柄脈])")),
    "愿": ("願", re.compile("(?<=[不心志意寧甘許祝請情但])愿|愿(?=[意望景])")),
    "胜": ("勝", re.compile("胜(?![肽鍵類])")),
    "系": ("繫", re.compile("系(?=結(?![構束合果論局業]))")),
    "适": ("適", re.compile("(?<=[合舒不調])适|适(?=[合用當應宜度時逢中量])")),
    # behind 一 that belongs to another word (合一|並不) too
    "并": (
        "並",
        re.compile(
            "并(?=成功|提供|建立|更新|確認|使用|選取|按一下)|(?<![合兼歸吞])并(?=成[為爲])|(?<=一)并(?=[不非沒未])"
        ),
    ),
    # of the verbs that end in 于 those behind which hardly a name begins
    "于": (
        "於",
        re.compile(
            "(?<=[適應採運]用|相依|不同|不在|旨在|重在|隨附|優先|專注|[類近相]似|[著着側]重|來自|處在|有關)于"
            "|(?<=[屬位處終屆便利善敢急屈甘限基鑒偏趨])于"
        ),
    ),
}
#: The same where a careful reader would say so, but a name or an old word may stand there.
LIKELY: Patterns = {
    "后": (
        "後",
        re.compile(
            f"(?<![皇太王天歌影母帝立廢封冊賢武呂毒冰球視拳舞蜂蟻而票欄稱奪龍夏{SURNAMES}])"
            "后(?![妃羿稷土冠宮嬪位黨葉街里壁豐庄埔安番海羽翼」』])"
        ),
    ),
    "并": ("並", re.compile("(?<![幽兼合吞歸裁火一])并(?![州刀購發攏吞入])")),
    "里": (
        "裡",
        re.compile(
            f"(?:(?<=[{HAN}`>)）」])|(?<=[A-Za-z] ))(?<![公英海華鄰故鄉萬千百十里幾數半一二三四五六七八九兩零〇馬阿法加卡達歐菲斯西格比克喬查亨"
            f"傑利肯摩哈巴姆尼特拉莫希吉蒂德亞保{LANES}])"
            rf"里(?=[的面邊頭有就都也還是沒不又只很]|[^{HAN}A-Za-z0-9」』》]|\Z)"
        ),
    ),
    "于": (
        "於",
        re.compile(f"(?<=[{HAN}])(?<![、和與及跟叫姓由於阿{TITLES}{SURNAMES}{OTHER_SURNAMES}])于(?![男女某氏姓])"),
    ),
}
#: 系 for 係 in spoken Cantonese: its commonest words, and where no name of a department can end.
SPOKEN: Patterns = {
    "系": (
        "係",
        re.compile(
            "(?<=[唔即咪淨梗仲真])系(?![統列所主內上緊])|(?:(?<=[就但應該又先話都覺我你佢])|(?<=已經))系(?![統列所主內館的嘅方上緊])"
            f"|系(?=[噉咁唔咪佢喇囖㗎𡃉])|(?<![{HAN}])系(?=[啊呀咩嘛喎吖]|[,.，。?？!！])"
        ),
    )
}
SPOKEN_LIKELY: Patterns = {
    "系": (
        "係",
        re.compile(
            "(?<![文語學理工化商法醫校電算術史治濟計育體派星母父嫡水山直旁轉譜同全本外院科個入讀成各跨傳播究腦與和及、航花])系(?![統列所主內裡裏館方上緊畢])"
        ),
    ),
}
#: Of a character that stands for itself, as in a table of characters: it is spoken of, not used.
BEFORE, BEHIND = frozenset("「『【〔［“‘\"'（(|`/ \t\n"), frozenset("」』】〕］”’\"'）)|`/ \t\n")
#: In a text that was converted character by character as a whole these are no guess.
LEFT_BEHIND = frozenset("后并")


def almost_certain(string: str) -> Iterator[Slip]:
    """Characters that modern Traditional Chinese hardly uses for themselves; 系 for 係 in words of Cantonese."""
    yield from _alone(string, ALMOST_CERTAIN)
    if _is_cantonese(string):
        yield from _alone(string, SPOKEN)


def likely(string: str) -> Iterator[Slip]:
    """Characters that stand for another word unless they are part of a name; any 系 for 係 in spoken Cantonese."""
    is_spoken = _is_cantonese(string) and not DEPARTMENT.search(string)
    return _alone(string, LIKELY | SPOKEN_LIKELY if is_spoken else LIKELY)


def _is_cantonese(string: str) -> bool:
    spoken = zip(CANTONESE.finditer(string), range(CANTONESE_FROM), strict=False)
    return sum(1 for _ in spoken) == CANTONESE_FROM


def _alone(string: str, patterns: Mapping[str, tuple[str, re.Pattern[str]]]) -> Iterator[Slip]:
    simplified = tables.simplified_only().difference(AMBIGUOUS)  # those may be slips themselves
    for candidate in re.finditer(f"[{''.join(patterns)}]", string):
        at = candidate.start()
        meant, pattern = patterns[candidate.group()]
        around = string[max(0, at - NEAR) : at] + string[at + 1 : at + 1 + NEAR]
        if (not at or string[at - 1] in BEFORE) and (string[at + 1 : at + 2] or "\n") in BEHIND:
            continue
        if pattern.match(string, at) and simplified.isdisjoint(around) and not in_sound_word(string, at):
            yield Slip(at, string[max(0, at - 1) : at + 2].strip(), meant)
