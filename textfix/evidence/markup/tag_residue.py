"""HTML tags that stayed behind in the lines of a text: which lines hold them, and whether the text shows tags on purpose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Kind, Text, fact
from textfix.evidence.markup.bodies import COMPONENT, KNOWN, NAME, TAG, TEMPLATE
from textfix.evidence.paragraphs import Line, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Texts that speak of markup show it.
SPOKEN_OF = re.compile(
    r"\bX?HTML5?\b|\bXML\b|\bCSS\b|\bmark-?up\b|(?<!\n)(?:标签|標籤|标记|標記)(?![：:])|转义|轉義|实体|實體|源代?码|原始碼|程式碼",
    re.IGNORECASE,
)
#: Words that such texts use, and others as well: `Tag @hut on the picture`.
MENTIONED = re.compile(r"\b(?:tags?|elements?|attributes?)\b", re.IGNORECASE)
FEWEST_MENTIONED = 2
#: A tag between blanks or marks inside a line is named, not used, unless it stands for a break.
NAMED = re.compile(
    r"(?:^|[\s“「『\"'(（])</?(?!br\b)[A-Za-z][A-Za-z0-9]* ?/?>(?=[\s，。、；：,.;:”」』\"')）])", re.MULTILINE
)
#: Elements that leave a tag behind in prose; others are taken for placeholders.
OFTEN = re.compile(
    r"</?(?:a|b|big|blockquote|br|center|dd|del|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|label|li|ol|o:p|p|section|small"
    r"|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul|wbr|rt|rp|ruby)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
#: A line that ends in a break, and a pair round words: what nobody writes in plain text by chance.
BREAK_AT_END = re.compile(r"\S(?:<br ?/?>|</(?:p|div|li|h[1-6])>)\s*$", re.IGNORECASE)
PAIR = re.compile(
    r"<(b|strong|i|em|u|span|font|a|p|h[1-6]|small|sub|sup|del|center|div|li|ruby)(?:\s[^<>]*)?>[^<>]{1,500}</\1>",
    re.IGNORECASE,
)
READING = re.compile(r"<ruby>[^<>]{1,20}<r[tp]>", re.IGNORECASE)
OPEN_AT_HEAD = re.compile(r"\s*<(?:p|div|span|font|h[1-6]|li)(?:\s[^<>]*)?>\s*[^\s<]", re.IGNORECASE)


@fact
def lines_with_tags(text: Text) -> tuple[Line, ...]:
    """The lines of a plain text in which tags stayed behind; none where the text shows or uses markup."""
    string = text.string
    if text.kind is not Kind.PLAIN or not OFTEN.search(string):
        return ()
    shown = TAG.sub("", string)
    if (
        SPOKEN_OF.search(shown)
        or len(MENTIONED.findall(shown)) >= FEWEST_MENTIONED
        or TEMPLATE.search(string)
        or COMPONENT.search(string)
        or "`" in string
    ):
        return ()
    found = [line for line in lines(text) if OFTEN.search(line.string)]
    if any(_names_a_tag(line.string) for line in found) or not _is_residue(found):
        return ()
    return tuple(line for line in found if _only_known(line.string))


def _names_a_tag(line: str) -> bool:
    named = NAMED.search(line)
    return named is not None and bool(line[: named.start()].strip())


def _is_residue(found: Sequence[Line]) -> bool:
    return any(
        PAIR.search(line.string)
        or READING.search(line.string)
        or BREAK_AT_END.search(line.string)
        or OPEN_AT_HEAD.match(line.string)
        for line in found
    )


def _only_known(line: str) -> bool:
    """Whether every angle bracket of a line belongs to a tag of HTML."""
    tags = TAG.findall(line)
    names = [name.group(1).lower() if (name := NAME.match(tag)) else "" for tag in tags]
    return len(tags) == line.count("<") == line.count(">") and all(name in KNOWN or name == "o:p" for name in names)
