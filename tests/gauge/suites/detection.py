"""Whether bytes are decoded to the text of their label: shared by the suites on encodings."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.gauge.report import Detail, Report, Verdict, excerpts, tally
from tests.gauge.subject import decoded
from textfix.tables.encodings import euc_tw, viscii  # noqa: F401  # they register their codecs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.gauge.data import Data

#: Codecs that read the same bytes as a label does, and what its users added: either is right.
FAMILIES = {
    "ascii": ("ascii", "utf-8"),
    "big5": ("big5", "cp950", "big5hkscs"),
    "cp949": ("cp949",),
    "euc-jp": ("euc_jp", "eucjis2004"),
    "euc-kr": ("euc_kr", "cp949"),
    "gb2312": ("gb2312", "gbk", "gb18030"),
    "gb18030": ("gb18030", "gbk"),
    "ibm852": ("cp852",),
    "ibm855": ("cp855",),
    "ibm866": ("cp866",),
    "iso-8859-1": ("iso8859_1", "cp1252"),
    "iso-8859-8": ("iso8859_8", "cp1255"),
    "iso-8859-9": ("iso8859_9", "cp1254"),
    "iso-8859-11": ("iso8859_11", "tis_620", "cp874"),
    "maccentraleurope": ("mac_latin2",),
    "maccyrillic": ("mac_cyrillic",),
    "macroman": ("mac_roman",),
    "shift_jis": ("shift_jis", "cp932"),
    "tis-620": ("tis_620", "iso8859_11", "cp874"),
    "uhc": ("cp949",),
    "utf-8-sig": ("utf-8-sig",),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """Bytes, the name of their encoding, and the group they are counted in."""

    group: str
    place: str
    label: str
    data: bytes


def detection(data: Data, samples: Iterable[Sample]) -> Report:
    """How many samples are decoded to their label's text, to another one, or called binary; and the sure errors."""
    chosen = data.sampled(samples, lambda sample: sample.group)
    return tally(data.each(_measure, chosen), ("right", "wrong", "binary", "no codec", "certain", "surely wrong"))


def _measure(sample: Sample) -> Verdict:
    got, certain = decoded(sample.data)
    sure = ("certain",) if certain else ()
    right = texts(sample.data, sample.label)
    if not right:
        return Verdict(sample.group, ("no codec",))
    if got is None:
        return Verdict(sample.group, ("binary",), (Detail(sample.place, f"{sample.label}: called binary", "", ""),))
    if normalised(got) in right:
        return Verdict(sample.group, ("right", *sure))
    detail = Detail(sample.place, f"{sample.label}: wanted, and got", *excerpts(right[0], normalised(got)))
    return Verdict(sample.group, ("wrong", *sure, *(("surely wrong",) if certain else ())), (detail,))


def texts(data: bytes, label: str) -> list[str]:
    """What the bytes say by their label; more than one text where users of that name mean several codecs."""
    known = [codec for codec in FAMILIES.get(label, (label,)) if _exists(codec)]
    found = []
    for codec in known:
        try:
            found.append(normalised(data.decode(codec)))
        except UnicodeDecodeError:
            continue
    return found or [normalised(data.decode(codec, "replace")) for codec in known]


def normalised(text: str) -> str:
    """A text without its byte order mark and with ``\\n`` for line ends."""
    return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n").replace("\r", "\n")


def _exists(codec: str) -> bool:
    try:
        codecs.lookup(codec)
    except LookupError:
        return False
    return True
