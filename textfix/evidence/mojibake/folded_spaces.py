"""The French `à`, whose second byte was a no-break space that a web form folded into the space behind it.

UTF-8 read in a Western encoding makes `Ã` and a no-break space of it; where spaces are folded, `Ã` alone is left. Other
languages have words that go on behind such an à (`àmbit`, `hài`), so the line must be French.
"""

from __future__ import annotations

import re

#: What the first byte of `à` becomes in Windows-1252, 1251 and 1250.
_LEAD = "[ÃГĂ]"
_NOT_IN_A_WORD = "(?:(?<![^ '’(«\"™-])|^)"
#: The word itself, and the few words that end with it.
_ALONE = re.compile(f"{_NOT_IN_A_WORD}{_LEAD}(?= (?!quel|s )[A-Za-zÀ-ÿ])")
_ENDED = re.compile(rf"(?i)\b(?:(?:re)?voil|(?:au-)?del|l|hol|d{_LEAD}[©\u0081-\u00ff]j){_LEAD}(?= )")
#: Words of French that its neighbours lack, in the repaired line; and what follows `à` and no part of a word.
_FRENCH = re.compile(
    r"(?i)\b(?:le|une|des|du|et|est|pour|dans|cette|ce|avec|qui|nos|notre|votre|leurs?|aux?|sont|vous|nous|je|il|elle|se trouve)\b"
)
_FOLLOWS = re.compile(r"(?i)à (?:l['’]|la |le |une? |nos |ce |cette |ces |son |sa |ses |leurs? |partir |côté )")
_WORDS = 2  #: different ones that show that a line is French


def unfolded(line: str, repaired: str) -> str:
    """The line with the no-break spaces that it must have had; the same line where that is not certain."""
    words = {word.lower() for word in _FRENCH.findall(repaired)}
    words |= {found.group() for found in _FOLLOWS.finditer(repaired)}
    line = _ENDED.sub(_with_space, line)
    return _ALONE.sub(_with_space, line) if len(words) >= _WORDS else line


def _with_space(found: re.Match[str]) -> str:
    return found.group() + "\N{NO-BREAK SPACE}"
