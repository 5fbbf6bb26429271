"""Which lines were read in a wrong encoding as a whole; a family that was met is tried on all the others at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.evidence.mojibake.belief import Reading
from textfix.evidence.mojibake.blocks import read_lines
from textfix.evidence.mojibake.cells import twice
from textfix.evidence.mojibake.certainty import FEW, is_clear, most_excess
from textfix.evidence.mojibake.families import UTF8
from textfix.evidence.mojibake.hypotheses import best, suspected

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textfix.evidence.mojibake.blocks import Line
    from textfix.evidence.mojibake.families import Family

    Chain = tuple[Family, ...]

MET = 2  #: lines of one family one by one, after which it is tried on all the others at once
MOST = 6  #: families that are


def read_marked(lines: Sequence[str]) -> tuple[list[Reading | None], dict[int, frozenset[Family]]]:
    """What each line was, and the families that cannot explain it, by its number; all bear the marks of wrong readings."""
    refused: dict[int, frozenset[Family]] = {}
    answers: list[Reading | None] = [None] * len(lines)
    likely: list[Chain] = [()] * len(lines)
    met: dict[Chain, list[Reading]] = {}
    tried = 0
    left = list(range(len(lines)))[::-1]
    while left:
        number = left.pop()
        line = lines[number]
        answer = _by_chain(line, likely[number]) or best(line, _without(suspected(line), refused.get(number)))
        answers[number] = answer
        if answer is None or not _is_clear(answer):
            continue
        seen = met.setdefault(answer.chain, [])
        seen.append(answer)
        if len(seen) == MET and tried < MOST:
            tried += 1
            model = max(seen, key=lambda reading: reading.fluency.natives)
            for number, read in zip(left, read_lines([lines[number] for number in left], model), strict=True):
                if read and read.certain:
                    answers[number] = _reading(read, model)
                elif read:
                    likely[number] = model.chain
                elif _is_refused(lines[number], model.chain):
                    refused[number] = refused.get(number, _NONE) | {model.chain[0]}
            left = [number for number in left if answers[number] is None]
    return answers, refused


_NONE: frozenset[Family] = frozenset()


def _is_refused(line: str, chain: Chain) -> bool:
    """Whether a line that a chain did not explain among others has no other bytes, nor codec, that could be tried."""
    if len(chain) > 1 or chain[0].writer is not UTF8:
        return False
    return chain[0].reader.codec != "cp932" or not twice().pattern.search(line)


def _without(tried: Chain, refused: frozenset[Family] | None) -> Chain:
    return tuple(family for family in tried if family not in refused) if refused else tried


def read_unmarked(lines: Sequence[str], models: Iterable[Reading]) -> list[Reading | None]:
    """What each line was by one of the readings met in its text, where that is beyond doubt."""
    answers: list[Reading | None] = [None] * len(lines)
    left = list(range(len(lines)))
    for model in models:
        for number, line in zip(left, read_lines([lines[number] for number in left], model), strict=True):
            if line and line.certain and is_clear(lines[number], line.string, model.chain):
                answers[number] = _reading(line, model)
        left = [number for number in left if answers[number] is None]
    return answers


def _reading(line: Line, model: Reading) -> Reading:
    return Reading(line.string, model.chain, model.fluency, model.gain, line.guessed, line.proven)


def _by_chain(line: str, chain: Chain) -> Reading | None:
    """What a line was by a chain that was met in its text, where that is proven or beyond doubt."""
    answer = best(line, chain[:1], rounds=len(chain)) if chain else None
    return answer if answer and answer.chain == chain and (answer.proven or _is_clear(answer)) else None


def _is_clear(answer: Reading) -> bool:
    return answer.fluency.excess < most_excess(answer.chain) and answer.fluency.natives > FEW
