"""Paragraphs of one Chinese script, the characters of the other one in them, and what these would be."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from textfix import tables
from textfix.core import Text, fact
from textfix.evidence.marks import unprotected
from textfix.evidence.prose_script import script_profile

if TYPE_CHECKING:
    from collections.abc import Callable

#: Only in one script by the national standards, but at home in both: names (昇 …) and words of Cantonese (吓 …).
AT_HOME = frozenset("昇頫鉅鍾鎔崑崙於麼後陞吓叹呐哟响冲祢咤")
#: Forms that writers of Traditional Chinese use beside the ones of the standards: a slip only where the text has these.
OLD_FORMS = frozenset(
    "恒脉内虚强黄横厦叠携殁韵宫况册净却别吴奥没静争丢毁禀匀抛够届秃删刹嘘粤汹泪踪迹笋荆脚撑厢琼睐决减凉羁腼个猫疱糍无牦鞲"
)
#: Surnames that are hardly another word before a character; what follows one may be spelt as its bearer spells it.
SURNAMES = frozenset(
    "張张陳陈劉刘趙赵吳吴徐孫孙郭羅罗鄭郑謝谢韓韩唐馮冯董蕭萧鄧邓蔣蒋蔡潘杜魏蘇苏呂吕沈姚盧卢崔譚谭汪賈贾李袁梁彭鄒邹曾黃黄楊杨許许鍾钟葉叶丁朱"
)
CLEARLY = 4.0  #: nats by which one form of a character is commoner than the next, so that it is the usual one
RARE = -99.0  #: for a character or a pair that no table has
LAST = "\uffff"  #: of the characters that every font and every database holds
KANA = re.compile("[ぁ-ゖァ-ヺ]")


class Paragraph(NamedTuple):
    """A line of prose with the places of its characters that only one of the scripts has."""

    start: int
    end: int
    traditional: tuple[int, ...]
    simplified: tuple[int, ...]


@cache
def only() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A character that only Traditional Chinese has, and one that only Simplified Chinese has."""
    return _one_of(tables.traditional_only() - AT_HOME), _one_of(tables.simplified_only() - AT_HOME)


def _one_of(characters: frozenset[str]) -> re.Pattern[str]:
    """A class of characters; those behind U+FFFF, which `re` compares one by one, are asked for last."""
    usual = "".join(sorted(character for character in characters if character <= LAST))
    rare = "".join(sorted(character for character in characters if character > LAST))
    return re.compile(f"[{usual}\U00010000-\U0010ffff](?:(?<=[\0-\uffff])|(?<=[{rare}]))")


def in_name(string: str, at: int) -> bool:
    """Whether a character is as near behind a surname as that of a given name."""
    return not SURNAMES.isdisjoint(string[max(0, at - 2) : at])


@fact
def paragraphs(text: Text) -> tuple[Paragraph, ...]:
    """The lines that hold characters of the script that the text has less of; lines with kana are left out."""
    seen = unprotected(text)
    whole = script_profile(text)
    traditional, simplified = only()
    rarer = simplified if whole.traditional >= whole.simplified else traditional
    found: list[Paragraph] = []
    end = -1
    while rare := rarer.search(seen, end + 1):
        start = seen.rfind("\n", 0, rare.start()) + 1
        end = seen.find("\n", rare.start())
        end = len(seen) if end < 0 else end
        if not KANA.search(seen, start, end):
            places = (tuple(match.start() for match in script.finditer(seen, start, end)) for script in only())
            found.append(Paragraph(start, end, *places))
    return tuple(found)


def in_other_script(character: str, before: str, after: str, count: Callable[[str], int]) -> str | None:
    """What a character is in the other script, between these neighbours in a text with these counts; None if open."""
    if character in tables.traditional_only():
        simplified = tables.to_simplified()[character]
        return simplified if simplified in tables.simplified_only() else None
    forms = _traditional_forms().get(character, ())
    if not forms:
        return None
    singles, pairs = tables.unigrams(), tables.bigrams()
    ranked = sorted(forms, key=lambda form: -singles.get(form, RARE))
    if len(ranked) == 1 or singles.get(ranked[0], RARE) - singles.get(ranked[1], RARE) >= CLEARLY:
        return ranked[0]
    known = [form for form in ranked if before + form in pairs or form + after in pairs]
    return known[0] if len(known) == 1 else max(known, key=count, default=None)


@cache
def _traditional_forms() -> dict[str, tuple[str, ...]]:
    simplified_only = tables.simplified_only()
    forms: dict[str, list[str]] = {}
    for traditional, simplified in tables.to_simplified().items():
        if simplified in simplified_only:
            forms.setdefault(simplified, []).append(traditional)
    return {simplified: tuple(found) for simplified, found in forms.items()}
