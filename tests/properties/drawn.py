"""The files on which the properties are tried: every syntax and encoding, all line ends, and bytes that are no text.

The number of examples is small enough for every push. With TEXTFIX_NIGHTLY=1 it is a hundred times that, and others are
drawn each time; TEXTFIX_TIMES sets another factor.
"""

from __future__ import annotations

import codecs
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.properties.hostile import SHAPES
from tests.properties.mixture import HOSTILE, alphabets, examples_of_rules, mixture
from tests.properties.smallest import smallest
from textfix.core import Level

if TYPE_CHECKING:
    from collections.abc import Callable

#: Whether this is the long run, and how much longer it is.
NIGHTLY = os.environ.get("TEXTFIX_NIGHTLY", "") not in ("", "0")
TIMES = int(os.environ.get("TEXTFIX_TIMES", "0")) or (100 if NIGHTLY else 1)


def examples(number: int) -> settings:
    """So many examples, and many more in the long run."""
    return settings(
        max_examples=number * TIMES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=not NIGHTLY,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),  # `holds` makes a failure small, and knows how
        report_multiple_bugs=False,
    )


@dataclass(frozen=True)
class Drawn:
    """A file."""

    name: str
    data: bytes


def holds(check: Callable[[Drawn, Level], None], file: Drawn, level: Level) -> None:
    """Hold a file to a property; where it breaks it, fail with as little of it as breaks it too."""
    try:
        check(file, level)
    except AssertionError:
        if not NIGHTLY and len(file.data) < 40:
            raise

        def fails(data: bytes) -> bool:
            try:
                check(replace(file, data=data), level)
            except AssertionError:
                return True
            return False

        data = smallest(file.data, fails)
        try:
            check(replace(file, data=data), level)
        except AssertionError as reason:
            error = reason
        pytest.fail(f"{file.name}, {level.value}, {data!r} ({_shown(data)}): {str(error)[:1000]}", pytrace=False)


def _shown(data: bytes) -> str:
    try:
        return repr(data.decode())
    except UnicodeDecodeError:
        return "not UTF-8"


def _repeated(drawn: list[tuple[str, int]]) -> str:
    return "".join(piece * times for piece, times in drawn)


def _of_alphabet(alphabet: str) -> st.SearchStrategy[str]:
    return st.lists(st.tuples(st.sampled_from(alphabet), st.integers(1, 6)), min_size=1, max_size=8).map(_repeated)


RUNS = st.sampled_from(alphabets()).flatmap(_of_alphabet)
RUBBLE = st.lists(st.tuples(st.sampled_from(HOSTILE), st.integers(1, 4)), min_size=1, max_size=20).map(_repeated)
SHAPED = st.tuples(st.sampled_from(sorted(SHAPES)), st.integers(1, 400)).map(lambda drawn: SHAPES[drawn[0]](drawn[1]))
ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
PIECES = st.one_of(st.sampled_from(examples_of_rules()), RUNS, RUBBLE, SHAPED, ANY)
NUMBERED = st.integers(0, (1 << 64) - 1).map(mixture)
#: Texts of every sort; most are made from a number.
TEXTS = st.one_of(NUMBERED, NUMBERED, NUMBERED, st.lists(PIECES, min_size=1, max_size=5).map("".join))

NAMES = st.sampled_from(
    (
        *(
            "a.txt",
            "a.txt",
            "a.txt",
            "a.txt",
            "a",
            "a.md",
            "a.md",
            "a.html",
            "a.html",
            "a.rst",
            "a.xml",
            "a.tex",
            "a.srt",
        ),
        *("a.csv", "a.tsv", "a.json", "a.jsonl", "a.yaml", "a.toml", "a.ini", "a.py", "a.js", "a.c", "a.sh", "a.bat"),
    )
)
LEVELS = st.sampled_from((Level.SAFE, Level.FULL))
CODECS = (
    *("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "gb18030", "gbk", "big5", "big5hkscs"),
    *("shift_jis", "cp932", "euc-jp", "iso2022_jp", "euc-kr", "cp949", "hz", "cp1250", "cp1251", "cp1252", "cp1253"),
    *("koi8-r", "latin-1", "iso8859-2", "mac-roman", "cp437", "cp866", "tis-620", "utf-16-le", "cp874"),
)
MARKS = {"utf-16-be": codecs.BOM_UTF16_BE, "utf-16-le": codecs.BOM_UTF16_LE}
ENDS = ("\n", "\n", "\r\n", "\r", "mixed")


def _ended(text: str, end: str) -> str:
    """A text with other line ends; mixed ones stay as they are, and every third is CR LF."""
    lines = text.replace("\r\n", "\n").split("\n") if end == "mixed" else text.replace("\r", "\n").split("\n")
    if end != "mixed":
        return end.join(lines)
    return "".join(line + ("\r\n" if number % 3 == 0 else "\n") for number, line in enumerate(lines))


def _written(text: str, codec: str, end: str, *, marked: bool) -> bytes:
    body = _ended(text, end).encode(codec, "ignore")
    return MARKS.get(codec, b"") + body if marked else body


#: Files of UTF-8 only, which the rules on text see as they are, and files in many encodings.
PLAIN_FILES = st.builds(lambda name, text: Drawn(name, text.encode()), NAMES, TEXTS)
FILES = st.builds(
    lambda name, text, codec, end, marked: Drawn(name, _written(text, codec, end, marked=marked)),
    *(NAMES, TEXTS, st.sampled_from(CODECS), st.sampled_from(ENDS), st.booleans()),
)


def _broken(file: Drawn, places: list[tuple[float, bytes]]) -> Drawn:
    """A file into which bytes have been thrown."""
    data = file.data
    for share, thrown in places:
        at = int(share * len(data))
        data = data[:at] + thrown + data[at + len(thrown) // 2 :]
    return Drawn(file.name, data)


THROWN = st.one_of(
    st.sampled_from(
        (b"\xff", b"\x80", b"\xe4\xb8", b"\xc0\x80", b"\xed\xa0\x80", b"\x1b$B", b"~{", b"\x81\x30", b"\n\xff", b"\0")
    ),
    st.binary(min_size=1, max_size=4),
)
#: Files with bytes that are no character, of two encodings, or of none.
BROKEN_FILES = st.one_of(
    st.builds(_broken, FILES, st.lists(st.tuples(st.floats(0, 1), THROWN), min_size=1, max_size=3)),
    st.builds(_broken, PLAIN_FILES, st.lists(st.tuples(st.floats(0, 1), THROWN), min_size=1, max_size=3)),
    st.builds(lambda first, second: Drawn(first.name, first.data + b"\n" + second.data), FILES, FILES),
    st.builds(Drawn, NAMES, st.binary(max_size=200)),
)
