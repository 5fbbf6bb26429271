"""Pages with their residue marked line by line: the damaged text, the wanted text, and what a repair made of both.

Each line of a `.page` file begins with a mark of two characters: ``= `` a line of the article, ``- `` junk that has to
go, ``~ `` a blank or doubtful line whose fate is free, ``< `` a damaged line with the ``> `` lines that it should become,
``+ `` a piece of a paragraph that is joined with the next piece (``+_`` with a blank before it, ``+-`` without the hyphen
at the end of the piece before), and ``# `` what the page is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKS = ("= ", "- ", "~ ", "< ", "> ", "+ ", "+_", "+-", "# ")
#: Characters on each side of a line's end that tell whether it is still there.
AROUND = 8
QUOTES = str.maketrans("“”‘’「」『』", "\"\"''\"\"''")


class PageError(Exception):
    """A page that does not keep to the format; names the line."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The end of one piece and the beginning of the next, which belong together."""

    before: str
    after: str
    seam: str  #: what belongs between them: nothing or a blank


@dataclass(frozen=True, slots=True)
class Page:
    """One page, taken apart."""

    name: str
    damaged: str
    wanted: tuple[str, ...]  #: the lines with words that should be left, in their order
    article: tuple[str, ...]  #: those of them that stand in the damaged text already
    changed: tuple[str, ...]  #: those that a damaged line should become
    junk: tuple[str, ...]
    free: tuple[str, ...]
    joints: tuple[Joint, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a repair made of a page, counted; with the lines that it should have treated otherwise."""

    junk: int
    junk_left: tuple[str, ...]
    article: int
    article_lost: tuple[str, ...]
    changed: int
    changed_missed: tuple[str, ...]
    joints: int
    joints_missed: tuple[str, ...]
    wrong_joins: tuple[str, ...]


def read_page(path: Path) -> Page:
    """Parse a `.page` file. Raises PageError where it does not keep to the format."""
    marked = list(_marked(path))
    groups = _groups(marked)
    pieces = {number for group in groups for number in group}
    joined = {group[0]: _joined(marked, group) for group in groups}
    wanted: list[str] = []
    for number, (mark, text) in enumerate(marked):
        if mark in ("= ", "> ") and text.strip():
            wanted.append(text)
        elif number in joined:
            wanted.append(joined[number])
    lines = {mark: tuple(text for own, text in marked if own == mark and text.strip()) for mark in MARKS}
    damaged = [text for number, (mark, text) in enumerate(marked) if mark != "> " or number in pieces]
    return Page(
        path.stem,
        "\n".join(damaged) + "\n",
        tuple(wanted),
        lines["= "],
        lines["> "],
        lines["- "],
        lines["~ "],
        tuple(joint for group in groups for joint in _joints(marked, group)),
    )


def _marked(path: Path) -> Iterator[tuple[str, str]]:
    """The mark and the text of each line but the comments at the top."""
    for number, line in enumerate(path.read_text(encoding="utf-8").removesuffix("\n").split("\n"), 1):
        mark = line[:2] if len(line) > 1 else line + " "
        if mark not in MARKS:
            raise PageError(f"{path.name}:{number}: no such mark {line[:2]!r}")
        if mark != "# ":
            yield mark, line[2:]


def _groups(marked: list[tuple[str, str]]) -> list[list[int]]:
    """The pieces of each broken paragraph; blank and junk lines between them do not part them.

    A piece that ends a sentence ends its paragraph where other lines stand before the next piece.
    """
    groups: list[list[int]] = []
    open_group = False
    since: list[str] = []
    for number, (mark, text) in enumerate(marked):
        if mark.startswith("+"):
            ended = groups and _ends(marked[groups[-1][-1]][1]) and bool(since) and mark == "+ "
            if open_group and not ended:
                groups[-1].append(number)
            else:
                groups.append([number])
            open_group, since = True, []
        elif mark in ("~ ", "- ") and not (mark == "~ " and text.strip()):
            since.append(mark)
        else:
            open_group = False
    return groups


def _ends(piece: str) -> bool:
    return piece.rstrip().endswith(("。", "！", "？", "”", "」", ".", "…"))


def _joined(marked: list[tuple[str, str]], group: list[int]) -> str:
    paragraph = ""
    for number in group:
        mark, text = marked[number]
        if mark == "+-":
            paragraph = paragraph.rstrip().removesuffix("-") + text.lstrip()
        elif mark == "+_":
            paragraph = paragraph.rstrip() + " " + text.lstrip()
        else:
            paragraph += text if not paragraph else text.lstrip()
    return paragraph


def _joints(marked: list[tuple[str, str]], group: list[int]) -> Iterator[Joint]:
    for first, second in pairwise(group):
        mark, after = marked[second]
        before = marked[first][1].rstrip()
        if mark == "+-":
            before = before.removesuffix("-")
        yield Joint(before, after.lstrip(), " " if mark == "+_" else "")


def measured(page: Page, repaired: str) -> Result:
    """Compare the repair of a page with what was wanted; blanks and the width and shape of marks do not count."""
    lines = [line for line in map(_bare, repaired.split("\n")) if line]
    wanted = Counter(map(_bare, page.wanted))
    spare = Counter(lines)
    spare.subtract(wanted)
    free = {_bare(line) for line in page.free}
    extra = [line for line, count in spare.items() if line not in free for _ in range(count)]
    whole = "\n".join(lines)
    halves = "".join(lines)
    return Result(
        len(page.junk),
        _left(page.junk, extra),
        len(page.article),
        tuple(line for line in page.article if _bare(line) not in halves),
        len(page.changed),
        tuple(line for line in page.changed if _bare(line) not in lines),
        len(page.joints),
        tuple(f"{j.before[-AROUND:]}|{j.after[:AROUND]}" for j in page.joints if not _is_joined(j, repaired)),
        tuple(_wrong_joins(page, whole)),
    )


def _bare(line: str) -> str:
    """A line without blanks, and with its marks in one width and shape."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", line)).translate(QUOTES)


def _left(junk: tuple[str, ...], extra: list[str]) -> tuple[str, ...]:
    """The junk lines of which something is left: the whole, a part, or glued to another line."""
    left: list[str] = []
    rest = list(extra)
    for line in junk:
        bare = _bare(line)
        remains = next((other for other in rest if bare == other), None) or next(
            (other for other in rest if bare in other or (len(other) >= 2 and other in bare)), None
        )
        if remains is not None:
            left.append(line)
            if remains == bare or remains in bare:
                rest.remove(remains)
    return tuple(left)


def _is_joined(joint: Joint, repaired: str) -> bool:
    before, after = joint.before[-AROUND:], joint.after[:AROUND]
    if joint.seam:
        return before + joint.seam + after in repaired
    return any(_bare(before) + _bare(after) in _bare(line) for line in repaired.split("\n"))


def _wrong_joins(page: Page, whole: str) -> Iterator[str]:
    """Neighbouring lines that should have stayed apart."""
    lines = [_bare(line) for line in page.wanted]
    inside = "\n".join(lines)
    for first, second in pairwise(lines):
        glued = first[-AROUND:] + second[:AROUND]
        if glued in whole and glued not in inside:
            yield f"{first[-AROUND:]}|{second[:AROUND]}"
