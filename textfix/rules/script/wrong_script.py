"""Text in another Chinese script than the wanted one; for those who ask for a script.

What it finds:
    Paragraphs in Simplified Chinese where Traditional Chinese is wanted, and the reverse. `--script` names the script:
    simplified, traditional, traditional-tw (the spelling of Taiwan) or traditional-hk (of Hong Kong); where the rule is
    only selected, it is the one that most of the text is in. OpenCC converts each paragraph, by its phrases and then
    its characters. Of a line in the wanted script, only what stands between two marks and shows the other script alone.

Why it is damage:
    It is none in itself. A collection that is to be in one script has to be converted, outside code and addresses, and
    only once, since a converter damages text that is in the wanted script already.

Stays silent on:
    Everything, unless it is asked for; then on paragraphs in that script, Japanese ones, code, addresses.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.edits import findings_of_change
from textfix.evidence.marks import HAN, unprotected
from textfix.evidence.prose_script import ENOUGH, profile, script_profile
from textfix.evidence.script.conversion import (
    CONVERSIONS,
    HONG_KONG,
    conversion_to,
    converted,
    converted_in_part,
    converter,
    is_at_rest,
    is_to_convert,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPTS = ("simplified", *CONVERSIONS)
TAIWAN = re.compile("[裡為]")
LEAST = 3  #: characters that show a paragraph to be in the other script than the rest; fewer may be at home in both


def find(text: Text, script: str | None = None) -> Iterator[Finding]:
    seen = unprotected(text)
    whole = profile(seen)
    least, asked = (LEAST, True) if script else (ENOUGH, False)
    script = script or _own_script(text)
    if script is None:
        return
    convert = converter(conversion_to(script, seen))
    offset = 0
    for line in seen.split("\n"):
        after = line
        if is_to_convert(line, script, whole, least):
            after = converted(line, convert)
        elif asked:
            after = converted_in_part(line, script, convert)
        if after != line and is_at_rest(after, script, convert):
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
