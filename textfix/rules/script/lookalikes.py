"""A letter of another alphabet that looks like the right one, inside a word.

What it finds:
    Cyrillic, Greek, Armenian and full-width letters in a Latin word, and Latin letters in a Cyrillic or Greek word, where
    each can pass for a letter of the word's alphabet and the others show which alphabet that is: the Cyrillic а in
    "pаyment", the Latin c in «рecпублика». Where no letter tells, the alphabet of the text decides, at full; letters
    that only resemble one are reported, and so is a single word of capitals with such a letter at its beginning or end:
    names are styled like that.

Why it is damage:
    A wrong keyboard layout, character recognition and deceit put them there. The word looks right, but neither searches
    nor spelling checkers know it.

Stays silent on:
    Words wholly in one alphabet, also beside each other or with a hyphen (IT-отдел); endings and prepositions joined to
    a foreign word (URLа, сGit); symbols (μm, kΩ, ΔH, Gα, Uвх, sinα); the I of Chechen and its neighbours (Iаьржа);
    transcriptions; addresses and code; a program's places for values (%(name)sраз); texts about such letters; noise that
    mixes three alphabets.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.alphabets import LATIN, OTHERS, Mixed, alphabet_of, alphabets, is_noise, mixed_words
from textfix.evidence.script.lookalikes import Verdict, is_styled, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Words of texts that speak of such letters; looked for one by one, which is many times as fast as one expression.
NAMED = (
    *("homogl", "Homogl", "confusab", "Confusab", "spoof", "Spoof", "punycode", "IDN", "U+03", "U+04"),
    *("lookalike", "look-alike", "Lookalike", "Look-alike", "Cyrillic", "cyrillic", "CYRILLIC"),
    *("гомоглиф", "同形", "形近"),
)


def find(text: Text) -> Iterator[Finding]:
    words = mixed_words(text)
    if not words or any(map(text.string.__contains__, NAMED)) or is_noise(text):
        return
    used = alphabets(text)
    for word in words:
        verdict = judge(word.letters, used)
        if verdict and not _is_palochka(text, word, verdict):
            styled = len(words) == 1 and is_styled(word.letters, verdict)
            yield from _findings(word, verdict._replace(level=Level.REPORT) if styled else verdict)


def _is_palochka(text: Text, word: Mixed, verdict: Verdict) -> bool:
    """Whether a Latin I may stand for the palochka of Chechen and its neighbours, which no keyboard has: `Iаьржа`."""
    if word.letters.isupper() or not any(word.letters[place] == "I" for place in verdict.letters):
        return False
    return alphabets(text)["Cyrillic"] > 0 and not any(letter in text.string for letter in "іІ")


def _findings(word: Mixed, verdict: Verdict) -> Iterator[Finding]:
    """One finding for each run of neighbouring letters."""
    for _, group in groupby(enumerate(sorted(verdict.letters)), lambda pair: pair[1] - pair[0]):
        places = [place for _, place in group]
        first, last = places[0], places[-1] + 1
        seen = word.letters[first:last]
        meant = [verdict.letters[place] for place in places]
        repaired = None if None in meant else "".join(letter or "" for letter in meant)
        message = f"{alphabet_of(seen[0])} {seen} in {word.letters}"
        yield Finding(word.start + first, word.start + last, message, repaired, verdict.level)


RULE = Rule(
    name="script/lookalikes",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=f"[{LATIN}][{OTHERS}]|[{OTHERS}][{LATIN}]",
    find=find,
    damaged=(
        Example("The p\u0430yment was m\u0430de on time.", "The payment was made on time."),
        Example("Гoвoрят, что \u0043качать файл нельзя.", "Говорят, что Скачать файл нельзя."),
        Example("M\u0391RK\u0395T day at the harb\u03bfur.", "MARKET day at the harbour."),
        Example("請安裝 Ｗindows 與 Offｉce 的新版。", "請安裝 Windows 與 Office 的新版。"),
    ),
    intact=(
        "IT-отдел настроил Wi-Fi, открыл URLа список и проверил APIу, сGit всё работает.",
        "Сопротивление 5 kΩ, длина 3 μm, ΔH и ΔE, Gα, sinα, Uвх и Iк, Tср, группаB, iФон.",
        "Привет, world. Привет, мир. Γειά σου, world.",
        "The NFκB pathway, TGFβ and TNFα, PPARγ, a β-carotene and λx.",
        "ＮＨＫ と ＡＢＣ の番組、ＰＤＦfile。",
        "A Cyrillic а in pаyment is a homoglyph.",
        "[ˈhɛləβʊ] and [aβəra]",
        "Lookalikes that stay as they are: сыp, pаge",
        "ѫeγӽ#ВnΩ ÍvΑuЖ îçхÓσ ðϜbt ΘrаÞ",
        "https://ex\u0430mple.org/",
        "Файл %(model_name)sневозможно сохранить: %sраз, %luпо плану.\\rраз",
        "Нохчийчохь Iаьржа дитташ ду, шен гIайгIа а, хIума а яц.",
    ),
)
