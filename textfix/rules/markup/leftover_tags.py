"""HTML tags left here and there in a plain text.

What it finds:
    In plain text: `<br />` at the end of a line, `<strong>` and `<span style=…>` round words, a `</p>` without its beginning.
    The tags go, what they enclose stays; breaks become line ends, cells tabs, pictures their description.

Why it is damage:
    Whatever made text of a page missed them. Nobody writes them in a text that is no page.

Stays silent on:
    Markdown and HTML; texts that speak of markup or name a tag; templates and components; lines with other angle
    brackets or tags that HTML does not have; code; tags that only stand for themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.markup.tag_residue import lines_with_tags
from textfix.evidence.paragraphs import HAN, takes_space

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SHOWN = 30


def find(text: Text) -> Iterator[Finding]:
    """Each line that holds tags, without them; a line of nothing else goes."""
    for line in lines_with_tags(text):
        stripped = line.string.strip()
        start = line.start + line.string.index(stripped)
        read = _read(stripped)
        tag = stripped[stripped.index("<") :][:LONGEST_SHOWN].split(">")[0] + ">"
        if read:
            yield Finding(start, start + len(stripped), f"tag left in text: {tag}", read)
        else:
            end = min(line.end + 1, len(text.string))
            yield Finding(line.start, end, f"tag left in text: {tag}", "")


def _read(markup: str) -> str:
    """What is read of a line of markup."""
    from textfix.evidence.markup.html_pieces import pieces

    read = ""
    for piece in pieces(markup):
        space = "" if read and not takes_space(read[-1], piece.read[0]) else " "
        both_han = bool(read) and bool(HAN.match(read[-1]) and HAN.match(piece.read[0]))
        gap = ("", "" if both_han else space, space, "\t", "\n", "\n\n")[piece.gap] if read else ""
        read += gap + piece.read
    return read


RULE = Rule(
    name="markup/leftover-tags",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"<[/A-Za-z][^<>]*>",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    enters=frozenset({Zone.TAG, Zone.ADDRESS}),
    damaged=(
        Example(
            "第一步：鱼片加盐抓匀。<br />\n第二步：汤里放<strong>姜片</strong>煮开。</p>\n",
            "第一步：鱼片加盐抓匀。\n第二步：汤里放姜片煮开。\n",
        ),
        Example(
            'The <span style="color:red">last boat</span> leaves at six.\n<p>Be early.\n</div>\n',
            "The last boat leaves at six.\nBe early.\n",
        ),
        Example("时间见<a href='https://a.example.org/t'>时刻表</a>。\n", "时间见时刻表。\n"),
    ),
    intact=(
        "段落写在 <p> 和 </p> 之间。\n",
        "HTML 里加粗写作<b>粗</b>\n",
        "if a <b> c and d </b> e\n",
        "请填写<姓名>和<b>\n",
        "`<b>粗</b>` 是代码\n",
        "三<五，五>三。\n",
    ),
)
