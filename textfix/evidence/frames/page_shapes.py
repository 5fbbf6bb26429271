"""More lines of a page's frame that are known by their shape: times and buttons of players, rows of counts, boxes of a wiki, share prices."""

from __future__ import annotations

import re

#: Where a player stands and how long it plays; how fast, and how far its buttons skip.
TIMES = re.compile(r"[▶►⏸⏵]?\s?\d{1,2}:\d\d(?::\d\d)?\s*[|｜/]\s*-?\d{1,2}:\d\d(?::\d\d)?")
SKIPS = re.compile(r"(?:(?:\d(?:\.\d{1,2})?[xX×]|[⟲⟳↺↻↶↷⏪⏩«»]\s?\d{1,2}s?|\d{1,2}s?\s?[⟲⟳↺↻])(?:\s+|$)){2,6}")
#: The picture of a step, in words that name it by its number.
STEP_PICTURE = re.compile(
    r".{1,30}的[做作]法\s?[图圖]?\s?步[骤驟]\s?\d{1,2}|步[骤驟]\s?\d{1,2}\s?(?:[图圖]片?|示意[图圖])|Step \d{1,2} (?:photo|image)"
)
#: The buttons of a box of links at the end of an entry; the entry's categories.
BOX = re.compile(r"[vV]\s?[·•|]\s?[tdeTDE]\s?[·•|]\s?[deDE](?:\s.{0,80})?")
CATEGORIES = re.compile(r"in:\s?[A-Z\u4e00-\u9fff][^.:;。：；]{1,100}")
#: Two and more shares or indices with their price and what it gained or lost.
PRICE = r"[^\s\d|｜%][^\s|｜%]{0,15}(?:\s[^\s|｜%]{1,12}){0,3}\s+[\d,]{1,9}\.\d{1,4}(?:\s+[-+−]?[\d,]{1,7}\.\d{1,4})?\s+[(（]?[-+−▲▼]\s?\d{1,3}\.\d{1,2}%[)）]?"
PRICES = re.compile(
    rf"{PRICE}(?:(?:\s*[\[【][^\[\]【】]{{2,6}}[\]】]){{2,6}}|\s+(?:Add to watchlist|[+＋]?\s?加?自[选選])|(?:\s*[|｜·\s]\s*{PRICE}){{1,9}})"
)
#: How many watched, wrote, bought: nothing but counts, one of them short for many.
COUNTS = re.compile(
    r"\d[\d.,]{0,6}[万萬kKwWmM]\+?(?:\s+\d[\d.,]{0,8}[万萬kKwWmM]?\+?){1,6}|(?:\d[\d.,]{0,8}\s+){1,6}\d[\d.,]{0,6}[万萬kKwWmM]\+?"
)
#: What is offered for a price behind the word that says who pays for the line.
OFFERED = re.compile(
    r"(?:[贊赞]助|[廣广]告|推[廣广]|Sponsored|SPONSORED|Ad|AD)[\s|｜·:：]+(?=\S.{0,40}(?:\d\s?元|[$£€¥]\s?\d|\d\s?折|\d% off))\S.{3,60}"
)
#: What a reader may answer about a page, behind the question; what a member pays who is asked to become one.
ANSWER = r"[○□◯◎☐]?\s?(?:非常)?(?:[很较較基本不没沒]{0,2}(?:[满滿]意|有?[帮幫]助|有?用)|一般|是|否|Yes|No|👍|👎)(?:\s?[(（]\d+[)）])?"
VOTE = re.compile(rf"[^。，]{{4,40}}[?？:：]\s*{ANSWER}(?:[\s/|｜]+{ANSWER}){{1,5}}(?:\s*(?:提交|[Ss]ubmit))?")
MEMBER = re.compile(
    r"(?:加入|升[级級]|[开開]通|成[为為]|[订訂][阅閱]|[购購][买買]).{0,8}(?:[会會][员員]|VIP|[订訂][阅閱]|方案).{0,20}(?:\d\s?元|[$£€¥]\s?\d|首月).{0,16}"
)
#: A picture and how many times it was pressed; the licence of what a page shows.
PRESSED = re.compile("(?:[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?\\s?\\d[\\d.,]{0,7}[万萬kK]?\\+?\\s*){1,6}")
LICENCE = re.compile(
    r"(?:本文|文章)?.{0,12}\bCC[- ](?:0|BY)(?:-(?:NC|ND|SA)){0,2}(?:[ -]\d\.\d)?.{0,12}|CC \d\.\d BY(?:-(?:NC|ND|SA)){0,2}\s?版?[权權]?"
)
SHAPES = {
    "a player": TIMES,
    "buttons of a player": SKIPS,
    "the picture of a step": STEP_PICTURE,
    "a box of links": BOX,
    "the categories of an entry": CATEGORIES,
    "prices of shares": PRICES,
    "counts": COUNTS,
    "how often a button was pressed": PRESSED,
    "a licence": LICENCE,
    "a vote": VOTE,
    "an offer of membership": MEMBER,
    "an offer that somebody pays for": OFFERED,
}


def further_shape(words: str) -> str:
    """What a line is by these shapes; empty where they say nothing."""
    return next((name for name, form in SHAPES.items() if form.fullmatch(words)), "")
