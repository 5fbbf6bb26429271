"""Text and comments of XML; tags, instructions and declarations are left alone."""

from __future__ import annotations

import re

#: What is no text, each with what closes it; only a CDATA section holds text of its own.
OPENER = re.compile(r"<!--|<!\[CDATA\[|<\?|<[!/A-Za-z_\u0080-\U0010ffff]")
CLOSERS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}


def touchable(string: str, path: str) -> list[tuple[int, int]] | None:
    """The text between tags, and inside comments and CDATA."""
    del path
    found: list[tuple[int, int]] = []
    position = 0
    while opener := OPENER.search(string, position):
        found.append((position, opener.start()))
        closer = CLOSERS.get(opener[0], ">")
        end = string.find(closer, opener.end())
        if end < 0:
            return found
        if opener[0] in ("<!--", "<![CDATA["):
            found.append((opener.end(), end))
        position = end + len(closer)
        if opener[0] == "<!" and "[" in string[opener.start() : end]:  # a document type with declarations inside
            inner = string.find("]>", opener.end())
            position = inner + 2 if inner >= 0 else len(string)
    found.append((position, len(string)))
    return found
