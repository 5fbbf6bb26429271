"""The families of mojibake: what a text was written in, and what it was read in. Each is a forward program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textfix.evidence.mojibake import recoding
from textfix.evidence.mojibake.fluency import EAST_ASIAN

if TYPE_CHECKING:
    from textfix.evidence.mojibake.recoding import Reader


@dataclass(frozen=True, slots=True, eq=False)
class Writer:
    """The encoding that a text was really in."""

    name: str  #: as people call it
    codecs: tuple[str, ...]  #: Python's names, the usual variant first
    languages: tuple[str, ...]
    alphabetic: bool = False


class Family(NamedTuple):
    """Text in the writer's encoding that was read in the reader's."""

    reader: Reader
    writer: Writer

    @property
    def name(self) -> str:
        """The family as people say it."""
        return f"{self.writer.name} read as {self.reader.name}"

    @property
    def alike(self) -> bool:
        """Whether both encodings have kana and marks in the same places."""
        return self.reader.wide and self.writer is EUC_JP

    def makes(self, sound: str, damaged: str) -> bool:
        """The proof: whether some program turns the sound text into the damaged one."""
        for codec in self.writer.codecs:
            try:
                data = sound.encode(codec)
            except UnicodeEncodeError:
                continue
            if any(read == damaged for read in self.reader.reads(data, like=damaged)):
                return True
        return False

    def damage(self, sound: str) -> str:
        """The forward program, as browsers and Windows run it; *sound* where the writer's encoding cannot hold it."""
        try:
            return next(self.reader.reads(sound.encode(self.writer.codecs[0])))
        except UnicodeEncodeError:
            return sound


UTF8 = Writer("UTF-8", ("utf-8",), (*EAST_ASIAN, "ru"))
GBK = Writer("GBK", ("gbk", "gb18030"), ("zh-hans", "zh-hant"))
BIG5 = Writer("Big5", ("cp950", "big5hkscs"), ("zh-hant",))
SHIFT_JIS = Writer("Shift_JIS", ("cp932", "shift_jisx0213"), ("ja",))
EUC_JP = Writer("EUC-JP", ("euc_jp", "euc_jisx0213"), ("ja",))
EUC_KR = Writer("EUC-KR", ("cp949",), ("ko",))
WINDOWS_1251 = Writer("Windows-1251", ("cp1251",), ("ru",), alphabetic=True)
KOI8 = Writer("KOI8-R", ("koi8_r",), ("ru",), alphabetic=True)
CP866 = Writer("CP866", ("cp866",), ("ru",), alphabetic=True)
WIDE_WRITERS = (GBK, BIG5, SHIFT_JIS, EUC_JP, EUC_KR)
_CYRILLIC = (WINDOWS_1251, KOI8, CP866)
_SAME = {
    "gbk": GBK,
    "cp950": BIG5,
    "cp932": SHIFT_JIS,
    "cp949": EUC_KR,
    "cp1251": WINDOWS_1251,
    "koi8_r": KOI8,
    "cp866": CP866,
}
_WIDE_READERS = (recoding.GBK, recoding.BIG5, recoding.SHIFT_JIS, recoding.KOREAN)
_SINGLE_READERS = (
    recoding.WESTERN,
    recoding.MACINTOSH,
    recoding.WINDOWS_CYRILLIC,
    recoding.KOI8,
    recoding.DOS_CYRILLIC,
)

ALL = (
    *(
        Family(reader, writer)
        for reader in _WIDE_READERS
        for writer in (UTF8, *WIDE_WRITERS)
        if _SAME.get(reader.codec) is not writer
    ),
    *(
        Family(reader, writer)
        for reader in _SINGLE_READERS
        for writer in (UTF8, *WIDE_WRITERS, *_CYRILLIC)
        if _SAME.get(reader.codec) is not writer
    ),
    Family(recoding.UNICODE, GBK),  # where two bytes of GBK happen to be a character of UTF-8
)
