r"""UTF-8 that was read in a Western encoding: `ä¸­å›½` for `中国`, `cafÃ©` for `café`.

What it finds:
    Lines whose characters, written back in Latin-1, Windows-1252, Windows-1250, Windows-1251, MacRoman or a like
    encoding, are UTF-8; found and read by ftfy, line by line.

Why it is damage:
    Letters with accents, currency signs and quotes follow one another there as they do in no language, and exactly
    so as the bytes of UTF-8 do. Writing the repaired span back and reading it wrongly again gives the damaged one.

Stays silent on:
    Lines that could be Chinese, Japanese or Korean in a multi-byte encoding read as Western (`ÖÐ¹ú±ê×¼`): ftfy would
    make them unrecoverable. Accented words, quotes and dashes that are as they should be. ftfy's other repairs, which
    fold full-width punctuation and quotes, are never used.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text, Zone
from textfix.edits import findings_of_change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

#: What the lead byte of a UTF-8 sequence and the byte behind it become, by the encoding they were read in.
WINDOWS = "[Â-ôĂăĐđĘęÎîÏï][\N{PADDING CHARACTER}-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸŚśŤťŹźˇ˘ŁłĄąŞşĽ˝ľŻżĞğŔ¸]"
MACINTOSH = "[√¬‚„‰ÂÊÁËÈŒœ–—][ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø]"
CYRILLIC = "[РСВГвгТУ][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬®Ї°±Ііґµ¶·ё№є»јѕї\N{NO-BREAK SPACE}\N{SOFT HYPHEN}]"
DOS = "[Γ├┬πΣσµτΦΘ╬╨╤][ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐]"
TRIGGER = "|".join((WINDOWS, MACINTOSH, CYRILLIC, DOS))
SUSPECT = re.compile(TRIGGER)
#: A run of letters of Latin-1's upper half: two-byte characters of a multi-byte encoding look like this.
HIGH_RUN = re.compile("[\N{NO-BREAK SPACE}-ÿŒœŠšŽžŸƒˆ˜–—‘-„†-•…‰‹›€™\N{PADDING CHARACTER}-\N{APPLICATION PROGRAM COMMAND}]{4,}")
MULTI_BYTE = ("gb18030", "big5", "cp932", "cp949")
HAN_KANA_HANGUL = re.compile("[一-鿿぀-ヿ가-힣]")


def find(text: Text) -> Iterator[Finding]:
    """Yield the smallest spans of each line that ftfy would change, unless a multi-byte reading explains the line."""
    offset = 0
    for line in text.string.split("\n"):
        if SUSPECT.search(line):
            yield from _in_line(line, offset)
        offset += len(line) + 1


def _in_line(line: str, offset: int) -> Iterator[Finding]:
    repaired = _without_encoding_damage(line)
    if repaired == line or _is_multi_byte(line):
        return
    for finding in findings_of_change(line, repaired, "UTF-8 read in a Western encoding"):
        yield Finding(offset + finding.start, offset + finding.end, finding.message, finding.replacement)


def _without_encoding_damage(line: str) -> str:
    import ftfy  # takes 60 ms to import

    fenced = ftfy.TextFixerConfig(restore_byte_a0=True, replace_lossy_sequences=False, decode_inconsistent_utf8=True)
    return ftfy.fix_encoding(line, fenced)


def _is_multi_byte(line: str) -> bool:
    """Whether a run of high characters, as bytes, is East Asian text in a multi-byte encoding and is not UTF-8."""
    for run in HIGH_RUN.finditer(line):
        try:
            raw = run.group().encode("sloppy-windows-1252")
        except UnicodeEncodeError:
            continue
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            if any(_reads_as(raw, codec) for codec in MULTI_BYTE):
                return True
    return False


def _reads_as(raw: bytes, codec: str) -> bool:
    try:
        decoded = raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return len(HAN_KANA_HANGUL.findall(decoded)) * 2 > len(decoded)


def damage(text: str, chance: Random) -> str:
    """The forward program: the text's UTF-8 read as Latin-1."""
    del chance  # the program has no choice to make
    return text.encode().decode("latin-1")


RULE = Rule(
    name="mojibake/western",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=TRIGGER,
    find=find,
    damaged=(
        Example("The cafÃ© is closed.", "The café is closed."),
        Example("è¿™æ˜¯ä¸€æ\x9d¡æ¶ˆæ\x81¯ã€‚", "这是一条消息。"),
        Example("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"),
    ),
    intact=("Le café est à côté de l'hôtel « Étoile ».", "ÖÐ¹ú±ê×¼Ê±¼ä", "Größe: 5 × 3 ± 0,5 µm", "他说：“好……”——真的。"),
    damage=damage,
    enters=frozenset({Zone.CODE, Zone.TAG, Zone.FRONT_MATTER}),
)
