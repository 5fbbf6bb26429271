"""What a file says about its own encoding; evidence, never the answer."""

from __future__ import annotations

import codecs
import re

_LOOKED_AT = 1024
_DECLARATION = re.compile(
    rb"""<\?xml[^>]{1,80}?encoding\s{0,4}=\s{0,4}["']([\w.:-]{2,40})"""
    rb"""|charset\s{0,4}=\s{0,4}["']?([\w.:-]{2,40})"""
    rb"""|coding[:=][ \t]{0,4}([\w.-]{2,40})"""
    rb"""|fileencoding=([\w.-]{2,40})""",
)
#: Names in the wild that Python does not know, and those whose usual reading is a larger set.
_NAMES = {
    "x-sjis": "cp932", "x-euc-jp": "euc_jp", "windows-31j": "cp932", "x-gbk": "gb18030", "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic", "x-windows-949": "cp949", "ks_c_5601-1987": "cp949", "x-x-big5": "big5",
    "windows-874": "cp874", "macroman": "mac_roman", "chinese": "gb18030", "iso-8859-8-i": "iso8859_8",
}  # fmt: skip
_OURS = {"euc-tw": "euc_tw", "x-euc-tw": "euc_tw", "viscii": "viscii"}  #: registered only when they are needed
#: The codec of each family that the candidates use.
_WIDEST = {
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "cp950": "big5hkscs", "tis_620": "cp874", "iso8859_11": "cp874", "iso8859_1": "cp1252",
}  # fmt: skip


def declared(data: bytes) -> str | None:
    """The codec that the first lines name, in the form that the candidates use."""
    head = data[:_LOOKED_AT].lower()
    if b"coding" not in head and b"charset" not in head:
        return None
    found = _DECLARATION.search(head)
    if found is None:
        return None
    name = next(group for group in found.groups() if group).decode("ascii", "replace")
    if name in _OURS:
        return _OURS[name]
    try:
        codec = codecs.lookup(_NAMES.get(name, name)).name.replace("-", "_")
    except LookupError:
        return None
    return _WIDEST.get(codec, codec)
