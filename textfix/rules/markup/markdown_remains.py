"""The asterisks and link brackets of Markdown in a text that is no Markdown.

What it finds:
    In plain text without any other sign of Markdown: at least two phrases between double asterisks, pictures `![…](…)` and, in their
    company, links `[words](address)`. Words stay, pictures leave their description, links their words.

Why it is damage:
    A page's text was converted to Markdown and then stored as plain text. The marks were meant for a program.

Stays silent on:
    Plain text that is written as Markdown: with headings, lists, fences, inline code, quotations, tables or rules; a single
    phrase between asterisks; powers and products; Markdown files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

BOLD = re.compile(
    r"(?<![\w*\\])\*\*(?P<words>(?![\s*])[^*\n]{1,200}?(?<!\s))\*\*(?![\w*])|(?<=[\u3400-\u9fff])\*\*(?P<han>(?![\s*])[^*\n]{1,200}?(?<!\s))\*\*(?!\*)|(?<!\*)\*\*(?P<more>(?![\s*])[^*\n]{1,200}?(?<!\s))\*\*(?=[\u3400-\u9fff])"
)
PICTURE = re.compile(r"!\[(?P<words>[^\[\]\n]{0,200})\]\((?:https?:|/|\.)[^()\s]{1,500}\)")
LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]{1,200})\]\((?:https?:|/)[^()\s]{1,500}\)")
#: Any of these, and the text is Markdown, whatever its file is called.
MARKDOWN = re.compile(
    r"^ {0,3}(?:#{1,6} |```|~~~|[-*+] |\d{1,3}[.)] |> |\||[-*_]{3,}\s*$|={3,}\s*$)|`|^ {4}\S|\t", re.MULTILINE
)
FEWEST = 2
#: What pictures of the frame are called.
NO_DESCRIPTION = re.compile(
    r"(?:banner|logo|icon|avatar|header|ads?|spacer|cover|image|img|photo|pic(?:ture)?|thumb(?:nail)?|pin it|qr ?code|qrcode"
    r"|图片|圖片|图|圖|头像|頭像|广告|廣告|横幅|橫幅|二维码|二維碼|封面|配图|配圖)?[ _-]?\d{0,4}|\S*\.(?:jpe?g|png|gif|webp|bmp)",
    re.IGNORECASE,
)


def find(text: Text) -> Iterator[Finding]:
    """Each pair of asterisks, picture and link as its words."""
    string = text.string
    bold, pictures = list(BOLD.finditer(string)), list(PICTURE.finditer(string))
    if len(bold) + len(pictures) < FEWEST or MARKDOWN.search(string):
        return
    for place in (*bold, *pictures, *LINK.finditer(string)):
        words = next((group for group in place.groups() if group), "")
        if place.re is PICTURE and NO_DESCRIPTION.fullmatch(words):
            words = ""
        start, end = place.span()
        alone = not words and string[start - 1 : start] in ("", "\n") and string[end : end + 1] in ("", "\n")
        yield Finding(start, min(end + alone, len(string)), f"Markdown in plain text: {place.group()[:30]}", words)


RULE = Rule(
    name="markup/markdown-remains",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"\*\*[^\s*]|!\[",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    enters=frozenset({Zone.ADDRESS}),
    damaged=(
        Example(
            "渡口每天**六点**开船。\n\n船票在**南岸**买，见[价目](https://a.example.org/p)。\n",
            "渡口每天六点开船。\n\n船票在南岸买，见价目。\n",
        ),
        Example(
            "![](https://a.example.org/1.jpg)\n渡口的早晨。\n![老船长](https://a.example.org/2.jpg)\n他掌了三十年的舵。\n",
            "渡口的早晨。\n老船长\n他掌了三十年的舵。\n",
        ),
    ),
    intact=(
        "# 渡口\n\n每天**六点**开船，在**南岸**买票。\n",
        "- 每天**六点**开船\n- 在**南岸**买票\n",
        "每天**六点**开船。\n",
        "2**3 + 4**5 = 1032\n",
        "见[价目](https://a.example.org/p)和[时刻](https://a.example.org/t)。\n",
    ),
)
