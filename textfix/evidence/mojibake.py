"""Which line was read in a wrong encoding, and what it was: candidates by family, and the decision between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textfix.evidence import recoding, suspects
from textfix.evidence.fluency import EAST_ASIAN, Fluency, fluency
from textfix.evidence.recoding import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator


class Writer(NamedTuple):
    """The encoding that a text was really in."""

    name: str
    codec: str
    languages: tuple[str, ...]


UTF8 = Writer("UTF-8", "utf-8", (*EAST_ASIAN, "ru"))
GBK = Writer("GBK", "gbk", ("zh-hans", "zh-hant"))
BIG5 = Writer("Big5", "cp950", ("zh-hant",))
SHIFT_JIS = Writer("Shift_JIS", "cp932", ("ja",))
EUC_JP = Writer("EUC-JP", "euc_jp", ("ja",))
EUC_KR = Writer("EUC-KR", "cp949", ("ko",))
WINDOWS_1251 = Writer("Windows-1251", "cp1251", ("ru",))
KOI8 = Writer("KOI8-R", "koi8_r", ("ru",))
CP866 = Writer("CP866", "cp866", ("ru",))
WIDE = (GBK, BIG5, SHIFT_JIS, EUC_JP, EUC_KR)
CYRILLIC = (WINDOWS_1251, KOI8, CP866)

FAMILIES: tuple[tuple[Reader, str, tuple[Writer, ...]], ...] = (
    (recoding.GBK, suspects.GBK, (UTF8, BIG5, SHIFT_JIS, EUC_JP, EUC_KR)),
    (recoding.BIG5, suspects.BIG5, (UTF8, GBK, SHIFT_JIS, EUC_JP, EUC_KR)),
    (recoding.SHIFT_JIS, suspects.SHIFT_JIS, (UTF8, GBK, BIG5, EUC_JP, EUC_KR)),
    (recoding.KOREAN, suspects.KOREAN, (UTF8, GBK, BIG5, SHIFT_JIS, EUC_JP)),
    (recoding.WESTERN, suspects.WESTERN, (UTF8, *WIDE, *CYRILLIC)),
    (recoding.MACINTOSH, suspects.MACINTOSH, (UTF8, *WIDE, *CYRILLIC)),
    (recoding.WINDOWS_CYRILLIC, suspects.CYRILLIC, (UTF8, *WIDE, *CYRILLIC)),
    (recoding.KOI8, suspects.KOI8, (UTF8, *WIDE, *CYRILLIC)),
    (recoding.DOS_CYRILLIC, suspects.DOS, (UTF8, *WIDE, *CYRILLIC)),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a span may have been."""

    string: str
    reader: Reader
    writer: Writer
    fluency: Fluency
    gain: float  #: bits by which it is more natural than the damaged span


def candidates(string: str) -> Iterator[Candidate]:
    """All readings of a whole line that decode strictly and are more natural."""
    before: dict[bool, Fluency] = {}
    for reader, _, writers in FAMILIES:
        data = reader.unread(string)
        if data is None:
            continue
        if reader.wide not in before:
            before[reader.wide] = _plain(string, reader)
        for writer in writers:
            if writer.codec == reader.codec:
                continue
            try:
                decoded = data.decode(writer.codec)
            except UnicodeDecodeError:
                continue
            after, plain = fluency(decoded, writer.languages), before[reader.wide]
            if reader.wide and writer is EUC_JP and len(decoded) == len(string):
                a,b=_differing(string, decoded)
                after,plain=fluency(b,writer.languages),fluency(a,EAST_ASIAN)
            if after.count:
                yield Candidate(decoded, reader, writer, after, plain.excess - after.excess)


def _plain(string: str, reader: Reader) -> Fluency:
    return fluency(string, EAST_ASIAN if reader.wide else ("ru",))


def _accepted(candidate: Candidate, before: Fluency) -> bool:
    after = candidate.fluency
    margin, limit = _demands(after.count, candidate.writer)
    return candidate.gain >= margin and after.excess <= limit


def _demands(count: int, writer: Writer) -> tuple[float, float]:
    if writer is UTF8:
        return (6.5, 3.5) if count <= 1 else (4.0, 4.0) if count <= 2 else (1.5, 4.5)
    if writer in CYRILLIC:
        return (5.0, 0.5) if count <= 4 else (3.0, 0.7) if count <= 8 else (1.8, 0.9)
    return (6.5, 2.5) if count <= 2 else (4.6, 2.0) if count <= 4 else (3.2, 1.6) if count <= 8 else (1.8, 1.2)


def _differing(before,after):
    pairs=[(a,b) for a,b in zip(before,after) if a!=b]
    return "".join(a for a,_ in pairs), "".join(b for _,b in pairs)
