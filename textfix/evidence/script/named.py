"""Whether a character with which people are named (于 范 松 …) can be part of a name where a phrase says that it is a slip."""

from __future__ import annotations

import re

#: Characters that people are named with: a lone one may be a name where the text mostly writes the right character.
NAMES = frozenset("于余范胡叶万涂云松朴丰适后")
HAN = "\u4e00-\u9fff"
#: Words that no name is part of, with what would cut them in two (展示|范先生, 教師|范圍棋).
PLAIN = re.compile(
    "范圍|范例|(?<!羅)范本|范文|(?<![展顯表出提告啟暗指揭])示范|(?<=[規典模防])范|(?<=師)范(?=[大學院生附])"
    "|(?<=[輕放寬蓬])松|松(?=[散弛懈綁軟脆餅])"
    "|丰(?=[富收滿盛厚碩沛裕])|(?<=[純儉素樸])朴|朴(?=[素實質])"
    f"|胡(?=[須鬚同])|(?<=[留刮白大長剃小羊字黑紅翹捋摸蓄滿腮把撮著着])胡(?=子)|胡(?=子(?:[^{HAN}]|[的都也很長和]))"
    "|叶(?=[子片綠柄脈])|(?<=[茶樹落枝綠紅])叶"
    "|涂(?=[抹料裝漆鴉層])|(?<=糊)涂|云(?=[端層霧朵彩])|(?<=[烏白雷多])云"
    f"|余(?=[額款波熱暉燼威韻味悸孽毒黨糧暇剩緒])|余(?=[數震](?:[^{HAN}]|[的不為發]))|(?<=多)余(?=[^{HAN}]|[的地了])|(?<=[剩其業殘盈冗節之無十百千萬億0-9])余"
    f"|(?<=有)余(?=[^{HAN}]|[力裕額錢糧而的之])|(?<=[合舒不調])适|适(?=[合用當應宜度時逢中量])|万(?=[一分無物能])|(?<=[千百數成])万"
)
TITLE_ENDS = frozenset("」』》”")
#: Of these, surnames that mostly stand for people where none of the words above holds them.
SURNAMES = frozenset("余范胡")
#: Behind the words that end in 于, what goes on with the sentence and is nobody's given name.
GOES_ON = re.compile(r"[^\u4e00-\u9fff]|[的它他她我你您其此這那該每各某何誰是在有所一兩三多前後上下]|\Z")
WORD = re.compile("[\u4e00-\u9fff]{2}")


def is_person(string: str, at: int) -> bool:
    """Whether it is rather somebody's surname than a word: 胡子 before a given name, 有余先生."""
    return string[at] in SURNAMES and can_be_name(string, at)


def can_be_name(string: str, at: int) -> bool:
    """Whether the character at this place may stand for somebody; *string* is the whole text."""
    if string[at] not in NAMES or any(PLAIN.match(string, at + shift) for shift in (0, -1)):
        return False
    if string[at] == "后":  # the queen of something, by that title
        return string[at + 1 : at + 2] in TITLE_ENDS
    if string[at] != "于":
        return True
    return not GOES_ON.match(string, at + 1) and not _begins_word(string, at + 1)


def _begins_word(string: str, at: int) -> bool:
    """Whether two characters are a common word and do not stand behind a bare 于 as well, as a name does."""
    from textfix import tables

    word = WORD.match(string, at)
    if not word or tables.bigrams().get(word[0], RARE) < FIRM:
        return False
    bare = "于" + word[0]
    found = string.find(bare)
    while found >= 0:
        if not (found and "\u4e00" <= string[found - 1] <= "\u9fff"):
            return False
        found = string.find(bare, found + 1)
    return True


FIRM, RARE = -4.0, -99.0  #: log-probability of a character behind another one with which it makes a word
