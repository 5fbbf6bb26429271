"""Texts that are cheap to write and dear to read for code that looks at some of it again and again.

Each is a function of a size in bytes of UTF-8, so that one shape can be measured at several sizes.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Shape = Callable[[int], str]


def repeated(unit: str) -> Shape:
    """The same piece over and over."""
    return lambda size: unit * max(1, size // len(unit.encode()))


def headed(head: str, unit: str, tail: str = "") -> Shape:
    """A run between a beginning and an end, such as a string that is never closed."""
    return lambda size: head + repeated(unit)(size) + tail


def nested(opener: str, closer: str, inside: str = "") -> Shape:
    """One in the other, all of them closed."""

    def shape(size: int) -> str:
        depth = max(1, size // len((opener + closer).encode()))
        return opener * depth + inside + closer * depth

    return shape


def mixed(*pieces: str, seed: int = 1) -> Shape:
    """Pieces in no order."""

    def shape(size: int) -> str:
        chance = random.Random(seed)
        drawn: list[str] = []
        room = size
        while room > 0:
            drawn.append(chance.choice(pieces))
            room -= len(drawn[-1].encode())
        return "".join(drawn)

    return shape


def shrinking(piece: str) -> Shape:
    """Lines of which each is a little different, so that none repeats."""

    def shape(size: int) -> str:
        lines: list[str] = []
        room = size
        while room > 0:
            lines.append(f"{piece}{len(lines)}\n")
            room -= len(lines[-1].encode())
        return "".join(lines)

    return shape


def misread(text: str, written: str, read: str) -> Shape:
    """A text in one encoding that was read in another, over and over."""
    return repeated(text.encode(written, "ignore").decode(read, "replace"))


HAN = "渡口的老屋拆了一半，剩下的改成了茶馆。"
KANA = "海辺の古い家は半分こわされて、喫茶店になりました。"
HANGUL = "나루터의 낡은 집은 반쯤 헐렸고 찻집이 되었다. "
RUSSIAN = "Старый дом у переправы снесли наполовину, и там чайная. "
FRENCH = "L’été, la vieille maison près du bac — « à moitié démolie » — sert du thé. "

CHARACTERS: dict[str, Shape] = {
    "combining marks": headed("a", "\N{COMBINING ACUTE ACCENT}"),
    "combining marks of two classes": headed("a", "\N{COMBINING DOT BELOW}\N{COMBINING ACUTE ACCENT}"),
    "letters with marks": repeated("e\N{COMBINING ACUTE ACCENT}"),
    "jamo": repeated("\N{HANGUL CHOSEONG KIYEOK}\N{HANGUL JUNGSEONG A}\N{HANGUL JONGSEONG KIYEOK}"),
    "compatibility ideographs": repeated("\uf900\ufa10"),
    "radicals": repeated("\N{KANGXI RADICAL SUN}\N{KANGXI RADICAL MOON}"),
    "digits": repeated("1234567890"),
    "one letter": repeated("a"),
    "one ideograph": repeated("中"),
    "emoji joined": repeated("\N{MAN}\N{ZERO WIDTH JOINER}"),
    "replacement characters": repeated("\ufffd"),
    "replacement characters in words": repeated("a\ufffd中\ufffd"),
    "zero width": repeated("\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\ufeff"),
    "zero width in words": repeated("中\N{ZERO WIDTH SPACE}a\N{WORD JOINER}"),
    "open directions": repeated("\N{RIGHT-TO-LEFT OVERRIDE}"),
    "nested directions": nested("\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"),
    "directions unmatched": repeated("\N{RIGHT-TO-LEFT EMBEDDING}a\N{POP DIRECTIONAL ISOLATE}"),
    "controls": repeated("\x01\x1b\x7f\x9b"),
    "private use": repeated("\ue000\uf8ff"),
    "private use in words": repeated("中\ue5e5文\uf0b7"),
    "noncharacters": repeated("\ufffe\uffff"),
    "lookalikes": repeated("раураl "),
    "lookalikes without spaces": repeated("pаypаl"),
    "full-width letters": repeated("ａｂｃ１２３"),
    "tags of language": repeated("\U000e0061\U000e0062"),
}
SPACES: dict[str, Shape] = {
    "spaces": repeated(" "),
    "tabs": repeated("\t"),
    "spaces in words": repeated("a  "),
    "spaced ideographs": repeated("中 文 "),
    "ideographic spaces": repeated("\N{IDEOGRAPHIC SPACE}"),
    "odd spaces": repeated("\N{NO-BREAK SPACE}\N{EN QUAD}\N{FIGURE SPACE}"),
    "newlines": repeated("\n"),
    "spaced lines": repeated(" \n"),
    "spaces and a letter at the end": headed("", " ", "x"),
    "line separators": repeated("\N{LINE SEPARATOR}"),
    "line separators in words": repeated("a\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}\x85"),
    "form feeds": repeated("\f\v\x1c"),
    "line ends mixed": repeated("a\r\nb\nc\rd\r\r\n"),
    "lines of one character": repeated("中\n"),
    "lines of one letter": repeated("a\n"),
    "lines of two languages": repeated("中文一行\nan English line\n"),
    "lines that wrap": repeated("渡口的老屋拆了一半，剩下\n的一半被改成了茶馆，周末\n"),
    "lines with hyphens": repeated("the ferry-\nman is wait-\n"),
    "lines all alike": repeated("上一篇：渡口\n"),
    "lines none alike": shrinking("渡口的老屋"),
    "indents that grow": lambda size: "".join(" " * n + "a\n" for n in range(int((2 * size) ** 0.5))),
}
MARKS: dict[str, Shape] = {
    "open brackets": repeated("("),
    "open full-width brackets": repeated("（"),
    "nested brackets": nested("(", ")"),
    "brackets of many kinds": repeated("([{（【《「"),
    "open bracket and letters": repeated("(qi"),
    "han, open bracket, letters": repeated("强(qi"),
    "readings": repeated("强(qiáng)"),
    "readings with spaces": repeated("强 ( qiáng ) "),
    "nearly readings": repeated("强(qiángqiángqiáng"),
    "readings without marks": repeated("强qiáng"),
    "misaligned readings": repeated("渡口(dù)的(kǒu)老(de)屋(lǎo)"),
    "commas": repeated("，"),
    "doubled marks": repeated("中，，文。。"),
    "injected marks": repeated("中，文，"),
    "half-width marks": repeated("中,文."),
    "quotes": repeated('"'),
    "quotes in han": repeated('中"文“'),
    "open quotes": repeated("“"),
    "stops": repeated("."),
    "ellipses": repeated("…"),
    "dashes": repeated("—-"),
    "asterisks": repeated("*"),
    "emphasis open": repeated("**a"),
    "emphasis both": repeated("*a_"),
    "backquotes": repeated("`"),
    "backquotes that grow": lambda size: "".join("`" * n + "a" for n in range(int((2 * size) ** 0.5))),
    "backslashes": repeated("\\"),
    "dollars": repeated("$a"),
    "separators": repeated("|"),
    "separators in words": repeated("首页|新闻 > "),
    "separators in words, none alike": shrinking("甲|乙"),
    "at signs": repeated("a@"),
    "dotted names": repeated("a."),
    "addresses": repeated("https://a.example/?utm_source=b&"),
    "address without end": headed("https://a.example/", "a"),
    "addresses begun": repeated("http://"),
    "addresses in brackets": repeated("(http://a(b"),
}
SYNTAX: dict[str, Shape] = {
    "tags": repeated("<p>"),
    "tags open": repeated("<"),
    "tags begun": repeated("<a "),
    "tags begun with quotes": repeated('<a b="'),
    "tags nested": nested("<div>", "</div>", "中"),
    "tag soup": mixed("<b>", "</p>", "<a href=", "'", '"', ">", "中文", "<!--", "-->", "</", "&lt;"),
    "comments open": repeated("<!--"),
    "comments and dashes": headed("<!--", "-"),
    "declarations open": repeated("<![CDATA["),
    "script open": repeated("<script>"),
    "ampersands": repeated("&"),
    "references": repeated("&lt;&#x4e2d;&#20013;&nbsp;"),
    "references of references": headed("&", "amp;"),
    "references without end": headed("&#", "1"),
    "references begun": repeated("&#x"),
    "forum codes": repeated("[b][url=a]"),
    "forum codes open": repeated("[url="),
    "wiki links": repeated("[[a|"),
    "wiki templates": repeated("{{a|"),
    "wiki templates nested": nested("{{a|", "}}"),
    "link texts": repeated("["),
    "link texts closed": repeated("[a]"),
    "links begun": repeated("[a]("),
    "images begun": repeated("![[]("),
    "lists nested": lambda size: "".join(" " * (2 * n) + "- a\n" for n in range(int(size**0.5))),
    "quotations nested": repeated("> "),
    "quotations on lines": lambda size: "".join(">" * n + " a\n" for n in range(int((2 * size) ** 0.5))),
    "fences open": repeated("```\n"),
    "fences that grow": lambda size: "".join("`" * n + "\n" for n in range(int((2 * size) ** 0.5))),
    "tables": repeated("|a|b|\n|-|-|\n"),
    "headings": repeated("#"),
    "rules or headings": repeated("a\n===\n---\n"),
    "numbered": repeated("1. a\n"),
    "definitions": repeated("[a]: b\n"),
    "JSON nested": nested("[", "]"),
    "JSON objects nested": nested('{"a":', "}", "1"),
    "JSON string open": headed('{"a": "', "中"),
    "JSON strings": headed("[", '"中，，文",', '""]'),
    "escapes": headed('"', "\\u4e2d", '"'),
    "escapes halved": headed('"', "\\ud83d", '"'),
    "escapes of bytes": repeated("\\xe4\\xb8"),
    "YAML nested": lambda size: "".join(" " * n + "a:\n" for n in range(int((2 * size) ** 0.5))),
    "YAML flow": repeated("[{a: "),
    "YAML lists": repeated("- "),
    "YAML anchors": headed("a: &a [", "*a,", "]"),
    "TOML dotted": headed("", "a.", "a = 1"),
    "TOML nested": headed("a = ", "["),
    "strings open": repeated("'"),
    "strings of three open": repeated('"""'),
    "comments of code open": repeated("/*"),
    "comments of code": repeated("# 中，，文\n"),
    "brackets of code": repeated("f(a[b{"),
    "operators": headed("a", "+a"),
    "braces of LaTeX": repeated("{\\a "),
    "fields": repeated('"a,",'),
    "fields open": headed('"', "a,\n"),
    "subtitles": repeated("1\n00:00:01,000 --> 00:00:02,000\n中，，文\n\n"),
    "suppressions": repeated("# textfix: ignore[punctuation]\n"),
    "suppressions on one line": repeated("textfix: ignore[a] "),
    "regions off": repeated("# textfix: off\n# textfix: on\n"),
}
MISREADINGS: dict[str, Shape] = {
    "UTF-8 as Latin": misread(FRENCH, "utf-8", "latin-1"),
    "UTF-8 as Windows Latin": misread(FRENCH, "utf-8", "cp1252"),
    "UTF-8 as Latin twice": repeated(FRENCH.encode().decode("latin-1").encode().decode("latin-1")),
    "Chinese as Latin": misread(HAN, "utf-8", "latin-1"),
    "Chinese as GBK": misread(HAN, "utf-8", "gbk"),
    "Chinese as GBK with losses": repeated(HAN.encode().decode("gbk", "replace").replace("\ufffd", "?")),
    "GBK as Latin": misread(HAN, "gbk", "latin-1"),
    "GBK as Big5": misread(HAN, "gbk", "big5"),
    "Big5 as GBK": misread("渡口的老屋拆了一半，剩下的改成茶館。", "big5", "gbk"),
    "Japanese as Latin": misread(KANA, "shift_jis", "cp1252"),
    "Japanese as GBK": misread(KANA, "euc-jp", "gbk"),
    "Japanese as katakana": misread(KANA, "utf-8", "shift_jis"),
    "Korean as Latin": misread(HANGUL, "euc-kr", "latin-1"),
    "Korean as GBK": misread(HANGUL, "utf-8", "gbk"),
    "Russian as Latin": misread(RUSSIAN, "cp1251", "latin-1"),
    "Russian as KOI8": misread(RUSSIAN, "cp1251", "koi8-r"),
    "UTF-8 as Russian": misread(RUSSIAN, "utf-8", "cp1251"),
    "one lost sign": repeated("鐨"),
    "locked signs": repeated("锟斤拷"),
    "burnt signs": repeated("烫烫屯屯"),
    "one Latin pair": repeated("Ã©"),
    "half Latin pairs": repeated("Ã"),
    "half Latin pairs in words": repeated("aâ€"),
    "misreadings of every family": mixed(
        *(text.encode(written).decode(read, "replace") for text, written, read in (
            (HAN, "utf-8", "gbk"), (HAN, "utf-8", "cp1252"), (HAN, "gbk", "latin-1"), (RUSSIAN, "cp1251", "latin-1"),
            (KANA, "utf-8", "shift_jis"), (FRENCH, "utf-8", "latin-1"), (HANGUL, "euc-kr", "gbk"),
        )),
    ),
}  # fmt: skip
PROSE: dict[str, Shape] = {
    "Chinese": repeated(HAN + "\n"),
    "Chinese on one line": repeated(HAN),
    "Chinese without marks": repeated("渡口的老屋拆了一半"),
    "traditional in simplified": repeated("渡口的老屋拆了一半，剩下的改成了茶館。"),
    "slips": repeated("適用于渡口，皇后面的頭髮展。"),
    "English": repeated("The old house by the ferry was half pulled down. "),
    "English in lines": repeated("The old house by the ferry\nwas half pulled down and\n"),
    "page furniture": mixed("首页 > 新闻 > 正文\n", "分享到：微信 微博\n", "上一篇：渡口\n", HAN + "\n", "版权所有 © 2020\n",
                            "- 12 -\n", "登录 注册\n", "\n", "Home | News | About\n", "澳门现金网\n"),
    "everything": mixed(*"(（《<&*_`\"'“,，。.!！?|\\/@#\n\t 1aé中語か가Я\N{ZERO WIDTH SPACE}\N{COMBINING ACUTE ACCENT}Ã©â€锟斤拷\ufffd",
                        "<a ", "&lt;", "(qiáng)", "http://a.b/", "\r\n"),
}  # fmt: skip

SHAPES: dict[str, Shape] = {**CHARACTERS, **SPACES, **MARKS, **SYNTAX, **MISREADINGS, **PROSE}
