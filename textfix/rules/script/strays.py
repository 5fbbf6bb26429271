"""A single character of the other Chinese script in a paragraph that is otherwise in one.

What it finds:
    A character that only Traditional Chinese has in a Simplified paragraph (夾注符号), and one that only Simplified
    Chinese has in a Traditional paragraph (替换為), where it stands alone among characters of the paragraph's script.
    Where a character has several forms in the other script, its neighbours or the text must tell which was meant.

Why it is damage:
    Nobody writes one word in two scripts. Such a character was missed by a converter or pasted from elsewhere; searches
    for the word pass over it.

Stays silent on:
    Quoted or bracketed words, names and titles with two or more such characters, what stands behind a surname, paragraphs
    that speak of the scripts themselves, characters that are at home in both (names with 昇, Cantonese 吓, old forms such
    as 恒, 脉 and 内), rare ones beyond the basic plane, poems and classical Chinese, Japanese.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import HAN, is_chinese, unprotected
from textfix.evidence.prose_script import script_profile
from textfix.evidence.script.strays import LAST, OLD_FORMS, Paragraph, in_name, in_other_script, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Characters of the paragraph's own script for each stray one; a paragraph with more strays is a mixture.
OWN = 2
APART = 6  #: code points within which a second, different stray makes a name or a quotation
#: Words of texts that speak of the scripts, of single characters or of names.
NAMED = re.compile(
    "[繁正简簡異异古俗]體?体?[字體体]|[繁简簡]中|原名|[筆笔]名|写作|寫作|Unicode|U\\+[3-9]|U\\+F[9A]|台灣|臺灣|[Tt]raditional|[Ss]implified"
)
QUOTED = re.compile(
    '「[^「」\n]*」|『[^『』\n]*』|“[^“”\n]*”|‘[^‘’\n]*’|《[^《》\n]*》|（[^（）\n]*）|"[^"\n]*"|\\([^()\n]*\\)|\\[[^\\[\\]\n]*\\]'
)
BESIDE = re.compile(f"[{HAN}]")


def find(text: Text) -> Iterator[Finding]:
    if not is_chinese(text) or not paragraphs(text) or script_profile(text).is_classical:
        return
    seen = unprotected(text)
    count = cache(seen.count)
    for paragraph in paragraphs(text):
        strays, own, script = paragraph.traditional, paragraph.simplified, "Simplified"
        if len(strays) > len(own):
            strays, own, script = own, strays, "Traditional"
        if strays and len(own) >= OWN * len({seen[at] for at in strays}) and not _is_about(seen, paragraph):
            for at in _alone(seen, strays, paragraph):
                meant = in_other_script(seen[at], seen[at - 1 : at], seen[at + 1 : at + 2], count)
                if in_name(seen, at) or max(seen[at], meant or "") > LAST or _is_usual(count, seen[at], meant):
                    continue
                message = f"{seen[at]} in a {script} paragraph"
                yield Finding(at, at + 1, message, meant, None if meant else Level.REPORT)


def _is_usual(count: Callable[[str], int], stray: str, meant: str | None) -> bool:
    """Whether it is an old form that the text does not write otherwise."""
    return stray in OLD_FORMS and (meant is None or count(stray) >= count(meant))


def _is_about(seen: str, paragraph: Paragraph) -> bool:
    return NAMED.search(seen, paragraph.start, paragraph.end) is not None


def _alone(seen: str, strays: tuple[int, ...], paragraph: Paragraph) -> Iterator[int]:
    """The strays beside a Han character, outside quotations, with no different one near."""
    quoted = [match.span() for match in QUOTED.finditer(seen, paragraph.start, paragraph.end)]
    passed = 0
    for index, at in enumerate(strays):
        while passed < len(quoted) and quoted[passed][1] <= at:
            passed += 1
        near = [other for other in strays[max(0, index - 1) : index + 2] if abs(other - at) <= APART]
        if (
            len({seen[other] for other in near}) == 1
            and not (passed < len(quoted) and quoted[passed][0] < at)
            and (BESIDE.match(seen, at + 1) or BESIDE.match(seen[max(0, at - 1) : at]))
        ):
            yield at


RULE = Rule(
    name="script/strays",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=f"[{HAN}]",
    find=find,
    damaged=(
        Example("文中的结束夾注符号应当缩进两格。", "文中的结束夹注符号应当缩进两格。"),
        Example("這個頁面的圖片可以替换為另一張，儲存後重新載入。", "這個頁面的圖片可以替換為另一張，儲存後重新載入。"),
        Example("這裡有許多新的发現，還須整理。", "這裡有許多新的發現，還須整理。"),
    ),
    intact=(
        "店名“鼎泰豐”写在门口，书名《圍城》也没有改动，这里还有几个说明。",
        "他去东京看了樂天與億航的展览，还见了许多说话很慢的人。",
        "“国”的繁体字是國，简体字只有一个写法，这里说明它们的关系。",
        "毕昇发明活字印刷，这件事写进了许多书，后来传到远方。",
        "議員李慧琼與孫頔都說，這座大厦的業主來自恒生，內容還須查證，我們感謝祢。",
        "记者采访了孫頔，他说这里还有许多问题，他们会说清楚。",
        "啲人呢,要睇吓佢靚唔靚仔,這個問題還會講幾次。",
        "这里没有别的字，说话的人都走远了。",
        "在東京的駅で、图书馆へ行く。",
    ),
)
