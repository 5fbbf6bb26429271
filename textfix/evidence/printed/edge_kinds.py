"""What a short line of a printed text may be, by its form and by the lines that are known: folio, imprint, number, head."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from textfix.evidence.printed.folios import Folio, folio
from textfix.evidence.printed.imprints import SITE, imprint, is_call, is_lost, is_stamp
from textfix.evidence.printed.page_breaks import TYPED, WRITER, key_of
from textfix.evidence.printed.page_numbers import is_number
from textfix.evidence.printed.turn_notes import catchword, is_turn_note
from textfix.tables.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textfix.evidence.paragraphs import Line

LONGEST, LONGEST_HEAD, SHORTEST_HEAD, LONGEST_SECTION = 120, 70, 4, 6
#: What papers are called.
NAME = re.compile(
    r"《?[\u4e00-\u9fff]{2,8}(?:[日晚晨早时時周週县縣市青校]?[报報]|[导導][报報]|[月周週季]刊|通[讯訊])》?"
)


class Known(NamedTuple):
    """What the text tells of its pages."""

    times: Counter[str]  #: how often each short line stands in the text, without its numbers
    catchwords: set[str]  #: the words under which articles go on elsewhere
    names: set[str]  #: what the paper is called on its folios


def kinds_of(shown: Sequence[Line], taken: set[int]) -> dict[int, str]:
    """What each line may be that is short and no sentence; *taken* are the lines that are known."""
    known = Known(
        Counter(key_of(line.string) for line in shown if len(line.string) <= LONGEST),
        {catchword(bare(shown[at])) for at in taken} - {""},
        _names(shown),
    )
    found: dict[int, str] = {}
    for at, line in enumerate(shown):
        stripped = bare(line)
        if len(stripped) <= 2 * LONGEST and (kind := _kind(stripped, line, known)):
            found[at] = kind
    return found


def bare(line: Line) -> str:
    """A line without the blanks around it."""
    return line.string.strip()


def _names(shown: Sequence[Line]) -> set[str]:
    """What the paper is called, by folios that nothing else can be."""
    folios = [found for line in shown if len(line.string) <= LONGEST and (found := folio(bare(line)))]
    counted = Counter(name for found in folios for name in found.names if found.page is not None or found.issues)
    return {name for name, count in counted.items() if count > 1 or NAME.fullmatch(name)}


def _kind(stripped: str, line: Line, known: Known) -> str:
    """What a line may be; empty where it is nothing that pages have at their edges."""
    again = known.times[key_of(stripped)] > 1
    found = folio(stripped)
    if found and (found.page is not None or found.worded or found.dates or found.issues):
        return "turn" if is_turn_note(stripped) else _kind_of(found, known, again=again)
    kind = next((kind for kind, form in FORMS if form(stripped)), "")
    if kind or found:
        return kind or "section"  # who made the page; below an article it is its editor
    if stripped.upper() in known.catchwords:
        return "catchword"
    return "repeated" if again and _may_repeat(stripped, line) else ""


def _kind_of(found: Folio, known: Known, *, again: bool) -> str:
    """What a folio is: as good as certain, or one that gives a date or an issue beside a name."""
    named = any(name in known.names for name in found.names)
    if found.sure or found.worded or (named and (found.issues or found.page is not None)):
        return "folio"
    if found.page is not None and again:
        return "repeated"
    return "dated" if found.issues or found.others or found.dates > 1 or again or named else ""


def _is_address(stripped: str) -> bool:
    return sum(imprint(stripped)) > 1 or SITE.fullmatch(stripped) is not None


def _is_section(stripped: str) -> bool:
    """Whether a line is the name of a part of a paper, set wide perhaps: `要 闻`."""
    name = stripped.replace(" ", "").replace("\N{IDEOGRAPHIC SPACE}", "")
    return len(name) <= LONGEST_SECTION and (name in lexicon("sections") or name in lexicon("channels"))


#: The forms in the order in which they are tried.
FORMS = (
    ("turn", is_turn_note),
    ("stamp", is_stamp),
    ("lost", is_lost),
    ("imprint", is_call),
    ("number", is_number),
    ("name", NAME.fullmatch),
    ("address", _is_address),
    ("section", _is_section),
)


def _may_repeat(stripped: str, line: Line) -> bool:
    """Whether a line that comes again can be a running head."""
    letters = sum(map(str.isalpha, stripped))
    short = SHORTEST_HEAD <= len(stripped) <= LONGEST_HEAD
    return (
        short
        and not line.ended
        and letters >= SHORTEST_HEAD
        and not (WRITER.search(stripped) or TYPED.search(stripped))
    )
