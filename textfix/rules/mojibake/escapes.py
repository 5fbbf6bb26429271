r"""Characters left in escaped form in prose: `&#20013;&#25991;`, `&amp;#20013;`, `\u4e2d\u6587`, `%E4%B8%AD%E6%96%87`.

What it finds:
    Runs of two or more Han, kana or Hangul characters written as numbers of HTML (also doubly escaped, also with the
    `&` lost), as `\u` or `%u` escapes, or as percent-encoded UTF-8, in running text.

Why it is damage:
    A program escaped the text for a page, a script or an address, and the next one did not take the escapes back.
    Escaping the repair the same way gives the damaged run back, which is the proof.

Stays silent on:
    Code, addresses, attributes and anything between quotation marks or beside `=` and braces, where escapes are
    syntax; HTML and Markdown, where numbers of characters are markup unless they are doubly escaped; single escapes;
    texts that speak of escapes; runs that do not give usual text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.mojibake.fluency import EAST_ASIAN, fluency

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = "#(?:[0-9]{4,6}|[xX][0-9a-fA-F]{4,5});"
HOOK = re.compile(r"&(?:amp;)?#[0-9xX]|#[0-9xX]|\\u[0-9a-fA-F]|%(?:u[0-9a-fA-F]|[0-9a-fA-F][0-9a-fA-F]%)")
RUN = re.compile(
    f"(?P<twice>(?:&amp;{NUMBER}){{2,}})|(?P<number>(?:&{NUMBER}){{2,}})|(?P<cut>(?<![&A-Za-z0-9;])(?:{NUMBER}){{2,}})"
    r"|(?P<unicode>(?:\\u[0-9a-fA-F]{4}){2,}|(?:%u[0-9a-fA-F]{4}){2,})"
    r"|(?P<percent>(?<=[^!-~])(?:%[0-9a-fA-F]{2}){6,}(?![!-~]))"
)
DIGITS = re.compile("[xX]?[0-9a-fA-F]{3,}")
SYNTAX = frozenset("\"'`={}[]<>\\$|")
NATIVE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uff65“”‘’—…·]+")
SPEAKS = re.compile(r"(?i)unicode|escape|转义|轉義|编码|編碼|encod|エスケープ|이스케이프")
USUAL = 3.5  #: bits a character above what is usual


def find(text: Text) -> Iterator[Finding]:
    """Each run of escapes that is usual East Asian text, and stands in prose."""
    found = list(_in_prose(text))
    if found and not SPEAKS.search(text.string):
        yield from found


def _in_prose(text: Text) -> Iterator[Finding]:
    for run in _runs(text.string):
        start, end = run.span()
        if run.lastgroup in ("number", "cut") and text.kind is not Kind.PLAIN:
            continue
        beside = text.string[max(0, start - 1) : start] + text.string[end : end + 1]
        decoded = _decoded(run)
        if decoded and not SYNTAX.intersection(beside) and _is_usual(decoded):
            yield Finding(
                start, end, "characters left in escaped form", decoded, proven=_escaped(decoded, run) == run.group()
            )


def _runs(string: str) -> Iterator[re.Match[str]]:
    """The runs of escapes, looked for only where one may begin: that is far faster."""
    done = 0
    for hook in HOOK.finditer(string):
        run = RUN.match(string, hook.start()) if hook.start() >= done else None
        if run:
            done = run.end()
            yield run


def _decoded(run: re.Match[str]) -> str:
    """What the escapes stand for; empty where they are no characters."""
    try:
        if run.lastgroup == "percent":
            return unquote_to_bytes(run.group()).decode()
        if run.lastgroup == "unicode":
            return "".join(chr(int(part, 16)) for part in re.split(r"\\u|%u", run.group())[1:])
        numbers = DIGITS.findall(run.group())
        return "".join(chr(int(n[1:], 16) if n[0] in "xX" else int(n)) for n in numbers)
    except (ValueError, OverflowError):
        return ""


def _escaped(string: str, run: re.Match[str]) -> str:
    """The forward program, in the form and the case of the run."""
    if run.lastgroup == "percent":
        escaped = quote(string, safe="")
    elif run.lastgroup == "unicode":
        escaped = "".join(f"{run.group()[:2]}{ord(character):04X}" for character in string)
    else:
        head = run.group().partition("#")[0]
        if run.group()[len(head) + 1] not in "xX":
            return "".join(f"{head}#{ord(character)};" for character in string)
        escaped = "".join(f"{head}{run.group()[len(head) :][:2]}{ord(character):X};" for character in string)
    return escaped if escaped == run.group() else _lowered(escaped, run.group())


def _lowered(escaped: str, like: str) -> str:
    """The same with small digits, where the run has them."""
    return like if escaped.lower() == like.lower() and not re.search("[A-F]", like.replace("X", "")) else escaped


def _is_usual(string: str) -> bool:
    return NATIVE.fullmatch(string) is not None and fluency(string, EAST_ASIAN).excess < USUAL


RULE = Rule(
    name="mojibake/escapes",
    level=Level.SAFE,
    removes=True,
    doc=__doc__ or "",
    trigger=r"#[0-9xX][0-9a-fA-F]+;|[\\%]u[0-9a-fA-F]|[^!-~]%[0-9a-fA-F][0-9a-fA-F]%[0-9a-fA-F][0-9a-fA-F]%",
    find=find,
    damaged=(
        Example("早上&#22312;&#28193;&#21475;等船", "早上在渡口等船"),
        Example("早上&amp;#22312;&amp;#28193;&amp;#21475;等船", "早上在渡口等船", Kind.MARKDOWN),
        Example("早上#22312;#28193;#21475;等船", "早上在渡口等船"),
        Example("早上\\u5728\\u6e21\\u53e3等船", "早上在渡口等船"),
        Example("搜索 %E6%B8%A1%E5%8F%A3 一词", "搜索 渡口 一词"),
    ),
    intact=(
        'name = "\\u6e21\\u53e3"',
        "Unicode 转义：\\u6e21\\u53e3",
        "https://a.example/?q=%E6%B8%A1%E5%8F%A3&page=2",
        "折扣 #20013 和 #25991; 两个号码",
        "100%25%30%45%66%77%20",
    ),
)
