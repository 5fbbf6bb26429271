"""The markup of wikis: its forms, whether a text has it, and what readers see of it."""

from __future__ import annotations

import re
from itertools import islice

LINK = re.compile(
    r"(?<!!)(?!(?<=[A-Za-z\d])\[\[[a-z\d:,*+-]+\]\])\[\[(?P<page>(?![\s\"']|\w+://)[^\[\]|{}\n]{1,200}(?<![\s\"':]))(?:\|(?P<words>[^\[\]|{}\n]{1,200}))?\]\](?!\()"
)
#: A name in code: an attribute, a table, an anchor, a class of characters. Alone it shows no wiki.
IDENTIFIER = re.compile(r"[a-z\d_:.#-]+")
UNSEEN = re.compile(
    r"\[\[(?:File|Image|Category|文件|檔案|图像|圖像|分类|分類|[a-z]{2,3}(?:-[a-z]{2,8})?(?=[:：][^\[\]\n]{1,300}\]\][ \t]*(?:\n|$)))[:：][^\[\]\n]{1,300}(?:\[\[[^\[\]\n]{1,100}\]\][^\[\]\n]{0,200}){0,4}\]\]",
    re.IGNORECASE,
)
QUOTES = re.compile(r"(?P<marks>'{2,3}|'{5})(?P<words>(?!')[^'\n]{1,200}(?:'[^'\n]{1,200}){0,4})(?P=marks)(?!')")
TEMPLATE = re.compile(r"\{\{(?P<name>[^{}|\n]{1,60})(?:\|(?P<rest>[^{}\n]{0,400}))?\}\}")
REFERENCE = re.compile(r"<ref(?:\s[^<>\n]{0,200})?(?:/>|>[^<>\n]{0,500}</ref>)", re.IGNORECASE)
HEADING = re.compile(
    r"^(?P<marks>={2,5}) ?(?P<words>[^=\n]{1,100}?) ?(?P=marks)[ \t]*(?:\[(?:edit|编辑|編輯)[^\[\]\n]{0,20}\][ \t]*)?$",
    re.MULTILINE,
)
EDIT = re.compile(
    r"(?<=[^\s\[=])[ ]?\[(?:edit|编辑|編輯|edit source|编辑源代码|編輯原始碼|编辑源码|編輯原始碼)(?: ?\| ?[^\[\]\n]{1,12})?\](?=[ \t]*$)",
    re.MULTILINE | re.IGNORECASE,
)
#: Notes that readers of a wiki leave in its text.
NOTE = re.compile(
    r"[ ]?\[(?:citation needed|clarification needed|original research\\??|dubious ?(?:[–-] discuss)?|when\?|who\?|by whom\?|according to whom\?"
    r"|来源请求|來源請求|需要引用|需要解释|需要解釋|原创研究？|原創研究？|谁？|誰？|何时？|何時？|哪里？|哪裡？)\]",
    re.IGNORECASE,
)
#: The number of a footnote, behind a word or a mark.
FOOTNOTE = re.compile(r"(?<=[^\s\[])(?:\[(?:(?:note|nb|注|註|参|參)? ?\d{1,3}|[a-z])\])+", re.IGNORECASE)
FOOTNOTES = re.compile(
    r"^[ \t]*(?:\[\d{1,3}\]|[\^↑] |\d{1,3}\. ?[\^↑])|(?:[资資]料|文[献獻]|[来來]源|[注註][释釋]|References|Notes|Sources)[ \t=]{0,8}(?:\[[^\[\]\n]{1,24}\])?[ \t=]{0,8}\n{1,3}[ \t]{0,8}1[.．、]",
    re.MULTILINE,
)
#: Spellings for each script: `-{zh-hans:计算机;zh-hant:電腦}-`.
VARIANTS = re.compile(r"-\{(?P<body>(?=[^{}\n]{0,200}[\u3400-\u9fff])[^{}\n]{1,200})\}-")
#: Templates that show their last argument.
SHOWS = re.compile(r"(?:lang(?:-\w+)?|nowrap|transl|small|big|link-\w+|le|tsl|nihongo|abbr|convert)$", re.IGNORECASE)
#: So many links or bold words show a wiki; one, in the company of a template, a heading or a reference.
SHOWN = 2
SAMPLE = 5_000
#: In this order, since pictures and references hold links.
MARKUP = (UNSEEN, REFERENCE, LINK, QUOTES, TEMPLATE, HEADING)


def is_wiki(string: str) -> bool:
    """Whether links and bold words are there, several or with what only a wiki has."""
    named = (link for link in LINK.finditer(string) if link["words"] or not IDENTIFIER.fullmatch(link["page"]))
    links = sum(1 for _ in islice(named, SHOWN))
    bold = sum(len(quote["marks"]) > len("''") for quote in islice(QUOTES.finditer(string), SHOWN))
    if (links and bold) or links >= SHOWN:
        return True
    return links + bold > 0 and any(form.search(string) for form in (UNSEEN, REFERENCE))


def shown(place: re.Match[str], form: re.Pattern[str]) -> str:
    """What readers of the wiki see of a piece of markup."""
    if form is LINK:
        return place["words"] or place["page"].lstrip(":")
    if form in (QUOTES, HEADING):
        return LINK.sub(lambda link: link["words"] or link["page"], place["words"])
    if form is TEMPLATE and place["rest"] and SHOWS.match(place["name"].strip()):
        return place["rest"].rpartition("|")[2]
    return ""


def variant(body: str, string: str) -> str:
    """The spelling of a word for the script of the text."""
    spellings = dict(part.split(":", 1) for part in body.split(";") if ":" in part)
    if not spellings:
        return body.rpartition("|")[2]
    from textfix.tables import simplified_only, traditional_only

    sample = set(string[:SAMPLE])
    traditional = len(sample & traditional_only()) > len(sample & simplified_only())
    wanted = ("zh-hant", "zh-tw", "zh-hk") if traditional else ("zh-hans", "zh-cn", "zh-sg")
    spelled = {name.strip().lower(): word for name, word in spellings.items()}
    return next((spelled[name] for name in wanted if name in spelled), next(iter(spelled.values())))
