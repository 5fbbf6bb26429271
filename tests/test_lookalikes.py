"""Look-alikes: every pair of the table is found inside a word, and names and symbols in other alphabets are left alone."""

from __future__ import annotations

import unicodedata

import pytest

from textfix.core import Level, Text
from textfix.engine import repair
from textfix.evidence.alphabets import alphabet_of, alphabets, mixed_words
from textfix.rules.script.lookalikes import RULE, find
from textfix.tables.lookalikes import TWINS, pairs

RUSSIAN = "Касса открывается в восемь, пассажиры ждут парома на причале. "
GREEK = "Το λιμάνι ανοίγει νωρίς και οι βάρκες περιμένουν στην προβλήτα. "
TO_LATIN = [(letter, latin) for script in pairs().values() for letter, latin in script.to_latin.items()]
FROM_LATIN = [
    (name, plain, letter) for name in ("Cyrillic", "Greek") for plain, letter in pairs()[name].from_latin.items()
]


def test_the_table_pairs_letters_of_the_alphabets_it_names() -> None:
    for name, (letters, latin) in TWINS.items():
        assert all(alphabet_of(letter) == name for letter in letters)
        assert latin.isascii()
        assert all(letter.isupper() == plain.isupper() for letter, plain in zip(letters, latin, strict=True))
    for script in pairs().values():
        assert all(unicodedata.category(letter)[0] == "L" for letter in (*script.to_latin, *script.remote))


@pytest.mark.parametrize(("letter", "latin"), TO_LATIN, ids=lambda value: f"U+{ord(value):04X}")
def test_each_letter_is_found_inside_a_latin_word(letter: str, latin: str) -> None:
    text = f"The harbour mon{letter}days were busy."
    wanted = "l" if latin == "I" else latin  # a stroke between small letters
    assert repair(text, (RULE,), level=Level.FULL).text == text.replace(letter, wanted)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("ПАССАЖИРbЫ", "Ь"),  # no other letter looks like it
        ("приrлива", "г"),
        ("ПРИlЛИВА", None),  # І and Ӏ look alike
    ],
)
def test_a_small_latin_letter_that_only_resembles_one(word: str, meant: str | None) -> None:
    (finding,) = find(Text(RUSSIAN + word))
    assert finding.replacement == meant


@pytest.mark.parametrize(("alphabet", "plain", "letter"), FROM_LATIN)
def test_each_latin_twin_is_found_inside_a_word_of_another_alphabet(alphabet: str, plain: str, letter: str) -> None:
    prose, word = (RUSSIAN, "причал{}ный") if alphabet == "Cyrillic" else (GREEK, "λιμαν{}δρα")
    word = word.upper() if letter.isupper() else word
    damaged = prose + word.format(plain)
    assert repair(damaged, (RULE,), level=Level.FULL).text == prose + word.format(letter)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The p\u0430yment was late.", Level.SAFE),
        ("К\u0043О приехал. " + RUSSIAN, Level.FULL),  # every letter is in both alphabets
        ("The passw\u03bfrd is long.", Level.SAFE),
        ("The p\u03b1ssword is long.", Level.FULL),  # a symbol of formulas
        ("LICHT\u0415 plays tonight.", Level.REPORT),  # a name may be styled like that
    ],
)
def test_a_word_is_repaired_as_surely_as_its_letters_tell(text: str, level: Level) -> None:
    (finding,) = find(Text(text))
    assert RULE.level.lowest(finding.level) is level


def test_an_alphabet_is_counted_without_mixed_words() -> None:
    text = Text("паром и p\u0430yment")
    assert [word.letters for word in mixed_words(text)] == ["p\u0430yment"]
    assert alphabets(text)["Cyrillic"] == len("паром") + len("и")
    assert alphabets(text)["Latin"] == 0


def test_a_run_without_end_is_no_word() -> None:
    assert not mixed_words(Text("a\u0430" * 5000))
