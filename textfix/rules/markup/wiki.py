"""The markup of a wiki left in a plain text.

What it finds:
    In plain text, where links in double brackets or words between three apostrophes show a wiki: `[[page|words]]`, `'''bold'''`,
    `{{citation needed}}`, `== heading ==`, `<ref>…</ref>`, categories and pictures. And without these `[edit]` behind headings,
    `[citation needed]`, with them the numbers of footnotes that are not there, and `-{zh-hans:…;zh-hant:…}-`.
    Words stay, templates that only make a note or a box go.

Why it is damage:
    A dump of a wiki is its source. The brackets and templates are instructions to a program.

Stays silent on:
    Markdown, whose notes may have links in double brackets; templates without other wiki markup; shell tests, lists in
    lists and other code; a single pair of double brackets; apostrophes that stand for quotation marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.markup.wiki import EDIT, FOOTNOTE, FOOTNOTES, MARKUP, NOTE, VARIANTS, is_wiki, shown, variant

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def find(text: Text) -> Iterator[Finding]:
    """Each piece of wiki markup as its words."""
    string = text.string
    notes = [*EDIT.finditer(string), *NOTE.finditer(string)]
    if notes and not FOOTNOTES.search(string):
        notes += FOOTNOTE.finditer(string)
    for place in notes:
        yield Finding(*place.span(), f"note of a wiki: {place.group().strip()}", "")
    for place in VARIANTS.finditer(string):
        yield Finding(*place.span(), f"wiki markup {place.group()[:30]}", variant(place["body"], string))
    if not is_wiki(string):
        return
    begun: set[int] = set()
    for form in MARKUP:
        for place in form.finditer(string):
            if place.start() not in begun:
                begun.add(place.start())
                yield _finding(string, place, shown(place, form))


def _finding(string: str, place: re.Match[str], words: str) -> Finding:
    """The place as its words; one that shows nothing and stands alone goes with its line."""
    start, end = place.span()
    alone = not words and string[start - 1 : start] in ("", "\n") and string[end : end + 1] in ("", "\n")
    return Finding(start, min(end + alone, len(string)), f"wiki markup {place.group()[:30]}", words)


RULE = Rule(
    name="markup/wiki",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=r"\[\[[^\[\]\n]+\]\]|'''|-\{[^{}\n]+\}-|(?i)\[(?:edit|编辑|編輯|citation|clari|orig|dub|wh|by|acc|来源|來源|需要|原创|原創|谁|誰|何|哪)",
    find=find,
    kinds=frozenset({Kind.PLAIN}),
    enters=frozenset({Zone.TAG, Zone.ADDRESS}),
    damaged=(
        Example(
            "'''Corrie Halt''' was a station on the [[Glen line]], near a [[granite|quarry]].{{citation needed|date=May 2014}}\n",
            "Corrie Halt was a station on the Glen line, near a quarry.\n",
        ),
        Example(
            "== 历史 ==\n'''西渡'''是[[青江]]上的渡口。<ref>县志</ref>\n{{青江渡口}}\n[[分类:渡口]]\n",
            "历史\n西渡是青江上的渡口。\n",
        ),
        Example("电脑又叫-{zh-hans:计算机;zh-hant:電腦}-。\n", "电脑又叫计算机。\n"),
        Example("The pier is old.[3] It was oak.[citation needed][4]\n", "The pier is old. It was oak.\n"),
        Example("History[edit]\nThe pier was built of oak.\n", "History\nThe pier was built of oak.\n"),
    ),
    intact=(
        "if [[ -f a.txt ]]; then echo '''x'''; fi\n",
        "matrix = [[1, 2], [3, 4]]\n",
        'tokens: [["mark", "|"]], [["word", "pier"]], [["mark", "."]]\n',
        "Add --with-{static,shared}-{enable,disable}-{debug} to the options.\n",
        "Dear {{ name }},\n\nyour boat is ready.\n",
        "rock 'n' roll, the '60s and ''the sea''\n",
        "Press [edit] to change your name.\n",
    ),
)
