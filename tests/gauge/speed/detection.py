"""Detection alone against charset-normalizer, and against one strict decode, which nothing can do without.

Texts of 3,000 bytes and of a megabyte, each out of running text and out of documentation with its code and links.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from tests.gauge.speed.stopwatch import shortest
from textfix.encodings import detect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.gauge.data import Data

CODECS = (("utf-8", "zh-hans"), ("gb18030", "zh-hans"), ("big5", "zh-hant"))
SHORT, LONG = 3_000, 1_000_000  #: bytes
FILES = 12
HEAD = ("detection", "files", "ours µs", "charset-normalizer µs", "times as fast", "one decode µs", "decodes")
SUITE_HEAD = ("detection", "files", "ours ms", "chardet ms", "times as fast")


def rows(data: Data) -> Iterator[tuple[str, ...]]:
    """One line for each size, encoding and sort of text."""
    for size, files in ((SHORT, FILES), (LONG, 1)):
        for codec, language in CODECS:
            for sort, texts in (("running text", _running(data, language)), ("documents", _documents(data, language))):
                samples = [_cut("".join(texts[place::files]), codec, size) for place in range(files)]
                yield _row(f"{codec}, {size:,} bytes, {sort}", codec, samples)


def suite(data: Data) -> Iterator[tuple[str, ...]]:
    """All of chardet's test files, against chardet."""
    try:
        import chardet
    except ImportError:
        return
    samples = [path.read_bytes() for path in data.files("detect/chardet")]
    ours, theirs = shortest(detect, samples, 5), shortest(chardet.detect, samples, 3)
    yield "chardet's suite", str(len(samples)), f"{ours * 1e3:.0f}", f"{theirs * 1e3:.0f}", f"{theirs / ours:.2f}"


def _row(name: str, codec: str, samples: list[bytes]) -> tuple[str, ...]:
    times = max(1, 100_000 // len(samples[0]))
    ours = shortest(detect, samples, 7, times)
    theirs = shortest(lambda sample: from_bytes(sample).best(), samples, 3)
    decode = shortest(lambda sample: sample.decode(codec), samples, 7, times)
    share = 1e6 / len(samples)
    return (
        name,
        str(len(samples)),
        f"{ours * share:.1f}",
        f"{theirs * share:.0f}",
        f"{theirs / ours:.1f}",
        f"{decode * share:.1f}",
        f"{ours / decode:.2f}",
    )


def _running(data: Data, language: str) -> list[str]:
    texts = [record["text"] + "\n" for record in data.records("detect/short.jsonl") if record["lang"] == language]
    Random(0).shuffle(texts)
    return texts


def _documents(data: Data, language: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in data.files(f"clean/{language}")]


def _cut(text: str, codec: str, size: int) -> bytes:
    """So many bytes at most of the text, over and over if it is too short, in whole characters."""
    sample = text.encode(codec, "ignore") or b"?"
    whole = sample * (size // len(sample) + 1)
    return whole[:size].decode(codec, "ignore").encode(codec)
