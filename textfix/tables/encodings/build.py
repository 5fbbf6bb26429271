"""Compiles the models of this package.

Run as ``python -m textfix.tables.encodings.build FOLDER`` where FOLDER holds the packages that NOTICE.md lists, and
jieba and opencc-python-reimplemented are installed. The same packages give the same bytes.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import zlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from textfix.tables.encodings import (
    byte_classes,
    corpus,
    ideographs,
    letters,
    viscii,  # noqa: F401  # registers the codec
)
from textfix.tables.encodings.alphabets import CODECS

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


def main(folder: Path) -> None:
    """Read the packages and write both tables beside this file."""
    texts = corpus.read(folder)
    texts["vi-tones"] = Counter({letters.vietnamese_for_1258(text): weight for text, weight in texts["vi"].items()})
    _write("letters.bin", _letters(texts))
    for language, table in _ideographs(folder, texts).items():
        _write(f"{language}.bin", ideographs.pack(table).encode())


def _write(name: str, data: bytes) -> None:
    packed = zlib.compress(data, 9)
    (HERE / name).write_bytes(packed)
    print(name, len(data), len(packed))


def _letters(texts: dict[str, Counter[str]]) -> bytes:
    """A JSON line that says what follows, then the tables of costs in that order."""
    alphabets: dict[str, str] = {}
    tables: list[bytes] = []
    for language in sorted({language for _, languages in CODECS.values() for language in languages}):
        alphabets[language] = letters.alphabet_of(language, texts[language])
        tables.append(letters.pair_costs(language, texts[language], alphabets[language]))
    models = dict(zip(alphabets, tables, strict=True))
    readings: list[tuple[str, str]] = []
    described: list[bytes] = []
    for language, alphabet in alphabets.items():
        for encoding in letters.codecs_of(language, texts[language]):
            readings.append((encoding, language))
            described.append(byte_classes.describe(encoding, language, alphabet, models[language]))
    head = json.dumps([alphabets, readings], ensure_ascii=False).encode()
    return head + b"\n" + b"".join(tables) + b"".join(described)


def _ideographs(folder: Path, texts: dict[str, Counter[str]]) -> dict[str, dict[str, float]]:
    def running(language: str) -> dict[str, float]:
        return ideographs.shares((text, float(weight)) for text, weight in texts[language].items())

    words = ideographs.words_of_jieba(_package("jieba") / "dict.txt")
    ipadic = ideographs.words_of_ipadic(next(folder.glob("Janome-*.whl")))
    mandarin, taiwanese = ideographs.shares(words), ideographs.shares(ideographs.traditional(words, _to_traditional()))
    evenly = ideographs.evenly
    return {
        "zh-hans": ideographs.blend(
            (0.5, running("zh-Hans")), (0.48, mandarin), (0.02, evenly("gb2312", range(0xB0, 0xD8)))
        ),
        "zh-hant": ideographs.blend(
            (0.5, running("zh-Hant")), (0.48, taiwanese), (0.02, evenly("big5", range(0xA4, 0xC7)))
        ),
        "ja": ideographs.blend(
            (0.81, running("ja")),
            (0.15, ideographs.shares(ipadic)),
            (0.02, evenly("euc_jp", range(0xB0, 0xD0))),
            (0.02, ideographs.half_width_kana()),
        ),
        "ko": ideographs.blend((0.97, running("ko")), (0.03, evenly("euc_kr", range(0xB0, 0xC9)))),
    }


def _to_traditional() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("s2tw").convert
    return convert


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{name} is missing; it is needed to build the tables")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main(Path(sys.argv[1]))
