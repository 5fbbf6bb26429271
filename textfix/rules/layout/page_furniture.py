"""What a printed page has beside its text: its number, running heads and feet, folios, notes to turn over.

What it finds:
    In plain text, lines such as `— 3 —`, `第 3 页 共 9 页`, `Page 3 of 9`; numbers that count up through the text where a
    sentence runs over one of them or the text ends in one; the lines repeated beside these numbers; at the head or foot
    of the text a folio with name, date and page; heads set at both margins of which one part comes again; a paper's telephone
    between two halves; and `（下转第二版）`, `(Continued from Page 1)`, also at the end of a paragraph. Where these show a
    printed text, also its folios, imprints, indexes of pages and what libraries stamp on it, at the head and foot of the text,
    beside other furniture, and between the halves of a sentence. Halves that such lines alone have parted are joined.

Why it is damage:
    When pages become one text they stand between the halves of a sentence and mean nothing any more.

Stays silent on:
    Numbers of chapters and stanzas, over which no sentence runs; refrains and other passages that come again; code; tables and lists; contents with page numbers;
    pages named in a sentence; Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.paragraphs import glue
from textfix.evidence.printed.page_gaps import are_halves
from textfix.evidence.printed.page_marks import furniture, shown_lines
from textfix.evidence.printed.turn_notes import TURN

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SHOWN = 40


def find(text: Text) -> Iterator[Finding]:
    """Each run of furniture with the blank lines around it, and each note to turn over inside a line."""
    shown = shown_lines(text)
    if not shown:
        return
    string = text.string
    taken: set[int] = set()
    for first, last in furniture(text):
        taken.update(range(first, last + 1))
        start = shown[first - 1].end if first else 0
        behind = last + 1 < len(shown)
        end = shown[last + 1].start if behind else len(string)
        blank = string.count("\n", start, end) > last - first + 2
        gap = ("\n\n" if blank else "\n") if first and behind else "\n" if first and string.endswith("\n") else ""
        if first and behind and are_halves(text, shown, first - 1, last + 1):
            start += len(shown[first - 1].string.rstrip()) - len(shown[first - 1].string)
            end += len(shown[last + 1].string) - len(shown[last + 1].string.lstrip())
            gap = glue(string[start - 1 : start], string[end : end + 1])
        shown_text = shown[first].string.strip()[:LONGEST_SHOWN]
        yield Finding(start, end, f"page furniture: {shown_text}", gap)
    for at, line in enumerate(shown):
        if at in taken:
            continue
        head = len(line.string) - len(line.string.lstrip())
        tail = len(line.string.rstrip())
        for note in TURN.finditer(line.string):
            if note.start() == head or note.end() == tail:
                yield Finding(
                    line.start + note.start(), line.start + note.end(), f"note to turn over: {note.group()}", ""
                )


BOATS = "The boats left before the fog had lifted, and the harbour master, who had been told to hold them until noon, said that"
TIDE = "nobody had asked the tide."
FIRST = "河道整治完成以后，沿岸的茶馆又热闹起来，老人们早早就来占位子，一壶茶从早上喝到中午，说的还是从前涨水的"
SECOND = "事情。茶馆的主人说，水清了，客人也多了，打算明年再添几张桌子。"
THIRD = "傍晚的时候，孩子们在新修的堤岸上放风筝，有人拿着本子把风筝的样子画下来，贴在茶馆的墙上，一共贴了四十"
FOURTH = "多张。"

RULE = Rule(
    name="layout/page-furniture",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=(
        r"(?m:^[\s\x{3000}]*(?:[-—–－―·•~～\[]+ ?)?[0-9０-９]+[ 0-9０-９/／\]]*[-—–－―·•~～]*[\s\x{3000}]*$)"
        r"|[页頁版]|(?i:page|seite|cont|turn|see|p\.)"
        r"|[\pL\pN，、,-][ \t\x{3000}]*\n"
    ),
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    enters=frozenset({Zone.ADDRESS}),
    damaged=(
        Example(f"{FIRST}\n\n— 3 —\n\n{SECOND}\n", f"{FIRST}{SECOND}\n"),
        Example(
            f"{FIRST}\n\n河畔茶事\n12\n\n{SECOND}\n\n{THIRD}\n\n河畔茶事\n13\n\n{FOURTH}\n",
            f"{FIRST}{SECOND}\n\n{THIRD}{FOURTH}\n",
        ),
        Example(f"{SECOND}\n\n第 3 页 共 9 页\n\n{SECOND}\n", f"{SECOND}\n\n{SECOND}\n"),
        Example(f"{SECOND}（下转第三版）\n", f"{SECOND}\n"),
        Example(f"{FIRST}\n河畔文艺  2016 年第 2 期\n· 41 ·\n{SECOND}\n", f"{FIRST}{SECOND}\n"),
        Example(
            f"{FIRST}\n副刊　河畔茶事 B5\n{SECOND}\n\n{SECOND}\n\n副刊　河畔茶事 B5\n\n{THIRD}{FOURTH}\n",
            f"{FIRST}{SECOND}\n\n{SECOND}\n\n{THIRD}{FOURTH}\n",
        ),
        Example(
            "芦滩晚报　2 版\n2014年4月9日　星期三\n\n堤岸上的风筝\n\n"
            + FIRST
            + "\n\n新闻热线 5550-166　广告热线 5550-168\n"
            f"芦滩晚报　3 版\n\n{SECOND}\n\n发行：芦滩晚报社　印刷：大堤印刷厂\n",
            f"堤岸上的风筝\n\n{FIRST}{SECOND}\n",
        ),
        Example(
            f"{BOATS}\nSee TIDE, page 4A\n4A • The Skerry Post • Friday, May 3, 2013\nTIDE\nContinued from 2A\n{TIDE}\n",
            f"{BOATS} {TIDE}\n",
        ),
        Example("The boats left.\n\nPage 3 of 9\n\nThe boats came.\n", "The boats left.\n\nThe boats came.\n"),
    ),
    intact=(
        f"1\n\n{SECOND}\n\n2\n\n{SECOND}\n\n3\n\n{SECOND}\n",
        "— 1 —\n\n风过池塘\n绿了一池\n\n— 2 —\n\n雨打荷叶\n绿了一池\n",
        "目录\n\n河畔茶事 …… 12\n\n风筝 …… 13\n",
        f"请看第 3 页，共 9 页。{SECOND}\n",
        "The answer is on page 3 of 9 pages.\n",
        "12\n13\n14\n",
        "河畔茶事　2019年3月\n\n" + SECOND + "\n\n热线：5550-166\n",
        "The boats left. See page 4.\nIssue 12, Spring 2014\n",
        # a refrain, a form of words that comes again, code
        (
            "The tide is out, the nets are dry, and I wait here alone, my love\n\nCarry me over\nso we can sleep ashore\n"
            "Carry me over the bar\n\nThe lamp is lit, the wind goes down, and I sing you home, my love\n\nCarry me over\nto you\n"
        ),
        (
            "Go to the next error in the list that is open in the\n\nThe list belongs to the window\nuntil it is closed, and\n\n"
            "Go to the last error in the list that is open in the\n\nThe list belongs to the window\nuntil it is closed, and\n"
        ),
    ),
)
