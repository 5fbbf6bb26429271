"""Which reading the evidence speaks for. A little nearly always decides; more is looked at when it does not."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from textfix.encodings import multibyte
from textfix.encodings.evidence import MUCH, gather, varied, with_rare_bytes

if TYPE_CHECKING:
    from textfix.encodings.candidate import Candidate

_DECLARED = 12.0  #: bits that a declaration is worth
_CLEAR = 40.0  #: bits ahead from which more evidence changes nothing
_GLANCE = 96  #: bytes of evidence on which one reading may be so much ahead of the others that they need no more
_FAR = 60.0  #: bits, for that
_KIN = 16.0  #: bits behind another language in the same encoding from which a language is given up
_SENSE = 1.2  #: surprise below which a text makes sense
_SOME_SENSE = 1.4  #: the same where the next best reading is far behind
_FEW = 8  #: native characters below which it may do so by chance
_POOR = 8  #: different native bytes below which more evidence is gathered before any reading is given up
_HOPEFUL = 16  #: readings that get a second look
_LITTLE = 48  #: native bytes below which every encoding of several bytes gets another chance
_DEFAULTS = {"cp1252", "utf_8", "ascii"}  #: what files declare that know no better


def ranked(data: bytes, evidence: bytes, declared: str | None) -> list[Candidate]:
    """The best reading first, then the next best of those that give another text."""
    if declared is not None and declared not in _DEFAULTS and (agreed := _agreed(data, evidence, declared)):
        return agreed
    head = evidence[:_GLANCE]
    if 2 * len(head) < len(evidence) and (found := _at_a_glance(head, evidence)):
        return _distinct(found, head)
    found = multibyte.contest(evidence)
    if _settled(found):
        return _distinct(found, evidence)
    return _from_all(data, evidence, declared)


def _at_a_glance(head: bytes, evidence: bytes) -> list[Candidate]:
    """The readings of the beginning, if the best is far ahead there and makes sense of all the rest; else none."""
    found = multibyte.contest(head)
    if not _settled(found, _FAR):
        return []
    native, surprise = multibyte.surprise(evidence, found[0].encoding, found[0].language)
    return [found[0]._replace(native=native, surprise=surprise), *found[1:]] if surprise < _SENSE else []


def _from_all(data: bytes, evidence: bytes, declared: str | None) -> list[Candidate]:
    from textfix.encodings import singlebyte

    if not varied(evidence, _POOR):
        evidence = gather(data, MUCH)
    found = _sorted([*multibyte.candidates(evidence), *singlebyte.candidates(evidence)], declared)
    if found[0].surprise > _SENSE:
        found = _sorted([*found, *multibyte.candidates(evidence, multibyte.RARE)], declared)
    distinct = _distinct(found, evidence)
    close = len(distinct) > 1 and distinct[1].cost - distinct[0].cost < _CLEAR
    of_bytes = not multibyte.listed(distinct[0].encoding)
    if close or of_bytes:
        evidence = gather(data, MUCH) if close or distinct[0].surprise > _SENSE else evidence
        evidence = with_rare_bytes(data, evidence) if of_bytes else evidence
        found = _again(found, evidence) or found  # the rare bytes may be none of theirs
        distinct = _distinct(_sorted(found, declared), evidence)
    return distinct


def _agreed(data: bytes, evidence: bytes, declared: str) -> list[Candidate]:
    """The reading of the declared encoding, if it makes sense and leaves no byte unexplained."""
    if rows := multibyte.listed(declared):
        found = multibyte.candidates(evidence, tuple(rows))
    else:
        from textfix.encodings import singlebyte

        found = singlebyte.of_encoding(with_rare_bytes(data, evidence), declared)
    sense = found and found[0].surprise < _SENSE and found[0].native >= _FEW and not found[0].errors
    return found[:1] if sense else []


def _settled(found: list[Candidate], clear: float = _CLEAR) -> bool:
    """Does the best reading make sense, and much more than the next one of another encoding?"""
    if not found or found[0].native < _FEW:
        return False
    ahead = next((other.cost for other in found if other.encoding != found[0].encoding), inf) - found[0].cost
    return (found[0].surprise < _SENSE and ahead > clear) or (found[0].surprise < _SOME_SENSE and ahead > 2 * clear)


def _again(found: list[Candidate], evidence: bytes) -> list[Candidate]:
    """The candidates that may still win, on more evidence."""
    from textfix.encodings import singlebyte

    best: dict[str, float] = {}
    for candidate in found:
        best.setdefault(candidate.encoding, candidate.cost)
    limit = found[0].cost + 3 * _CLEAR
    hopeful = [each for each in found if each.cost < limit and each.cost < best[each.encoding] + _KIN]
    names = {(candidate.encoding, candidate.language) for candidate in hopeful[:_HOPEFUL]}
    little = found[0].native < _LITTLE  # it may hold nothing but brackets and dashes
    rows = (row for row in (*multibyte.COMMON, *multibyte.RARE) if little or (row[0], row[1]) in names)
    return [*multibyte.candidates(evidence, tuple(rows)), *singlebyte.again(evidence, names)]


def _sorted(found: list[Candidate], declared: str | None) -> list[Candidate]:
    return sorted(found, key=lambda each: each.cost - (_DECLARED if each.encoding == declared else 0.0))


def _distinct(found: list[Candidate], evidence: bytes) -> list[Candidate]:
    """The best reading, and the best of those that give another text."""
    best = found[0]
    text = evidence.decode(best.encoding, "replace")
    for other in found[1:]:
        if other.encoding != best.encoding and evidence.decode(other.encoding, "replace") != text:
            return [best, other]
    return [best]
