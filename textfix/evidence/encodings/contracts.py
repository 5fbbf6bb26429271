"""Files whose encoding is agreed upon, so that a program would misread them in another one."""

from __future__ import annotations

import codecs
import re
from os.path import splitext
from typing import TYPE_CHECKING

from textfix.encodings.declared import declared
from textfix.encodings.names import known
from textfix.evidence.encodings.declarations import declarations

if TYPE_CHECKING:
    from textfix.core import Source, Text

#: Read in the code page of the system, in that of DOS, or in Latin-1 as their format says.
_CODE_PAGE = (
    " bat btm cmd rc rc2 vbs vbe wsf reg nfo diz ans inf ini url iss nsi ps1 psm1 psd1 bas cls ctl dfm frm pas dpr dpk"
    " csv properties m3u cue "
)
#: Each part of these has the encoding of another file, or says its own.
_OF_OTHERS = " diff patch rej eml mbox mbx mht mhtml "
#: How LaTeX and SQL say it, beside what XML, HTML and editors do.
_IN_TEX = re.compile(
    rb"\\usepackage\s{0,4}\[[^]\n]{0,40}\]\s{0,4}\{(?:inputenc|CJK\w{0,8})\}|\\begin\{CJK\*?\}|\\inputencoding\{"
)
_IN_SQL = re.compile(rb"(?i)\bset\s{1,4}names\s{1,4}'?(\w{2,20})")
_LOOKED_AT = 1 << 16


def of_other_files(source: Source) -> bool:
    """Whether the file holds pieces of others, each to be kept to the byte."""
    return _is_listed(source, _OF_OTHERS)


def is_agreed(text: Text, source: Source) -> bool:
    """Whether the encoding in which a text was read from its file is the one that its readers expect."""
    if _is_listed(source, _CODE_PAGE) or of_other_files(source):
        return True
    head = source.data[:_LOOKED_AT]
    names = [
        declared(source.data),
        *(each.name for each in declarations(text)),
        *(name.decode().lower() for name in _IN_SQL.findall(head)),
    ]
    return bool(_IN_TEX.search(head)) or any(reads_alike(source, name) for name in names if name)


def fits(source: Source, codec: str | None) -> bool:
    """Whether a codec is the one that a file will be written in, with or without a mark."""
    return codec is not None and codec.removesuffix("-sig") == known(source.encoding)


def reads_alike(source: Source, name: str) -> bool:
    """Whether the encoding called *name* makes the same text of a file."""
    codec = known(name)
    if codec is None:
        return False
    if codec == known(source.read_as):
        return True
    try:
        return codecs.decode(source.data, codec) == codecs.decode(source.data, source.read_as)
    except (UnicodeDecodeError, LookupError):
        return False


def _is_listed(source: Source, suffixes: str) -> bool:
    return f" {splitext(source.name)[1][1:].lower()} " in suffixes
