"""How much of a text a run takes away; a file that would lose too much of it is left as it was.

What is taken away is what the findings say: the characters that went in are those that come out, with what was removed
and without what was added. Where that does not balance, textfix is wrong, and the file is left as it was too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Level

if TYPE_CHECKING:
    from textfix.outcome import Outcome

#: The share of its words that a file may lose without --force.
LARGEST = 1 / 3
#: What a letter counts that stands in no running text.
MENU = 0.5
#: Tags are no words; what is in them is not missed.
TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
LETTER = re.compile(r"\w")


def unbalanced(outcome: Outcome) -> str:
    """Why the steps of an outcome do not account for every character; empty where they do."""
    text = outcome.original
    for step in outcome.steps:
        removed = sum(finding.end - finding.start for finding in step.findings)
        added = sum(len(finding.replacement or "") for finding in step.findings)
        if step.before != text or len(step.after) != len(text) - removed + added:
            return (
                f"internal error, the file was left as it was: {len(text)} characters, {removed} removed by "
                f"{step.rule.name} and {added} added, do not come to {len(step.after)}"
            )
        text = step.after
    if text != outcome.text:
        return "internal error, the file was left as it was: its repaired text is not that of the last step"
    return ""


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
    from textfix.evidence.articles.page import is_prose, is_teaser
    from textfix.evidence.frames.notices import is_notice  # imported for what was cut: most files lose nothing

    words = line.strip()
    return is_prose(words) and not is_teaser(words) and not is_notice(words)


def _letters(string: str) -> int:
    return len(LETTER.findall(TAG.sub(" ", string)))
