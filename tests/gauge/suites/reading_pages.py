"""Pages made out of clean documents by the program that inserts readings, with each of its decoders."""

from __future__ import annotations

import re
from functools import cache
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.gauge.distance import distance
from tests.gauge.report import Detail, Report, Suite, Verdict, excerpts, tally
from tests.gauge.subject import NotAvailableError, repaired

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gauge.data import Data
    from tests.gauge.subject import Answer
    from textfix.evidence.readings.gbk import Decoder

#: Pages of each group where no sample is asked for.
PAGES = 250
LEVELS = ("safe", "full")
COLUMNS = tuple(
    f"{level} {what}"
    for level in LEVELS
    for what in ("exact", "better", "equal", "worse", "proven lines", "proven wrong", "failed")
)
#: What stands on a page's list: characters of the page, or any pair of its bytes that is a character with a reading.
LISTS = ("characters", "any bytes")
#: What no paragraph chosen here holds: a sign for a lost byte, a reading.
LEFT = re.compile(r"[?\N{REPLACEMENT CHARACTER}]|\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]|\((?:me|men|ma|bei|da|le)\)")
PARAGRAPHS, HAN = (1, 8), re.compile("[一-鿿]")
LEAST, LEAST_HAN = 60, 25  #: Han characters of a page and of a paragraph
#: Documents that were written in Traditional characters, and some that are converted.
SOURCES = (("zh-hant", "zh-hk"), ("zh-hans",))


class Page(NamedTuple):
    """One page to be made; the seed decides all that the other fields leave open."""

    folder: Path
    list: str
    decoder: str
    seed: int

    @property
    def group(self) -> str:
        """What it counts in."""
        return f"{self.list}, {self.decoder}"


def run(data: Data) -> Report:
    """The pages are repaired first, so that their own damage does not count; both levels always."""
    folder = data.existing("clean/zh-hant").parent
    pages = [
        Page(folder, kind, decoder, seed)
        for kind in LISTS
        for decoder in ("keeping", "swallowing")
        for seed in range(data.sample or PAGES)
    ]
    return tally(data.each(_measure, pages), COLUMNS)


def _measure(page: Page) -> Verdict:
    clean, damaged = _made(page)
    counts: list[str] = []
    details: list[Detail] = []
    for level in LEVELS:
        answer = repaired(damaged, level)
        outcome = _outcome(answer, damaged, clean)
        right, wrong = _proven(answer, damaged, clean)
        counts.append(f"{level} {outcome}")
        counts += [f"{level} proven lines"] * (right + wrong) + [f"{level} proven wrong"] * wrong
        if outcome in ("worse", "failed") or wrong or (level == "full" and outcome != "exact"):
            wanted, got = excerpts(clean, answer.text)
            what = answer.failure or f"{level} {outcome}: wanted, and got"
            details.append(Detail(f"{page.group} {page.seed}", what, wanted, got))
    return Verdict(page.group, tuple(counts), tuple(details))


def _outcome(answer: Answer, damaged: str, clean: str) -> str:
    if answer.failure:
        return "failed"
    if answer.text == clean:
        return "exact"
    before, after = distance(damaged, clean), distance(answer.text, clean)
    return "better" if after < before else "equal" if after == before else "worse"


def _proven(answer: Answer, damaged: str, clean: str) -> tuple[int, int]:
    """Lines of which every repair is proven and in which nothing is left: how many are right, and how many wrong."""
    got, made, wanted = answer.text.split("\n"), damaged.split("\n"), clean.split("\n")
    if not len(got) == len(made) == len(wanted):
        return 0, 0
    open_lines = {edit.line for edit in answer.edits if not edit.proven}
    proven = {edit.line for edit in answer.edits} - open_lines
    whole = [number - 1 for number in proven if not LEFT.search(got[number - 1])]
    right = sum(got[at] == wanted[at] for at in whole)
    return right, len(whole) - right


def _made(page: Page) -> tuple[str, str]:
    """A clean page, and what the program makes of it."""
    from textfix import tables
    from textfix.evidence.readings.gbk import Decoder, pair
    from textfix.evidence.readings.program import LIST_SIZE, list_of

    random, default = Random(f"{page.list} {page.decoder} {page.seed}"), tables.default_readings()
    clean = _clean(page.folder, random)
    if page.list == "characters":
        found = sorted(sign for sign in set(clean) if sign in default and pair(sign))
        chosen = random.sample(found, min(len(found), random.randint(*LIST_SIZE)))
        listed = {pair(sign): default[sign] for sign in chosen}
    else:
        listed = dict(list_of(clean, random))
    decoder = Decoder.KEEPING if page.decoder == "keeping" else Decoder.SWALLOWING
    lost = random.choice("?\N{REPLACEMENT CHARACTER}") if decoder is Decoder.KEEPING else "?"
    return clean, _salted(clean, listed, decoder, lost)


def _salted(clean: str, listed: dict[bytes, str], decoder: Decoder, lost: str) -> str:
    """The program in its simplest form, one pair after the other, whatever the borders of characters."""
    from textfix.evidence.readings.gbk import stretches

    parts = []
    for piece, sound in stretches(clean):
        data = sound
        for code, reading in listed.items():
            data = data.replace(code, code + f"({reading})".encode("gbk"))
        parts.append(data.decode("gbk", decoder.value).replace("\N{REPLACEMENT CHARACTER}", lost) if data else piece)
    return "".join(parts)


def _clean(folder: Path, random: Random) -> str:
    """A few paragraphs one after the other, of one document."""
    while True:
        paragraphs = random.choice(_documents(folder, random.choice(SOURCES)))
        at = random.randrange(len(paragraphs))
        clean = "\n".join(paragraphs[at : at + random.randint(*PARAGRAPHS)])
        if len(HAN.findall(clean)) >= LEAST:
            clean = repaired(clean, "full").text
            if repaired(clean, "full").text == clean:
                return clean


@cache
def _documents(folder: Path, source: tuple[str, ...]) -> list[list[str]]:
    """The paragraphs of running Chinese in each document, in Traditional characters."""
    documents = []
    for name in source:
        for path in sorted((folder / name).glob("*")):
            text = re.sub("(?ms)^```.*?^```", "", path.read_text(encoding="utf-8"))
            lines = (line.strip(" \r") for line in (_converted(text) if name == "zh-hans" else text).split("\n"))
            if kept := [line for line in lines if _is_prose(line)]:
                documents.append(kept)
    return documents


def _converted(text: str) -> str:
    """Simplified text as a page of the kind has it: the program's makers convert what they republish."""
    try:
        from opencc import OpenCC
    except ImportError as error:
        raise NotAvailableError(f"opencc: {error}") from error
    return str(OpenCC("s2t").convert(text))


def _is_prose(line: str) -> bool:
    from textfix import tables

    traditional = sum(sign in tables.traditional_only() for sign in line)
    simplified = sum(sign in tables.simplified_only() for sign in line)
    running = LEAST_HAN <= len(HAN.findall(line)) >= 0.5 * len(line)
    return running and traditional > max(3, 10 * simplified) and not LEFT.search(line)


SUITE = Suite(
    "reading-pages",
    "Pages salted with readings by the program itself: exact, nearer to the original, as far, farther; lines proven.",
    run,
)
