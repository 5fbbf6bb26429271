"""A character that a converter to Traditional Chinese took for the wrong one of two words.

What it finds:
    Characters that replace a Simplified one in some words only, standing in other words: 皇後 for 皇后, 國傢 for 國家,
    髮現 for 發現, 八萬裏 for 八萬里, 係統 for 系統, 隻有 for 只有, 重復 for 重複.

Why it is damage:
    One Simplified character stands for several Traditional ones. A program that always takes the same one writes words
    that do not exist.

Stays silent on:
    The words in which each character is right (前後, 傢俱, 頭髮, 心裏, 關係, 一隻, 恢復), what writers use side by side
    (佔占, 週周, 註注, 遊游), poems and classical Chinese, Japanese. Which word was meant is a guess, so nothing is changed
    without --full.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.prose_script import script_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The word that was taken, the one that was meant, and where only that one makes sense.
WORDS = (
    ("後", "后", r"(?<=[皇太])後(?![天勁勢期書知])|(?<=王)後(?=[、，。冠座])|(?<=[影歌])後(?=[冠座])"),
    ("傢", "家", r"傢(?![俱俬伙什私夥具])"),
    ("髮", "發", r"(?<!一)髮(?=[現生展表布佈明行送起揮覺動言達射票電])|(?<=[出開爆啟啓引揭激蒸觸])髮"),
    ("裏", "里", r"(?<=[公英])裏(?![面頭邊外的])|(?<=[一二兩三五八九十百千萬])裏(?=[長路之外遠程，。、])"),
    ("裡", "里", r"(?<=[公英])裡(?![面頭邊外的])|(?<=[百千萬])裡(?=[長路之外遠程，。、])"),
    ("係", "系", r"(?<!關)係(?=統)|(?<![關只就都也唔])係(?=列[的、，。])"),
    ("幹", "干", r"(?<=若)幹|幹(?=[擾涉預])"),
    ("幹", "乾", r"幹(?=[燥淨旱癟涸糧])|(?<=餅)幹"),
    ("製", "制", r"製(?=[度約裁止])|(?<=[限控體機強抑節專管])製(?![作造成品備發])"),
    ("徵", "征", r"徵(?=[途戰程討]|服(?!兵))|(?<=[遠長出親])徵(?![求收集稅兵詢文])"),
    ("準", "准", r"(?<!標)準(?=[許予])|(?<=[批核獲])準(?![則備確時])"),
    ("鬆", "松", r"鬆(?=[樹柏鼠林針])"),
    ("鬥", "斗", r"鬥(?=[笠篷膽])|(?<=[北漏熨])鬥(?=[星七，。、])"),
    ("穀", "谷", r"(?<=[山峽河溪矽硅])穀(?![物類倉])|穀(?=歌)"),
    ("錶", "表", r"錶(?=[示現達明格揚情演決述彰])|(?<=[代發外列圖])錶(?![帶殼])"),
    ("捨", "舍", r"(?<=[宿校農牛茅])捨"),
    ("緻", "致", r"緻(?=[力敬使電辭詞])|(?<=[導一以招引大])緻"),
    (
        "隻",
        "只",
        r"(?<![一二兩三四五六七八九十百千萬幾數每這那哪到豬牛羊馬狗犬貓雞鴨禽鳥船有啲嗰哩邊])隻(?=[有是能要需])",
    ),
    ("齣", "出", r"齣(?=[現來去口版生發國場售示入租])|(?<=[提指突輸支付列取算得])齣"),
    ("韆", "千", r"(?<!鞦)韆(?!鞦)"),
    ("颱", "台", r"(?<![防強輕中秋北風])颱(?=[灣北中南東階上詞商幣])|(?<=[舞平講後櫃灶陽站])颱(?!風)"),
    ("嚮", "向", r"(?<=[方傾面導走轉指動雙單])嚮(?![往導])|嚮(?=[上下前後東西南北])"),
    ("瞭", "了", r"(?<!明)瞭(?![亂癒解望如若然哨亮悟])"),
    ("曆", "歷", r"曆(?=[史經程來])|(?<=[經學病履資閱])曆"),
    ("麵", "面", r"麵(?=[對積臨貌向試談臨])|(?<=[方表裡裏頁介桌畫版地路])麵(?![包粉條館店食])"),
    ("鹹", "咸", r"鹹(?=[豐陽])"),
    ("複", "復", r"(?<=[恢報康修收答平])複|(?<!重)複(?=[興活甦蘇仇原])"),
    ("復", "複", r"(?<=重)復(?![雜興原活仇位甦健])|復(?=[雜製])|(?<!不可)(?<=[可以能])復用"),
)
PLACE = re.compile("|".join(f"(?P<w{index}>{pattern})" for index, (_, _, pattern) in enumerate(WORDS)))
KANA = re.compile("[ぁ-ゖァ-ヺ]")
NEAR = 20  #: code points to each side in which kana speak of a Japanese quotation
CANDIDATES = "".join(dict.fromkeys(taken for taken, _, _ in WORDS))
CANDIDATE = re.compile(f"[{CANDIDATES}]")


def find(text: Text) -> Iterator[Finding]:
    string = text.string
    places = [match for candidate in CANDIDATE.finditer(string) if (match := PLACE.match(string, candidate.start()))]
    if not places or (script := script_profile(text)).is_classical or script.simplified > script.traditional:
        return
    for match in places:
        taken, meant, _ = WORDS[int((match.lastgroup or "w0")[1:])]
        at = match.start()
        if not KANA.search(string, max(0, at - NEAR), at + NEAR):
            phrase = string[max(0, at - 1) : at + 2].strip()
            yield Finding(at, at + 1, f"{taken} in {phrase} stands for {meant}", meant)


RULE = Rule(
    name="script/overconverted",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=f"[{CANDIDATES}]",
    find=find,
    damaged=(
        Example("那位皇後為國傢做了許多事，史書都有記載。", "那位皇后為國家做了許多事，史書都有記載。"),
        Example("學者髮現這條八萬裏長的路隻有幾處能走。", "學者發現這條八萬里長的路只有幾處能走。"),
        Example("係統控製了若幹麵積，重復執行後恢複為原樣。", "系統控制了若干面積，重複執行後恢復為原樣。"),
    ),
    intact=(
        "前後左右都有傢俱，他的頭髮剪短了，心裏還有一隻貓，門外又有兩隻會飛的鳥。",
        "關係到製造與製作，幹部用穀物做麵包，恢復健康，佔有註冊週刊，重複複製。",
        "太後期的作品不多，長裏面的故事很好，日曆與農曆，嚮往遠方，瞭解情況。",
        "鞦韆架旁颱風剛過，防颱與風颱的知識，一齣好戲散場，鬆開手，宿舍裡的錶帶斷了，錶面刮花。",
        "隻身在外，隻字不提，複數與複合句，征服與特徵，準備標準，精緻細緻。",
        "兩國關係列為議題，審批準則與大批準備工作牽一髮動全身，豬隻有病，海裏的魚看得人眼花瞭亂，看完電影後，大家重複原本的話。",
        "その後で発見した裏の道を歩きました。",
    ),
)
