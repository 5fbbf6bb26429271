"""Compiles the tables of this package from the dictionaries of opencc-python-reimplemented, pypinyin and jieba, and running text.

Run as ``python -m textfix.tables.build`` where the extra ``tables`` is installed. The same sources give the same bytes.
NOTICE beside this file names the sources and their licences.
"""

from __future__ import annotations

import importlib.util
import json
import lzma
import math
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from textfix.tables.build_slips import slip_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

HERE = Path(__file__).parent
PAIRS = 22_000  #: character pairs kept; the next ones are too rare to rank anything
CHARACTERS = 9_000  #: characters with a probability of their own
LAST = 0xFFFF  #: the rare characters beyond have readings here only if they are forms of common ones
STEP = 0.1  #: log-probabilities are stored in steps of this size, in nats
VARIANTS = ("TWVariants", "HKVariants")
EVIDENT = frozenset("後於麼")  #: GB 2312 has them for the sake of names; in running text they are Traditional
SHARE = {"的": 0.04}  #: of the commonest character in running text, which jieba's counts put at a tenth of that


def package(name: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{name} is missing: install the extra with `pip install textfix[tables]`")
    return Path(spec.origin).parent


def dictionary(name: str) -> dict[str, list[str]]:
    """One of OpenCC's text dictionaries: a word and its conversions, the usual one first."""
    text = (package("opencc") / "dictionary" / f"{name}.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.split("\n") if "\t" in line)
    return {word: values.split(" ") for word, values in rows}


def encodable(character: str, encoding: str) -> bool:
    """Whether a national character set of old holds this character."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def converter(*names: str) -> Callable[[str], str]:
    """A conversion by the longest match from the left, good enough for single words."""
    phrases: dict[str, str] = {}
    for name in reversed(names):
        phrases.update({word: values[0] for word, values in dictionary(name).items()})
    longest = max(map(len, phrases))
    if longest == 1:
        table = str.maketrans(phrases)
        return lambda word: word.translate(table)

    def convert(word: str) -> str:
        done, at = [], 0
        while at < len(word):
            for size in range(min(longest, len(word) - at), 0, -1):
                piece = word[at : at + size]
                if piece in phrases or size == 1:
                    done.append(phrases.get(piece, piece))
                    at += size
                    break
        return "".join(done)

    return convert


def scripts() -> tuple[dict[str, str], set[str], set[str]]:
    """Traditional to Simplified by character, and the characters that only one of the scripts has."""
    to_simplified, to_traditional = dictionary("TSCharacters"), dictionary("STCharacters")
    regional = {value for name in VARIANTS for values in dictionary(name).values() for value in values}
    traditional = {
        word
        for word, values in to_simplified.items()
        if word in EVIDENT or not (word in values or word in to_traditional or encodable(word, "gb2312"))
    }
    simplified = {
        word
        for word, values in to_traditional.items()
        if not (word in values or word in regional or word in to_simplified or encodable(word, "big5"))
    }
    return {word: values[0] for word, values in to_simplified.items() if word != values[0]}, traditional, simplified


def readings() -> dict[str, tuple[str, str]]:
    """Each toned reading with the characters that have it first, and those that have it as well."""
    traditional = dictionary("TSCharacters")
    source = json.loads((package("pypinyin") / "pinyin_dict.json").read_text(encoding="utf-8"))
    first: defaultdict[str, list[str]] = defaultdict(list)
    others: defaultdict[str, list[str]] = defaultdict(list)
    for point, values in sorted((int(point), values.split(",")) for point, values in source.items()):
        character = chr(point)
        if point > LAST and character not in traditional:
            continue
        first[values[0]].append(character)
        for reading in dict.fromkeys(values[1:]):
            if reading != values[0]:
                others[reading].append(character)
    return {reading: ("".join(first[reading]), "".join(others[reading])) for reading in sorted({*first, *others})}


def words() -> dict[str, tuple[int, str]]:
    """The words of jieba's dictionary with their count and part of speech."""
    text = (package("jieba") / "dict.txt").read_text(encoding="utf-8")
    rows = (line.split(" ") for line in text.split("\n") if line)
    return {row[0]: (int(row[1]), row[2]) for row in rows}


def frequencies() -> tuple[dict[str, float], dict[str, float]]:
    """Log-probability of a character, and of a character after another (`pairs[a + b]`), in both scripts alike."""
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    traditional = converter("STPhrases", "STCharacters")
    regional = [converter(name) for name in VARIANTS]
    for word, (count, _) in words().items():
        if not all("\u4e00" <= character <= "\u9fff" for character in word):
            continue
        tradition = traditional(word)
        # half the weight goes to Simplified Chinese, a quarter to each regional standard of Traditional Chinese
        for spelling, weight in ((word, 2), *((convert(tradition), 1) for convert in regional)):
            for character in spelling:
                singles[character] += weight * count
            for pair in pairwise(spelling):
                pairs["".join(pair)] += weight * count
    total = sum(singles.values())
    common = sorted(singles, key=lambda character: (-singles[character], character))[:CHARACTERS]
    kept = sorted(pairs, key=lambda pair: (-pairs[pair], pair))[:PAIRS]
    return (
        {character: math.log(SHARE.get(character, singles[character] / total)) for character in common},
        {pair: math.log(pairs[pair] / singles[pair[0]]) for pair in kept},
    )


def by_step(values: Mapping[str, float]) -> str:
    """Log-probabilities as lines: the number of steps below zero, then all the keys of that value."""
    steps: defaultdict[int, list[str]] = defaultdict(list)
    for key, value in values.items():
        steps[round(-value / STEP)].append(key)
    return "\n".join(f"{step}\t{''.join(sorted(steps[step]))}" for step in sorted(steps))


def compile_tables() -> dict[str, str]:
    """The text of each table by the name of its file."""
    to_simplified, traditional, simplified = scripts()
    singles, pairs = frequencies()
    slips, sound = slip_tables(dictionary, converter, words())
    return {
        "readings": _lines((reading, *characters) for reading, characters in readings().items()),
        "scripts": _lines(
            (
                ("".join(to_simplified), "".join(to_simplified.values())),
                ("".join(sorted(traditional)),),
                ("".join(sorted(simplified)),),
            )
        ),
        "frequencies": f"{by_step(singles)}\n\n{by_step(pairs)}",
        "slips": f"{_lines(sorted(slips.items()))}\n\n{' '.join(sorted(sound))}",
    }


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def main() -> None:
    """Write the compressed tables beside this file."""
    for name, text in compile_tables().items():
        packed = lzma.compress(
            text.encode("utf-8"), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME
        )
        (HERE / f"{name}.txt.xz").write_bytes(packed)
        print(f"{name}: {len(text):,} characters, {len(packed):,} bytes")
    contexts()


def contexts() -> None:
    """Write the table of contexts, which reads characters by the tables before."""
    from textfix.tables.build_contexts import context_table
    from textfix.tables.corpora import corpora

    data = context_table(corpora(package), {word: count for word, (count, _) in words().items()}, dictionary)
    packed = lzma.compress(data, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)
    print(f"contexts: {len(data):,} bytes, {(HERE / 'contexts.bin.xz').write_bytes(packed):,} packed")


if __name__ == "__main__":
    main()
