"""What the last and the first characters of two lines of Han text say: whether a word, a phrase or a quotation runs across."""

from __future__ import annotations

import re

from textfix.evidence.paragraphs import HAN, NEVER_FIRST

#: How much likelier a pair of characters is as a word than by chance, as a logarithm.
WORD = 2.5
#: A line that is no more than this, with its full stop, is the rest of a sentence.
REST = 8

#: Characters that no paragraph begins with, unless they begin a word.
GOES_ON = re.compile(
    r"(?!与此|與此|也就|也有|也可|之所以|[和与與][^，。]{1,30}相比|过去|過去|是否|和[前后後]|都[说說])[的地得与與及或之了着著过過们們和是也都才被把]"
)
#: What follows a verb, a noun or a number, and begins no sentence.
COMPLEMENT = re.compile(
    r"(?![个個][人别別体體]|位[于於]|名[为為字]|[条條][件例]|[项項]目|次日|日[前后後常]|[号號][召称稱])(?:[以之][后後前上下外内內来來间間]|[个個位名件条條只隻张張座项項种種次年月日号號元吨噸][^，。、；：])"
)
DIRECTION = re.compile(r"(?![过過]去[\d一二三四五六七八九十两兩几幾数數])[起出回過过下][来來去][^！]")
#: The rest of a word before a mark: no sentence begins with one character and a comma, apart from a few interjections.
FRAGMENT = re.compile(r"[^\W\d_但然故而嗯哦啊好是对對不嘿喂唉哎][，。、；：”」』）》！？]")
#: Characters and words that no sentence and next to no heading ends with.
HANGS = re.compile(
    r"[的和与與及或在对對把被从從向以为為由是不会會能这這那每各其所更最很较較但而且则則即将將让讓使给給于於之第]$"
    r"|[又也就还還正刚剛已都才再未没沒曾却卻]$"
)
HANGING_WORD = re.compile(r"(?:可以|需要|应该|應該|非常|通过|通過|由于|由於|如果|因为|因為|一[個个种種])$")
#: A Latin word that goes on in lower case, or an abbreviation in capitals.
CUT_WORD = re.compile(r"[A-Za-z][a-z]|[A-Z][A-Z]")
DIGIT_AT_END = re.compile(r"\d$")
AFTER_DIGIT = re.compile(r"\d|[年月日时時点點分秒万萬亿億元个個人名位家次倍岁歲米吨噸度]|%|％|多|余|餘|[.．]\d")
COUNTED = re.compile(r"[一二三四五六七八九十百千万萬两兩几幾数數]$")
COUNTS = re.compile(
    r"[一二三四五六七八九十百千万萬多余餘年月日天次个個位名件条條只隻支枝张張座项項种種家户戶元吨噸里米亩畝岁歲人步]"
)
PAIRED = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "【": "】", "《": "》", "〈": "〉"}


def at_the_seam(before: str, after: str) -> float:
    """The weight of the signs at the break itself that *after* goes on where *before* stops."""
    signs = 3.0 if before[-1] in "，、" else 1.5 if after[0] == "—" else 0.0
    signs += 3.0 if opens_quotation(before, after) else 0.0
    signs += 4.5 if after[0] in NEVER_FIRST else 0.0
    begins_word = is_word(after[:2])
    signs += 2.5 if GOES_ON.match(after) and not begins_word else 0.0
    signs += 2.5 if DIRECTION.match(after) else 1.5 if COMPLEMENT.match(after) else 0.0
    signs += 2.5 if FRAGMENT.match(after) else 0.0
    signs += 1.5 if len(after) <= REST and after[-1] in "。！？”」" else 0.0
    if is_word(before[-1] + after[0]):
        signs += 1.5 if begins_word or is_word(before[-2:]) else 2.5
    elif HANGING_WORD.search(before) or (HANGS.search(before) and not is_word(before[-2:])):
        signs += 1.5
    if CUT_WORD.search(before[-1] + after[0]):
        signs += 2.0
    if (COUNTED.search(before) and COUNTS.match(after)) or (DIGIT_AT_END.search(before) and AFTER_DIGIT.match(after)):
        signs += 2.0
    return signs


def opens_quotation(before: str, after: str) -> bool:
    """Whether the first line opens a quotation or bracket that the second closes."""
    for opening, closing in PAIRED.items():
        at = before.rfind(opening)
        if at >= 0 and before.find(closing, at) < 0:
            closes, opens = after.find(closing), after.find(opening)
            if closes >= 0 and (opens < 0 or closes < opens):
                return True
    return False


def is_word(pair: str) -> bool:
    """Whether two characters are a word far more often than chance would have them side by side."""
    if len(HAN.findall(pair)) < 2:
        return False
    from textfix.tables import bigrams, unigrams

    likelihood = bigrams().get(pair)
    return likelihood is not None and likelihood - unigrams().get(pair[1], 0.0) >= WORD
