"""Texts of many damages at once, each made from a number: cuts of fixtures and of the rules' examples, marks in runs.

Hypothesis draws small and plain values first, which is right for code that counts, and dull for rules that want evidence:
of its own texts two thirds show none of them anything. So it draws the number, and a text with a hundred ingredients is
made from that; `smallest` cuts down what fails.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.properties.hostile import MISREADINGS, SHAPES
from textfix.rules import ALL

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = Path(__file__).parents[2] / "fixtures"
#: The most lines that are cut from one fixture.
LINES = 12

HOSTILE = (
    *"\x01\x07\x08\t\x0b\x0c\x1b\x1c\x1f\x7f\x80\x85\x9b\xa0\xad\r\n",
    *"\N{COMBINING ACUTE ACCENT}\N{COMBINING GRAPHEME JOINER}\N{VARIATION SELECTOR-16}\N{ZERO WIDTH JOINER}",
    *"\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}\N{MONGOLIAN VOWEL SEPARATOR}",
    *"\N{RIGHT-TO-LEFT OVERRIDE}\N{POP DIRECTIONAL FORMATTING}\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}",
    *"\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}\N{IDEOGRAPHIC SPACE}\N{HANGUL FILLER}\N{BRAILLE PATTERN BLANK}",
    *"\ue000\uf8ff\ufdd0\ufffd\ufffe\uffff\U0001f600\U000e0041\U0010ffff\u2f00\u2e80\uf900\u3400\U00020000",
    *"<>&\"'`*_#|\\/=+-@[](){}，。、；：？！“”‘’「」『』（）《》【】—…·,.;:?!",
    *("\r\n", " \r", "\r\n ", "\n\n\n", " \n\r", "  \n", "\n    ", "\n\t", "\n> ", "\n- ", "\n# ", "\n1. "),
    *("&amp;", "&#0;", "&#x110000;", "&nbsp;", "<!--", "-->", "<script>", "</", "[[", "{{", "}}", "```", "~~~", "$$"),
    *(
        "---\n",
        "%0A",
        "::error::",
        "\x1b[31m",
        "]]>",
        "\ufeff",
        "\\u4e2d",
        "\\ud83d",
        "http://a.example/",
        "a@b.example",
    ),
    *("# textfix: ignore[", "# textfix: ignore[punctuation]\n", "textfix: off\n", "textfix: on\n", "# coding: gbk\n"),
    *("ã€", "Ã©", "â€œ", "ï¿½", "锟斤拷", "烫烫", "鐨", "æ", "Â ", "ÖÐ¹ú", "Р°", "ë¡", "\x81", "\x9d"),
    *("a", "B", "é", "中", "文", "繁", "體", "の", "カ", "한", "Я", "1", " ", "the ", "渡口", "老屋"),
)


def sound(text: str) -> bool:
    """Whether every byte of an example was read."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


@cache
def examples_of_rules() -> tuple[str, ...]:
    """All the examples, damaged, repaired and intact."""
    found = (
        text
        for rule in ALL
        for text in (*(side for each in rule.damaged for side in (each.before, each.after)), *rule.intact)
    )
    return tuple(sorted(filter(sound, set(found))))


@cache
def alphabets() -> tuple[str, ...]:
    """The characters of each rule's damaged examples, those first that few other rules' examples have."""
    uses: dict[str, int] = {}
    own = []
    for rule in ALL:
        characters = {character for each in rule.damaged for character in each.before if sound(character)}
        own.append(characters)
        for character in characters:
            uses[character] = uses.get(character, 0) + 1
    return tuple("".join(sorted(chars, key=lambda char: (uses[char], char))[:12]) for chars in own if chars)


@cache
def documents() -> tuple[tuple[str, ...], ...]:
    """The fixtures that are UTF-8, as lines."""
    found = []
    for path in sorted(FIXTURES.rglob("*")):
        if path.is_file():
            try:
                found.append(tuple(path.read_bytes().decode().replace("\r\n", "\n").split("\n")))
            except UnicodeDecodeError:
                continue
    return tuple(found)


def runs(chance: random.Random) -> str:
    """Runs of one rule's characters: a rule that looks at pairs and is not stable shows it on three marks, or five."""
    alphabet = chance.choice(alphabets())
    return "".join(chance.choice(alphabet) * chance.choice((1, 1, 2, 3, 5)) for _ in range(chance.randint(1, 8)))


def _cut_of_example(chance: random.Random) -> str:
    text = chance.choice(examples_of_rules())
    start = chance.randrange(max(1, len(text)))
    return text[start : start + chance.choice((1, 2, 3, 5, 12, 40))]


def _lines(chance: random.Random) -> str:
    lines = chance.choice(documents())
    start = chance.randrange(len(lines))
    return "\n".join(lines[start : start + chance.randint(1, LINES)])


def _line(chance: random.Random) -> str:
    return chance.choice(chance.choice(documents()))


def _misread(chance: random.Random) -> str:
    """A line in one encoding that was read in another."""
    text = _line(chance)[:200]
    written = chance.choice(("utf-8", "utf-8", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "cp1251"))
    read = chance.choice(("latin-1", "cp1252", "gb18030", "big5", "shift_jis", "cp1251", "koi8-r", "utf-8"))
    return text.encode(written, "ignore").decode(read, chance.choice(("replace", "ignore")))


INGREDIENTS: tuple[tuple[int, Callable[[random.Random], str]], ...] = (
    (5, lambda chance: chance.choice(examples_of_rules())),
    (4, _cut_of_example),
    (3, _lines),
    (3, _line),
    (3, runs),
    (3, lambda chance: chance.choice(HOSTILE) * chance.choice((1, 1, 1, 2, 4))),
    (2, _misread),
    (1, lambda chance: SHAPES[chance.choice(sorted(SHAPES))](chance.randint(1, 300))),
    (1, lambda chance: MISREADINGS[chance.choice(sorted(MISREADINGS))](chance.randint(1, 300))),
)


def mixture(number: int) -> str:
    """The text of a number; half of them are short."""
    chance = random.Random(number)
    joints = chance.choice((("",), ("", "\n"), ("\n",), ("", " ", "\n", "\n\n")))
    makers, weights = [make for _, make in INGREDIENTS], [weight for weight, _ in INGREDIENTS]
    count = chance.choice((1, 2, 2, 3, 3, 4, 6, 12))
    parts: list[str] = []
    for make in chance.choices(makers, weights, k=count):
        parts += (make(chance), chance.choice(joints))
    text = "".join(parts)
    if chance.random() < 0.15:  # one character more or less somewhere
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice((*HOSTILE, "", "")) + text[at + chance.choice((0, 1)) :]
    return text
