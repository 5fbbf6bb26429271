"""Checking clean text in one process, against decoding and encoding it: what any program that writes text must do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from tests.gauge.speed.stopwatch import shortest
from textfix import repair_bytes
from textfix.quick import fired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.gauge.data import Data

LANGUAGES = ("zh-hans", "zh-hant", "ja", "ko", "ru", "en")
HEAD = (
    *("clean text", "files", "MB", "d+e ms", "first look ms", "d+e", "check ms", "d+e"),
    *("charset-normalizer ms", "times as fast as that"),
)


def rows(data: Data) -> Iterator[tuple[str, ...]]:
    """One line for each language: the look that answers for most files, and the whole check with its rules."""
    for language in LANGUAGES:
        files = [path.read_bytes() for path in data.files(f"clean/{language}")]
        fired(files[0])
        fired(files[0])  # the second one compiles
        both = shortest(lambda file: file.decode("utf-8", "replace").encode(), files, 5)
        look = shortest(fired, files, 5)
        check = shortest(_checked, files, 3)
        theirs = shortest(lambda file: from_bytes(file).best(), files, 1)
        yield (
            *(language, str(len(files)), f"{sum(map(len, files)) / 1e6:.1f}", f"{both * 1e3:.1f}"),
            *(f"{look * 1e3:.1f}", f"{look / both:.1f}", f"{check * 1e3:.0f}", f"{check / both:.0f}"),
            *(f"{theirs * 1e3:.0f}", f"{theirs / check:.1f}"),
        )


def _checked(file: bytes) -> None:
    if fired(file) != frozenset():
        repair_bytes(file)
