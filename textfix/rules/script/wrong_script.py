"""Text in another Chinese script than the wanted one; for those who ask for a script.

What it finds:
    Paragraphs in Simplified Chinese where Traditional Chinese is wanted, and the reverse. `--script` names the script:
    simplified, traditional, traditional-tw (the spelling of Taiwan) or traditional-hk (of Hong Kong); where the rule is
    only selected, it is the one that most of the text is in. OpenCC converts each paragraph, by its phrases and then
    its characters.

Why it is damage:
    It is none in itself. A collection that is to be in one script has to be converted, outside code and addresses, and
    only once, since a converter damages text that is in the wanted script already.

Stays silent on:
    Everything, unless it is asked for; then on paragraphs in that script, Japanese ones, code, addresses.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.edits import findings_of_change
from textfix.evidence.marks import HAN, HIDDEN, unprotected
from textfix.evidence.script import ENOUGH, ScriptProfile, profile, script_profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: OpenCC's conversion from Simplified Chinese, by the wanted script.
CONVERSIONS = {"traditional": "s2t", "traditional-tw": "s2tw", "traditional-hk": "s2hk"}
SCRIPTS = ("simplified", *CONVERSIONS)
#: Spellings that tell the Traditional Chinese of Hong Kong; 着 and 著 are told apart in Taiwan's only.
HONG_KONG = re.compile("[衞綫説]")
TAIWAN = re.compile("[裡為]")
LEAST = 3  #: characters that show a paragraph to be in the other script than the rest; fewer may be at home in both
MOSTLY = 9  #: how often the evidence for the wanted script outweighs the other where the text is in it
LONGEST = 200  #: code points that are converted at a time where no mark parts them
PIECE = re.compile(rf"[{HAN}]{{1,{LONGEST}}}|[^{HAN}{HIDDEN}]+|{HIDDEN}+")


def find(text: Text, script: str | None = None) -> Iterator[Finding]:
    seen = unprotected(text)
    whole = profile(seen)
    least = ENOUGH if script is None else LEAST
    script = script or _own_script(text)
    if script is None:
        return
    convert = _converter(_conversion(script, seen))
    offset = 0
    for line in seen.split("\n"):
        if _is_wanted(line, script, whole, least):
            after = _converted(line, convert)
            if after != line and _is_at_rest(after, script, convert):
                for change in findings_of_change(line, after, f"in the script that is wanted: {script}"):
                    yield replace(change, start=change.start + offset, end=change.end + offset)
        offset += len(line) + 1


@cache
def wanted(script: str) -> Rule:
    """The rule for one of `SCRIPTS`. Raises ValueError for another name."""
    if script not in SCRIPTS:
        raise ValueError(f"no script is called {script!r}; choose {', '.join(SCRIPTS)}")
    return replace(RULE, find=partial(find, script=script))


def _own_script(text: Text) -> str | None:
    """The script that most of the text is in, with the spelling of its region; None where no script dominates."""
    own = script_profile(text)
    if own.is_simplified:
        return "simplified"
    if not own.is_traditional:
        return None
    if HONG_KONG.search(text.string):
        return "traditional-hk"
    return "traditional-tw" if TAIWAN.search(text.string) else "traditional"


def _conversion(script: str, seen: str) -> str:
    """The name of OpenCC's conversion; to Simplified Chinese it depends on the spelling that is there."""
    if script != "simplified":
        return CONVERSIONS[script]
    if HONG_KONG.search(seen) and "著" not in seen:
        return "hk2s"
    return "tw2s" if "著" in seen else "t2s"


def _is_wanted(line: str, script: str, whole: ScriptProfile, least: int) -> bool:
    """Whether a line is to be converted: it is in the other script, or it does not tell and the whole text is.

    In a text that is in the wanted script, *least* characters have to say that a line is not.
    """
    if not re.search(f"[{HAN}]", line):
        return False
    own = profile(line)
    if own.is_japanese:
        return False
    there, other = _evidence(own, script)
    there_in_all, other_in_all = _evidence(whole, script)
    if there_in_all > MOSTLY * other_in_all and other < least:
        return False
    return other > there or (other == there and other_in_all >= there_in_all)


def _evidence(of: ScriptProfile, script: str) -> tuple[int, int]:
    """How many characters speak for the wanted script, and how many for the other one."""
    return (of.simplified, of.traditional) if script == "simplified" else (of.traditional, of.simplified)


def _is_at_rest(after: str, script: str, convert: Callable[[str], str]) -> bool:
    """Whether a second run leaves the line alone: it is in the wanted script now, or converting it changes nothing."""
    there, other = _evidence(profile(after), script)
    return there > other or _converted(after, convert) == after


def _converted(line: str, convert: Callable[[str], str]) -> str:
    return "".join(
        piece if piece.startswith(HIDDEN) or not re.search(f"[{HAN}]", piece) else convert(piece)
        for piece in PIECE.findall(line)
    )


@cache
def _converter(conversion: str) -> Callable[[str], str]:
    from opencc import OpenCC  # takes 50 ms to import and as long to read its dictionaries

    convert: Callable[[str], str] = OpenCC(conversion).convert
    return lru_cache(maxsize=4096)(convert)


RULE = Rule(
    name="script/wrong-script",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=f"[{HAN}]",
    find=find,
    damaged=(
        Example(
            "渡口的老人說，這條街從前很熱鬧，後來人們都搬走了。\n\n这里的干部后来去了皇后大道。",
            "渡口的老人說，這條街從前很熱鬧，後來人們都搬走了。\n\n這裏的幹部後來去了皇后大道。",
        ),
        Example(
            "渡口的老人说，这条街从前很热闹，后来人们都搬走了。\n\n這裡的麵條很好吃，`這裡的代碼`不變。",
            "渡口的老人说，这条街从前很热闹，后来人们都搬走了。\n\n这里的面条很好吃，`這裡的代碼`不变。",
        ),
    ),
    intact=(
        "這裡已經是繁體，皇后與干擾都沒有問題，那條街後來還開了幾間店。",
        "渡口的老人说，这条街从前很热闹，后来人们都搬走了。",
        "関係者は後で駅の前に並びました。",
        "No Han character here.",
        "`这里的代码`",
    ),
    default=False,
)
