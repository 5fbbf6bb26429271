r"""UTF-8 that was read in a Western encoding: `cafÃ©` for `café`, `itâ€™s` for `it’s`.

What it finds:
    Lines whose characters, written back in Latin-1, Windows-1252, Windows-1250, Windows-1251, MacRoman, CP437 or a
    like encoding, are UTF-8 of any language; found and read by ftfy, line by line. Also control characters that are
    the quotes and dashes of Windows-1252.

Why it is damage:
    Letters with accents, currency signs and quotes follow one another there as they do in no language, and exactly
    so as the bytes of UTF-8 do. Writing the repaired line back and reading it wrongly again gives the damaged one,
    which is the proof. Where bytes are lost, ftfy's repair is of level full.

Stays silent on:
    Lines that hold Chinese, Japanese, Korean or Russian read in a wrong encoding (`ÖÐ¹ú±ê×¼`), which ftfy would make
    unrecoverable; accented words, quotes and dashes that are as they should be (“AMANHÔ); what is
    quoted to show such damage, in replacement tables and in texts about encodings. ftfy's other repairs, which fold
    full-width punctuation and quotes, are never used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.alphabets import is_noise
from textfix.evidence.mojibake import suspects
from textfix.evidence.mojibake.looks import western_lines
from textfix.evidence.mojibake.misread import damages
from textfix.evidence.mojibake.rereading import Rereading, changed_spans, reread
from textfix.evidence.mojibake.shown import is_by_chance, is_shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random


def find(text: Text) -> Iterator[Finding]:
    """The smallest spans that ftfy would change in each line that no other kind of mojibake explains."""
    suspect = suspects.pattern(suspects.UTF8_AS_WESTERN)
    explained = iter(damages(text))
    damage = next(explained, None)
    for offset, end in western_lines(text):
        while damage and damage.end <= offset:
            damage = next(explained, None)
        if not (damage and damage.start <= end) and suspect.search(line := text.string[offset:end]):
            rereading = reread(line)
            if rereading and not is_noise(text):
                yield from _findings(line, offset, rereading, prose=text.kind is not Kind.DATA)


def _findings(line: str, offset: int, rereading: Rereading, *, prose: bool) -> Iterator[Finding]:
    marks = suspects.pattern(suspects.UTF8_AS_WESTERN).finditer(rereading.string)
    in_part = any(mark.group() in line for mark in marks)
    proven = rereading.proven and not in_part
    message = "UTF-8 read in a Western encoding" + ("" if proven else "; not all of it can be read")
    for start, end, after in changed_spans(line, rereading.string):
        if not is_by_chance(line, start, end, after) and not is_shown(line, start, end, after, prose=prose):
            yield Finding(offset + start, offset + end, message, after, None if proven else Level.FULL, proven)


def damage(text: str, chance: Random) -> str:
    """The forward program: the text's UTF-8 read as Latin-1."""
    del chance  # the program has no choice to make
    return text.encode().decode("latin-1")


RULE = Rule(
    name="mojibake/western",
    level=Level.SAFE,
    removes=True,
    doc=__doc__ or "",
    trigger=suspects.UTF8_AS_WESTERN,
    find=find,
    damaged=(
        Example("The cafÃ© is closed, itâ€™s Sunday.", "The café is closed, it’s Sunday."),
        Example("TÃ¼rkÃ§e kitaplar", "Türkçe kitaplar"),
        Example("voilÃ  le travail", "voilà le travail"),
    ),
    intact=(
        "Le café est à côté de l'hôtel « Étoile ».",
        "ÖÐ¹ú±ê×¼Ê±¼ä",
        "Größe: 5 × 3 ± 0,5 µm",
        "他说：“好……”——真的。",
        'TABLE = {"Ã¡": "á", "Ã©": "é"}',
        "Latin-1 shows “Ã©” for an é.",
        "“NÃO”, DISSE A IRMÃ; “AMANHÃ”, DISSE O ANÃO. « LE CAFÉ»",
    ),
    damage=damage,
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
)
