"""How much of a text a run takes away; a file that would lose too much of it is left as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Level
from textfix.evidence.notices import is_notice
from textfix.evidence.page import is_prose, is_teaser

if TYPE_CHECKING:
    from textfix.outcome import Outcome

#: The share of its words that a file may lose without --force.
LARGEST = 1 / 3
#: What a letter counts that stands in no running text.
MENU = 0.5
#: Tags are no words; what is in them is not missed.
TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
LETTER = re.compile(r"\w")


def too_much(outcome: Outcome, largest: float = LARGEST) -> str:
    """Why an outcome takes too much away; empty where it does not.

    Only what rules of level full cut is counted, in letters, digits and Han characters: the others restore what was
    there, and delete no word. Running text counts whole, short lines, notices and teasers half: the menus of many a page are
    longer than its article.
    """
    cut: dict[str, float] = {}
    for step in outcome.steps:
        if step.rule.level is Level.FULL:
            lost = sum(
                _lost(step.before[finding.start : finding.end], finding.replacement) for finding in step.findings
            )
            cut[step.rule.name] = cut.get(step.rule.name, 0) + max(0, lost)
    total = sum(cut.values())
    if not total or total <= largest * (whole := _letters(outcome.original)):
        return ""
    names = ", ".join(sorted((name for name in cut if cut[name]), key=lambda name: -cut[name])[:3])
    return (
        f"would lose {min(1, total / whole):.0%} of its text, most of it to {names}; it was left as it was. "
        "--force repairs it all the same, --max-loss sets the share"
    )


def _lost(before: str, after: str | None) -> float:
    if after:
        return _letters(before) - _letters(after)
    return sum(_letters(line) * (1 if _is_running_text(line) else MENU) for line in before.split("\n"))


def _is_running_text(line: str) -> bool:
    words = line.strip()
    return is_prose(words) and not is_teaser(words) and not is_notice(words)


def _letters(string: str) -> int:
    return len(LETTER.findall(TAG.sub(" ", string)))
