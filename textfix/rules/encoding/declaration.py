"""A declaration that names another encoding than the file has.

What it finds:
    The encoding named by an XML declaration, an HTML `<meta>`, an `@charset`, a coding line or a mode line, where the
    file is converted to another one: it is corrected along with the bytes. Without a conversion, a name that
    contradicts the bytes is reported.

Why it is damage:
    Parsers believe the declaration and read a text that is not there, or refuse the file.

Stays silent on:
    Text in ASCII, which is the same in all; names under which the bytes read the same; what stands deeper in the file,
    in examples and comments; UTF-16 and UTF-32, whose marks decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Source, Text, Zone
from textfix.evidence.encodings.contracts import fits, reads_alike
from textfix.evidence.encodings.declarations import declarations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.evidence.encodings.declarations import Declared

WIDE = ("utf-16", "utf-32")
OLDER = (
    "(?:gb|hz|big5|shift|sjis|x-|euc|ks_c|iso-|iso8859|iso_|latin|windows-|win|cp[0-9]|koi8|mac|utf-?16|us-ascii|ascii"
    "|tis|viscii|ibm|johab|ansi)"
)


def find(text: Text) -> Iterator[Finding]:
    """Each declaration in force that does not fit the file as it will be written."""
    source = text.source
    if source is None or not source.certain or source.encoding.startswith(WIDE) or text.string.isascii():
        return
    for each in declarations(text):
        if source.encoding != source.read_as:
            if not fits(source, each.codec):
                message = f"{each.by} names {each.name}, which the file is no longer in"
                yield Finding(each.start, each.end, message, each.renamed(source.encoding))
        elif _contradicts(source, each, text.kind):
            message = f"{each.by} names {each.name}, but the file is in {source.read_as}"
            yield Finding(each.start, each.end, message, level=Level.REPORT)


def _contradicts(source: Source, each: Declared, kind: Kind) -> bool:
    codec = each.codec
    if codec is None or (codec.startswith(WIDE) and kind is Kind.HTML):  # which browsers take for UTF-8
        return False
    return not fits(source, codec) and not reads_alike(source, codec)


def _converted(text: str, encoding: str, name: str) -> Source:
    return Source(text.encode(encoding), encoding, "utf-8", name)


SCRIPT = "# -*- coding: {} -*-\nprint('渡口')\n"
PAGE = '<html><head><meta charset="{}"></head><body>Паром</body></html>\n'

RULE = Rule(
    name="encoding/declaration",
    level=Level.SAFE,
    removes=True,
    doc=__doc__ or "",
    trigger=rf"(?i)(?:coding[ \t]*[=:]|charset[ \t]*=|@charset|fenc=)[ \t\"']*{OLDER}",
    find=find,
    damaged=(
        Example(
            SCRIPT.format("gbk"),
            SCRIPT.format("utf-8"),
            Kind.SOURCE,
            _converted(SCRIPT.format("gbk"), "gb18030", "a.py"),
        ),
        Example(
            PAGE.format("WINDOWS-1251"),
            PAGE.format("UTF-8"),
            Kind.HTML,
            _converted(PAGE.format("WINDOWS-1251"), "cp1251", "a.html"),
        ),
        Example(
            PAGE.format("gbk"), PAGE.format("gbk"), Kind.HTML, Source(PAGE.format("gbk").encode(), "utf-8", "utf-8")
        ),
    ),
    intact=(PAGE.format("gbk"), SCRIPT.format("utf-8"), "The line `# coding: gbk` names it.\n"),
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
    reads_bytes=True,
)
