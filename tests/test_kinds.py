"""Kinds of files: how they are told, which text in each may be touched, and that what was valid stays valid."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from textfix.core import Finding, Kind, Level, Rule, Text
from textfix.front import CHOICES
from textfix.kinds import KINDS, SUFFIXES, Syntax, kind_of, syntax_of
from textfix.regions import DATA, MARKS, PROSE
from textfix.report import Status
from textfix.rules import ALL
from textfix.rules.characters import radicals
from textfix.rules.script import misaligned, readings
from textfix.runner import repair_data
from textfix.validity import broken

if TYPE_CHECKING:
    from collections.abc import Iterator


def rule(pattern: str = "X", replacement: str = "Y", kinds: frozenset[Kind] = frozenset(Kind)) -> Rule:
    """A rule that finds a pattern wherever it stands."""

    def find(text: Text) -> Iterator[Finding]:
        for match in re.finditer(pattern, text.string):
            yield Finding(*match.span(), "planted", match.expand(replacement))

    return Rule(
        name="t/x",
        level=Level.SAFE,
        doc="",
        trigger=pattern,
        find=find,
        damaged=(),
        intact=(),
        kinds=kinds,
        removes=True,
    )


def repaired(text: str, path: str, *rules: Rule) -> str:
    """The file as a run leaves it; a second run leaves it too."""
    once = repair_data(text.encode(), rules or (rule(),), path=path)
    assert once.status is not Status.REFUSED, once.message
    assert repair_data(once.after, rules or (rule(),), path=path).after == once.after
    return once.after.decode()


# how they are told


@pytest.mark.parametrize(
    ("path", "head", "syntax"),
    [
        ("a.txt", "<!DOCTYPE html>", Syntax.PLAIN),
        ("a.unknown", "{}", Syntax.PLAIN),
        ("notes", "text", Syntax.PLAIN),
        ("README", "text", Syntax.MARKDOWN),
        ("in/License.txt", "text", Syntax.MARKDOWN),
        ("CMakeLists.txt", "", Syntax.SOURCE),
        ("vi.1", '.\\" a page of a manual\n.TH VI 1\n', Syntax.SOURCE),
        ("chapter.1", "text", Syntax.PLAIN),
        ("README.MD", "", Syntax.MARKDOWN),
        ("in/a.rst", "", Syntax.RESTRUCTUREDTEXT),
        ("a.svg", "", Syntax.XML),
        ("a.tex", "", Syntax.LATEX),
        ("a.srt", "", Syntax.SUBTITLES),
        ("a.tsv", "", Syntax.CSV),
        ("a.jsonl", "", Syntax.JSON),
        ("a.yml", "", Syntax.YAML),
        ("Cargo.lock", "", Syntax.TOML),
        ("a.lock", "", Syntax.DATA),
        ("a.sql", "", Syntax.SOURCE),
        ("Makefile", "", Syntax.SOURCE),
        ("run", "#!/usr/bin/env python3\n", Syntax.SOURCE),
        ("-", "#!/bin/sh\n", Syntax.SOURCE),
        ("-", "<?xml version='1.0'?>\n<a/>", Syntax.XML),
        ("-", "<?xml version='1.0'?>\n<!DOCTYPE html><html>", Syntax.HTML),
        ("-", "\n <!doctype HTML>", Syntax.HTML),
        ("page", "<html lang=zh>", Syntax.HTML),
        ("post", "---\ntitle: a\n---\ntext", Syntax.MARKDOWN),
        ("post", "---\nno end", Syntax.PLAIN),
        ("-", "text", Syntax.PLAIN),
    ],
)
def test_names_and_heads(path: str, head: str, syntax: Syntax) -> None:
    assert syntax_of(path, head) is syntax


def test_the_flag_takes_every_syntax() -> None:
    assert CHOICES["kind"] == tuple(Syntax)


def test_each_suffix_has_one_syntax() -> None:
    suffixes = [suffix for listed in SUFFIXES.values() for suffix in listed.split()]
    assert len(set(suffixes)) == len(suffixes)


def test_each_syntax_that_is_no_prose_has_its_regions() -> None:
    assert set(DATA) == {syntax for syntax in Syntax if syntax.kind in (Kind.DATA, Kind.SOURCE)}
    assert set(MARKS) == set(DATA)
    assert set(PROSE) <= set(KINDS)


def test_rules_are_given_the_kind() -> None:
    assert [kind_of(name) for name in ("a.md", "a.html", "a.json", "a.c", "a")] == [
        Kind.MARKDOWN,
        Kind.HTML,
        Kind.DATA,
        Kind.SOURCE,
        Kind.PLAIN,
    ]
    assert repaired("X", "a.csv", rule(kinds=frozenset({Kind.PLAIN}))) == "X"


# which text may be touched


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.md", "X\n\n    X\n\nX", "Y\n\n    X\n\nY"),
        ("a.md", "- X\n\n      X\n\n  X\n", "- Y\n\n      X\n\n  Y\n"),
        ("a.md", "> ```\n> X\n> ```\n> X\n", "> ```\n> X\n> ```\n> Y\n"),
        ("a.md", "1. X\n   ~~~\n   X\n   ~~~\n   X\n", "1. Y\n   ~~~\n   X\n   ~~~\n   Y\n"),
        ("a.md", "> - X\n>\n>       X\n", "> - Y\n>\n>       X\n"),
        ("a.md", "X `X` [X](X) <b title='X'>X</b>\n\n[X]: X 'X'\n", "Y `X` [Y](X) <b title='X'>Y</b>\n\n[X]: X 'X'\n"),
        ("a.md", "---\nt: X\n---\nX\n", "---\nt: X\n---\nY\n"),
        ("a.md", "| X | X |\n|---|---|\n| X | `X` |\n", "| Y | Y |\n|---|---|\n| Y | `X` |\n"),
        ("a.md", "a\rX\n\n    X\n", "a\rY\n\n    X\n"),
        ("a.rst", "X::\n\n  X\n\n  X\n\nX\n", "Y::\n\n  X\n\n  X\n\nY\n"),
        ("a.rst", ".. code:: X\n\n   X\n\nX\n\n.. note:: X\n   X\n", ".. code:: X\n\n   X\n\nY\n\n.. note:: Y\n   Y\n"),
        ("a.rst", ".. X\n   X\n\n:author: X\n\nX ``X``\n", ".. X\n   X\n\n:author: X\n\nY ``X``\n"),
        ("a.html", "<p id=X>X<code>X</code><script>X</script></p>", "<p id=X>Y<code>X</code><script>X</script></p>"),
        ("a.xml", "<a X='X'>X<!-- X --><![CDATA[X]]><?X X?></a>", "<a X='X'>Y<!-- Y --><![CDATA[Y]]><?X X?></a>"),
        ("a.xml", "<!DOCTYPE a [<!ENTITY b 'X'>]>\n<a>&b;X</a>", "<!DOCTYPE a [<!ENTITY b 'X'>]>\n<a>&b;Y</a>"),
        ("a.tex", "X $X$ \\X{X} \\label{X} % X\n\\[X\\] \\verb|X|", "Y $X$ \\X{Y} \\label{X} % Y\n\\[X\\] \\verb|X|"),
        ("a.tex", "\\begin{verbatim}\nX\n\\end{verbatim}X", "\\begin{verbatim}\nX\n\\end{verbatim}Y"),
        (
            "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000 X\n<i>X</i> {X}\n",
            "1\n00:00:01,000 --> 00:00:02,000 X\n<i>Y</i> {X}\n",
        ),
        ("a.vtt", "WEBVTT X\n\n00:01.000 --> 00:02.000\nX\n", "WEBVTT X\n\n00:01.000 --> 00:02.000\nY\n"),
        (
            "a.ass",
            "Style: X\nDialogue: 0,X,X,X,X,0,0,0,,X{X}X\\NX\n",
            "Style: X\nDialogue: 0,X,X,X,X,0,0,0,,Y{X}Y\\NY\n",
        ),
        ("a.lrc", "[ti:X]\n[00:12.00]X\n", "[ti:X]\n[00:12.00]Y\n"),
        ("a.json", '{"X": "X", "b": ["X", {"X" : "\\"X\\u0058"}]}', '{"X": "Y", "b": ["Y", {"X" : "\\"Y\\u0058"}]}'),
        ("a.json", '{"a": "X\n, "b": "X"}', '{"a": "Y\n, "b": "Y"}'),
        ("a.jsonl", '{"a": "X"}\n{"X": 1}\n', '{"a": "Y"}\n{"X": 1}\n'),
        ("a.yaml", "X: X # X\nb: 'X'\nc:\n- X\n- X: \"X\\x58\"\n", "X: Y # Y\nb: 'Y'\nc:\n- Y\n- X: \"Y\\x58\"\n"),
        ("a.yaml", "a: |\n  X\n  X\n&X b: *X1\n? X\n: X\n".replace("*X1", "X"), "a: |\n  Y\n  Y\n&X b: Y\n? X\n: Y\n"),
        ("a.yaml", "X: {{ X }}\n", "X: {{ X }}\n"),
        (
            "a.toml",
            'X = "X" # X\n"X" = \'X\'\n[X."X"]\nb = ["X", """X\nX"""]\n',
            'X = "Y" # Y\n"X" = \'Y\'\n[X."X"]\nb = ["Y", """Y\nY"""]\n',
        ),
        ("a.csv", 'X,X\n"X",X\n', 'Y,Y\n"Y",Y\n'),
        (
            "a.py",
            "X = 'X' # X\ndef X():\n    '''X'''\n    return f'X{X}'\n",
            "X = 'Y' # Y\ndef X():\n    '''Y'''\n    return f'Y{X}'\n",
        ),
        ("a.js", "X /* X */ // X\nX('X', `X${X}`, /X/)\n", "X /* Y */ // Y\nX('Y', `Y${X}`, /X/)\n"),
        ("a.c", '#define X "X"\n/* X */ char *X = "X\\X";\n', '#define X "X"\n/* Y */ char *X = "Y\\X";\n'),
        ("a.sh", "X='X' # X\n`X`\n", "X='Y' # Y\n`X`\n"),
        ("a.sql", "SELECT X FROM X WHERE a = 'X' -- X\n", "SELECT X FROM X WHERE a = 'Y' -- Y\n"),
        ("run", "#!/usr/bin/env python3\nX = 'X' # X\n", "#!/usr/bin/env python3\nX = 'Y' # Y\n"),
        ("run", "#!/usr/bin/zork\n# X\n", "#!/usr/bin/zork\n# X\n"),
        ("a.diff", "+X\n", "+X\n"),
    ],
)
def test_what_may_be_touched(path: str, before: str, after: str) -> None:
    assert repaired(before, path) == after


def test_what_may_not_be_touched_in_data_is_told() -> None:
    report = repair_data(b'{"X": 1}', (rule(),), path="a.json")
    (place,) = report.places()
    assert (place.applied, place.level) == (False, Level.REPORT)
    assert "not in text that may be touched" in place.message
    assert report.status is Status.DAMAGED


@pytest.mark.parametrize(
    ("path", "text", "replacement"),
    [
        ("a.json", '{"a": "X"}', '"'),
        ("a.json", '{"a": "X"}', "\\\\"),
        ("a.json", '{"a": "X"}', "\t"),
        ("a.yaml", "a: X", ": b"),
        ("a.csv", "X,b", "1,2"),
        ("a.py", "a = 'X'", "'"),
        ("a.xml", "<a>X</a>", "<b/>"),
        ("a.xml", "<a>X</a>", "&"),
        ("a.tex", "X", "100%"),
    ],
)
def test_a_repair_brings_in_no_syntax(path: str, text: str, replacement: str) -> None:
    assert repaired(text, path, rule("X", replacement)) == text


def test_a_quote_that_was_lost_can_be_brought_back() -> None:
    assert repaired('{\n"a": "X,\n"b": 1}', "a.json", rule("X", 'Y"')) == '{\n"a": "Y",\n"b": 1}'


def test_zones_are_never_weaker_with_the_parser() -> None:
    """Where CommonMark sees a paragraph and the zones see code, code it stays."""
    assert repaired("- a\n\n    X\n", "a.md") == "- a\n\n    X\n"


@pytest.mark.parametrize(
    ("path", "piece"),
    [
        ("a.md", "> "),
        ("a.md", "- "),
        ("a.md", "["),
        ("a.md", "[a]: b\n"),
        ("a.md", "`"),
        ("a.md", "|"),
        ("a.md", "    a\n\n"),
        ("a.md", "> - "),
        ("a.md", "<a\n"),
        ("a.rst", "a::\n"),
        ("a.rst", ".. a:: "),
        ("a.xml", "<"),
        ("a.xml", "<!--"),
        ("a.xml", "<![CDATA[a]]>"),
        ("a.tex", "$"),
        ("a.tex", "\\begin{verbatim}"),
        ("a.tex", "\\"),
        ("a.tex", "\\label["),
        ("a.srt", "<"),
        ("a.srt", "{"),
        ("a.lrc", "[00:"),
        ("a.json", '"'),
        ("a.json", '"\\"'),
        ("a.json", '"a" '),
        ("a.json", "["),
        ("a.toml", '"""'),
        ("a.toml", "'''a"),
        ("a.toml", '["a"'),
        ("a.yaml", "- "),
        ("a.yaml", "# a "),
        ("a.csv", '"'),
    ],
)
def test_hostile_text_costs_linear_time(path: str, piece: str) -> None:
    def seconds(times: int) -> float:
        data = (piece * times + "X").encode()
        start = time.process_time()
        repair_data(data, (rule(),), path=path)
        return time.process_time() - start

    assert seconds(16_000) < max(seconds(1_000), 0.01) * 16 * 8


@pytest.mark.parametrize("path", ["a.py", "a.js", "a.html", "a.md", "a.json"])
def test_one_long_line_is_done_in_time(path: str) -> None:
    """The linter autocorrect did not finish 280 KB on one line in 24 hours."""
    start = time.process_time()
    repair_data(b"x = 'X'; " * 31_000, (rule(),), path=path)
    assert time.process_time() - start < 10


# what was valid stays valid


@pytest.mark.parametrize(
    ("path", "text", "pattern", "replacement", "reason"),
    [
        ("a.json", '{"a": "bXb"}', '"bXb"', "bb", "invalid JSON of it: Expecting value: line 1 column 7"),
        ("a.json", '{"a": "X", "X": 1}', '"X"', '"Z"', "more of this JSON than text"),
        ("a.jsonl", '{"a": 1}\n{"a": 2}\n', ": 2", "", "invalid JSON lines of it"),
        ("a.yaml", "a: X\n", "X", "[", "invalid YAML of it: while parsing"),
        ("a.yaml", "a: X\n", "X", "1", "more of this YAML than text"),
        ("a.toml", "a = 'X'\n", "'X'", "b", "invalid TOML of it: Invalid value (at line 1, column 5)"),
        ("a.toml", "a = 'X'\n", "a =", "b =", "more of this TOML than text"),
        ("a.xml", "<a>X</a>", "X", "<", "invalid XML of it: not well-formed (invalid token): line 1, column 4"),
        ("a.xml", "<a>X</a>", "X", "<b/>", "more of this XML than text"),
        ("a.py", "a = 'X'\n", "'X'", "(", "invalid Python of it: '(' was never closed"),
        ("a.py", "a = 'X'\n", "'X'", "b", "more of this Python than text"),
        ("a.csv", "a,X\n", "X", "1,2", "more of this table than text"),
        ("a.tsv", "a\tX\n", "X", "1\t2", "more of this table than text"),
    ],
)
def test_a_repair_that_would_break_a_file_is_not_written(
    monkeypatch: pytest.MonkeyPatch, path: str, text: str, pattern: str, replacement: str, reason: str
) -> None:
    monkeypatch.setattr("textfix.care.sieve_of", lambda *_: None)  # what the regions would hold back
    report = repair_data(text.encode(), (rule(re.escape(pattern), replacement),), path=path)
    assert report.status is Status.REFUSED
    assert report.after == report.before == text.encode()
    assert reason in report.message
    assert "it was left as it was" in report.message


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.json", '{"a": "X", // comment\n}'),
        ("a.toml", "a = \n# X"),
        ("a.xml", "<a>X"),
        ("a.py", "print 'X'"),
        ("a.json", '{"a": "X", "a": "X", "b": 1.0, "c": [1, null]}'),
        ("a.yaml", "---\na: X\n---\n- X\n"),
        ("a.xml", '<?xml version="1.0" encoding="gbk"?><a>X</a>'),
        ("a.py", "# -*- coding: gbk -*-\na = 'X\\d'\n"),
    ],
)
def test_what_was_invalid_or_stays_valid_is_written(path: str, text: str) -> None:
    assert repaired(text, path) == text.replace("X", "Y")


@pytest.mark.parametrize(
    ("path", "opening", "closing"),
    [
        ("a.json", "[", "]"),
        ("a.yaml", "[", "]"),
        ("a.toml", "a = [", "]"),
        ("a.py", "(", ")"),
        ("a.xml", "<a>", "</a>"),
    ],
)
def test_deep_nesting_ends_in_a_message(path: str, opening: str, closing: str) -> None:
    deep = opening * 20_000 + closing * 20_000
    message = broken(syntax_of(path), path, deep, deep + "\n")
    assert message is None or "nested too deeply" in message


def test_entities_of_xml_are_not_expanded() -> None:
    """A billion laughs, and a file that would be fetched."""
    entities = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    bomb = f"<!DOCTYPE a [<!ENTITY e0 'ha'>{entities}<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&e11;&f;X</a>"
    start = time.process_time()
    assert repaired(bomb, "a.xml") == bomb.replace("X<", "Y<")
    assert time.process_time() - start < 2


# rules that work in data and in programs

SALTED = "縣(xiàn)裏的圖書(shū)館冬季開(kāi)放時(shí)間(jiān)有調整，星期一全天開(kāi)放，圖書(shū)可以預約。"
WHOLE = "縣裏的圖書館冬季開放時間有調整，星期一全天開放，圖書可以預約。"


@pytest.mark.parametrize(
    ("path", "around"),
    [
        ("a.json", '{{"id": 7, "text": "{}"}}\n'),
        ("a.jsonl", '{{"text": "{0}"}}\n{{"text": "{0}"}}\n'),
        ("a.yaml", "id: 7\ntext: {}\n"),
        ("a.toml", 'text = "{}"\n'),
        ("a.csv", "7,{}\n"),
        ("a.xml", "<page><p>{}</p></page>\n"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n{}\n"),
        ("a.tex", "\\section{{Eins}}\n{}\n"),
    ],
)
def test_a_salted_page_that_was_stored_is_repaired(path: str, around: str) -> None:
    assert repaired(around.format(SALTED), path, readings.RULE) == around.format(WHOLE)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "words.json",
            '{"書": "書(shū)籍", "學": "學(xué)校", "車": "車(chē)站", "門": "門(mén)口", "國": "國(guó)家"}\n',
        ),
        ("words.csv", "書(shū)籍,book\n學(xué)校,school\n車(chē)站,station\n門(mén)口,door\n國(guó)家,country\n"),
        (
            "words.yaml",
            "- 圖書(shū)館的門口有一棵大樹\n- 他在學(xué)校裏教了三十年\n- 車(chē)站旁邊新開了一家店\n- 門(mén)口站着兩個人\n",
        ),
        (
            "words.xml",
            "<w><i>書(shū)籍是人類進步的階梯，讀者要愛惜它們</i><i>學(xué)校在山的那一邊，走路要半個鐘頭</i></w>\n",
        ),
        ("program.py", f'TEXT = "{SALTED}"\n'),
        ("program.js", f"// {SALTED}\n"),
    ],
)
def test_readings_that_the_data_is_about_stay(path: str, text: str) -> None:
    assert repaired(text, path, readings.RULE, misaligned.RULE) == text


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.json", '{"\u2f00\u2f8f": "再读\u2f00\u2f8f"}', '{"\u2f00\u2f8f": "再读一行"}'),
        ("a.py", "name\u2f00 = '读\u2f00行'  # 再\u2f9b\u2f00步\n", "name\u2f00 = '读一行'  # 再走一步\n"),
        ("a.csv", "甲,先读\u2f00行\n", "甲,先读一行\n"),
        ("a.py", 'PAIRS = "\u2f00一\u2f06二\u2f08人"\nTABLE = {"\u2f00": "一", "\u2f06": "二"}\n', None),
        ("a.tsv", "\u2f00\t一\n\u2f06\t二\n", None),
    ],
)
def test_radicals_in_data_and_programs(path: str, before: str, after: str | None) -> None:
    assert repaired(before, path, radicals.RULE) == (before if after is None else after)


#: Rules of level safe that work in prose alone, and why.
PROSE_ALONE = {
    "mojibake/escapes": "an escape is how data and programs write a character",
    "characters/zero-width": "a string may hold one on purpose, and a table of strings often does",
    "characters/spaces": "the same",
    "characters/line-separators": "the same, and a line end there is syntax",
    "characters/compatibility": "tables of characters hold both codes",
    "characters/private-use": "fonts of icons are used from data and programs",
    "script/repeated-readings": "no program was run over, so that an entry of a dictionary looks alike",
    "script/scattered-readings": "the same",
    "script/lookalikes": "names in data and programs are chosen",
    "script/slips": "a table of both scripts holds both characters; its evidence is running prose",
    "punctuation/quotes": "a mark may part values inside a string",
    "punctuation/injected": "the same",
    "punctuation/doubled": "the same",
    "punctuation/width": "the same",
}


def test_each_safe_rule_works_in_data_or_has_a_reason_not_to() -> None:
    prose = {each.name for each in ALL if each.level is Level.SAFE and each.default and Kind.DATA not in each.kinds}
    assert prose == set(PROSE_ALONE)
