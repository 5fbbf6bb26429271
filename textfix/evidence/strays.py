"""Paragraphs of one Chinese script, the characters of the other one in them, and what these would be."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from textfix import tables
from textfix.core import Text, fact
from textfix.evidence.marks import unprotected
from textfix.evidence.script import script_profile

#: Only in one script by the national standards, but at home in both: names (昇 …) and words of Cantonese (吓 …).
AT_HOME = frozenset("昇頫鉅鍾鎔崑崙於麼後陞吓叹呐哟")
CLEARLY = 4.0  #: nats by which one form of a character is commoner than the next, so that it is the usual one
RARE = -99.0  #: for a character or a pair that no table has
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
    scripts = (tables.traditional_only(), tables.simplified_only())
    traditional, simplified = (_one_of(script - AT_HOME) for script in scripts)
    return traditional, simplified


def _one_of(characters: frozenset[str]) -> re.Pattern[str]:
    """A class of characters; those behind U+FFFF, which `re` compares one by one, are asked for last."""
    usual = "".join(sorted(character for character in characters if character < "\U00010000"))
    rare = "".join(sorted(character for character in characters if character >= "\U00010000"))
    return re.compile(f"[{usual}\U00010000-\U0010ffff](?:(?<=[\0-\uffff])|(?<=[{rare}]))")


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


def in_other_script(character: str, before: str, after: str, string: str) -> str | None:
    """What a character is in the other script, between these neighbours in this text; None where that is open."""
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
    return known[0] if len(known) == 1 else max(known, key=string.count, default=None)


@cache
def _traditional_forms() -> dict[str, tuple[str, ...]]:
    simplified_only = tables.simplified_only()
    forms: dict[str, list[str]] = {}
    for traditional, simplified in tables.to_simplified().items():
        if simplified in simplified_only:
            forms.setdefault(simplified, []).append(traditional)
    return {simplified: tuple(found) for simplified, found in forms.items()}
