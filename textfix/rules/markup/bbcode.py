"""The markup of forums left in a plain text.

What it finds:
    In plain text: `[b]…[/b]`, `[size=4]`, `[color=red]`, `[url=…]…[/url]`, `[quote]`, `[img]…[/img]` and the like, where at least one
    pair is whole. The tags go, what they enclose stays; pictures and attachments go with their addresses.

Why it is damage:
    The forum's program turns them into type. In a copy of the post they stand between the words.

Stays silent on:
    Texts that speak of such codes or have them in code; square brackets round anything else, such as references, keys
    and notes; single tags without their end; Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = (
    r"b|i|u|s|size|color|colour|font|backcolor|url|email|img|align|center|left|right|float|quote|list|indent|table|tr|td|hide|free"
    r"|media|flash|audio|video|youtube|attach|attachimg|attachment|sub|sup|spoiler|postbg|p|code|icode|plain|user|heading"
)
#: What a tag may be given, with or without a name.
VALUE = r"=[^\[\]\n]{1,300}| [a-z]{2,12}=[^\[\]\n]{1,300}"
SMILEY = r"\{:\d{1,3}_\d{1,5}:\}"
TAG = re.compile(rf"\[(?P<end>/)?(?P<name>{NAMES})(?:{VALUE})?\]|\[\*\]|\[hr\]|\[s:\d+\]|{SMILEY}", re.IGNORECASE)
#: Elements whose content is an address or a number that nobody reads.
HIDDEN = re.compile(
    r"\[(img|attach|attachimg|attachment|media|flash|audio|video|youtube|postbg)(?:=[^\[\]\n]{1,300}| [a-z]{2,12}=[^\[\]\n]{1,300})?\][^\[\]\n]{0,500}\[/\1\]",
    re.IGNORECASE,
)
SPOKEN_OF = re.compile(r"\bBB ?code|\bUBB|论坛代码|論壇代碼|标签代码", re.IGNORECASE)
BLANK = " \t\N{IDEOGRAPHIC SPACE}"


def find(text: Text) -> Iterator[Finding]:
    """Each tag, and each picture whole; a line of nothing else goes with its line end."""
    string = text.string
    if SPOKEN_OF.search(string) or not _has_a_pair(string):
        return
    spans = sorted(
        [place.span() for place in HIDDEN.finditer(string)] + [place.span() for place in TAG.finditer(string)]
    )
    for start, end in _merged(spans):
        line_start, line_end = string.rfind("\n", 0, start) + 1, string.find("\n", end)
        line_end = len(string) if line_end < 0 else line_end
        alone = not string[line_start:start].strip(BLANK) and not string[end:line_end].strip(BLANK)
        message = f"forum markup {string[start:end][:30]}"
        if alone:
            yield Finding(line_start, min(line_end + 1, len(string)), message, "")
        else:
            inside = string[line_start:start].strip(BLANK) and string[end:line_end].strip(BLANK)
            yield Finding(start, end, message, _between(string[start:end].lower()) if inside else "")


def _between(tags: str) -> str:
    """What parts the words on both sides of tags: items and rows are lines of their own, cells are set apart."""
    if "[*]" in tags or "[/tr]" in tags:
        return "\n"
    return "\t" if "[/td][td" in tags else ""


def _has_a_pair(string: str) -> bool:
    """Whether an opening tag is followed by its end."""
    opened: set[str] = set()
    for tag in TAG.finditer(string):
        name = (tag["name"] or "").lower()
        if name and tag["end"] and name in opened:
            return True
        if name and not tag["end"]:
            opened.add(name)
    return False


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that touch as one."""
    start, end = -1, -1
    for first, last in spans:
        if first <= end:
            end = max(end, last)
            continue
        if end >= 0:
            yield start, end
        start, end = first, last
    if end >= 0:
        yield start, end


RULE = Rule(
    name="markup/bbcode",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=rf"(?i)\[/(?:{NAMES})\]",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    enters=frozenset({Zone.ADDRESS}),
    damaged=(
        Example(
            "[size=4][b]一、对焦[/b][/size]\n[img]https://a.example.org/1.jpg[/img]\n参见[url=https://a.example.org/2]这里[/url]。\n",
            "一、对焦\n参见这里。\n",
        ),
        Example("[quote]Who was it?[/quote]\nIt was [i]me[/i].\n", "Who was it?\nIt was me.\n"),
        Example('[QUOTE="lena, post: 4411"]Who was it?[/QUOTE]\n[LIST][*]me[/LIST]\n', "Who was it?\nme\n"),
        Example("[list][*]先看天色[*]再看水色[/list]\n", "先看天色\n再看水色\n"),
        Example("[color=#f00]注意[/color]安全[hr]\n", "注意安全\n"),
    ),
    intact=(
        "BBCode 里加粗写作 [b]粗[/b]。\n",
        "he [i] and she [u] agree, see [1] and [b]\n",
        "`[b]粗[/b]`\n",
        "【b】第二项【/b】\n",
    ),
)
