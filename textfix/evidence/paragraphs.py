"""Lines and paragraphs: where they stand, how they end, and whether a text is prose at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from textfix.core import Text, Zone, fact
from textfix.evidence.zones import zones

#: Marks that end a sentence, and what may close behind them.
SENTENCE_END = "。！？!?…．."
CLOSING = "”’」』）)】》〉］〕\"'"
#: Marks that cannot begin a line that somebody wrote, and those that cannot end one.
NEVER_FIRST = "，。、；：！？”’」』）】》〉…"
NEVER_LAST = "“‘「『（【《〈"
#: Marks that bring their own space with them.
WIDE_MARKS = "，。、；：！？」』）】》〉「『（【《〈"

ENDED = re.compile(rf"[{re.escape(SENTENCE_END)}][{re.escape(CLOSING)}]{{0,3}}$")
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
LATIN_WORD = re.compile(r"[a-z]{2,}")
LIST_MARKER = re.compile(
    r"[ \t\u3000]*(?:[-*+•·●○◆◇■□▪►※☆★>|#]|[（(]?[0-9]{1,3}[.、．)）]|[（(]?[一二三四五六七八九十]{1,3}[、.．)）]|"
    r"第[一二三四五六七八九十百0-9]{1,4}[章节節条條回篇部卷]|[①-⑳]|[Q问問答A][:：])"
)
CREDIT = re.compile(
    r"(?:记者|記者|通讯员|通訊員|编辑|編輯|责编|責編|撰稿|撰文|来源|來源|作者|摄影|攝影|编审|編審|校对|校對|审核|審核)"
)
MOST_LINES = 500_000
#: Shorter lines of Han are titles, verse or speech as often as prose.
LONG_LINE = 40

#: Everyday words of modern Chinese, and their least share of the Han: verse and classical prose have next to none.
MODERN = re.compile(r"[的了是在们們这這个個我有]")
MODERN_SHARE = 0.02
#: So much of a text is read to tell which Chinese it is.
SAMPLE = 20_000


class Line(NamedTuple):
    """A line without its line end."""

    start: int
    end: int
    string: str

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on the line."""
        return not self.string.strip()

    @property
    def ended(self) -> bool:
        """Whether the line ends as a sentence does."""
        return bool(ENDED.search(self.string[-8:].rstrip()))


@fact
def lines(text: Text) -> tuple[Line, ...]:
    """All lines of a text; none where it has so many that it is a log or a corpus, not something people read."""
    found: list[Line] = []
    if text.string.count("\n") > MOST_LINES:
        return ()
    start = 0
    for string in text.string.split("\n"):
        found.append(Line(start, start + len(string), string))
        start += len(string) + 1
    return tuple(found)


@fact
def blocks(text: Text) -> tuple[tuple[Line, ...], ...]:
    """Runs of lines without a blank line between."""
    found: list[tuple[Line, ...]] = []
    run: list[Line] = []
    for line in lines(text):
        if not line.blank:
            run.append(line)
        elif run:
            found.append(tuple(run))
            run = []
    if run:
        found.append(tuple(run))
    return tuple(found)


def is_sentences(line: str) -> bool:
    """Whether a line is long and ended like a paragraph of prose."""
    stripped = line.strip()
    if len(stripped) < LONG_LINE or not ENDED.search(stripped[-8:]):
        return False
    return _reads_as_words(stripped)


def _reads_as_words(string: str) -> bool:
    """Whether a string is mostly letters, as sentences are and tables and code are not."""
    sample = string[:400]
    letters = sum(character.isalpha() or character == " " for character in sample)
    return letters >= 0.75 * len(sample) and (len(HAN.findall(sample)) >= 10 or len(LATIN_WORD.findall(sample)) >= 6)


def front_matter_end(text: Text) -> int:
    """The offset behind a text's front matter, 0 where it has none."""
    return next((span.end for span in zones(text)[:1] if span.zone is Zone.FRONT_MATTER), 0)


@fact
def is_prose(text: Text) -> bool:
    """Whether half of a text or more stands in paragraphs of sentences; verse, speech, tables, logs and code do not."""
    in_sentences = everything = 0
    head = front_matter_end(text)
    for block in blocks(text):
        if block[0].start < head:
            continue
        size = sum(len(line.string) for line in block)
        everything += size
        if all(len(line.string) < LONG_LINE for line in block):
            continue
        if block[-1].ended and len(block) > 1 and not HAN.search(block[0].string):
            paragraph = " ".join(line.string for line in block)  # Latin text wrapped at a column
            in_sentences += size if is_sentences(paragraph) and _reads_as_words(block[0].string) else 0
        else:
            in_sentences += sum(len(line.string) for line in block if is_sentences(line.string))
    return in_sentences * 2 >= everything > 0


@fact
def is_modern(text: Text) -> bool:
    """Whether the Chinese of a text is modern prose, as far as its everyday words tell."""
    sample = text.string[:SAMPLE]
    return len(MODERN.findall(sample)) >= MODERN_SHARE * len(HAN.findall(sample))


def takes_space(before: str, after: str) -> bool:
    """Whether a space may stand between two characters: none stands beside a mark as wide as a character."""
    return before not in WIDE_MARKS and after not in WIDE_MARKS


def glue(before: str, after: str) -> str:
    """What belongs between the halves of a broken sentence: a space between Latin words, nothing beside Han."""
    left, right = before[-1:], after[:1]
    latin = (
        left.isascii()
        and right.isascii()
        and (left.isalnum() or left in ",;:.")
        and (right.isalnum() or right in "(\"'")
    )
    return " " if latin else ""
